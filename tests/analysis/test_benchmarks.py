"""A place against its parent, the country, the chosen places together, or one of them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from comparing import TOWNS, alike
from planted import INDICATOR, PLANTED, SORTS, counties, planted

from dashboard.analysis.benchmarks import Against, Word, against, benchmark_of, group_figure
from dashboard.analysis.comparability import Barrier, Held
from dashboard.analysis.rates import as_compared
from dashboard.catalogue import Catalogue
from dashboard.quantity import parse
from dashboard.records import Observation
from dashboard.selection import Selection


def judged(catalogue: Catalogue, town: str, indicator_id: str = INDICATOR, **choices: object) -> Against:
    """A town against its benchmark, with all three towns as the group."""
    selection = replace(Selection(localities=TOWNS), **choices)
    indicator = catalogue.indicators[indicator_id]
    found = tuple(entry for entry in catalogue.observations_of(town) if entry.indicator_id == indicator_id)
    held = as_compared(catalogue, Held(catalogue.localities[town], found), indicator, selection.per)
    return against(catalogue, selection, indicator, held, [catalogue.localities[code] for code in TOWNS])


def with_record(catalogue: Catalogue, place: str, indicator_id: str, printed: str) -> Catalogue:
    """One more measured figure of 2020."""
    sample = next(entry for entry in catalogue.records.observations if entry.kind == "measured")
    more: Observation = replace(
        sample,
        observation_id=f"{place}.{indicator_id}.more",
        locality_id=place,
        indicator_id=indicator_id,
        quantity=parse(printed),
        printed=printed,
        period="2020年",
        missing=None,
    )
    records = catalogue.records
    return replace(catalogue, records=replace(records, observations=(*records.observations, more)))


def with_polarity(catalogue: Catalogue, polarity: str) -> Catalogue:
    records = catalogue.records
    return replace(
        catalogue,
        records=replace(records, indicators=tuple(replace(entry, polarity=polarity) for entry in records.indicators)),
    )


@pytest.mark.parametrize(
    ("polarity", "lower", "higher"),
    [("higher_better", "worse", "better"), ("lower_better", "better", "worse"), ("none", "lower", "higher")],
)
def test_better_and_worse_need_a_polarity(towns_catalogue: Catalogue, polarity: str, lower: str, higher: str) -> None:
    catalogue = with_polarity(counties(towns_catalogue), polarity)
    assert judged(catalogue, "town-a", benchmark="town-b").word == lower
    assert judged(catalogue, "town-c", benchmark="town-b").word == higher


def test_what_overlaps_is_similar_and_its_gap_says_how_far_it_may_go_either_way(towns_catalogue: Catalogue) -> None:
    # about 40 is 36 to 44, against 42
    found = judged(alike(towns_catalogue), "town-a", "community_org_count", benchmark="town-c")
    assert found.word is Word.SIMILAR
    assert found.gap is not None
    assert (found.gap.lower, found.gap.upper) == (-6, 2)


def test_equal_figures_are_similar_too(towns_catalogue: Catalogue) -> None:
    assert judged(counties(towns_catalogue, town_a="200人"), "town-a", benchmark="town-b").word is Word.SIMILAR


def test_the_benchmark_itself_is_no_outcome(towns_catalogue: Catalogue) -> None:
    assert judged(counties(towns_catalogue), "town-b", benchmark="town-b").word is Word.ITSELF


@pytest.mark.parametrize("sort", SORTS)
def test_a_planted_mismatch_is_not_compared_with_a_benchmark(towns_catalogue: Catalogue, sort: str) -> None:
    catalogue = planted(towns_catalogue, sort)
    found = judged(catalogue, "town-a", benchmark=PLANTED)
    assert found.word is Word.NOT_COMPARED
    assert found.gap is None
    expected = Barrier.MISSING if sort == "definition" else Barrier(sort)
    assert found.verdict.barriers == (expected,)


def test_a_count_of_a_county_is_not_set_against_that_of_its_province_and_a_rate_is(
    towns_catalogue: Catalogue,
) -> None:
    count = with_record(counties(towns_catalogue), "north", INDICATOR, "5000人")
    assert benchmark_of(count, Selection(benchmark="parent"), count.localities["town-a"]) is count.localities["north"]
    assert judged(count, "town-a", benchmark="parent").verdict.barriers == (Barrier.LEVEL,)
    rate = with_record(alike(towns_catalogue), "north", "satisfaction_rate_pct", "90%")
    found = judged(rate, "town-a", "satisfaction_rate_pct", benchmark="parent")
    assert (found.word, found.gap and found.gap.lower, found.gap and found.gap.unit) == (
        Word.BETTER,
        8,
        "percentage_point",
    )


def test_per_resident_a_county_may_be_set_against_the_country(towns_catalogue: Catalogue) -> None:
    catalogue = with_record(counties(towns_catalogue), "china", INDICATOR, "2亿人")
    catalogue = with_record(catalogue, "china", "total_population", "14亿人")
    assert judged(catalogue, "town-a").verdict.barriers == (Barrier.LEVEL,)
    # 100 of 100,000 are 10 per 10,000; 2 of 14 are 1,429 per 10,000
    assert judged(catalogue, "town-a", per="resident").word is Word.WORSE


def test_the_country_is_the_benchmark_where_none_is_chosen(towns_catalogue: Catalogue) -> None:
    found = benchmark_of(towns_catalogue, Selection(), towns_catalogue.localities["town-a"])
    assert found is towns_catalogue.localities["china"]


def test_an_anonymised_place_has_no_parent_to_be_set_against(towns_catalogue: Catalogue) -> None:
    found = judged(alike(towns_catalogue), "hidden", "total_population", benchmark="parent")
    assert found.word is Word.NOT_COMPARED


def test_the_figure_of_a_group_is_the_ratio_of_its_sums_and_not_the_mean_of_its_ratios(
    towns_catalogue: Catalogue,
) -> None:
    # 100 volunteers of 100,000 people and 800 of 200,000: 10 and 40 per 10,000, together 900 of 300,000 = 30, mean 25
    catalogue = counties(towns_catalogue, town_b="800人")
    records = catalogue.records
    exact = tuple(
        replace(entry, quantity=parse("20万人")) if entry.observation_id == "town-b.total_population" else entry
        for entry in records.observations
        if entry.observation_id != "town-c.total_population"
    )
    catalogue = replace(catalogue, records=replace(records, observations=exact))
    found = judged(catalogue, "town-a", benchmark="group", per="resident")
    assert found.group is not None
    assert found.group.number is not None
    assert found.group.number.is_point
    assert found.group.number.value == 30
    assert [place.locality_id for place in found.group.members] == ["town-a", "town-b"]
    assert [place.locality_id for place in found.group.left_out] == ["town-c"]
    assert (found.word, found.gap and found.gap.upper) == (Word.WORSE, -20)


def test_a_group_carries_the_bounds_of_every_count_in_it(towns_catalogue: Catalogue) -> None:
    # 500 and 1,000 to 2,000 and 500 to 600 volunteers; 100,000 and 180,000 to 200,000 and over 50,000 people
    found = judged(alike(towns_catalogue), "town-a", benchmark="group", per="resident").group
    assert found is not None
    assert found.number is not None
    assert found.number.lower == 0  # a town of more than 50,000 may have any number of people
    assert round(found.number.upper or 0, 1) == Decimal("93.9")  # 3,100 of 330,000


def test_a_total_is_no_benchmark_for_a_count_and_a_rate_needs_the_counts_of_the_group(
    towns_catalogue: Catalogue,
) -> None:
    total = judged(counties(towns_catalogue), "town-a", benchmark="group")
    assert total.verdict.barriers == (Barrier.TOTAL,)
    rate = judged(alike(towns_catalogue), "town-a", "satisfaction_rate_pct", benchmark="group")
    assert rate.verdict.barriers == (Barrier.COUNTS,)


def test_one_place_is_no_group(towns_catalogue: Catalogue) -> None:
    catalogue = counties(towns_catalogue)
    indicator, place = catalogue.indicators[INDICATOR], catalogue.localities["town-a"]
    found = tuple(entry for entry in catalogue.observations_of("town-a") if entry.indicator_id == INDICATOR)
    held = as_compared(catalogue, Held(place, found), indicator, "resident")
    assert group_figure(catalogue, indicator, held, [place]).barrier is Barrier.COUNTS
