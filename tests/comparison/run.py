#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Runs a part of the comparison suite under pytest, or says why it cannot: exit code 77, which ctest counts as skipped.

    run.py --build FOLDER [PYTEST OPTION...]

With CNAMDATA_REQUIRE_COMPARISON=1 a suite that cannot run has failed.
"""
import importlib.util
import os
import sys

SKIPPED = 77
NEEDED = ("duckdb", "polars", "pyarrow", "pytest")


def main():
    missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if not missing:
        import pytest
        os.chdir(os.path.dirname(os.path.abspath(__file__)))
        return int(pytest.main(["-q", "-p", "no:cacheprovider", *sys.argv[1:]]))
    print(f"skipped: {', '.join(missing)} not installed for {sys.executable}; scripts/test installs them from PyPI")
    return 1 if os.environ.get("CNAMDATA_REQUIRE_COMPARISON") == "1" else SKIPPED


if __name__ == "__main__":
    sys.exit(main())
