# SPDX-License-Identifier: MPL-2.0
"""What every comparison needs: the program under test, generated files, the fixtures, the plain reader."""
import json
import os
import pathlib
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests/support"))
sys.dont_write_bytecode = True

import published as plain  # pylint: disable=wrong-import-position
import questions  # pylint: disable=wrong-import-position

FIXTURES = ROOT / "tests/datasets"
REAL = pathlib.Path(os.environ.get("CNAMDATA_REAL_SAMPLES", ROOT.parent / "shared/real-samples"))
TOTALS = REAL.parent / "facts/lpp_control_totals.csv"


def pytest_addoption(parser):
    parser.addoption("--build", default=str(ROOT / "build/dev"), help="the build folder to test")


class Tool:
    """The program and the generator of one build folder."""

    def __init__(self, build):
        self.program = pathlib.Path(build).resolve() / "cnamdata"
        self.generator = pathlib.Path(build).resolve() / "cnamdata-generate"

    def run(self, *arguments, code=0):
        done = subprocess.run([self.program, *map(str, arguments)], capture_output=True, check=False)
        assert done.returncode == code, done.stderr.decode()
        return done

    def out(self, *arguments):
        return self.run(*arguments).stdout.decode()

    def datasets(self):
        return [one["id"] for one in json.loads(self.out("datasets", "--format", "json"))["datasets"]]

    def schema(self, dataset):
        return json.loads(self.out("schema", dataset, "--format", "json"))

    def ingest(self, source, target, *options):
        """One table outside any store; no row may be rejected."""
        self.run("ingest", source, "-o", target, *options)
        return target


def pytest_generate_tests(metafunc):
    """`published`: a generated file of every header version of every dataset, and every fixture."""
    if "published" in metafunc.fixturenames:
        tool = Tool(metafunc.config.getoption("--build"))
        wanted = [(dataset, version["id"], version)
                  for dataset in tool.datasets() for version in tool.schema(dataset)["headers"]]
        wanted += [(path.parent.name, path.name, path) for path in sorted(FIXTURES.glob("*/*.csv"))
                   if path.name != "columns.csv"]
        metafunc.parametrize("published", wanted, indirect=True, ids=lambda ask: f"{ask[0]}-{ask[1]}")


@pytest.fixture(scope="session")
def tool(request):
    return Tool(request.config.getoption("--build"))


@pytest.fixture(scope="session")
def registry(tool):
    return {dataset: tool.schema(dataset) for dataset in tool.datasets()}


class Published:
    """A published file: its dataset, its path; by its name, its period as YYYY or YYYY-MM and its breakdown."""

    def __init__(self, dataset, path):
        self.dataset, self.path = dataset, path
        self.period, self.breakdown = plain.period(path), plain.breakdown(path)

    def columns(self):
        """Those its table has."""
        return [column for column in plain.columns(self.dataset).values()
                if column.lives_in(self.period, self.breakdown)]


@pytest.fixture(scope="session")
def published(request, tool, tmp_path_factory):
    dataset, name, place = request.param
    if isinstance(place, pathlib.Path):
        return Published(dataset, place)
    return Published(dataset, generate_version(tool, dataset, place, tmp_path_factory.mktemp(f"{dataset}-{name}")))


def rows_of(version):
    """Enough to be telling; a file that counts persons has no more rows than its codes have cells."""
    counts_persons = version["name"].startswith("NB_")
    return 4000 if not counts_persons else 150 if "_" in version["breakdown"] else 12


def generate_version(tool, dataset, version, folder, *options):
    """A file with that header, under its published name."""
    return generate(tool, dataset, version["first"], folder, rows_of(version), "--header-version", version["id"], *options)


def generate_asked(tool, dataset, folder, rows):
    """The file that questions.py asks about."""
    period, version = questions.ASKED[dataset]
    return generate(tool, dataset, period, folder, rows, *(["--header-version", version] if version else []))


def generate(tool, dataset, period, folder, rows, *options):
    """A file in the published form of that period, under its published name. No period: the usual one."""
    command = [tool.generator, dataset, "--period", period, "--rows", str(rows), "--quiet", *options]
    subprocess.run(command, cwd=folder, check=True)
    (path,) = pathlib.Path(folder).iterdir()
    return path
