# SPDX-License-Identifier: MPL-2.0
"""`sql`: DuckDB, told our statements, gives the rows of `aggregate`; every dialect is SQL to a parser of that dialect."""
import csv

import duckdb
import pytest
import questions
import sqlglot
from conftest import generate, generate_asked

DIALECTS = ("duckdb", "spark", "trino", "clickhouse")
# Besides the questions that are put to every dataset: what engines read in different ways.
HARD = {
    "medic": [
        ["--by", "L_ATC2", "--count", "--avg", "REM,BOITES", "--where", "L_ATC2 like '%L''A_I%'"],
        ["--by", "GEN_NUM,SEXE", "--avg", "REM", "--min", "L_ATC1", "--max", "CIP13", "--order-by", "avg_REM:desc"],
        ["--by", "ATC1", "--sum", "REM", "--where", "REM like '%.5_' and REM < -1.555", "--top", "3"],
        ["--by", "ATC1", "--count", "--where", r"L_ATC1 like '%\%' or ATC2 > 'M' or REM = 12.345 or REM <> 0.001"],
        ["--by", "AGE,SEXE", "--ratio", "REM/BOITES,count/REM,REM/count", "--count", "--sum", "REM",
         "--having", "count > 3 and ratio_REM_BOITES between 2.5 and 40 or sum_REM is null"],
        ["--by", "L_ATC1", "--avg", "REM", "--having", "avg_REM > 10.0000005 and l_atc1 like '%S%'"],
        ["--by", "AGE", "--avg", "BOITES", "--where", "BOITES in (1.5, 2, 3.0)"],
        ["--count", "--sum", "REM", "--avg", "BSE", "--min", "ATC1", "--where", "REM > 99999999999999999999"],
        ["--count", "--where", "GEN_NUM < 99999999999999999999 and REM >= -99999999999999999999.5"],
    ],
    "damir": [
        ["--by", "ETB_DCS_MCO", "--avg", "PRS_ACT_NBR,FLT_REM_MNT", "--order-by", "ETB_DCS_MCO:desc"],
        ["--by", "SOI_ANN", "--count", "--where", "not (PRS_ACT_NBR = 1 or PRS_ACT_NBR is null)", "--period", "2025-01"],
        ["--period", "2024-11..2024-12", "--by", "FLX_ANN_MOI", "--sum", "FLT_REM_MNT"],
    ],
}
PERIODS = {"damir": ("2024-11", "2024-12", "2025-01"), "medic": ("2015", "2024")}


@pytest.fixture(scope="module")
def store(tool, tmp_path_factory):
    """A store with every dataset, of two with several periods and header versions."""
    folder = tmp_path_factory.mktemp("store")
    for dataset in questions.ASKED:
        for period in PERIODS.get(dataset, (None,)):
            place = tmp_path_factory.mktemp(dataset)
            path = generate(tool, dataset, period, place, 2000) if period else generate_asked(tool, dataset, place, 2000)
            tool.run("ingest", path, "--store", folder, "-q")
    return folder


def asked():
    for dataset, group in questions.AGGREGATES.items():
        for number, (by, measures, where, _) in enumerate(group):
            yield pytest.param(dataset, questions.options(by, measures, where), id=f"{dataset}-{number}")
    for dataset, group in HARD.items():
        for number, options in enumerate(group):
            yield pytest.param(dataset, options, id=f"{dataset}-hard-{number}")


@pytest.fixture(scope="module")
def connection(tool, store):
    with duckdb.connect() as opened:
        for dataset in questions.ASKED:
            opened.execute(tool.out("sql", dataset, "--store", store))
        yield opened


@pytest.mark.parametrize("dataset,options", list(asked()))
def test_duckdb_gives_the_same_rows(dataset, options, tool, store, connection):
    words = [dataset, "--store", store, *options]
    header, *wanted = csv.reader(tool.out("aggregate", *words, "-q").splitlines())
    cursor = connection.execute(tool.out("sql", *words))
    assert [name for name, *_ in cursor.description] == header
    assert [["" if value is None else str(value) for value in row] for row in cursor.fetchall()] == wanted


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("dataset,options", [*asked(), *(pytest.param(one, [], id=one) for one in questions.ASKED)])
def test_a_parser_of_the_dialect_reads_it(dataset, options, dialect, tool, store):
    words = ["sql", dataset, "--store", store, "--dialect", dialect]
    assert sqlglot.parse(tool.out(*words, *options), read=dialect, error_level=sqlglot.ErrorLevel.RAISE)


def test_the_view_has_the_types_and_the_comments(tool, store, connection):
    described = {name: kind for name, kind, *_ in connection.execute("describe damir").fetchall()}
    assert described["FLT_REM_MNT"] == "DECIMAL(18,2)" and described["year"] == described["month"] == "INTEGER"
    comments = dict(connection.execute(
        "select column_name, comment from duckdb_columns() where table_name = 'damir'").fetchall())
    french = {column["name"]: column["french"] for column in tool.schema("damir")["columns"]}
    assert comments["PRS_NAT"] == french["PRS_NAT"]


def test_files_are_a_table_too(tool, store):
    first, *_ = sorted(store.glob("tables/lpp/*/*.parquet"))
    with duckdb.connect() as opened:
        opened.execute(tool.out("sql", first, "--table", "main.devices"))
        (count,) = opened.execute(tool.out("sql", first, "--table", "devices", "--count")).fetchone()
    assert count == 2000
