# SPDX-License-Identifier: MPL-2.0
"""Reads published files the plain way, without cnamdata: what the tests hold its results against.

Nothing here shares code, tables or output with the program. The types come from tests/datasets/DATASET/columns.csv,
which is typed by hand.
"""
import csv
import gzip
import io
import pathlib
import re
import zipfile
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

DATASETS = pathlib.Path(__file__).resolve().parent.parent / "datasets"


class Column:
    """name, parquet (INT32, INT64, DECIMAL, UTF8), number (english, french or empty), first and last period, and the
    part of a breakdown's name (`reg` of `cip13_reg`) that tells that files of it have the column; empty: all have it."""

    def __init__(self, row):
        self.name, self.parquet, self.number = row["name"], row["parquet"], row["number"]
        self.first, self.last, self.breakdown = row["first"], row["last"], row["breakdown"]

    def lives_in(self, period, breakdown=""):
        """`period` is YYYY or YYYY-MM, as are the bounds: text compares as time does within one form."""
        held = not self.breakdown or f"_{self.breakdown}_" in f"_{breakdown}_"
        return held and (not self.first or self.first <= period) and (not self.last or period <= self.last)

    def value(self, text):
        if text == "":
            return None
        if self.parquet == "UTF8":
            return text
        if self.number == "french":
            text = text.replace(".", "").replace(",", ".")
        return Decimal(text) if self.parquet == "DECIMAL" else int(text)


def columns(dataset):
    """The columns of a dataset, by name, in the order of its table."""
    with open(DATASETS / dataset / "columns.csv", encoding="utf-8") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return {row["name"]: Column(row) for row in rows}


def quotes_have_meaning(dataset):
    return "quoting: none" not in (DATASETS / dataset / "columns.csv").read_text(encoding="utf-8")


def breakdown(name):
    """Which of the files of its period a file is, by its name: `cip13_reg` of NB_2024_cip13_reg.CSV.gz."""
    stem = pathlib.Path(name).name.split(".")[0]
    if found := re.search(r"NB_\d{4}_(\w+)", stem):
        return found[1].lower()
    if "PHMEV" in stem:
        return "region" if stem.startswith("REG_") else "etablissement"
    return ""


def period(name):
    """YYYY or YYYY-MM, by the name of a published file."""
    stem = pathlib.Path(name).name.split(".")[0]
    if found := re.search(r"(?:^|_)(?:[APNR]|NTOT)(\d{4})_?(\d{2})(?!\d)", stem):
        return f"{found[1]}-{found[2]}"
    return re.search(r"_(\d{4})(?!\d)", stem)[1]


def decompressed(path):
    data = pathlib.Path(path).read_bytes()
    if data[:2] == b"\x1f\x8b":
        return gzip.decompress(data)
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            (member,) = archive.namelist()
            return archive.read(member)
    return data


def decoded(data):
    """Windows-1252; its five holes are what they are in Latin-1."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(bytes([byte]).decode("cp1252", "replace") if byte not in b"\x81\x8d\x8f\x90\x9d" else chr(byte)
                       for byte in data)


def split(line, quotes=True):
    """The fields of a line: quotes have a meaning only where a field begins with one, if at all."""
    if not quotes:
        return line.split(";")
    fields, rest = [], line
    while True:
        if rest.startswith('"'):
            end = 1
            while end < len(rest) and not (rest[end] == '"' and rest[end + 1:end + 2] in ("", ";")):
                end += 2 if rest[end:end + 2] == '""' else 1
            field, rest = rest[1:end].replace('""', '"'), rest[end + 1:]
            more, rest = rest[:1] == ";", rest[1:]
        else:
            field, separator, rest = rest.partition(";")
            more = separator == ";"
        fields.append(field)
        if not more:
            return fields


def table(dataset, path):
    """The rows of a published file: dicts by canonical name, of the columns the file has."""
    known, quotes = columns(dataset), quotes_have_meaning(dataset)
    lines = decoded(decompressed(path)).split("\n")
    if lines[-1] == "":
        lines.pop()
    lines = [line.removesuffix("\r") for line in lines]
    names = [name.upper() for name in split(lines[0])]
    for line in lines[1:]:
        fields = split(line, quotes)
        fields += [""] * (len(names) - len(fields))
        yield {name: known[name].value(field) for name, field in zip(names, fields) if name}


def order(value):
    """Sorts nulls last."""
    return (value is None, value if value is not None else 0)


def aggregate(rows, by=(), measures=(), where=None):
    """Groups in the order of their keys: a list of tuples, keys then measures. A measure is `count`, or `sum`, `avg`,
    `min`, `max` or `count_of` with a column, as ("sum", "REM"). Nulls are left out of all but `count`; a key that a
    file lacks is null."""
    groups = {}
    for row in rows:
        if where is None or where(row):
            groups.setdefault(tuple(row.get(name) for name in by), []).append(row)
    if not by and not groups:  # no key: one row, as in SQL
        groups[()] = []
    return [key + tuple(measure(rows, *ask) for ask in measures)
            for key, rows in sorted(groups.items(), key=lambda item: tuple(map(order, item[0])))]


def with_totals(rows, by=(), measures=(), where=None):
    """The same groups, then the total of all rows."""
    rows = [row for row in rows if where is None or where(row)]
    total = ("TOTAL",) + (None,) * (len(by) - 1) + tuple(measure(rows, *ask) for ask in measures)
    return aggregate(rows, by, measures) + [total]


def pivot(rows, by, pivoted, measures, where=None, totals=False):
    """The names of the columns and the rows, as `--pivot` prints them: a column a measure and value."""
    rows = [row for row in rows if where is None or where(row)]
    values = sorted({row.get(pivoted) for row in rows}, key=order)
    heads = ["null" if value is None else str(value) for value in values] + ["total"] * totals
    if len(measures) > 1:
        names = ["_".join(ask) + "_" + head for ask in measures for head in heads]
    else:
        names = heads

    def figures(some):
        for ask in measures:
            for value in values:
                here = [row for row in some if row.get(pivoted) == value]
                yield measure(here, *ask) if here else None
            if totals:
                yield measure(some, *ask)

    groups = {}
    for row in rows:
        groups.setdefault(tuple(row.get(name) for name in by), []).append(row)
    table = [key + tuple(figures(some))
             for key, some in sorted(groups.items(), key=lambda item: tuple(map(order, item[0])))]
    if totals and by:
        table.append(("TOTAL",) + (None,) * (len(by) - 1) + tuple(figures(rows)))
    return list(by) + names, table


def with_derived(rows, names):
    """The rows with the columns that are computed: year(X), month(X), quarter(X) and soins(), one in the other too."""
    for row in rows:
        yield row | {name: derived(row, name) for name in names if name.endswith(")")}


def derived(row, name):
    function, _, inner = name.removesuffix(")").partition("(")
    if function == "soins":
        year, month = row["SOI_ANN"], row["SOI_MOI"]
        return year * 100 + month if year and month and month <= 12 else None
    value = derived(row, inner) if inner.endswith(")") else row[inner]
    year, month = divmod(value or 0, 100)
    if not (year and 1 <= month <= 12):
        return year or None if function == "year" else None
    return {"year": year, "month": month, "quarter": f"{year}-T{(month + 2) // 3}"}[function]


def measure(rows, function, column=None, divisor=None):
    if function == "count":
        return len(rows)
    if function == "ratio":
        parts = [len(rows) if part == "count" else measure(rows, "sum", part) for part in (column, divisor)]
        if parts[0] is None or not parts[1]:
            return None
        return exact_quotient(*parts)
    values = [row[column] for row in rows if row[column] is not None]
    if function == "count_of":
        return len(values)
    if not values:
        return None
    if function == "avg":
        mean = Decimal(sum(values)) / len(values)
        return mean.quantize(Decimal("0.000001"), ROUND_HALF_UP)
    return {"sum": sum, "min": min, "max": max}[function](values)


def exact_quotient(dividend, divisor):
    """With six decimals, half away from zero."""
    quotient = Fraction(dividend) / Fraction(divisor) * 1000000
    whole = int(abs(quotient) + Fraction(1, 2))
    return Decimal(whole if quotient > 0 else -whole).scaleb(-6)


def as_csv(names, rows):
    """The text `--format csv` is to print."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow("" if value is None else value if not isinstance(value, Decimal) else decimal_text(value)
                        for value in row)
    return out.getvalue()


def decimal_text(value):
    """Two decimals, or six for an average."""
    places = 6 if -value.as_tuple().exponent > 2 else 2
    return str(value.quantize(Decimal(1).scaleb(-places)))
