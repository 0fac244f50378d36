"""A CSV with its data-package card: it reads back identical, its card validates, and no spreadsheet runs its cells."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pandas as pd
import pytest
from comparing import TOWNS, chosen
from frictionless import Package, system
from hypothesis import given, settings
from hypothesis import strategies as st
from office import converted

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Cell, Column, Exhibit, Table
from dashboard.exports.data_card import data_package
from dashboard.exports.tables import columns, csv_file, data_rows
from dashboard.quantity import Interval, Qualifier, Quantity, QuantityError
from dashboard.records import Citation, Missing, Observation, Text
from dashboard.selection import Selection
from dashboard.sources.exported_table import missing_of, quantity_of, read_exported
from dashboard.views.comparison_evidence import framework_evidence
from dashboard.views.comparison_facts import facts
from dashboard.views.comparison_figures import figures
from dashboard.views.comparison_mechanisms import mechanisms
from dashboard.views.figures import tidy
from dashboard.wording import LANGUAGES, wording

VIEWS = (figures, framework_evidence, mechanisms, facts)
FORMULAS = ("=1+1", "+1+1", "-1+1", "@SUM(1,1)", "\t=1+1", "\r=1+1", " =1+1", "'=1+1", "'x", "＝1+1", "a\n=1+1")


def exhibit(data: pd.DataFrame) -> Exhibit:
    return Exhibit("x", "题目", Table((Column("a", "A"),), ((Cell("1"),),)), data=data)


def read_back(catalogue: Catalogue, exhibits: Sequence[Exhibit], lang: str = "zh") -> tuple[list[Any], list[Any]]:
    """The rows before they were written, every column in each, and after they were read."""
    rows = list(data_rows(catalogue, exhibits, wording(lang)))
    file = data_package(catalogue, exhibits, Selection(lang=lang), "comparison")
    return [{name: row.get(name) for name in columns(rows)} for row in rows], list(read_exported(file).rows)


def observation(quantity: Quantity | None, missing: Missing | None, text: str = "") -> Observation:
    printed = quantity.printed if quantity else ""
    label, none = Text(text, text), Text()
    return Observation(
        *("o", "town-a", "", "measured", label, quantity, printed, "", "", missing, none, none, ""),
        (Citation("handbook-1", 4),),
    )


numbers = st.decimals(Decimal("0.001"), Decimal(10) ** 10, places=3).map(lambda value: Quantity.of(value).value)
printed_by_rule = [kind for kind in Qualifier if kind not in (Qualifier.RANGE, Qualifier.SEVERAL, Qualifier.DERIVED)]


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    """Figures of every qualifier: of the rules, and with ends of their own, open or without bound."""
    unit = draw(st.sampled_from(["person", "percent", "none", "km2"]))
    qualifier = draw(st.sampled_from(list(Qualifier)))
    value = draw(numbers)
    assert value is not None
    if qualifier in printed_by_rule:
        try:
            return Quantity.of(value, qualifier, unit)
        except QuantityError:
            return Quantity.of(value, unit=unit)
    width = draw(numbers)
    assert width is not None
    lower = draw(st.sampled_from([None, value]))
    upper = value + width if lower is None else draw(st.sampled_from([None, value + width]))
    interval = Interval(lower, upper, draw(st.booleans()), draw(st.booleans()))
    return Quantity.within(interval, qualifier, unit)


cells = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.sampled_from(FORMULAS)


@settings(max_examples=100, deadline=None)
@given(found=st.lists(st.tuples(quantities() | st.sampled_from(list(Missing)), cells), min_size=1, max_size=8))
def test_every_row_comes_back_identical_with_its_figure_or_its_kind_of_missing(
    towns_catalogue: Catalogue, found: list[tuple[Quantity | Missing, str]]
) -> None:
    records = [
        observation(entry, None, text) if isinstance(entry, Quantity) else observation(None, entry, text)
        for entry, text in found
    ]
    before, after = read_back(towns_catalogue, [exhibit(tidy(records))])
    assert after == before
    assert [[type(value) for value in row.values()] for row in after] == [
        [type(value) for value in row.values()] for row in before
    ]
    for record, row in zip(records, after, strict=True):
        figure = quantity_of(row)
        assert missing_of(row) == record.missing
        assert (figure is None) == (record.quantity is None)
        assert figure is None or record.quantity is None or figure.same_as(record.quantity), (figure, record.quantity)


def test_every_figure_of_the_ten_cases_comes_back_as_the_same_quantity(cases: Catalogue) -> None:
    records = cases.records.observations
    _, after = read_back(cases, [exhibit(tidy(records))])
    for record, row in zip(records, after, strict=True):
        found = quantity_of(row)
        assert (found is None) == (record.quantity is None)
        assert found is None or record.quantity is None or found.same_as(record.quantity), record.observation_id
        assert missing_of(row) == record.missing


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_row_of_a_whole_comparison_comes_back_identical(cases: Catalogue, lang: str) -> None:
    selection = chosen(cases, "shaowu", "beijing", "xx", "yantai-dahaiyang", lang=lang)
    before, after = read_back(cases, [view(cases, selection) for view in VIEWS], lang)
    assert after == before


def test_no_qualified_figure_has_a_single_number_in_the_file(towns_catalogue: Catalogue) -> None:
    _, after = read_back(towns_catalogue, [figures(towns_catalogue, chosen(towns_catalogue, *TOWNS))])
    assert {row["qualifier"] for row in after if row["value"] is not None} == {"exact"}
    near = next(row for row in after if row["printed"] == "近20万人")
    found = quantity_of(near)
    assert found is not None
    assert (found.value, found.scale) == (200000, 10000)


def written(catalogue: Catalogue, lang: str = "zh") -> dict[str, bytes]:
    selection = chosen(catalogue, *TOWNS, "hidden", lang=lang)
    file = data_package(catalogue, [figures(catalogue, selection)], selection, "comparison", "http://atlas.gov/")
    with ZipFile(io.BytesIO(file)) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_card_and_its_table_are_valid_by_the_frictionless_standard(
    towns_catalogue: Catalogue, tmp_path: Path, lang: str
) -> None:
    for name, content in written(towns_catalogue, lang).items():
        (tmp_path / name).write_bytes(content)
    with system.use_context(trusted=True):
        report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["fieldName", "message"])
    assert report.tasks[0].stats["rows"] == len(read_exported(_zip(tmp_path)).rows)


def _zip(folder: Path) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w") as parts:
        for path in folder.iterdir():
            parts.write(path, path.name)
    return file.getvalue()


def test_the_card_says_version_address_licence_sources_units_kinds_and_rules(towns_catalogue: Catalogue) -> None:
    card = json.loads(written(towns_catalogue, "en")["datapackage.json"])
    assert card["data_version"] == towns_catalogue.version
    assert card["address"].startswith("http://atlas.gov/comparison?lang=en&localities=town-a,town-b")
    assert {source["source_id"] for source in card["sources"]} >= {"handbook-1"}
    assert next(source for source in card["sources"] if source["source_id"] == "handbook-1")["lines"][0] == 4
    assert set(card["missing_kinds"]) == set(Missing)
    assert card["qualifiers"]["below"]["bounds"] == "[v-h, v)"
    assert card["units"]["person"] == "people"
    types = {field["name"]: field["type"] for field in card["resources"][0]["schema"]["fields"]}
    assert (types["lower"], types["upper_open"], types["line"], types["missing"]) == (
        *("number", "boolean", "integer", "string"),
    )


def test_the_bundled_data_say_their_licence_in_the_card(cases: Catalogue) -> None:
    file = data_package(cases, [facts(cases, chosen(cases, "shaowu", "xx"))], Selection(), "comparison")
    assert read_exported(file).card["licenses"][0]["name"] == "CC-BY-4.0"


def test_the_table_in_the_package_is_the_csv_of_the_page(cases: Catalogue) -> None:
    selection = chosen(cases, "shaowu", "xx")
    shown = [view(cases, selection) for view in VIEWS]
    with ZipFile(io.BytesIO(data_package(cases, shown, selection, "comparison"))) as parts:
        assert parts.read("data.csv") == csv_file(cases, shown, wording("en"))


def test_the_same_exhibits_give_the_same_bytes(cases: Catalogue) -> None:
    selection = chosen(cases, "shaowu", "xx")
    shown = [figures(cases, selection)]
    one = data_package(cases, shown, selection, "comparison")
    assert one == data_package(cases, shown, selection, "comparison")
    with ZipFile(io.BytesIO(one)) as parts:
        assert {entry.date_time[0] for entry in parts.infolist()} == {1980}


def test_an_empty_column_and_one_that_mixes_kinds_are_read_back_as_text_or_nothing(towns_catalogue: Catalogue) -> None:
    data = pd.DataFrame({"value": [None, None], "count": [1, "two"], "share": [0.5, 2.0], "seen": [True, None]})
    before, after = read_back(towns_catalogue, [exhibit(data)])
    assert [row["count"] for row in before] == [1, "two"]
    assert [row["count"] for row in after] == ["1", "two"]
    assert [(row["value"], row["share"], row["seen"]) for row in after] == [(None, 0.5, True), (None, 2, None)]


def test_no_cell_begins_a_formula_in_the_bytes_of_the_file(towns_catalogue: Catalogue) -> None:
    data = pd.DataFrame({"=head()": FORMULAS, "n": [-5] * len(FORMULAS)})
    before, after = read_back(towns_catalogue, [exhibit(data)])
    assert after == before
    rows = csv.reader(
        io.StringIO(csv_file(towns_catalogue, [exhibit(data)], wording("zh")).decode("utf-8-sig"), newline="")
    )
    for cell in (cell for row in rows for cell in row if cell != "-5"):
        assert not any(line.lstrip().startswith(("=", "+", "-", "@", "＝")) for line in cell.splitlines())


@pytest.mark.office
def test_libreoffice_shows_the_formulas_as_text_and_none_of_their_results(
    towns_catalogue: Catalogue, tmp_path: Path
) -> None:
    source = tmp_path / "data.csv"
    source.write_bytes(csv_file(towns_catalogue, [exhibit(pd.DataFrame({"cell": FORMULAS}))], wording("zh")))
    shown = converted(source, "fods").read_text(encoding="utf-8")
    assert "table:formula" not in shown
    assert shown.count("1+1") == sum("1+1" in text for text in FORMULAS)
