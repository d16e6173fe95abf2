#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Prints as CSV what `cnamdata aggregate` is to print, from published files read the plain way.

    oracle.py DATASET FILE... [--by A,B] [--measures count,sum:REM,avg:REM,ratio:REM:BSE] [--where 'row["AGE"] == 20']
              [--pivot C] [--totals] [--having 'row["count"] > 2']
"""
import argparse

import published


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dataset")
    parser.add_argument("files", nargs="+")
    parser.add_argument("--by", default="")
    parser.add_argument("--measures", default="count")
    parser.add_argument("--where", default="True", help="a Python expression over `row`")
    parser.add_argument("--pivot", default="")
    parser.add_argument("--totals", action="store_true")
    parser.add_argument("--having", default="True", help="the same over a row of the result")
    options = parser.parse_args()
    by = [name for name in options.by.split(",") if name]
    measures = [tuple(measure.split(":")) for measure in options.measures.split(",")]
    keep = eval(f"lambda row: {options.where}")  # pylint: disable=eval-used
    passes = eval(f"lambda row: {options.having}")  # pylint: disable=eval-used
    rows = (row for file in options.files for row in published.table(options.dataset, file))
    rows = published.with_derived(rows, by + [options.pivot])
    names = by + ["_".join(measure) for measure in measures]
    if options.pivot:
        by = [name for name in by if name != options.pivot]
        names, table = published.pivot(rows, by, options.pivot, measures, keep, options.totals)
    elif options.totals:
        table = published.with_totals(rows, by, measures, keep)
    else:
        table = published.aggregate(rows, by, measures, keep)
    table = [row for row in table if row[0] == "TOTAL" or passes(dict(zip(names, row)))]
    print(published.as_csv(names, table), end="")


if __name__ == "__main__":
    main()
