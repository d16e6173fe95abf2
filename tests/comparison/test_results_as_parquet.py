# SPDX-License-Identifier: MPL-2.0
"""What `--format parquet` writes is what other engines read: types and values."""
import decimal

import duckdb
import pyarrow.parquet

from conftest import FIXTURES

SOURCE = FIXTURES / "medic/OPEN_MEDIC_2014.csv"
ASKED = ["aggregate", SOURCE, "--by", "SEXE,ATC1", "--count", "--sum", "REM,BOITES", "--avg", "REM", "--ratio", "REM/BOITES"]
TYPES = {"SEXE": ("int32", "INTEGER"), "ATC1": ("string", "VARCHAR"), "count": ("int64", "BIGINT"),
         "sum_REM": ("decimal128(18, 2)", "DECIMAL(18,2)"), "sum_BOITES": ("int64", "BIGINT"),
         "avg_REM": ("decimal128(18, 6)", "DECIMAL(18,6)"), "ratio_REM_BOITES": ("decimal128(18, 6)", "DECIMAL(18,6)")}


def test_types_and_values(tool, tmp_path):
    path = tmp_path / "groups.parquet"
    tool.run(*ASKED, "--format", "parquet", "-o", path)
    header, *rows = [line.split(",") for line in tool.out(*ASKED, "--format", "csv").splitlines()]
    table = pyarrow.parquet.read_table(path)
    assert {field.name: str(field.type) for field in table.schema} == {name: kinds[0] for name, kinds in TYPES.items()}
    found = duckdb.sql(f"from '{path}'")
    assert dict(zip(found.columns, map(str, found.types))) == {name: kinds[1] for name, kinds in TYPES.items()}
    for values in (found.fetchall(), [tuple(row.values()) for row in table.to_pylist()]):
        assert [["" if value is None else text(value) for value in row] for row in values] == rows
    assert header == list(TYPES)


def text(value):
    return f"{value:f}" if isinstance(value, decimal.Decimal) else str(value)
