# SPDX-License-Identifier: MPL-2.0
"""The form of the source, the number of threads and the run leave no trace in what comes out."""
import gzip
import zipfile

import published as plain
import pytest
import questions
from conftest import generate_asked

ROWS = 60000  # several batches and row groups' worth of batches


@pytest.fixture(scope="module", params=list(questions.ASKED))
def forms(request, tool, tmp_path_factory):
    """One published file in every form it can take: by name of the form."""
    folder = tmp_path_factory.mktemp(request.param)
    published = generate_asked(tool, request.param, folder, ROWS)
    data = plain.decompressed(published)
    stem = published.name.split(".")[0]
    paths = {form: folder / form / f"{stem}.{form}" for form in ("csv", "csv.gz", "zip")}
    for path in paths.values():
        path.parent.mkdir()
    paths["csv"].write_bytes(data)
    # Two gzip members one after the other are one file.
    paths["csv.gz"].write_bytes(gzip.compress(data[:len(data) // 3]) + gzip.compress(data[len(data) // 3:]))
    with zipfile.ZipFile(paths["zip"], "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(paths["csv"], f"{stem}.CSV")
    paths["parquet"] = tool.ingest(published, folder / "table.parquet")
    return request.param, paths


def test_aggregate_prints_the_same_bytes(forms, tool):
    dataset, paths = forms
    for by, measures, where, _ in questions.AGGREGATES[dataset]:
        printed = {tool.out("aggregate", path, *questions.options(by, measures, where), "--threads", threads)
                   for path in paths.values() for threads in (1, 2, 7)}
        assert len(printed) == 1


def test_ingest_writes_the_same_bytes(forms, tool, tmp_path):
    _, paths = forms
    for form in ("csv", "csv.gz", "zip"):
        tables = {tool.ingest(paths[form], tmp_path / "table.parquet", "--threads", threads).read_bytes()
                  for threads in (1, 2, 7)}
        assert len(tables) == 1
