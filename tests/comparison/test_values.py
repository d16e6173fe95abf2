# SPDX-License-Identifier: MPL-2.0
"""Every value of our Parquet, read by other engines, is the value a plain reader finds in the published file."""
import published as plain
import pytest
from engines import ENGINES


@pytest.fixture(scope="module")
def ingested(published, tool, tmp_path_factory):
    return tool.ingest(published.path, tmp_path_factory.mktemp("tables") / "table.parquet")


@pytest.fixture(scope="module")
def expected(published):
    """Names and types of the table, and its values column by column: null where the file lacks the column."""
    columns = published.columns()
    rows = list(plain.table(published.dataset, published.path))
    assert rows
    return ([(column.name, column.parquet) for column in columns],
            [[row.get(column.name) for row in rows] for column in columns])


@pytest.mark.parametrize("engine", ENGINES)
def test_names_types_and_values(engine, ingested, expected):
    types, values = ENGINES[engine](ingested)
    assert types == expected[0]
    for (name, _), ours, theirs in zip(types, values, expected[1]):
        wrong = [(row, found, wanted) for row, (found, wanted) in enumerate(zip(ours, theirs)) if found != wanted]
        assert len(ours) == len(theirs) and not wrong, f"{name}: (row, found, expected) {wrong[:5]}"


def test_the_plain_reader_reads_every_column_of_the_file(published):
    """A column nobody declared would be compared by nobody."""
    row = next(plain.table(published.dataset, published.path))
    assert set(row) <= set(plain.columns(published.dataset))
