#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Random aggregates and filters, put to cnamdata and to DuckDB over the same Parquet: every value must be the same.

    random_queries.py VENV --build FOLDER [--seed N] [--count N] [--only N] [--verbose]

The questions depend on the seed alone. Sums are compared as decimals, averages are computed here from DuckDB's sums and
counts, and the order of the rows is made here. Every tenth aggregate is put to the archive, to its Parquet and to the
store as well, with 1, 2 and 7 threads: the nine must print the same bytes. A difference prints the command line, and
--only N asks that question alone. CNAMDATA_RANDOM_QUERIES sets how many are asked.
"""
import argparse
import csv
import decimal
import io
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "comparison"))
import run as suite  # pylint: disable=wrong-import-position

TABLES = {"damir": ("2025-01", "A202501.csv.gz"), "medic": ("2024", "OPEN_MEDIC_2024.csv.gz")}
ROWS = 12_000
EVERY_FORM = 10  # one aggregate in so many is asked of every form
MILLION = 10**6


class Column:
    """What may be asked of a column: its type to DuckDB, its role, values it has and values it has not."""

    def __init__(self, name, kind, role, values):
        self.name, self.text, self.role = name, kind == "VARCHAR", role
        self.decimal = kind.startswith("DECIMAL")
        self.values = values

    def constant(self, chance):
        """A value as we write it and as DuckDB does."""
        value = chance.choice(self.values)
        if self.text:
            quoted = "'" + value.replace("'", "''") + "'"
            plain = value.isdigit() and chance.random() < 0.3
            return (value if plain else quoted), quoted
        number = decimal.Decimal(value)
        if chance.random() < 0.3:
            number += decimal.Decimal(chance.choice(["1", "-1", "0.5", "-0.005", "0.01", "100", "0.999"]))
        written = format(number, "f")
        sign = "+" if chance.random() < 0.05 and number >= 0 else ""
        quote = "'" if chance.random() < 0.1 else ""
        return quote + sign + written + quote, written

    def pattern(self, chance):
        value = list(chance.choice(self.values))
        for _ in range(chance.randrange(3)):
            if value:
                value[chance.randrange(len(value))] = chance.choice("_%")
        cut = chance.randrange(len(value) + 1)
        text = chance.choice(["%" + "".join(value[cut:]), "".join(value[:cut]) + "%", "".join(value)])
        return "'" + text.replace("'", "''") + "'"


class Tables:
    """The archives, their Parquet, a store, and DuckDB over the Parquet."""

    def __init__(self, build, folder):
        import duckdb  # pylint: disable=import-outside-toplevel
        self.program, self.folder = build / "cnamdata", folder
        self.connection = duckdb.connect(config={"threads": 2})
        self.forms, self.columns = {}, {}
        for number, (dataset, (period, name)) in enumerate(TABLES.items()):
            archive, table = folder / name, folder / f"{dataset}.parquet"
            subprocess.run([build / "cnamdata-generate", dataset, "--period", period, "--rows", str(ROWS), "--seed",
                            str(7 + number), "--quiet", "--form", "csv.gz", "-o", archive], check=True)
            self.ask("ingest", "-q", dataset, archive, "-o", table)
            self.ask("ingest", "-q", dataset, archive, "--store", folder / "store")
            self.forms[dataset] = (archive, table, dataset)
            self.columns[dataset] = self.describe(dataset, table)

    def ask(self, *words):
        done = subprocess.run([self.program, *map(str, words)], capture_output=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"exit code {done.returncode}: {done.stderr.decode()}")
        return done.stdout

    def describe(self, dataset, table):
        roles = {column["name"]: column["role"]
                 for column in json.loads(self.ask("schema", dataset, "--format", "json"))["columns"]}
        self.connection.execute(f"create table {dataset} as select * from '{table}'")
        described = self.connection.execute(f"describe {dataset}").fetchall()
        columns = []
        for name, kind, *_ in described:
            found = self.connection.execute(
                f'select distinct "{name}"::varchar v from {dataset} where v is not null order by hash(v), v limit 40')
            columns.append(Column(name, kind, roles[name], [value for value, in found.fetchall()] or ["0"]))
        return columns


def condition(chance, columns, depth=0):
    """A condition as we write it and as DuckDB does."""
    if depth < 3 and chance.random() < 0.5:
        word = chance.choice([" and ", " or ", " or "])
        parts = [condition(chance, columns, depth + 1) for _ in range(chance.randint(2, 3))]
        whole = tuple("(" + word.join(side) + ")" for side in zip(*parts))
    else:
        whole = comparison(chance, chance.choice(columns))
    if chance.random() < 0.2:
        whole = tuple(f"not ({side})" for side in whole)
    return whole


def comparison(chance, column):
    ours = chance.choice([column.name, column.name.lower(), f'"{column.name}"'])
    theirs = f'"{column.name}"'
    negated = chance.choice(["", "", "not "])
    shape = chance.choice(["compare", "compare", "compare", "in", "between", "like", "null"])
    if shape == "compare":
        sign = chance.choice(["=", "==", "!=", "<>", "<", "<=", ">", ">="])
        mine, other = column.constant(chance)
        return f"{ours} {sign} {mine}", f"{theirs} {sign} {other}"
    if shape == "in":
        mine, other = zip(*(column.constant(chance) for _ in range(chance.randint(1, 6))))
        return f"{ours} {negated}in ({', '.join(mine)})", f"{theirs} {negated}in ({', '.join(other)})"
    if shape == "between":
        (low, least), (high, most) = column.constant(chance), column.constant(chance)
        return f"{ours} {negated}between {low} and {high}", f"{theirs} {negated}between {least} and {most}"
    if shape == "like":
        pattern = column.pattern(chance)
        return f"{ours} {negated}like {pattern}", f"{theirs}::varchar {negated}like {pattern}"
    return f"{ours} is {negated}null", f"{theirs} is {negated}null"


class Aggregate:
    def __init__(self, chance, dataset, columns):
        self.dataset = dataset
        self.keys = chance.sample(columns, chance.choice([0, 1, 1, 1, 2, 2, 3, 4, 5]))
        self.measures, self.force = [], chance.random() < 0.2
        for _ in range(chance.randint(0 if self.keys else 1, 5)):
            measure = self.measure(chance, columns)
            if measure not in self.measures:
                self.measures.append(measure)
        self.where = condition(chance, columns) if chance.random() < 0.75 else None
        self.order = [(place, chance.random() < 0.5) for place in
                      chance.sample(range(len(self.names())), min(len(self.names()), chance.choice([0, 0, 1, 2])))]
        self.top = chance.choice([None, None, 0, 1, 5, 100])

    def measure(self, chance, columns):
        function = chance.choice(["count", "sum", "sum", "avg", "avg", "min", "max"])
        if function == "count":
            return function, None
        adds = function in ("sum", "avg")
        usable = [column for column in columns
                  if not adds or (column.role == "measure" or (self.force and not column.text))]
        return function, chance.choice(usable)

    def names(self):
        return [key.name for key in self.keys] + [
            "count" if column is None else f"{function}_{column.name}" for function, column in self.measures]

    def words(self):
        words = ["--by", ",".join(key.name for key in self.keys)] if self.keys else []
        for function, column in self.measures:
            words += [f"--{function}"] + ([column.name] if column else [])
        words += ["--where", self.where[0]] if self.where else []
        if self.order:
            words += ["--order-by", ",".join(self.names()[place] + (":desc" if down else "")
                                             for place, down in self.order)]
        words += ["--top", str(self.top)] if self.top is not None else []
        return ["aggregate", *words, *(["--force"] if self.force else [])]

    def sql(self):
        keys = [f'"{key.name}"' for key in self.keys]
        outputs = list(keys)
        for function, column in self.measures:
            name = "*" if column is None else f'"{column.name}"'
            outputs += [f"sum({name})", f"count({name})"] if function == "avg" else [f"{function}({name})"]
        text = f"select {', '.join(outputs)} from {self.dataset}"
        text += f" where {self.where[1]}" if self.where else ""
        return text + (f" group by {', '.join(keys)}" if keys else "")

    def expected(self, connection):
        rows = [self.finished(row) for row in connection.execute(self.sql()).fetchall()]
        for place in reversed(range(len(self.keys))):
            rows.sort(key=lambda row: sortable(row[place]))
        for place, down in reversed(self.order):
            present = [row for row in rows if row[place] is not None]
            present.sort(key=lambda row: sortable(row[place]), reverse=down)  # stable either way
            rows = present + [row for row in rows if row[place] is None]
        return rows[:self.top]

    def finished(self, row):
        """A row of DuckDB with its averages computed."""
        values = iter(row)
        out = [next(values) for _ in self.keys]
        for function, _ in self.measures:
            value = next(values)
            out.append(average(value, next(values)) if function == "avg" else value)
        return out


def sortable(value):
    """Ascending, nulls last, texts by their bytes."""
    return (value is None, value.encode() if isinstance(value, str) else 0 if value is None else value)


def average(total, count):
    """Six decimals, rounded half away from zero."""
    if count == 0:
        return None
    units = int(decimal.Decimal(total).scaleb(2)) * (MILLION // 100)
    rounded = (2 * abs(units) + count) // (2 * count)
    return decimal.Decimal(-rounded if units < 0 else rounded).scaleb(-6)


class Filter:
    def __init__(self, chance, dataset, columns):
        self.dataset = dataset
        self.select = chance.sample(columns, chance.randint(1, 6)) if chance.random() < 0.8 else []
        self.columns = self.select or columns
        self.where = condition(chance, columns) if chance.random() < 0.9 else None
        self.limit = chance.choice([None, 0, 3, 1000])

    def names(self):
        return [column.name for column in self.columns]

    def words(self):
        words = ["--select", ",".join(column.name for column in self.select)] if self.select else []
        words += ["--where", self.where[0]] if self.where else []
        return ["filter", *words, *(["--limit", str(self.limit)] if self.limit is not None else [])]

    def expected(self, connection):
        names = ", ".join(f'"{name}"' for name in self.names())
        where = f" where {self.where[1]}" if self.where else ""
        return connection.execute(f"select {names} from {self.dataset}{where} order by rowid").fetchall()[:self.limit]


def as_csv(names, rows):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        fields = ["" if value is None else format(value, "f") if isinstance(value, decimal.Decimal) else str(value)
                  for value in row]
        writer.writerow(fields)
    return out.getvalue()


def difference(wanted, found):
    lines = list(zip(wanted.splitlines(), found.splitlines()))
    for number, (one, other) in enumerate(lines):
        if one != other:
            return f"line {number + 1}, DuckDB:\n    {one}\n  ours:\n    {other}"
    return f"{len(wanted.splitlines())} lines of DuckDB, {len(found.splitlines())} of ours"


def check(tables, question, rows):
    """What is wrong with the answer to a question, whose rows are known; empty when nothing is."""
    command, *options = question.words()
    _, table, _ = tables.forms[question.dataset]
    wanted = as_csv(question.names(), rows)
    found = tables.ask(command, table, *options, "-q").decode()
    return "" if found == wanted else difference(wanted, found)


def check_forms(tables, question):
    """The same bytes from every form, whatever the threads."""
    command, *options = question.words()
    wanted = None
    for form in tables.forms[question.dataset]:
        for threads in (1, 2, 7):
            found = tables.ask(command, form, *options, "-q", "--threads", threads, "--store", tables.folder / "store")
            wanted = found if wanted is None else wanted
            if found != wanted:
                return f"{form} with {threads} threads: {difference(wanted.decode(), found.decode())}"
    return ""


def questions(seed, count, columns):
    """All of them are made, whichever are asked: the number of one does not depend on that."""
    for number in range(count):
        chance = random.Random(f"{seed}-{number}")
        dataset = chance.choice(list(columns))
        kind = Filter if chance.random() < 0.25 else Aggregate
        yield number, kind(chance, dataset, columns[dataset])


def ask_all(options, folder):
    tables = Tables(options.build.resolve(), folder)
    complaints, asked, empty, every_form = 0, 0, 0, 0
    for number, question in questions(options.seed, options.count, tables.columns):
        if options.only not in (None, number):
            continue
        asked += 1
        try:
            rows = question.expected(tables.connection)
            empty += not rows
            wrong = check(tables, question, rows)
            if not wrong and isinstance(question, Aggregate) and (number % EVERY_FORM == 0 or options.only == number):
                every_form += 1
                wrong = check_forms(tables, question)
        except RuntimeError as error:
            wrong = str(error)
        if wrong or options.verbose:
            words = subprocess.list2cmdline(map(str, question.words()))
            print(f"--only {number}: {question.dataset}: {words}\n  {wrong}", flush=True)
        complaints += bool(wrong)
    print(f"seed {options.seed}: {asked} questions ({empty} without a row), {every_form} of every form, "
          f"{complaints} wrong")
    return 1 if complaints else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("venv")
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--count", type=int, default=int(os.environ.get("CNAMDATA_RANDOM_QUERIES", "500")))
    parser.add_argument("--only", type=int)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    unavailable = suite.enter(options.venv, ("duckdb",))
    if unavailable is not None:
        return unavailable
    with tempfile.TemporaryDirectory(prefix="cnamdata-random-") as folder:
        return ask_all(options, pathlib.Path(folder))


if __name__ == "__main__":
    sys.exit(main())
