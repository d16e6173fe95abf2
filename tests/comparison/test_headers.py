# SPDX-License-Identifier: MPL-2.0
"""Files whose header is not the published one: a renamed, a missing and an extra column, for every file of the registry."""
import published as plain
import re

import pytest
from conftest import Tool, generate_version
from engines import read_pyarrow


def pytest_generate_tests(metafunc):
    """`latest`: the last header version of every breakdown of every dataset."""
    tool = Tool(metafunc.config.getoption("--build"))
    latest = {}
    for dataset in tool.datasets():
        for version in tool.schema(dataset)["headers"]:
            latest[dataset, version["breakdown"]] = version
    metafunc.parametrize("latest", [(dataset, version) for (dataset, _), version in latest.items()],
                         ids=lambda ask: f"{ask[0]}-{ask[1]['id']}")


class Text:
    """A published file as a list of lists of fields, which may be changed and written again."""

    def __init__(self, dataset, path):
        self.dataset, self.path, self.quotes = dataset, path, plain.quotes_have_meaning(dataset)
        lines = plain.decoded(plain.decompressed(path)).replace("\r", "").removesuffix("\n").split("\n")
        self.lines = [plain.split(lines[0])] + [plain.split(line, self.quotes) for line in lines[1:]]

    @property
    def names(self):
        return [name for name in self.lines[0] if name]

    def place(self, name):
        return [each.upper() for each in self.lines[0]].index(name)

    def rename(self, name, new):
        self.lines[0][self.place(name)] = new

    def drop(self, name):
        place = self.place(name)
        for fields in self.lines:
            del fields[place]

    def add(self, name, value):
        place = len(self.names)  # before the empty one after a trailing separator
        for number, fields in enumerate(self.lines):
            fields.insert(place, value if number else name)

    def write(self, folder):
        """Under the published name, as plain text."""
        def written(field):
            return '"' + field.replace('"', '""') + '"' if self.quotes and '"' in field else field
        path = folder / (self.path.name.split(".")[0] + ".csv")
        lines = (";".join(map(written, fields)) for fields in self.lines)
        path.write_bytes("".join(line + "\n" for line in lines).encode("cp1252"))
        return path


@pytest.fixture
def text(latest, tool, tmp_path):
    dataset, version = latest
    (tmp_path / "published").mkdir()
    return Text(dataset, generate_version(tool, dataset, version, tmp_path / "published"))


@pytest.fixture
def required(latest, tool):
    """The columns a file of that version must have."""
    dataset, version = latest
    if tool.schema(dataset)["unseen"]:
        return []
    schema = tool.schema(dataset + ("/" + version["breakdown"] if version["breakdown"] else ""))
    held = {name.strip('"').upper() for name in version["header"].split(";")}
    return [column["name"] for column in schema["columns"] if column["required"] and column["name"] in held
            and (not version["seen"] or column["name"] in version["seen"])]


def refused(tool, text, tmp_path, *expected):
    """Exit code 6, the differences on stderr, nothing published."""
    told = tool.run("ingest", text.dataset, text.write(tmp_path), "-o", tmp_path / "no.parquet", code=6).stderr.decode()
    for line in expected:
        assert f"    {line}\n" in told, told
    assert not list(tmp_path.glob("*.parquet*")) and not list(tmp_path.glob(".*"))


def test_every_dataset_but_the_unseen_requires_columns(latest, tool, required):
    assert bool(required) != tool.schema(latest[0])["unseen"]


def test_a_renamed_column_is_refused_and_recognised(text, required, tool, tmp_path):
    for name in sorted({*required[:1], *required[-1:]}):
        text.rename(name, name + "_X")
        refused(tool, text, tmp_path, f"missing: {name} (renamed to {name}_X?)", f"new: {name}_X")
        text.rename(name + "_X", name)


def test_a_missing_required_column_is_refused(text, required, tool, tmp_path):
    if not required:
        pytest.skip("no column is required")
    text.drop(required[-1])
    refused(tool, text, tmp_path, f"missing: {required[-1]}")


def test_a_missing_optional_column_is_null(text, required, tool, tmp_path):
    optional = [name.upper() for name in text.names if name.upper() not in required]
    if not optional:
        pytest.skip("every column is required")
    text.drop(optional[0])
    done = tool.run("ingest", text.dataset, text.write(tmp_path), "-o", tmp_path / "table.parquet")
    # Files without labels lack others besides.
    assert re.search(rf"the file has no columns? (\w+, )*{optional[0]}\b.*null in the table", done.stderr.decode())
    types, values = read_pyarrow(tmp_path / "table.parquet")
    (column,) = [values[place] for place, (name, _) in enumerate(types) if name == optional[0]]
    assert column == [None] * (len(text.lines) - 1)


def test_an_extra_column_is_kept_as_text(text, tool, tmp_path):
    text.add("Nouvelle", "0é1")
    done = tool.run("ingest", text.dataset, text.write(tmp_path), "-o", tmp_path / "table.parquet")
    assert "unknown column Nouvelle: kept as text" in done.stderr.decode()
    types, values = read_pyarrow(tmp_path / "table.parquet")
    assert types[-1] == ("NOUVELLE", "UTF8") and values[-1] == ["0é1"] * (len(text.lines) - 1)
