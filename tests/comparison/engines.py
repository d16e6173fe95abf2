# SPDX-License-Identifier: MPL-2.0
"""A Parquet file as other engines read it: names, types under our names for them, and values as Python objects."""
import duckdb
import polars
import pyarrow
import pyarrow.parquet


def read_pyarrow(path):
    names = {pyarrow.int32(): "INT32", pyarrow.int64(): "INT64", pyarrow.decimal128(18, 2): "DECIMAL",
             pyarrow.string(): "UTF8"}
    table = pyarrow.parquet.ParquetFile(path).read()
    table.validate(full=True)
    return ([(field.name, names.get(field.type, str(field.type))) for field in table.schema],
            [column.to_pylist() for column in table.columns])


def read_duckdb(path):
    names = {"INTEGER": "INT32", "BIGINT": "INT64", "DECIMAL(18,2)": "DECIMAL", "VARCHAR": "UTF8"}
    with duckdb.connect() as connection:
        table = f"select * from read_parquet('{path}', hive_partitioning = false)"
        described = connection.execute(f"describe {table}").fetchall()
        rows = connection.execute(table).fetchall()
    types = [(name, names.get(kind, kind)) for name, kind, *_ in described]
    return types, [list(column) for column in zip(*rows)] if rows else [[] for _ in types]


def read_polars(path):
    names = {polars.Int32: "INT32", polars.Int64: "INT64", polars.Decimal(18, 2): "DECIMAL", polars.String: "UTF8"}
    frame = polars.read_parquet(path, hive_partitioning=False)
    return ([(name, names.get(kind, str(kind))) for name, kind in frame.schema.items()],
            [frame[name].to_list() for name in frame.columns])


ENGINES = {"pyarrow": read_pyarrow, "duckdb": read_duckdb, "polars": read_polars}
