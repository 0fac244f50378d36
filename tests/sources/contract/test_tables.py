"""Tables and columns that are missing, unknown or described otherwise."""


def _drop(towns, *tables):
    towns.describe(lambda found: found.update(resources=[e for e in found["resources"] if e["name"] not in tables]))


def _field(found, table, column):
    resource = next(entry for entry in found["resources"] if entry["name"] == table)
    return next(entry for entry in resource["schema"]["fields"] if entry["name"] == column)


def test_a_table_that_the_descriptor_does_not_name(towns):
    _drop(towns, "glossary")
    assert towns.found() == [
        ("unlisted_file", "glossary.csv", 0, ""),
        ("missing_table", "datapackage.json", 0, "resources"),
    ]


def test_references_into_a_missing_table_are_not_listed_one_by_one(towns):
    _drop(towns, "indicators")
    assert {code for code, *_ in towns.found()} == {"unlisted_file", "missing_table"}


def test_a_missing_column(towns):
    towns.drop_column("findings", "text_en")
    assert towns.found() == [("missing_column", "findings.csv", 1, "text_en")]


def test_a_misspelt_column_is_missing_under_one_name_and_unknown_under_the_other(towns):
    towns.rename_column("glossary", "note_zh", "note_cn")
    assert towns.found() == [
        ("unknown_column", "glossary.csv", 1, "note_cn"),
        ("missing_column", "glossary.csv", 1, "note_zh"),
    ]


def test_a_column_of_ones_own_is_welcome_once_the_descriptor_describes_it(towns):
    towns.replace("glossary.csv", "note_zh,note_en", "note_zh,note_en,shelf")
    towns.write("glossary.csv", towns.text("glossary.csv").replace("\n", ",\n").replace("shelf,", "shelf").encode())
    assert towns.found() == [("unknown_column", "glossary.csv", 1, "shelf")]
    towns.describe(
        lambda found: next(entry for entry in found["resources"] if entry["name"] == "glossary")["schema"][
            "fields"
        ].append({"name": "shelf", "type": "string"})
    )
    assert towns.found() == []


def test_a_column_described_with_another_type(towns):
    towns.describe(lambda found: _field(found, "observations", "line").update(type="string"))
    assert towns.found() == [("schema_differs", "datapackage.json", 0, "observations.line")]


def test_another_type_in_the_descriptor_does_not_loosen_the_contract(towns):
    towns.describe(lambda found: _field(found, "observations", "line").update(type="string", constraints={}))
    row = towns.change("observations", "town-a.volunteer_count", line="four")
    assert ("not_integer", "observations.csv", row, "line") in towns.found()
