# SPDX-License-Identifier: MPL-2.0
"""Real files of the portal, where they are to be had: nothing is rejected, and sums are those known for them."""
import csv

import published as plain
import pytest
from conftest import REAL, TOTALS
from engines import ENGINES

SAMPLES = [("damir", "A202501_sample.csv", "2025-01"), ("damir", "A201512_v1_sample.csv", "2015-12"),
           ("lpp", "sample_OPEN_LPP_2019.CSV", "2019"), ("tables-r", "R201401_sanslib_sample.csv", "2014-01"),
           ("lpp-nb", "sample_NB_2023_lpp.CSV", "2023"), ("lpp-nb", "NB_2020_lpp.CSV.gz", "2020")]
GROUPED = {"damir": "AGE_BEN_SNDS", "lpp": "AGE", "tables-r": "CPAM", "lpp-nb": "CODE_LPP"}
AXES = ["TITRE", "SC1", "AGE", "SEXE", "BEN_REG", "PSP_SPE"]

pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="no real samples beside the clone")


@pytest.mark.parametrize("dataset,name,period", SAMPLES)
@pytest.mark.parametrize("engine", ENGINES)
def test_samples_are_read_value_by_value(dataset, name, period, engine, tool, tmp_path):
    types, values = ENGINES[engine](tool.ingest(REAL / name, tmp_path / "table.parquet"))
    rows = list(plain.table(dataset, REAL / name))
    columns = [column for column in plain.columns(dataset).values() if column.lives_in(period, plain.breakdown(name))]
    assert types == [(column.name, column.parquet) for column in columns]
    assert values == [[row.get(column.name) for row in rows] for column in columns]


@pytest.mark.parametrize("dataset,name,period", SAMPLES)
def test_sums_of_samples_are_those_of_a_plain_reading(dataset, name, period, tool, tmp_path):
    table = tool.ingest(REAL / name, tmp_path / "table.parquet")
    rows = list(plain.table(dataset, REAL / name))
    measures = [column.name for column in plain.columns(dataset).values()
                if column.parquet in ("INT64", "DECIMAL") and column.name in rows[0] and
                column.name not in ("PRS_REM_TAU", "REM_TAU", "NBC")]
    by = GROUPED[dataset]
    wanted = plain.as_csv([by] + [f"sum_{name}" for name in measures],
                          plain.aggregate(rows, [by], [("sum", name) for name in measures]))
    for source in (table, REAL / name):
        assert tool.out("aggregate", source, "--by", by, "--sum", ",".join(measures)) == wanted


@pytest.fixture(scope="module")
def whole_year(tool, tmp_path_factory):
    store = tmp_path_factory.mktemp("store")
    tool.run("ingest", REAL / "OPEN_LPP_2014.zip", "--store", store)
    return store


def control_totals(axis):
    """The rows, QTE, REM and BSE known for each code of an axis in 2014, sorted as text."""
    with open(TOTALS, encoding="utf-8") as file:
        return sorted([row["code"], row["rows"], row["QTE"], row["REM"], row["BSE"]] for row in csv.DictReader(file)
                      if row["year"] == "2014" and row["axis"].upper() == axis)


@pytest.mark.parametrize("axis", AXES)
@pytest.mark.parametrize("source", ["store", "archive"])
def test_a_whole_year_has_the_control_totals(axis, source, tool, whole_year):
    what = ["lpp", "--store", whole_year] if source == "store" else [REAL / "OPEN_LPP_2014.zip"]
    printed = tool.out("aggregate", *what, "--by", axis, "--count", "--sum", "QTE,REM,BSE")
    wanted = control_totals(axis)
    assert wanted
    assert sorted(list(csv.reader(printed.splitlines()))[1:]) == wanted


def test_persons_of_a_whole_year_have_the_total(tool):
    """Published for NB_2020_lpp: rows, QTE, REM, BSE."""
    printed = tool.out("aggregate", REAL / "NB_2020_lpp.CSV.gz", "--count", "--sum", "QTE,REM,BSE")
    assert printed.splitlines()[1:] == ["6529,435666470,8010124086.26,9262350225.53"]


def test_a_whole_year_has_the_total(tool, whole_year):
    printed = tool.out("aggregate", "lpp", "--store", whole_year, "--count", "--sum", "QTE,REM,BSE")
    assert printed.splitlines()[1:] == ["234367,376394995,6541299818.82,7621738278.42"]
