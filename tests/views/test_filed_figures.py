"""Figures by the million on the screen: bands, reasons, sources, and the same in the data for files."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from filing import COUNT, filed

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Table
from dashboard.quantity import Interval
from dashboard.selection import Selection, with_defaults
from dashboard.views import filed_figures
from dashboard.views.comparison_sections import SECTIONS


def chosen(catalogue: Catalogue, **fields: object) -> Selection:
    return with_defaults(Selection(**fields), "comparison", catalogue)  # type: ignore[arg-type]


def point(number: int) -> Interval:
    return Interval(Decimal(number), Decimal(number))


def texts(table: object) -> list[list[str]]:
    assert isinstance(table, Table)
    return [[cell.text for cell in row] for row in table.rows]


def test_a_nation_is_ranked_in_bands_with_the_barred_and_their_reasons_at_the_end(
    towns_catalogue: Catalogue, tmp_path: Path
) -> None:
    catalogue = filed(towns_catalogue, tmp_path, north="300", east="近300", south="!withheld")
    found = filed_figures.ranking(catalogue, chosen(catalogue, lang="en"), catalogue.indicators[COUNT])
    assert [row[:3] for row in texts(found.body)] == [
        ["Test North", "1", "300"],
        ["Test East", "2", "nearly 300"],
        ["Test South", "not ranked", "withheld"],
    ]
    assert found.data is not None
    assert found.data["barrier"].tolist() == ["", "", "missing"]


def test_ranks_are_sorted_by_the_bounds_of_their_figures_and_what_has_no_rank_by_nothing(
    towns_catalogue: Catalogue, tmp_path: Path
) -> None:
    catalogue = filed(towns_catalogue, tmp_path, north="100", east="300", south="!withheld")
    found = filed_figures.ranking(catalogue, chosen(catalogue), catalogue.indicators[COUNT])
    assert isinstance(found.body, Table)
    # the first rank is the least, so it is the highest figure turned round
    assert [row[1].order for row in found.body.rows] == [point(-300), point(-100), None]
    assert [row[2].order for row in found.body.rows] == [point(300), point(100), None]


def test_the_lead_and_the_chosen_are_marked_in_a_nation(towns_catalogue: Catalogue, tmp_path: Path) -> None:
    catalogue = filed(towns_catalogue, tmp_path, north="100", east="300", south="200")
    chosen_places = chosen(catalogue, lang="en", localities=("south", "north"))
    found = filed_figures.ranking(catalogue, chosen_places, catalogue.indicators[COUNT])
    assert [row[0] for row in texts(found.body)] == ["Test East", "★ Test South", "Test North"]
    assert found.lead.endswith(" Chosen: Test South: 2; Test North: 3.")


def test_every_figure_of_a_ranking_names_its_source(towns_catalogue: Catalogue, tmp_path: Path) -> None:
    catalogue = filed(towns_catalogue, tmp_path, north="100", east="300")
    found = filed_figures.ranking(catalogue, chosen(catalogue), catalogue.indicators[COUNT])
    assert isinstance(found.body, Table)
    assert [row[2].citations[0].source_id for row in found.body.rows] == ["handbook", "handbook"]


def test_places_side_by_side_show_printed_forms_with_their_bands(towns_catalogue: Catalogue, tmp_path: Path) -> None:
    catalogue = filed(towns_catalogue, tmp_path, north="300", east="200以上", south="100")
    found = filed_figures.all_periods(catalogue, chosen(catalogue, localities=("north", "east", "south")))
    assert texts(found.body)[0][1:] == ["2023", "300（1至2）", "200以上（1至2）", "100（3）"]


def test_a_few_places_in_the_file_are_compared_as_single_records(towns_catalogue: Catalogue, tmp_path: Path) -> None:
    catalogue = filed(towns_catalogue, tmp_path, north="300", east="200")
    assert not filed_figures.is_filed(catalogue, catalogue.indicators[COUNT])


def test_the_compare_page_adds_the_file_to_the_figures_of_chosen_places(
    towns_catalogue: Catalogue, tmp_path: Path
) -> None:
    catalogue = filed(towns_catalogue, tmp_path, north="300", east="200")
    selection = chosen(catalogue, localities=("north", "east"))
    assert "comparison.filed" in [entry.key for entry in SECTIONS["figures"](catalogue, selection)]
    assert "comparison.filed" not in [entry.key for entry in SECTIONS["figures"](towns_catalogue, selection)]


def test_a_place_has_its_latest_figures_of_the_file_on_its_own_page(towns_catalogue: Catalogue, tmp_path: Path) -> None:
    catalogue = filed(towns_catalogue, tmp_path, north="近300")
    assert [entry.printed for entry in catalogue.observations_of("north", "measured")][-1] == "近300"
