#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Runs the command-line cases: every folder of tests/cases that holds a `cmd`.

A case is TOPIC/NAME/ with
  cmd           run by bash in a fresh folder
  stdout        what it must print, byte for byte (no file: nothing)
  stderr        the same for stderr
  exit          the exit code (no file: 0)
  files/        copied into the fresh folder first
  setup         run by bash before; it must succeed, and what it prints is dropped
  oracle        run by bash; it computes the same stdout without cnamdata, and must print the same bytes
  needs-shared  a marker: the case reads real files under $SHARED, and is skipped where there are none

In the environment: $CNAMDATA (the program), $GENERATE (cnamdata-generate), $SAMPLES (data-samples), $FIXTURES
(tests/datasets), $SHARED (real samples), $SUPPORT (tests/support), a HOME of its own, and $CNAMDATA_STORE, which is
store/ of the fresh folder.

Text that differs from run to run is written in the expectations as {tmp}, {version}, {seconds}, {rate}, {size},
{sha256} or, for anything up to the end of the line, {any}. `--populate` writes what was printed, with these names put
in where they can be told. Read what it wrote before you commit it: the expectation is the claim, not the print-out.
"""
import argparse
import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TIMEOUT = 300

# What a placeholder stands for, and how --populate finds it.
PLACEHOLDERS = {
    "version": rb"\d+\.\d+\.\d+",
    "seconds": rb"\d+(?:\.\d+)?",
    "rate": rb"[\d.]+ [kMG]?B/s",
    "size": rb"[\d.]+ [kMG]?B",
    "sha256": rb"[0-9a-f]{64}",
    "any": rb"[^\n]*",
}
FINDERS = [
    (rb"\b[0-9a-f]{64}\b", b"{sha256}"),
    (rb"\b[\d.]+ [kMG]?B/s", b"{rate}"),
    (rb"(?<=\bto )[\d.]+ [kMG]?B(?= in )", b"{size}"),
    (rb"(?<=\bin )\d+(?:\.\d+)?(?= s\b)", b"{seconds}"),
]


class Case:
    def __init__(self, folder):
        self.folder = folder
        self.name = str(folder.relative_to(HERE))

    def read(self, name):
        path = self.folder / name
        return path.read_bytes() if path.is_file() else b""

    @property
    def exit(self):
        return int(self.read("exit") or 0)


def cases(wanted):
    found = sorted(path.parent for path in HERE.glob("*/*/cmd"))
    return [case for case in map(Case, found) if not wanted or any(word in case.name for word in wanted)]


def environment(options, folder):
    env = {key: value for key, value in os.environ.items() if not key.startswith(("CNAMDATA", "XDG_", "NO_COLOR"))}
    env.update(
        CNAMDATA=str(options.cnamdata), GENERATE=str(options.generate), SAMPLES=str(ROOT / "data-samples"),
        FIXTURES=str(ROOT / "tests/datasets"),
        SHARED=str(options.shared), SUPPORT=str(ROOT / "tests/support"), HOME=str(folder.parent / "home"),
        XDG_DATA_HOME=str(folder.parent / "home/data"), CNAMDATA_STORE=str(folder / "store"), LC_ALL="C.UTF-8", TZ="UTC",
        PYTHONDONTWRITEBYTECODE="1", PYTHONPATH=str(ROOT / "tests/support"))
    return env


def bash(script, folder, env):
    return subprocess.run(["bash", "-c", script], cwd=folder, env=env, stdin=subprocess.DEVNULL, capture_output=True,
                          timeout=TIMEOUT, check=False)


def pattern(expected, folder):
    """The regular expression an expectation stands for."""
    text = re.escape(expected.replace(b"{tmp}", bytes(folder)))
    for name, meaning in PLACEHOLDERS.items():
        text = text.replace(re.escape(b"{%s}" % name.encode()), meaning)
    return re.compile(text)


def with_placeholders(text, folder, version):
    text = text.replace(bytes(folder), b"{tmp}")
    if version:
        text = re.sub(rb"(?<![\d.])%s(?![\d.])" % re.escape(version), b"{version}", text)
    for finder, name in FINDERS:
        text = re.sub(finder, name, text)
    return text


def show(text):
    return "".join(f"      {line}\n" for line in text.decode("utf-8", "backslashreplace").splitlines())


def difference(what, expected, found):
    return f"    {what}, expected:\n{show(expected)}    found:\n{show(found)}"


def run_in(case, options, folder):
    """Runs a case in `folder`: a list of complaints, empty when it passed."""
    if (case.folder / "files").is_dir():
        shutil.copytree(case.folder / "files", folder, dirs_exist_ok=True)
    env = environment(options, folder)
    if setup := case.read("setup"):
        made = bash("set -e\n" + setup.decode(), folder, env)
        if made.returncode:
            return [f"    setup ended with {made.returncode}:\n{show(made.stderr)}"]
    oracle = bash("set -e\n" + case.read("oracle").decode(), folder, env) if case.read("oracle") else None
    done = bash(case.read("cmd").decode(), folder, env)
    complaints = []
    if oracle and (oracle.returncode or oracle.stdout != done.stdout):
        complaints.append(difference("the oracle disagrees; its stdout", oracle.stdout + oracle.stderr, done.stdout))
    if options.populate:
        populate(case, options, folder, done)
        return complaints
    if done.returncode != case.exit:
        complaints.append(f"    exit code {done.returncode}, expected {case.exit}\n{show(done.stderr)}")
    for what in ("stdout", "stderr"):
        found, expected = getattr(done, what), case.read(what)
        if not pattern(expected, folder).fullmatch(found):
            complaints.append(difference(what, expected, found))
    return complaints


def populate(case, options, folder, done):
    contents = {
        "stdout": with_placeholders(done.stdout, folder, options.version),
        "stderr": with_placeholders(done.stderr, folder, options.version),
        "exit": b"%d\n" % done.returncode if done.returncode else b"",
    }
    for name, text in contents.items():
        path = case.folder / name
        if not text:
            path.unlink(missing_ok=True)
        elif not path.exists() or not pattern(path.read_bytes(), folder).fullmatch(getattr(done, name, text)):
            path.write_bytes(text)


def run(case, options):
    if (case.folder / "needs-shared").exists() and not options.shared.is_dir():
        return case, None
    with tempfile.TemporaryDirectory(prefix="cnamdata-case-") as name:
        try:
            folder = pathlib.Path(name).resolve() / "work"
            folder.mkdir()
            return case, run_in(case, options, folder)
        except subprocess.TimeoutExpired:
            return case, [f"    still running after {TIMEOUT} s\n"]


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/dev", help="the build folder to test")
    parser.add_argument("--shared", type=pathlib.Path,
                        default=pathlib.Path(os.environ.get("CNAMDATA_REAL_SAMPLES", ROOT.parent / "shared/real-samples")))
    parser.add_argument("--populate", action="store_true", help="rewrite the expectations")
    parser.add_argument("-k", action="append", metavar="TEXT", default=[], help="only the cases whose name has TEXT")
    parser.add_argument("-j", type=int, default=os.cpu_count(), help="cases run at a time")
    options = parser.parse_args()
    options.cnamdata = options.build.resolve() / "cnamdata"
    options.generate = options.build.resolve() / "cnamdata-generate"
    printed = subprocess.run([options.cnamdata, "--version"], capture_output=True, check=True).stdout
    options.version = (re.findall(rb"\d+\.\d+\.\d+", printed) or [b""])[0]
    return options


def main():
    options = parse_arguments()
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    with concurrent.futures.ThreadPoolExecutor(options.j) as pool:
        for case, complaints in pool.map(lambda case: run(case, options), cases(options.k)):
            outcome = "skipped" if complaints is None else "failed" if complaints else "passed"
            counts[outcome] += 1
            if outcome != "passed":
                print(f"{outcome}: {case.name}", *(complaints or []), sep="\n")
    print(", ".join(f"{count} {outcome}" for outcome, count in counts.items()))
    return 1 if counts["failed"] or not counts["passed"] else 0


if __name__ == "__main__":
    sys.exit(main())
