# SPDX-License-Identifier: MPL-2.0
"""Every dataset of the registry is held against hand-typed facts."""
import published as plain
from conftest import FIXTURES


def test_every_dataset_has_fixtures_and_no_other_has(registry):
    folders = {path.parent.name for path in FIXTURES.glob("*/columns.csv")}
    assert folders == set(registry)
    for dataset in registry:
        assert len(list((FIXTURES / dataset).glob("*.csv"))) > 1, f"{dataset} has no published file to read"


def test_the_registry_declares_the_columns_of_the_facts(registry):
    for dataset, schema in registry.items():
        assert [column["name"] for column in schema["columns"]] == list(plain.columns(dataset))


def test_measures_are_the_columns_with_a_number_format_or_counts(registry):
    for dataset, schema in registry.items():
        measures = {column["name"] for column in schema["columns"] if column["role"] == "measure"}
        wide = {column.name for column in plain.columns(dataset).values() if column.parquet in ("INT64", "DECIMAL")}
        assert measures == wide - {"PRS_REM_TAU"}  # a rate is a dimension
