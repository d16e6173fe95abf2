#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Prints as CSV what `cnamdata aggregate` is to print, from published files read the plain way.

    oracle.py DATASET FILE... [--by A,B] [--measures count,sum:REM,avg:REM] [--where 'row["AGE"] == 20']
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
    options = parser.parse_args()
    by = [name for name in options.by.split(",") if name]
    measures = [tuple(measure.split(":")) for measure in options.measures.split(",")]
    keep = eval(f"lambda row: {options.where}")  # pylint: disable=eval-used
    rows = (row for file in options.files for row in published.table(options.dataset, file))
    names = by + ["_".join(measure) for measure in measures]
    print(published.as_csv(names, published.aggregate(rows, by, measures, keep)), end="")


if __name__ == "__main__":
    main()
