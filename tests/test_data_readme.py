"""data/README.md, the contract in words, says what datapackage.json and the rule table say."""

import csv
import json
import re
from functools import cache
from pathlib import Path

import pytest

from dashboard.quantity import UNIT_WORDS, Qualifier, phrase, rule_rows
from dashboard.records import Missing, Precision
from dashboard.sources.rule_forms import FORMS

DATA = Path(__file__).parents[1] / "data"
README = (DATA / "README.md").read_text("utf-8")
DESCRIPTOR = json.loads((DATA / "datapackage.json").read_text("utf-8"))
SCHEMAS = {entry["name"]: entry["schema"] for entry in DESCRIPTOR["resources"]}
UNITS_BESIDE_THE_PARSERS = {"none", "day_of_month"}


@cache
def table_under(heading: str) -> tuple[tuple[str, ...], ...]:
    """The first table below a heading, cell by cell, without its header."""
    section = re.split(r"\n#{2,3} ", README.split(f"# {heading}\n", 1)[1])[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return tuple(
        tuple(cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]) for line in lines[2:]
    )


def first_codes(heading: str) -> list[str]:
    return [row[0].strip("`") for row in table_under(heading)]


def allowed(table: str, column: str) -> list[str]:
    return next(entry["constraints"]["enum"] for entry in SCHEMAS[table]["fields"] if entry["name"] == column)


def test_the_readme_lists_every_table_with_its_file_its_key_and_its_references():
    listed = {re.match(r"\[(\w+)\]", row[0])[1]: row[1:] for row in table_under("Tables")}
    assert list(listed) == list(SCHEMAS)
    for entry in DESCRIPTOR["resources"]:
        chinese, file, key, references = listed[entry["name"]]
        assert (chinese, file) == (entry["title_zh"], f"`{entry['path']}`")
        assert key == (f"`{entry['schema']['primaryKey'][0]}`" if "primaryKey" in entry["schema"] else "–")
        for foreign in entry["schema"].get("foreignKeys", []):
            target = foreign["reference"]["resource"] or entry["name"]
            assert f"`{foreign['fields'][0]}` → {target}" in references


@pytest.mark.parametrize("table", SCHEMAS)
def test_the_readme_lists_every_column_as_the_schema_has_it(table):
    listed = table_under(table)
    assert [row[0].strip("`") for row in listed] == [entry["name"] for entry in SCHEMAS[table]["fields"]]
    for row, entry in zip(listed, SCHEMAS[table]["fields"], strict=True):
        limits = entry.get("constraints", {})
        assert row[1] == entry["type"], entry["name"]
        assert row[2] == ("yes" if limits.get("required") else ""), entry["name"]
        assert row[4:] == (entry["description"], entry["description_zh"])
        if "enum" in limits:
            assert re.findall(r"`([^`]+)`", row[3]) == limits["enum"], entry["name"]


@pytest.mark.parametrize(
    ("heading", "table", "column"),
    [
        ("Kinds of numbers", "observations", "kind"),
        ("Missing kinds", "observations", "missing"),
        ("Statuses of practices", "practices", "status"),
        ("Kinds of practices", "practices", "kind"),
        ("Kinds of parts", "practice_parts", "part_kind"),
        ("Forms of rules", "rules", "form"),
        ("Precision of positions", "localities", "precision"),
    ],
)
def test_the_readme_explains_every_code(heading, table, column):
    assert first_codes(heading) == allowed(table, column)
    assert all(cell for row in table_under(heading) for cell in row)


def test_the_schema_the_readme_and_the_program_know_the_same_codes():
    assert allowed("observations", "missing") == list(Missing)
    assert allowed("localities", "precision") == list(Precision)
    assert allowed("rules", "form") == list(FORMS)


def test_the_rule_table_is_the_one_the_program_reckons_with():
    listed = table_under("Qualifiers and bounds")
    english, chinese = rule_rows("en"), rule_rows("zh")
    assert [(row[0].strip("`"), *row[1:4]) for row in listed] == english
    assert [row[4] for row in listed] == [row[3] for row in chinese]
    assert phrase("en", "rule.note") in README
    assert phrase("zh", "rule.note") in README


def test_a_data_package_may_use_every_qualifier_but_the_one_of_computed_figures():
    assert set(allowed("observations", "qualifier")) == set(Qualifier) - {Qualifier.DERIVED}


def test_the_readme_names_every_unit_that_the_parser_reads_and_the_bundled_data_use():
    listed = set(first_codes("Unit codes"))
    assert listed == set(UNIT_WORDS) | UNITS_BESIDE_THE_PARSERS
    for table in ("indicators", "observations"):
        with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            assert {row["unit"] for row in csv.DictReader(file)} - {""} <= listed


def test_the_example_of_prose_is_one_that_the_check_accepts(three_towns_folder):
    example = README.split("    +++\n", 1)[1].split("\n\n`id`")[0]
    written = "+++\n" + "\n".join(line.removeprefix("    ") for line in example.splitlines())
    real = (three_towns_folder / "practices" / "town-a.knock.en.md").read_text("utf-8")
    assert real.startswith(written)


def test_links_inside_the_readme_lead_somewhere():
    headings = re.findall(r"^#{1,3} (.+)$", README, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", README)) <= anchors
    for target in re.findall(r"\]\(([^#)]+)\)", README):
        assert (DATA / target).exists(), target
