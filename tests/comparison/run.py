#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Runs a part of the comparison suite under pytest, or says why it cannot: exit code 77, which ctest counts as skipped.

    run.py VENV TEST --build FOLDER [PYTEST OPTION...]

It goes on under the Python of VENV, where there is one. With CNAMDATA_REQUIRE_COMPARISON=1 a suite that cannot run has failed.
"""
import importlib.util
import os
import sys

SKIPPED = 77
NEEDED = ("duckdb", "frictionless", "polars", "pyarrow", "pytest", "sqlglot")


def enter(venv, needed):
    """Goes on under the Python of `venv`. The exit code when a package is missing, else nothing."""
    python = os.path.join(venv, "bin/python3")
    if os.path.exists(python) and os.path.realpath(sys.prefix) != os.path.realpath(venv):
        os.execv(python, [python, os.path.abspath(sys.argv[0]), *sys.argv[1:]])
    missing = [name for name in needed if importlib.util.find_spec(name) is None]
    if not missing:
        return None
    print(f"skipped: {', '.join(missing)} not installed for {sys.executable}; scripts/test installs them from PyPI")
    return 1 if os.environ.get("CNAMDATA_REQUIRE_COMPARISON") == "1" else SKIPPED


def main():
    unavailable = enter(sys.argv[1], NEEDED)
    if unavailable is not None:
        return unavailable
    import pytest  # pylint: disable=import-outside-toplevel
    return int(pytest.main(["-q", "-p", "no:cacheprovider", *sys.argv[2:]]))


if __name__ == "__main__":
    sys.exit(main())
