#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Types command lines with <Tab> into the real shells and reads what they make of them.

A shell that is not installed is told and left out; with CNAMDATA_REQUIRE_COMPARISON=1 it is a failure.
"""
import argparse
import os
import pathlib
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PATIENCE = 20  # seconds; a shell answers in a few hundredths

# What is typed, and what the line is then. `!` shows that the shell has ended the word or the quote, or has not.
LINES = [
    ("cnamdata aggr\t!", "cnamdata aggregate !"),
    ("cnamdata aggregate medic --by ATC1,CI\t!", "cnamdata aggregate medic --by ATC1,CIP13!"),
    ("cnamdata aggregate A2025\t--by BEN_SEX\t!", "cnamdata aggregate A202501.csv.gz --by BEN_SEX_COD!"),
    ("cnamdata filter medic --format=nd\t!", "cnamdata filter medic --format=ndjson !"),
    ("cnamdata aggregate medic --sum REM --order-by sum_REM:d\t!",
     "cnamdata aggregate medic --sum REM --order-by sum_REM:desc!"),
    ("cnamdata filter medic --where \"ATC1 = 'A' and CI\t", "cnamdata filter medic --where \"ATC1 = 'A' and CIP13"),
    ("cnamdata --store data-fo\t", "cnamdata --store data-folder/"),
]
# The same of fish, which answers by itself: the candidates for the last word.
CANDIDATES = [
    ("cnamdata aggr", ["aggregate"]),
    ("cnamdata aggregate medic --by ATC1,CI", ["ATC1,CIP13"]),
    ("cnamdata aggregate A2025", ["A202501.csv.gz"]),
    ("cnamdata aggregate A202501.csv.gz --by BEN_SEX", ["BEN_SEX_COD"]),
    ("cnamdata filter medic --format=nd", ["--format=ndjson"]),
    ("cnamdata aggregate medic --sum REM --order-by sum_REM:", ["sum_REM:desc", "sum_REM:asc"]),
    ("cnamdata --store data-fo", ["data-folder/"]),
]
# What each shell is started with, and its configuration.
INTERACTIVE = {
    "bash": (["bash", "--noprofile", "--rcfile", "rc", "-i"],
             "PS1='ready$ '\nbind 'set enable-bracketed-paste off'\nsource <(cnamdata completion bash)\n"),
    "zsh": (["zsh", "-i"],
            "PS1='ready$ '\nunset zle_bracketed_paste\nautoload -Uz compinit; compinit -u -D\n"
            "source <(cnamdata completion zsh)\n"),
}


class Terminal:
    """An interactive shell behind a pseudo-terminal."""

    def __init__(self, words, folder, env):
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.execvpe(words[0], words, env)
        self.shown = ""

    def type(self, text):
        self.shown = ""
        os.write(self.master, text.encode())

    def wait_for(self, wanted):
        """Whether that line is shown before patience ends."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if wanted in self.line():
                return True
            if select.select([self.master], [], [], 0.1)[0]:
                try:
                    self.shown += os.read(self.master, 65536).decode("utf-8", "replace")
                except OSError:
                    return False
        return False

    def line(self):
        """What was shown, without the keys that move and colour."""
        text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|[\r\x07]", "", self.shown)
        while "\b" in text:
            text = re.sub(".\b", "", text, count=1, flags=re.DOTALL)
        return text

    def close(self):
        os.close(self.master)
        os.waitpid(self.pid, 0)


def try_interactive(shell, folder, env):
    words, configuration = INTERACTIVE[shell]
    for name in ("rc", ".zshrc"):
        (folder / name).write_text(configuration, encoding="utf-8")
    complaints = []
    for typed, wanted in LINES:
        terminal = Terminal(words, folder, env)
        if not terminal.wait_for("ready$"):
            return [f"{shell} does not start: {terminal.line()!r}"]
        for part in re.findall(r"[^\t]+\t?", typed):
            terminal.type(part)
            time.sleep(0.3)  # what is typed while the shell completes is not echoed in order
        if not terminal.wait_for(wanted[-24:]):
            complaints.append(f"{shell}: {typed!r} becomes {terminal.line()!r}, not {wanted!r}")
        terminal.close()
    return complaints


def try_fish(folder, env):
    complaints = []
    for typed, wanted in CANDIDATES:
        script = 'source (cnamdata completion fish | psub); complete -C "$argv[1]"'
        found = subprocess.run(["fish", "--no-config", "-c", script, typed], cwd=folder, env=env, text=True, check=False,
                               capture_output=True)
        names = [line.split("\t")[0] for line in found.stdout.splitlines()]
        if names != wanted:
            complaints.append(f"fish: {typed!r} gives {names}, not {wanted} {found.stderr}")
    return complaints


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/dev")
    build = parser.parse_args().build.resolve()
    complaints, tried = [], []
    for shell in ("bash", "zsh", "fish"):
        if not shutil.which(shell):
            print(f"{shell} is not installed")
            if os.environ.get("CNAMDATA_REQUIRE_COMPARISON") == "1":
                complaints.append(f"{shell} is needed")
            continue
        with tempfile.TemporaryDirectory(prefix="cnamdata-shells-") as name:
            folder = pathlib.Path(name)
            shutil.copy(ROOT / "data-samples/A202501.csv.gz", folder)
            (folder / "data-folder").mkdir()
            env = dict(os.environ, HOME=name, ZDOTDIR=name, XDG_CONFIG_HOME=name, XDG_DATA_HOME=name, TERM="dumb",
                       PATH=f"{build}:{os.environ['PATH']}", LC_ALL="C.UTF-8", COLUMNS="200")
            complaints += try_fish(folder, env) if shell == "fish" else try_interactive(shell, folder, env)
        tried.append(shell)
    print(f"tried {', '.join(tried)}: {len(complaints)} complaints", *complaints, sep="\n")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
