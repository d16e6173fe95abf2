#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Runs every command the documents show and compares what it prints with what they show.

In README.md, CONTRIBUTING.md and docs/, a block marked `console` holds commands after `$ ` (a line that ends with a
backslash goes on in the next) and what they print, stdout and stderr together. The blocks of a document are run in
order, in one fresh folder with data-samples/ and build/release/ in it and the program on the PATH; its HOME prints as
`~`. The portal ($CNAMDATA_PORTAL) is a replica that publishes data-samples/. `...` alone on a line of output stands for any lines, `...` inside a line for any text.

A block marked `sh` is not run here: each of its commands must be one that the scripts of the house run.
"""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests/portal"))
from replica import Replica  # pylint: disable=wrong-import-position
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
# What `sh` blocks may show: commands that set up, build and test, which .ci/run itself goes through.
ELSEWHERE = re.compile(r"git clone|cd |scripts/(demo|test|make-samples|replica)\b|cmake |ctest |tests/cases/run\.py|python3 tests/")


def blocks(text, kind):
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def commands(block):
    """Pairs of a command and the output shown for it."""
    found = []
    lines = iter(block.splitlines())
    for line in lines:
        if line.startswith("$ "):
            command = line[2:]
            while command.endswith("\\"):
                command += "\n" + next(lines)
            found.append((command, []))
        elif found:
            found[-1][1].append(line)
    return found


def pattern(shown):
    """The regular expression for lines of output with `...` in them."""
    text = "".join("(?:.*\n)*" if line.strip() == "..." else ".*".join(map(re.escape, line.rstrip().split("..."))) + "\n"
                   for line in shown)
    return re.compile(text)


def sandbox(folder, build, portal):
    shutil.copytree(ROOT / "data-samples", folder / "data-samples")  # makes the folder, too
    (folder / "build").mkdir()
    (folder / "build/release").symlink_to(build)
    env = {key: value for key, value in os.environ.items() if not key.startswith(("CNAMDATA", "XDG_"))}
    env.update(HOME=str(folder.parent / "home"), PATH=f"{build}:{env['PATH']}", LC_ALL="C.UTF-8", COLUMNS="100",
               PYTHONDONTWRITEBYTECODE="1", CNAMDATA_PORTAL=portal)
    return env


def check_document(path, build, populate):
    """Runs the commands of a document: how many, and what is wrong."""
    text = path.read_text(encoding="utf-8")
    name = path.relative_to(ROOT)
    complaints = [f"{name}: nothing runs `{line}`" for block in blocks(text, "sh") for line in block.splitlines()
                  if line and not line.startswith("#") and not ELSEWHERE.match(line)]
    asked = [pair for block in blocks(text, "console") for pair in commands(block)]
    with tempfile.TemporaryDirectory(prefix="cnamdata-docs-") as folder, Replica(ROOT / "data-samples") as portal:
        work = pathlib.Path(folder).resolve() / "work"
        env = sandbox(work, build, portal.address)
        for command, shown in asked:
            done = subprocess.run(["bash", "-c", command], cwd=work, env=env, stdin=subprocess.DEVNULL, text=True,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=600, check=False)
            lines = done.stdout.replace(env["HOME"], "~").splitlines()
            printed = "".join(line.rstrip() + "\n" for line in lines)
            if pattern(shown).fullmatch(printed):
                continue
            complaints.append(f"{name}: $ {command}\n  shown:\n" + "\n".join(shown) + f"\n  printed:\n{printed}")
            if populate:
                old = "\n".join([f"$ {command}", *shown, ""])
                text = text.replace(old, f"$ {command}\n{printed}", 1)
    if populate:
        path.write_text(text, encoding="utf-8")
    return len(asked), complaints


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/release")
    parser.add_argument("--populate", action="store_true", help="write what was printed into the documents")
    options = parser.parse_args()
    run, wrong = 0, []
    for path in DOCUMENTS:
        count, complaints = check_document(path, options.build.resolve(), options.populate)
        run, wrong = run + count, wrong + complaints
    print("\n".join(wrong))
    print(f"{run} commands run in {len(DOCUMENTS)} documents, {len(wrong)} complaints")
    return 1 if wrong or not run else 0


if __name__ == "__main__":
    sys.exit(main())
