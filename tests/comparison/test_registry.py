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
        numbers = {column["name"] for column in schema["columns"] if column["role"] in ("measure", "distinct-count")}
        wide = {column.name for column in plain.columns(dataset).values() if column.parquet in ("INT64", "DECIMAL")}
        assert numbers == wide - {"PRS_REM_TAU", "REM_TAU"}  # a rate is a dimension


def test_persons_are_never_added(registry):
    for dataset, schema in registry.items():
        persons = [column["name"] for column in schema["columns"] if column["role"] == "distinct-count"]
        assert persons == (["NBC"] if dataset.endswith("-nb") else [])


def test_every_breakdown_of_the_facts_is_there(registry):
    sets = ["", "_age_sexe", "_age_sexe_reg", "_age_sexe_reg_spe", "_age_sexe_spe", "_reg", "_reg_spe", "_spe"]
    levels = {"medic-nb": ["atc1", "atc2", "atc3", "atc4", "atc5", "cip13"], "lpp-nb": ["lpp"], "bio-nb": ["grp", "acte"]}
    for dataset, schema in registry.items():
        wanted = {level + which for level in levels.get(dataset, []) for which in sets} or \
            ({"etablissement", "region"} if dataset == "phmev" else {""})
        assert {version["breakdown"] for version in schema["headers"]} == wanted
