# SPDX-License-Identifier: MPL-2.0
"""The queries of `bench/compare --queries`: ours as a whole process from exec to exit, medians; DuckDB as the best run
inside one warm process, on the Parquet file that ours wrote, its result taken as an Arrow table where pyarrow is
installed, else as numpy columns, so that no Python objects are made of it."""
import json
import pathlib
import statistics
import subprocess
import sys

# Name, what ours is asked, the same in SQL, and how many times faster than DuckDB it is to be.
QUERIES = [
    ("count and a sum", ["--count", "--sum", "FLT_REM_MNT"], "SELECT count(*), sum(FLT_REM_MNT) FROM {t}", 2),
    ("by region", ["--by", "BEN_RES_REG", "--sum", "FLT_REM_MNT,FLT_PAI_MNT", "--count"],
     "SELECT BEN_RES_REG, sum(FLT_REM_MNT), sum(FLT_PAI_MNT), count(*) FROM {t} GROUP BY 1 ORDER BY 1", 3),
    ("by act, filtered", ["--by", "PRS_NAT", "--where",
                          "BEN_SEX_COD = 2 and AGE_BEN_SNDS >= 60 and PRS_REM_TYP in (0,1)", "--sum", "FLT_REM_MNT",
                          "--top", "20"],
     "SELECT PRS_NAT, sum(FLT_REM_MNT) FROM {t} WHERE BEN_SEX_COD = 2 AND AGE_BEN_SNDS >= 60 AND PRS_REM_TYP IN (0, 1) "
     "GROUP BY 1 ORDER BY 1 LIMIT 20", 3),
    ("six keys, four sums", ["--by", "BEN_RES_REG,AGE_BEN_SNDS,BEN_SEX_COD,PSE_SPE_SNDS,SOI_ANN,SOI_MOI", "--sum",
                             "FLT_REM_MNT,FLT_PAI_MNT,PRS_PAI_MNT,FLT_ACT_QTE"],
     "SELECT BEN_RES_REG, AGE_BEN_SNDS, BEN_SEX_COD, PSE_SPE_SNDS, SOI_ANN, SOI_MOI, sum(FLT_REM_MNT), "
     "sum(FLT_PAI_MNT), sum(PRS_PAI_MNT), sum(FLT_ACT_QTE) FROM {t} GROUP BY ALL ORDER BY ALL", 3),
    ("nothing can match", ["--count", "--where", "PRS_NAT = 1"], "SELECT count(*) FROM {t} WHERE PRS_NAT = 1", None),
]
ARCHIVE = QUERIES[1]

# Reads queries as JSON, one a line, and answers each with its seconds.
DUCKDB = """
import duckdb, json, sys, time
db = duckdb.connect(config={"threads": int(sys.argv[1])})
db.execute("SET enable_progress_bar = false")
try:
    import pyarrow
    take = lambda result: result.to_arrow_table() if hasattr(result, "to_arrow_table") else result.fetch_arrow_table()
except ImportError:
    take = lambda result: result.fetchnumpy()
for line in sys.stdin:
    before = time.perf_counter()
    take(db.execute(json.loads(line)))
    print(time.perf_counter() - before, flush=True)
"""


class Duckdb:
    """One process, warm from its first query on."""

    def __init__(self, python, threads):
        self.process = subprocess.Popen([python, "-W", "ignore", "-c", DUCKDB, str(threads)], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)

    def ask(self, sql):
        self.process.stdin.write(json.dumps(sql) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            sys.exit("bench/compare: DuckDB failed")
        return float(answer)

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def csv_view(source):
    """The columns of the archive query, typed, without guessing."""
    names = subprocess.run(f"gzip -dc '{source}' 2>/dev/null | head -n 1", shell=True, capture_output=True,
                           text=True).stdout.strip().rstrip(";").split(";")
    types = {n: "DECIMAL(18,2)" if n in ("FLT_REM_MNT", "FLT_PAI_MNT") else "VARCHAR" for n in names}
    columns = ", ".join(f"'{n}': '{t}'" for n, t in [*types.items(), ("rest", "VARCHAR")])
    return (f"read_csv('{source}', delim=';', header=true, auto_detect=false, quote='', escape='', "
            f"columns={{{columns}}})")


def row(name, ours, theirs, must):
    wall = statistics.median(r[0] for r in ours)
    peak = max(r[2] for r in ours)
    ratio = min(theirs) / wall if theirs else None
    return (name, f"{wall * 1000:.1f}", f"{min(r[0] for r in ours) * 1000:.1f}", f"{min(theirs) * 1000:.1f}" if theirs
            else "-", f"{ratio:.2f}" if ratio else "-", f"{must}" if must else "-", f"{peak / 1e6:.0f}")


def race_queries(program, python, threads, rounds, source, parquet, run):
    """`run(command, source, target)` gives wall and processor seconds and peak bytes, and whether DuckDB is there is
    told by `python` being set."""
    subprocess.run([program, "-q", "ingest", str(source), "-o", str(parquet)], check=True)
    unused = pathlib.Path(str(parquet) + ".none")
    duckdb = Duckdb(python, threads) if python else None
    tables = {"{t}": f"'{parquet}'"}
    lines = [("", "median ms", "best ms", "DuckDB ms", "times", "must", "peak MB")]
    for name, options, sql, must in QUERIES:
        command = [program, "-q", "aggregate", str(parquet), "--threads", str(threads), *options]
        statement = sql.replace("{t}", tables["{t}"])
        ours, theirs = [], []
        for _ in range(rounds):
            ours.append(run(command, parquet, unused))
            if duckdb:
                theirs.append(duckdb.ask(statement))
        lines.append(row(name, ours, theirs, must))
    name, options, sql, _ = ARCHIVE
    command = [program, "-q", "aggregate", str(source), "--threads", str(threads), *options]
    ours, theirs, limit = [], [], []
    for _ in range(rounds):
        ours.append(run(command, source, unused))
        limit.append(run(["igzip", "-dc", str(source)], source, unused)[0])
        if duckdb and len(theirs) < 2:
            theirs.append(duckdb.ask(sql.replace("{t}", csv_view(source))))
    lines.append(row(name + ", from the .csv.gz", ours, theirs, 8))
    if duckdb:
        duckdb.close()
    times = statistics.median(r[0] for r in ours) / statistics.median(limit)
    return lines, f"from the .csv.gz: {times:.2f} times `igzip -dc` (at most 1.5)"
