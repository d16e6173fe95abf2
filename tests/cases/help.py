#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Every command that `cnamdata --help` lists has a help of its own, with examples that name real options."""
import argparse
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = None


def help_of(*words):
    done = subprocess.run([PROGRAM, *words, "--help"], capture_output=True, text=True, check=False, env={"COLUMNS": "100"})
    assert done.returncode == 0 and done.stderr == "", (words, done.returncode, done.stderr)
    return done.stdout


def section(text, title):
    """The indented lines under a title."""
    return re.search(rf"^{title}:\n((?:(?:  .*)?\n)+)", text, re.MULTILINE).group(1)


def commands():
    return re.findall(r"^  ([a-z]+)\b", section(help_of(), "Commands"), re.MULTILINE)


def options(text):
    return set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", text))


class Help(unittest.TestCase):
    def test_the_program_lists_its_commands(self):
        self.assertGreaterEqual(set(commands()), {"datasets", "schema", "ingest", "filter", "aggregate", "info"})

    def test_every_command_has_a_help_with_examples(self):
        for command in commands():
            with self.subTest(command):
                text = help_of(command)
                self.assertIn(f"cnamdata {command}", text.splitlines()[0])
                self.assertIn("Usage:", text)
                self.assertIn(f"cnamdata {command}", section(text, "Examples"))
                self.assertIn("2", section(text, "Exit codes"))
                self.assertTrue(text.endswith(section(text, "Examples")), "it ends with the examples")
                self.assertLessEqual(max(map(len, text.splitlines())), 120)

    def test_examples_use_options_that_exist(self):
        known_everywhere = options(help_of())
        for command in commands():
            text = help_of(command)
            before = text[:text.index("\nExamples:")]
            for line in re.findall(r"^ +(cnamdata .*)$", section(text, "Examples"), re.MULTILINE):
                with self.subTest(line):
                    words = shlex.split(line.split("|")[0])
                    self.assertEqual(words[1], command)
                    used = {word for word in words if re.fullmatch(r"--?[a-z][a-z-]*", word)}
                    self.assertLessEqual(used, options(before) | known_everywhere)

    def test_help_may_be_asked_before_and_after(self):
        for command in commands():
            self.assertEqual(subprocess.run([PROGRAM, "--help", command], capture_output=True, check=False).returncode, 0)

    def test_every_command_has_a_manual_page_with_all_of_its_help(self):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([PROGRAM, "manual", folder], check=True)
            pages = {path.stem: path.read_text(encoding="utf-8") for path in pathlib.Path(folder).iterdir()}
        self.assertEqual(set(pages), {"cnamdata", *(f"cnamdata-{command}" for command in commands())})
        for command in commands():
            with self.subTest(command):
                page = pages[f"cnamdata-{command}"].replace("\\-", "-").replace("\\&", "").replace("\\e", "\\")
                text = help_of(command)
                own = text[:text.index("\nGlobal options")]
                self.assertLessEqual(options(own), options(page) | {"--help"})
                for line in re.findall(r"^ +(cnamdata .*)$", section(text, "Examples"), re.MULTILINE):
                    self.assertIn(line, page)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/dev")
    arguments, rest = parser.parse_known_args()
    PROGRAM = arguments.build.resolve() / "cnamdata"
    unittest.main(argv=[sys.argv[0], *rest])
