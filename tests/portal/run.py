#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Runs the tests of the portal against the replica:  tests/portal/run.py --build BUILD [-k PATTERN] [-v]"""
import argparse
import pathlib
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import support  # pylint: disable=wrong-import-position


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=pathlib.Path, default=support.BUILD)
    options, rest = parser.parse_known_args()
    support.BUILD = options.build.resolve()
    unittest.main(module=None, argv=[sys.argv[0], "discover", "-s", str(HERE), "-p", "test_*.py", *rest])


if __name__ == "__main__":
    main()
