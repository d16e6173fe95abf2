# SPDX-License-Identifier: MPL-2.0
"""Our Parquet room against pyarrow, DuckDB and Polars: every value both ways, and refusals by name.

The tool under test is parquet_tool (see parquet_tool.cpp for its text form); its path is in CNAMDATA_PARQUET_TOOL.
"""
import os
import random
import struct
import subprocess
from decimal import Decimal

import duckdb
import polars
import pyarrow
import pyarrow.parquet
import pytest

TOOL = os.environ["CNAMDATA_PARQUET_TOOL"]

TEXTS = ["", "é", "Île-de-France", "tab\there", "back\\slash", "line\nbreak", "N", "x" * 300, "00", " 7"]


class Column:
    """Values as Python objects, and how they are typed on both sides."""

    def __init__(self, name, kind, values, arrow, sql, required=False, codes=False):
        self.name, self.kind, self.values, self.arrow, self.sql = name, kind, values, arrow, sql
        self.required, self.codes = required, codes

    def described(self):
        return f"{self.name}:{self.kind}" + (":required" if self.required else "")

    def cells(self):
        return [cell(value, self.kind) for value in self.values]


def cell(value, kind):
    """A value in the text form."""
    if value is None:
        return "\\N"
    if kind == "TEXT":
        for char, name in (("\\", "\\"), ("\t", "t"), ("\n", "n"), ("\r", "r")):
            value = value.replace(char, "\\" + name)
        return value
    if kind == "DOUBLE":
        return str(struct.unpack("<q", struct.pack("<d", value))[0])
    if isinstance(value, Decimal):
        return str(int(value.scaleb(int(kind.rsplit(",", 1)[1]))))
    return str(value)


def columns(rows, seed=1):
    """One column for every type, width, distribution and share of nulls that matters."""
    rnd = random.Random(seed)

    def some(make, nulls):
        return [None if rnd.random() < nulls else make() for _ in range(rows)]

    def runs(values):
        out = []
        while len(out) < rows:
            out += [rnd.choice(values)] * rnd.choice([1, 2, 9, 70, 400])
        return out[:rows]

    def money():
        return Decimal(rnd.choice([0, 2500, rnd.randrange(-10**4, 10**6), rnd.randrange(-10**16, 10**16)])).scaleb(-2)

    edges32, edges64 = [-2**31, 2**31 - 1, 0, -1], [-2**63, 2**63 - 1, 0, -1]
    int32, int64, text = pyarrow.int32(), pyarrow.int64(), pyarrow.string()
    result = [
        Column("ROW", "INT32", list(range(rows)), int32, "INTEGER", required=True),
        Column("ALL_NULL", "INT32", [None] * rows, int32, "INTEGER"),
        Column("ONE", "INT32", [7] * rows, int32, "INTEGER", codes=True),
        Column("TWO", "INT32", some(lambda: rnd.randrange(2), 0.2), int32, "INTEGER", codes=True),
        Column("RUNS", "INT32", runs([3, None, 5]), int32, "INTEGER", codes=True),
        Column("EDGES32", "INT32", some(lambda: rnd.choice(edges32), 0.01), int32, "INTEGER"),
        Column("ANY32", "INT32", some(lambda: rnd.randrange(-2**31, 2**31), 0), int32, "INTEGER"),
        Column("EDGES64", "INT64", some(lambda: rnd.choice(edges64), 0.3), int64, "BIGINT"),
        Column("ANY64", "INT64", some(lambda: rnd.randrange(-2**63, 2**63), 0.02), int64, "BIGINT"),
        Column("RISING", "INT64", [10**15 + 37 * i for i in range(rows)], int64, "BIGINT", required=True),
        Column("MONEY", "INT64:decimal,18,2", some(money, 0.1), pyarrow.decimal128(18, 2), "DECIMAL(18,2)"),
        Column("CODED_MONEY", "INT64:decimal,18,2", runs([Decimal("1.50"), Decimal("-0.01"), None]),
               pyarrow.decimal128(18, 2), "DECIMAL(18,2)", codes=True),
        Column("TEXT", "TEXT", some(lambda: rnd.choice(TEXTS), 0.15), text, "VARCHAR"),
        Column("EMPTY", "TEXT", [""] * rows, text, "VARCHAR", required=True),
        Column("LABEL", "TEXT", some(lambda: f"libellé {rnd.randrange(rows + 1)}", 0.5), text, "VARCHAR"),
        Column("REAL", "DOUBLE", some(lambda: rnd.choice([0.0, -1.5, rnd.gauss(0, 1e9)]), 0.1), pyarrow.float64(),
               "DOUBLE"),
    ]
    for bits in range(1, 19):
        result.append(Column(f"BITS{bits}", "INT32", some(lambda b=bits: rnd.randrange(2**b), 0.0 if bits % 2 else 0.05),
                             int32, "INTEGER", codes=True))
    return result


def arrow_table(wanted):
    schema = pyarrow.schema([pyarrow.field(c.name, c.arrow, nullable=not c.required) for c in wanted])
    return pyarrow.table([pyarrow.array(c.values, c.arrow) for c in wanted], schema=schema)


def make(path, wanted, group_rows):
    """Our file."""
    lines = ["\t".join(c.described() + (":codes" if c.codes else "") for c in wanted)]
    for row, cells in enumerate(zip(*(c.cells() for c in wanted))):
        if row > 0 and row % group_rows == 0:
            lines.append("--")
        lines.append("\t".join(cells))
    done = subprocess.run([TOOL, "make", path], input=("\n".join(lines) + "\n").encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def dump(path, form="numbers", code=0):
    """What we read: column descriptions and lists of cells, or the error for another code than 0."""
    done = subprocess.run([TOOL, "dump", path, form], capture_output=True, check=False)
    assert done.returncode == code, done.stderr.decode()
    if code != 0:
        return done.stderr.decode()
    names, *rows = done.stdout.decode().split("\n")[:-1]
    cells = [row.split("\t") for row in rows if row != "--"]
    return names.split("\t"), [list(column) for column in zip(*cells)], done.stderr.decode()


def check_read(path, wanted, kinds=True):
    """We read what the other side wrote, in both forms."""
    for form in ("numbers", "codes"):
        names, got, refused = dump(path, form)
        assert refused == ""
        if kinds:
            assert names == [c.described() for c in wanted]
        for column, values in zip(wanted, got, strict=True):
            assert values == column.cells(), (column.name, form)


@pytest.fixture(scope="module")
def big():
    return columns(30_011)


@pytest.fixture(scope="module")
def small():
    return columns(2_003)


# Ours, read by others

@pytest.mark.parametrize("group_rows", [10**9, 10_000, 997])
def test_pyarrow_reads_ours(tmp_path, big, group_rows):
    path = tmp_path / "ours.parquet"
    make(path, big, group_rows)
    file = pyarrow.parquet.ParquetFile(path)
    table = file.read()
    table.validate(full=True)
    assert table.schema.equals(arrow_table(big).schema)
    for column in big:
        assert table[column.name].to_pylist() == column.values, column.name
    check_footer(file, big)


def check_footer(file, wanted):
    """Statistics, sizes and encodings agree with the values and with one another."""
    metadata, row = file.metadata, 0
    assert metadata.created_by == "cnamdata parquet_tool"
    assert metadata.metadata == {b"key": "valeur é".encode()}
    for g in range(metadata.num_row_groups):
        group = metadata.row_group(g)
        chunks = [group.column(i) for i in range(group.num_columns)]
        assert group.total_byte_size == sum(chunk.total_uncompressed_size for chunk in chunks)
        for column, chunk in zip(wanted, chunks, strict=True):
            check_statistics(chunk.statistics, column, column.values[row:row + group.num_rows])
            assert "RLE" in chunk.encodings
            assert chunk.has_dictionary_page == ("RLE_DICTIONARY" in chunk.encodings)
        row += group.num_rows


def check_statistics(statistics, column, values):
    known = [value for value in values if value is not None]
    assert statistics.null_count == len(values) - len(known)
    encoded = [value.encode() if isinstance(value, str) else value for value in known]
    if not known or column.kind == "DOUBLE" or column.kind == "TEXT" and max(len(min(encoded)), len(max(encoded))) > 64:
        assert not statistics.has_min_max
    else:
        assert (statistics.min, statistics.max) == (min(known), max(known)), column.name


@pytest.mark.parametrize("group_rows", [10**9, 10_000])
def test_duckdb_reads_ours(tmp_path, big, group_rows):
    path = tmp_path / "ours.parquet"
    make(path, big, group_rows)
    with duckdb.connect() as connection:
        kinds = [row[1] for row in connection.execute(f"describe from '{path}'").fetchall()]
        rows = connection.execute(f"from '{path}'").fetchall()
        filtered = connection.execute(f"select ROW from '{path}' where TEXT = 'é' and MONEY > 0 order by 1").fetchall()
    assert kinds == [c.sql for c in big]
    for column, values in zip(big, zip(*rows), strict=True):
        assert list(values) == column.values, column.name
    by_name = {c.name: c.values for c in big}
    assert [row for row, in filtered] == [row for row, text, money in zip(by_name["ROW"], by_name["TEXT"], by_name["MONEY"])
                                          if text == "é" and money is not None and money > 0]


@pytest.mark.parametrize("group_rows", [10**9, 10_000])
def test_polars_reads_ours(tmp_path, big, group_rows):
    path = tmp_path / "ours.parquet"
    make(path, big, group_rows)
    frame = polars.read_parquet(path)
    for column in big:
        assert frame[column.name].to_list() == column.values, column.name
    filtered = polars.scan_parquet(path).filter(polars.col("EDGES64") == -2**63).select("ROW").collect()
    edges = next(c.values for c in big if c.name == "EDGES64")
    assert filtered["ROW"].to_list() == [row for row, value in enumerate(edges) if value == -2**63]


@pytest.mark.parametrize("rows", [0, 1, 2, 8, 9])
def test_all_read_ours_with_few_rows(tmp_path, rows):
    path, few = tmp_path / "ours.parquet", columns(rows)
    make(path, few, 10**9)
    assert pyarrow.parquet.read_table(path).to_pylist() == arrow_table(few).to_pylist()
    assert polars.read_parquet(path).to_dicts() == arrow_table(few).to_pylist()
    with duckdb.connect() as connection:
        assert connection.execute(f"select count(*) from '{path}'").fetchall() == [(rows,)]
    names, got, _ = dump(path)
    assert (names, got) == ([c.described() for c in few], [c.cells() for c in few] if rows else [])


def test_ours_is_the_same_file_every_time(tmp_path, small):
    make(tmp_path / "a.parquet", small, 500)
    make(tmp_path / "b.parquet", small, 500)
    assert (tmp_path / "a.parquet").read_bytes() == (tmp_path / "b.parquet").read_bytes()


# Others', read by us

@pytest.mark.parametrize("dictionary", [True, False])
@pytest.mark.parametrize("codec", ["none", "snappy", "zstd"])
@pytest.mark.parametrize("page", ["1.0", "2.0"])
def test_we_read_pyarrow(tmp_path, small, page, codec, dictionary):
    path = tmp_path / "theirs.parquet"
    pyarrow.parquet.write_table(arrow_table(small), path, data_page_version=page, compression=codec,
                                use_dictionary=dictionary, row_group_size=700, store_decimal_as_integer=True)
    check_read(path, small)


@pytest.mark.parametrize("page", ["1.0", "2.0"])
def test_we_read_pyarrow_with_many_pages(tmp_path, big, page):
    """Small pages, and dictionaries that are given up half way."""
    path = tmp_path / "theirs.parquet"
    pyarrow.parquet.write_table(arrow_table(big), path, data_page_version=page, compression="zstd", data_page_size=3000,
                                write_batch_size=100, dictionary_pagesize_limit=2000, store_decimal_as_integer=True)
    check_read(path, big)


@pytest.mark.parametrize("page", ["1.0", "2.0"])
def test_we_read_pyarrow_delta(tmp_path, small, page):
    path = tmp_path / "theirs.parquet"
    integers = [c for c in small if c.arrow in (pyarrow.int32(), pyarrow.int64())]
    pyarrow.parquet.write_table(arrow_table(integers), path, data_page_version=page, use_dictionary=False,
                                column_encoding={c.name: "DELTA_BINARY_PACKED" for c in integers}, data_page_size=5000,
                                write_batch_size=64)
    check_read(path, integers)


def test_we_read_every_integer_width(tmp_path):
    kinds = [pyarrow.int8(), pyarrow.int16(), pyarrow.int32(), pyarrow.int64(), pyarrow.uint8(), pyarrow.uint16()]
    path = tmp_path / "theirs.parquet"
    table = pyarrow.table({str(kind): pyarrow.array([0, None, 127, 5], kind) for kind in kinds})
    pyarrow.parquet.write_table(table, path)
    names, got, refused = dump(path)
    assert refused == ""
    assert names == [f"{kind}:{'INT64' if kind == pyarrow.int64() else 'INT32'}" for kind in kinds]
    assert got == [["0", "\\N", "127", "5"]] * len(kinds)


def test_we_read_short_decimals(tmp_path):
    """DECIMAL in an INT32, as DuckDB writes it."""
    path = tmp_path / "theirs.parquet"
    with duckdb.connect() as connection:
        connection.execute(f"copy (select * from (values (1.50::decimal(9,2), -0.1::decimal(4,1)), (null, 7.0::decimal(4,1))) t(A, B)) "
                           f"to '{path}' (format parquet)")
    names, got, _ = dump(path)
    assert [name.removesuffix(":required") for name in names] == ["A:INT32:decimal,9,2", "B:INT32:decimal,4,1"]
    assert got == [["150", "\\N"], ["-1", "70"]]


@pytest.mark.parametrize("codec", ["uncompressed", "snappy", "zstd"])
@pytest.mark.parametrize("version", ["v1", "v2"])
def test_we_read_duckdb(tmp_path, big, codec, version):
    path = tmp_path / "theirs.parquet"
    # Version 2 has encodings for reals and texts that we refuse.
    wanted = [c for c in big if version == "v1" or c.kind not in ("TEXT", "DOUBLE")]
    table = arrow_table(wanted)
    with duckdb.connect() as connection:
        connection.register("t", table)
        connection.execute(f"copy (from t) to '{path}' (format parquet, codec '{codec}', parquet_version '{version}', "
                           "row_group_size 4096)")
    check_read(path, wanted, kinds=False)


@pytest.mark.parametrize("codec", ["uncompressed", "snappy", "zstd"])
def test_we_read_polars(tmp_path, big, codec):
    path = tmp_path / "theirs.parquet"
    # Polars stores decimals as FIXED_LEN_BYTE_ARRAY.
    wanted = [c for c in big if "decimal" not in c.kind]
    polars.from_arrow(arrow_table(wanted)).write_parquet(path, compression=codec, row_group_size=5000)
    check_read(path, wanted, kinds=False)


@pytest.mark.parametrize("rows", [0, 1])
def test_we_read_few_rows(tmp_path, rows):
    path, few = tmp_path / "theirs.parquet", columns(rows)
    pyarrow.parquet.write_table(arrow_table(few), path, store_decimal_as_integer=True)
    _, got, _ = dump(path)
    assert got == ([c.cells() for c in few] if rows else [])


# Refusals

@pytest.mark.parametrize("codec", ["gzip", "brotli", "lz4"])
def test_other_codecs_are_refused_by_name(tmp_path, codec):
    path = tmp_path / "theirs.parquet"
    pyarrow.parquet.write_table(pyarrow.table({"A": [1]}), path, compression=codec)
    assert {"gzip": "GZIP", "brotli": "BROTLI", "lz4": "LZ4"}[codec] in dump(path, code=6)


@pytest.mark.parametrize("kind, encoding", [(pyarrow.string(), "DELTA_BYTE_ARRAY"), (pyarrow.int32(), "BYTE_STREAM_SPLIT"),
                                            (pyarrow.string(), "DELTA_LENGTH_BYTE_ARRAY")])
def test_other_encodings_are_refused_by_name(tmp_path, kind, encoding):
    path = tmp_path / "theirs.parquet"
    values = pyarrow.array(["1", "2"]).cast(kind)
    pyarrow.parquet.write_table(pyarrow.table({"A": values}), path, use_dictionary=False, column_encoding={"A": encoding})
    assert encoding in dump(path, code=6)


def test_other_types_are_left_out_with_a_reason(tmp_path):
    path = tmp_path / "theirs.parquet"
    with duckdb.connect() as connection:
        connection.execute(f"""copy (select 1 as KEPT, true as BOOL, date '2024-01-01' as DAY, now() as MOMENT, 1::float as SINGLE,
            time '10:00' as CLOCK, [1, 2] as MANY, {{'A': 1, 'B': {{'C': 2}}}} as PARTS, 1::uinteger as U32, 1::ubigint as U64,
            uuid() as ID, 'x' as ALSO_KEPT, 1.5::decimal(30, 2) as WIDE, 'b'::blob as RAW)
            to '{path}' (format parquet)""")
    names, got, refused = dump(path)
    assert [name.removesuffix(":required") for name in names] == ["KEPT:INT32", "ALSO_KEPT:TEXT", "RAW:TEXT"]
    assert got == [["1"], ["x"], ["b"]]
    reasons = dict(line.split(": ", 1) for line in refused.splitlines())
    assert reasons["BOOL"] == "BOOLEAN"
    assert reasons["DAY"] == "DATE"
    assert reasons["SINGLE"] == "FLOAT"
    assert reasons["MANY"] == reasons["PARTS"] == "nested columns"
    assert reasons["ID"] == reasons["WIDE"] == "FIXED_LEN_BYTE_ARRAY"
    assert "TIMESTAMP" in reasons["MOMENT"]
    assert "TIME" in reasons["CLOCK"]
    assert "32" in reasons["U32"]
    assert "64" in reasons["U64"]
    assert set(reasons) == {"BOOL", "DAY", "MOMENT", "SINGLE", "CLOCK", "MANY", "PARTS", "U32", "U64", "ID", "WIDE"}


def test_what_is_no_parquet_is_said_so(tmp_path):
    path = tmp_path / "page.parquet"
    path.write_bytes(b"<html><body>Quota</body></html>")
    assert "not a Parquet file" in dump(path, code=6)
    path.write_bytes(b"")
    assert "not a Parquet file" in dump(path, code=6)
    path.write_bytes(b"PAR1" + bytes(100))
    assert "cut short" in dump(path, code=6)
    assert "No such file" in dump(tmp_path / "absent.parquet", code=9)
