# SPDX-License-Identifier: MPL-2.0
"""`schema --format frictionless` is a Table Schema, and what `filter` prints fits it."""
import json

import frictionless


def test_the_schema_is_one_and_its_rows_fit_it(published, tool, tmp_path):
    what = published.dataset + ("/" + published.breakdown if published.breakdown else "")
    descriptor = json.loads(tool.out("schema", what, "--format", "frictionless"))
    schema = frictionless.Schema.from_descriptor(descriptor)
    assert [field.name for field in schema.fields] == [column["name"] for column in tool.schema(what)["columns"]]
    assert all(field.title and field.description for field in schema.fields)

    # Of the columns that the period has, rows fit; order and names are those of the table.
    printed = tool.out("filter", f"{published.dataset}:{published.path}", "--limit", "50")
    (tmp_path / "rows.csv").write_text(printed, encoding="utf-8")
    held = printed.splitlines()[0].split(",")
    descriptor["fields"] = [field for field in descriptor["fields"] if field["name"] in held]
    with frictionless.system.use_context(trusted=True):
        report = frictionless.validate(str(tmp_path / "rows.csv"), schema=frictionless.Schema.from_descriptor(descriptor))
    assert report.valid, report.flatten(["rowNumber", "fieldNumber", "type", "note"])
