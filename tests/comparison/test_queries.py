# SPDX-License-Identifier: MPL-2.0
"""`aggregate` and `filter` agree with DuckDB on the same Parquet and with a plain reading of the published file."""
import duckdb
import published as plain
import pytest
import questions
from conftest import Published, generate_asked


def every(asked):
    return [pytest.param(dataset, *question, id=f"{dataset}-{number}")
            for dataset, group in asked.items() for number, question in enumerate(group)]


@pytest.fixture(scope="module")
def sample(tool, tmp_path_factory):
    """The generated file of a dataset, its table and its rows; made once."""
    made = {}

    def of(dataset):
        if dataset not in made:
            folder = tmp_path_factory.mktemp(dataset)
            path = generate_asked(tool, dataset, folder, 5000)
            made[dataset] = path, tool.ingest(path, folder / "table.parquet"), list(plain.table(dataset, path))
        return made[dataset]
    return of


def test_every_dataset_is_asked(registry):
    assert set(questions.AGGREGATES) == set(questions.FILTERS) == set(questions.ASKED) == set(registry)


@pytest.mark.parametrize("dataset,by,measures,where,keep", every(questions.AGGREGATES))
def test_aggregates_are_those_of_a_plain_reading(dataset, by, measures, where, keep, tool, sample):
    path, table, rows = sample(dataset)
    keys, asked = questions.split(by, measures)
    wanted = plain.as_csv(keys + ["_".join(measure) for measure in asked], plain.aggregate(rows, keys, asked, keep))
    for source in (table, path):
        assert tool.out("aggregate", source, *questions.options(by, measures, where)) == wanted


@pytest.mark.parametrize("dataset,by,measures,where,keep", every(questions.AGGREGATES))
def test_duckdb_finds_the_same_groups(dataset, by, measures, where, keep, sample):
    """With the test above: our program, the plain reading and DuckDB agree, exactly."""
    _, table, rows = sample(dataset)
    keys, asked = questions.split(by, measures)
    parts = [part for function, *column in asked
             for part in ([("sum", *column), ("count_of", *column)] if function == "avg" else [(function, *column)])]
    with duckdb.connect() as connection:
        found = connection.execute(questions.sql(table, by, measures, where)).fetchall()
    assert found == plain.aggregate(rows, keys, parts, keep)


@pytest.mark.parametrize("dataset,select,where,keep", every(questions.FILTERS))
def test_filter_prints_the_rows_of_a_plain_reading(dataset, select, where, keep, tool, sample):
    path, table, rows = sample(dataset)
    names = select.split(",") if select else [column.name for column in Published(dataset, path).columns()]
    kept = [tuple(row[name] for name in names) for row in rows if keep is None or keep(row)]
    assert kept
    options = (["--select", select] if select else []) + (["--where", where] if where else [])
    for source in (table, path):
        assert tool.out("filter", source, *options) == plain.as_csv(names, kept)
        assert tool.out("filter", source, *options, "--limit", 7) == plain.as_csv(names, kept[:7])
