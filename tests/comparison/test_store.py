# SPDX-License-Identifier: MPL-2.0
"""A store is a partitioned set of Parquet files to other engines: years line up, and partitions are columns."""
import duckdb
import polars
import published as plain
import pyarrow.dataset
import pytest
from conftest import FIXTURES


@pytest.fixture(scope="module")
def store(tool, tmp_path_factory):
    folder = tmp_path_factory.mktemp("store")
    tool.run("ingest", "--store", folder, *(path for path in sorted(FIXTURES.glob("*/*.csv"))
                                            if path.name != "columns.csv"))
    return folder


def expected(dataset, measure):
    """Rows and a sum by year, over every fixture of a dataset."""
    totals = {}
    for path in FIXTURES.glob(f"{dataset}/[!c]*.csv"):
        year = int(plain.period(path)[:4])
        for row in plain.table(dataset, path):
            rows, total = totals.get(year, (0, 0))
            totals[year] = rows + 1, total + (row[measure] or 0)
    return sorted((year, *figures) for year, figures in totals.items())


@pytest.mark.parametrize("dataset,measure", [
    ("damir", "FLT_REM_MNT"), ("tables-r", "REM_MON"), ("medic", "REM"), ("bio", "REM"), ("lpp", "REM")])
class TestYearsLineUp:
    def test_in_duckdb(self, dataset, measure, store):
        with duckdb.connect() as connection:
            found = connection.execute(
                f"select year, count(*), sum({measure}) from read_parquet('{store}/tables/{dataset}/**/*.parquet', "
                "hive_partitioning = true, union_by_name = true) group by year order by year").fetchall()
        assert found == expected(dataset, measure)

    def test_in_polars(self, dataset, measure, store):
        frame = polars.scan_parquet(f"{store}/tables/{dataset}/", hive_partitioning=True, missing_columns="insert",
                                    extra_columns="ignore")
        found = frame.group_by("year").agg(polars.len(), polars.col(measure).sum()).sort("year").collect()
        assert found.rows() == expected(dataset, measure)

    def test_in_pyarrow(self, dataset, measure, store):
        table = pyarrow.dataset.dataset(f"{store}/tables/{dataset}", partitioning="hive").to_table(["year", measure])
        found = table.group_by("year").aggregate([([], "count_all"), (measure, "sum")]).sort_by("year")
        assert list(zip(*(column.to_pylist() for column in found.columns))) == expected(dataset, measure)

    def test_here(self, dataset, measure, store, tool):
        printed = tool.out("aggregate", dataset, "--store", store, "--count", "--sum", measure).splitlines()[1]
        years = expected(dataset, measure)
        assert printed == f"{sum(year[1] for year in years)},{sum(year[2] for year in years)}"
