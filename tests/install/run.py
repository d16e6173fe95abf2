#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Installs a build into a fresh prefix, checks what came, and builds and runs a program that finds the package there."""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SAMPLE = ROOT / "tests/datasets/lpp/OPEN_LPP_2014.csv"
# Version and number of datasets, then what the sample holds: 4 rows whose REM add up to 108,262.44.
EXPECTED = "{version} {datasets}\nlpp 4\nsum_REM\n5291150\n"


def run(*command, **options):
    return subprocess.run([str(word) for word in command], check=True, text=True, **options)


def installed(prefix):
    return sorted(str(path.relative_to(prefix)) for path in prefix.rglob("*") if path.is_file())


def expected_files(lib, doc):
    headers = [f"include/cnamdata/{path.name}" for path in (ROOT / "include/cnamdata").glob("*.hpp")]
    package = f"{lib}/cmake/cnamdata"
    return headers + ["include/cnamdata/version.hpp", "bin/cnamdata", f"{lib}/libcnamdata.a"] + [
        f"{package}/cnamdata-{name}.cmake" for name in ("config", "config-version", "targets")] + [
        f"{doc}/{name}" for name in ("README.md", "CHANGELOG.md", "LICENSE")] + [
        f"share/{name}" for name in ("bash-completion/completions/cnamdata", "zsh/site-functions/_cnamdata",
                                     "fish/vendor_completions.d/cnamdata.fish")] + [
        f"share/man/man1/{page}.1" for page in ["cnamdata", *(f"cnamdata-{name}" for name in commands())]]


def commands():
    """One file a command; the one that writes the manual has no page."""
    names = [path.stem.removeprefix("command_") for path in (ROOT / "src/cli").glob("command_*.cpp")]
    return [name for name in names if name != "manual"]


def check_files(prefix):
    found = [name for name in installed(prefix) if "cnamdata-targets-" not in name]  # one for the build type
    (archive,) = [name for name in found if name.endswith(".a")]
    (licence,) = [name for name in found if name.endswith("LICENSE")]
    wanted = sorted(expected_files(os.path.dirname(archive), os.path.dirname(licence)))
    assert found == wanted, f"installed {set(found) - set(wanted)}, missing {set(wanted) - set(found)}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/dev")
    parser.add_argument("--cmake", default="cmake")
    parser.add_argument("--generator", default="Ninja")
    parser.add_argument("--compiler", default="c++")
    parser.add_argument("--sanitize", default="", help="what the library was built with and its users must be, too")
    options = parser.parse_args()
    flags = f"-fsanitize={options.sanitize}" if options.sanitize else ""
    with tempfile.TemporaryDirectory(prefix="cnamdata-install-") as folder:
        prefix, build = pathlib.Path(folder, "prefix"), pathlib.Path(folder, "build")
        run(options.cmake, "--install", options.build, "--prefix", prefix, stdout=subprocess.DEVNULL)
        check_files(prefix)
        run(options.cmake, "-S", HERE / "consumer", "-B", build, "-G", options.generator,
            f"-DCMAKE_PREFIX_PATH={prefix}", f"-DCMAKE_CXX_COMPILER={options.compiler}", f"-DCMAKE_CXX_FLAGS={flags}",
            stdout=subprocess.DEVNULL)
        run(options.cmake, "--build", build, stdout=subprocess.DEVNULL)
        printed = run(build / "consumer", SAMPLE, build / "table.parquet", capture_output=True).stdout
        program = run(prefix / "bin/cnamdata", "--version", capture_output=True).stdout
    version = printed.split()[0]
    assert version in program, f"the program is {program}, the library {version}"
    datasets = len([path for path in (ROOT / "tests/datasets").iterdir() if path.is_dir()])
    assert printed == EXPECTED.format(version=version, datasets=datasets), printed
    return 0


if __name__ == "__main__":
    sys.exit(main())
