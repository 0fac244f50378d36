"""Charts as exhibits: what compares and what is set aside, with a text twin, notes, sources and tidy data."""

from __future__ import annotations

from dataclasses import replace

import pytest
from charting import telling, volunteers
from comparing import TOWNS, alike

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Chart, Dot, Exhibit, Prose
from dashboard.records import Citation
from dashboard.selection import CHARTS, Selection
from dashboard.views.chart_choices import indicators, second_indicators, settled
from dashboard.views.charts import charts
from dashboard.wording import LANGUAGES


def drawn(catalogue: Catalogue, kind: str, *codes: str, lang: str = "en", **choices: str) -> Exhibit:
    return charts(catalogue, Selection(lang=lang, localities=codes or TOWNS, chart=kind, **choices))[0]


def chart(exhibit: Exhibit) -> Chart:
    assert isinstance(exhibit.body, Chart)
    return exhibit.body


def tones(dots: tuple[Dot, ...]) -> list[tuple[str, str]]:
    return [(dot.key, dot.tone) for dot in dots]


# ---- dot plot


def test_comparable_places_stand_from_high_to_low_and_the_lead_is_marked(towns_catalogue: Catalogue) -> None:
    found = drawn(volunteers(towns_catalogue, "500名", "1000余人", "500多人"), "dots", indicator="volunteer_count")
    assert tones(chart(found).dots) == [("town-b", "plain"), ("town-c", "plain"), ("town-a", "lead")]
    assert [dot.band for dot in chart(found).dots] == [1, 2, 3]
    assert found.lead == "3 figures can be compared (2020)."


def test_overlapping_places_stand_by_name_as_in_the_tables_and_the_twin_says_so(towns_catalogue: Catalogue) -> None:
    catalogue = volunteers(towns_catalogue, "约40名", "42名", "38名")
    for codes in (("town-a", "town-b", "town-c"), ("town-c", "town-b", "town-a")):
        found = drawn(catalogue, "dots", *codes, indicator="volunteer_count")
        assert [dot.key for dot in chart(found).dots] == ["town-a", "town-b", "town-c"]  # 38 is less than 42
        assert {dot.band for dot in chart(found).dots} == {1}
        assert "not all told apart: bounds overlap" in found.twin[0]


def test_bounds_are_ends_and_an_open_end_is_none(towns_catalogue: Catalogue) -> None:
    readings = {
        dot.key: dot.reading
        for dot in chart(
            drawn(volunteers(towns_catalogue, "7000余人", "60人以上", "38名"), "dots", indicator="volunteer_count")
        ).dots
    }
    assert (readings["town-a"].lower, readings["town-a"].value, readings["town-a"].upper) == (7000, 7000, 8000)
    assert (readings["town-b"].lower, readings["town-b"].value, readings["town-b"].upper) == (60, None, None)
    assert (readings["town-c"].lower, readings["town-c"].value, readings["town-c"].upper) == (38, 38, 38)


def test_the_twin_states_the_bounds_of_a_qualified_figure(towns_catalogue: Catalogue) -> None:
    found = drawn(volunteers(towns_catalogue, "近万名", "500名"), "dots", indicator="volunteer_count")
    assert found.twin[0] == (
        "Volunteers, from high to low – Test Town A: nearly 10,000 people (at least 9,000 and fewer than 10,000);"
        " then Test Town B: 500 people."
    )


def test_what_the_gate_bars_is_muted_with_its_reason_below_the_others(towns_catalogue: Catalogue) -> None:
    year = telling(towns_catalogue, {"volunteer_count": {"town-a": "10名", "town-b": "20名"}})
    found = drawn(
        telling(towns_catalogue, {"volunteer_count": {"town-c": "9000名"}}, "2019年", onto=year),
        "dots",
        indicator="volunteer_count",
    )
    last = chart(found).dots[-1]
    assert (last.key, last.tone, last.band) == ("town-c", "muted", 0)
    assert last.note == "different periods (2019; compared: 2020)"
    assert found.twin[-1] == "Set aside – Test Town C: 9,000 people: different periods (2019; compared: 2020)."


def test_a_place_without_a_figure_is_named_with_its_kind_of_missing(towns_catalogue: Catalogue) -> None:
    found = drawn(alike(towns_catalogue), "dots", indicator="grid_count")
    assert chart(found).missing == ("Test Town B: withheld",)
    assert "No figure – withheld: Test Town B." in found.notes


def test_the_data_of_a_chart_has_bounds_bands_and_lines(towns_catalogue: Catalogue) -> None:
    data = drawn(volunteers(towns_catalogue, "约40名", "500名"), "dots", indicator="volunteer_count").data
    assert data is not None
    rows = data.set_index("locality_id")
    assert rows.loc["town-a", ["lower", "upper", "band", "qualifier", "source_id", "line"]].tolist() == [
        *(36, 44, 2, "about", "handbook-1", 4)
    ]


# ---- slope


def test_a_slope_joins_two_periods_of_one_place_and_leaves_the_others_out_by_name(towns_catalogue: Catalogue) -> None:
    early = telling(towns_catalogue, {"volunteer_count": {"town-a": "100名", "town-b": "约500人"}}, "2010年")
    both = telling(
        towns_catalogue,
        {"volunteer_count": {"town-a": "200名", "town-b": "500多人", "town-c": "7名"}},
        "2020年",
        onto=early,
    )
    found = drawn(both, "slope", indicator="volunteer_count")
    assert [(dot.key, dot.period, dot.band) for dot in chart(found).dots] == [
        ("town-a", "2010", 2),
        ("town-a", "2020", 1),
        ("town-b", "2010", 1),
        ("town-b", "2020", 1),
    ]
    assert "rose" in found.twin[0]
    assert "can't be told" in found.twin[1]
    assert found.twin[2] == "Test Town C: 7 people (2020)."


def test_without_two_periods_there_is_no_slope_but_what_there_is(towns_catalogue: Catalogue) -> None:
    found = drawn(towns_catalogue, "slope", indicator="volunteer_count")
    assert isinstance(found.body, Prose)
    assert found.body.entries[1].text == "Test Town A: 500 people (period not stated)."


def test_the_later_period_is_the_one_of_the_address(towns_catalogue: Catalogue) -> None:
    catalogue = None
    for year in ("2010年", "2015年", "2020年"):
        catalogue = telling(towns_catalogue, {"volunteer_count": {"town-a": "100名"}}, year, onto=catalogue)
    assert catalogue
    found = chart(drawn(catalogue, "slope", indicator="volunteer_count", period="2015年"))
    assert [dot.period for dot in found.dots] == ["2010", "2015"]


# ---- scatter


def two(towns_catalogue: Catalogue) -> Catalogue:
    return telling(
        towns_catalogue,
        {
            "total_population": {"town-a": "10万人", "town-b": "近20万人", "town-c": "5万人"},
            "volunteer_count": {"town-a": "500名", "town-b": "1000余人"},
        },
    )


def test_one_place_is_one_dot_with_bounds_both_ways(towns_catalogue: Catalogue) -> None:
    found = drawn(two(towns_catalogue), "scatter", indicator="total_population", second_indicator="volunteer_count")
    dots = {dot.key: dot for dot in chart(found).dots}
    assert set(dots) == {"town-a", "town-b"}
    assert (dots["town-b"].reading.lower, dots["town-b"].reading.upper) == (180_000, 200_000)
    assert dots["town-b"].across
    assert (dots["town-b"].across.lower, dots["town-b"].across.upper) == (1000, 2000)
    assert "No figure for Volunteers: Test Town C." in found.notes


def test_a_dot_of_two_periods_says_so(towns_catalogue: Catalogue) -> None:
    early = telling(towns_catalogue, {"total_population": {"town-a": "10万人", "town-b": "5万人"}}, "2010年")
    both = telling(towns_catalogue, {"volunteer_count": {"town-a": "500名", "town-b": "7名"}}, "2020年", onto=early)
    found = drawn(both, "scatter", indicator="total_population", second_indicator="volunteer_count")
    assert [dot.note for dot in chart(found).dots] == ["periods of the two figures: 2010, 2020"] * 2
    assert {dot.tone for dot in chart(found).dots} == {"lead", "plain"}


def test_the_second_indicator_is_the_one_that_most_places_share(towns_catalogue: Catalogue) -> None:
    chosen = settled(two(towns_catalogue), Selection(localities=TOWNS, indicator="total_population"))
    assert chosen.second_indicator == "volunteer_count"
    assert second_indicators(two(towns_catalogue), chosen) == ("volunteer_count",)


def test_places_that_do_not_compare_are_muted_on_a_scatter(towns_catalogue: Catalogue) -> None:
    found = drawn(towns_catalogue, "scatter", indicator="volunteer_count", second_indicator="community_org_count")
    assert {dot.tone for dot in chart(found).dots} == {"muted"}
    assert "show no relation" in found.lead


# ---- distribution


def many(towns_catalogue: Catalogue, count: int = 9) -> Catalogue:
    """Town A among further counties that have 10, 20, 30 … volunteers."""
    base = telling(towns_catalogue, {"volunteer_count": {"town-a": "约40名"}})
    model = base.localities["town-b"]
    more = tuple(
        replace(model, locality_id=f"c{at}", name=type(model.name)(f"县{at}", f"County {at}")) for at in range(count)
    )
    told = {entry.locality_id: f"{(at + 1) * 10}名" for at, entry in enumerate(more)}
    figures = telling(towns_catalogue, {"volunteer_count": told}, onto=base).records.observations
    return replace(
        base, records=replace(base.records, localities=(*base.records.localities, *more), observations=figures)
    )


def test_a_distribution_marks_the_chosen_place_and_the_quartiles(towns_catalogue: Catalogue) -> None:
    found = drawn(many(towns_catalogue), "distribution", "town-a", indicator="volunteer_count")
    assert tones(tuple(dot for dot in chart(found).dots if dot.tone != "plain")) == [("town-a", "lead")]
    assert [mark.label for mark in chart(found).marks] == ["lower quartile", "median", "upper quartile"]
    # 10 figures; about 40 is 36 to 44: the fifth is at least 40, whatever it is, and at most 44
    assert (chart(found).marks[1].reading.lower, chart(found).marks[1].reading.upper) == (40, 44)


def test_the_stand_of_the_chosen_place_counts_what_is_certain(towns_catalogue: Catalogue) -> None:
    found = drawn(many(towns_catalogue), "distribution", "town-a", indicator="volunteer_count")
    assert (
        "Of 9 other places, 3 certainly have less and 5 more, 0 the same; 1 can't be put in order with it."
        in found.twin[1]
    )


def test_few_figures_have_no_quartiles_and_the_twin_says_from_how_many(towns_catalogue: Catalogue) -> None:
    found = drawn(many(towns_catalogue, 3), "distribution", "town-a", indicator="volunteer_count")
    assert chart(found).marks == ()
    assert found.twin[0] == "Quartiles are drawn from 8 comparable figures on; there are 4."


def test_places_of_another_level_are_named_and_not_drawn(cases: Catalogue) -> None:
    found = drawn(cases, "distribution", "beijing", "shaowu", indicator="township_unit_count")
    assert [dot.key for dot in chart(found).dots] == ["beijing"]
    assert "Of another level, so not on this chart: Shaowu." in found.notes


def test_of_many_figures_the_sources_are_cited_as_a_whole_but_for_the_chosen(towns_catalogue: Catalogue) -> None:
    found = drawn(many(towns_catalogue, 60), "distribution", "town-a", indicator="volunteer_count")
    assert found.sources == (Citation("handbook-1", 4),)
    assert drawn(many(towns_catalogue, 60), "dots", "town-a", indicator="volunteer_count").sources == (
        Citation("handbook-1", 4),
    )


# ---- the ten cases


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", CHARTS)
def test_every_chart_says_something_true_of_every_case_and_of_all(cases: Catalogue, kind: str, lang: str) -> None:
    for codes in ((), *((place.locality_id,) for place in cases.cases)):
        chosen = Selection(lang=lang, localities=codes, chart=kind)
        for exhibit in charts(cases, settled(cases, chosen)):
            assert exhibit.title
            assert exhibit.twin
            assert all(sentence.strip() for sentence in exhibit.twin)


def test_of_the_ten_cases_no_two_figures_stand_on_one_scale(cases: Catalogue) -> None:
    for code in indicators(cases, Selection()):
        found = drawn(cases, "dots", *(place.locality_id for place in cases.cases), indicator=code)
        assert sum(dot.tone != "muted" for dot in chart(found).dots) < 2
        assert found.lead.startswith("No two figures can be compared")


def test_the_first_chart_of_all_cases_is_the_one_with_most_to_show(cases: Catalogue) -> None:
    assert settled(cases, Selection()).indicator == "township_unit_count"


def test_more_places_than_lines_are_told_where_they_can_be_seen(towns_catalogue: Catalogue) -> None:
    catalogue = many(towns_catalogue, 60)
    nobody = replace(
        catalogue,
        records=replace(
            catalogue.records,
            localities=tuple(replace(entry, role="mention") for entry in catalogue.records.localities),
        ),
    )
    found = charts(nobody, Selection(lang="en", chart="dots", indicator="volunteer_count"))[0]
    assert isinstance(found.body, Prose)
    assert "61 places with figures are too many" in found.twin[0]
    assert found.body.entries[1].link
    assert ("chart", "distribution") in found.body.entries[1].link.query


# ---- figures that are not compared as printed


def test_a_rate_of_22_shares_a_band_with_one_of_1922_and_carries_a_caution(towns_catalogue: Catalogue) -> None:
    told = {
        "satisfaction_rate_pct": {"town-a": "98%", "town-b": "100%"},
        "grid_count": {"town-a": "1922个", "town-b": "22个"},
    }
    catalogue = telling(towns_catalogue, told)
    counted = tuple(
        replace(entry, denominator_id="grid_count") if entry.indicator_id == "satisfaction_rate_pct" else entry
        for entry in catalogue.records.indicators
    )
    rated = replace(catalogue, records=replace(catalogue.records, indicators=counted))
    dots = {dot.key: dot for dot in chart(drawn(rated, "dots", indicator="satisfaction_rate_pct")).dots}
    assert dots["town-a"].band == dots["town-b"].band == 1
    assert dots["town-b"].note == "few cases: denominator below 30"
    assert dots["town-b"].reading.lower
    assert dots["town-b"].reading.lower < 86
    assert dots["town-b"].reading.value == 100


def test_per_resident_the_axis_says_so_and_what_has_no_denominator_has_no_place(towns_catalogue: Catalogue) -> None:
    told = {
        "volunteer_count": {"town-a": "500名", "town-b": "1000名", "town-c": "7名"},
        "total_population": {"town-a": "10万人", "town-b": "10万人"},
    }
    found = drawn(telling(towns_catalogue, told), "dots", indicator="volunteer_count", per="resident")
    assert chart(found).axis.title == "Volunteers per 10,000 residents"
    dots = {dot.key: dot for dot in chart(found).dots}
    assert (dots["town-a"].reading.value, dots["town-b"].reading.value) == (50, 100)
    assert dots["town-c"].tone == "muted"
    assert (dots["town-c"].reading.text, dots["town-c"].reading.value, dots["town-c"].reading.lower) == (
        *("7 people", None, None),
    )
