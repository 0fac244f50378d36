"""In what two places are alike, with numbers one can check in the head."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from counting import counting, people, people_between

from dashboard.analysis.likeness import Difference, Feature, Span, comparable, differences, features
from dashboard.catalogue import Catalogue
from dashboard.quantity import Qualifier, Quantity
from dashboard.records import Observation


def beside(catalogue: Catalogue, feature: str, *codes: str) -> tuple[Difference, ...]:
    """How the first place differs from each of the others in a feature."""
    lead, *others = (catalogue.localities[code] for code in codes)
    return differences(catalogue, lead, others, features((feature,))[0])


def exactly(numerator: int, denominator: int = 1) -> Span:
    return Span(Fraction(numerator, denominator), Fraction(numerator, denominator))


def test_features_are_read_from_an_address_with_their_weights() -> None:
    assert features(("level", "kinds:2")) == (Feature("level", 1), Feature("kinds", 2))


def test_a_level_is_the_same_or_it_is_not(towns_catalogue: Catalogue) -> None:
    same, other, unknown = beside(towns_catalogue, "level", "town-a", "town-b", "town-c", "hidden")
    levels = [towns_catalogue.localities[code].level for code in ("town-a", "town-b", "town-c")]
    assert [same.span, other.span] == [exactly(int(level != levels[0])) for level in levels[1:]]
    assert (unknown.span, unknown.absent) == (None, ("level_unknown",))


def test_a_framework_profile_counts_steps_over_the_most_possible(towns_catalogue: Catalogue) -> None:
    """town-a: explicit, explicit, partial. town-b: none three times: 2 + 2 + 1 of 6. town-c: explicit, none, none."""
    to_b, to_c = beside(towns_catalogue, "framework.loop", "town-a", "town-b", "town-c")
    assert (to_b.span, to_b.alike, to_b.compared) == (exactly(5, 6), 1, 6)
    assert to_c.span == exactly(3, 6)


def test_a_place_nobody_judged_has_no_profile_and_none_is_made_up(towns_catalogue: Catalogue) -> None:
    (found,) = beside(towns_catalogue, "framework.loop", "town-a", "a-garden")
    assert (found.span, found.absent) == (None, ("nothing_shared",))


def kinds_of(catalogue: Catalogue, code: str) -> set[str]:
    return {entry.kind for entry in catalogue.practices_of(code) if entry.status in ("done", "ongoing")}


def test_kinds_of_practice_are_compared_by_what_is_carried_out(towns_catalogue: Catalogue) -> None:
    mine, theirs = kinds_of(towns_catalogue, "town-a"), kinds_of(towns_catalogue, "town-b")
    (found,) = beside(towns_catalogue, "kinds", "town-a", "town-b")
    assert (found.alike, found.compared) == (len(mine & theirs), len(mine | theirs))
    assert found.span == exactly(len(mine | theirs) - len(mine & theirs), len(mine | theirs))


def test_a_place_without_practices_has_no_such_feature(towns_catalogue: Catalogue) -> None:
    (found,) = beside(towns_catalogue, "kinds", "town-a", "north")
    assert found.absent == ("nothing_shared",)


def test_figures_differ_by_their_distance_over_the_spread_of_all(towns_catalogue: Catalogue) -> None:
    found = counting(towns_catalogue, town_a=people(100), town_b=people(150), town_c=people(300))
    to_b, to_c = beside(found, "indicator.total_population", "town-a", "town-b", "town-c")
    assert (to_b.span, to_c.span) == (exactly(1, 4), exactly(1))
    assert to_b.scale == 200
    assert [record.locality_id for record in to_b.figures] == ["town-a", "town-b"]


def test_a_figure_with_bounds_gives_the_least_and_the_greatest_difference(towns_catalogue: Catalogue) -> None:
    """100 beside 150 to 200, on a spread of 100 to 300."""
    found = counting(towns_catalogue, town_a=people(100), town_b=people_between(150, 200), town_c=people(300))
    to_b, _ = beside(found, "indicator.total_population", "town-a", "town-b", "town-c")
    assert to_b.span == Span(Fraction(1, 4), Fraction(1, 2))


def test_an_end_without_bound_reaches_the_greatest_difference(towns_catalogue: Catalogue) -> None:
    found = counting(towns_catalogue, town_a=people(100), town_b=people(150, Qualifier.OVER), town_c=people(300))
    to_b, _ = beside(found, "indicator.total_population", "town-a", "town-b", "town-c")
    assert to_b.span is not None
    assert to_b.span.greatest == 1


def test_figures_that_fail_the_gate_are_no_feature_and_say_why(towns_catalogue: Catalogue) -> None:
    found = counting(towns_catalogue, town_a=people(100), town_b=people(150))
    other_year = tuple(
        replace(entry, period="2021年") if entry.locality_id == "town-b" else entry
        for entry in found.records.observations
    )
    found = replace(found, records=replace(found.records, observations=other_year))
    to_b, to_c = beside(found, "indicator.total_population", "town-a", "town-b", "town-c")
    assert (to_b.span, to_b.absent) == (None, ("period",))
    assert to_c.absent == ("missing",)
    indicator = found.indicators["total_population"]
    assert not comparable(found, found.localities["town-a"], found.cases, indicator)


def test_of_several_years_the_latest_that_both_have_is_compared(towns_catalogue: Catalogue) -> None:
    found = counting(towns_catalogue, town_a=people(100), town_b=people(150))
    older: list[Observation] = [
        replace(entry, observation_id=f"{entry.observation_id}.old", period="2019年", quantity=people(7))
        for entry in found.records.observations
    ]
    found = replace(found, records=replace(found.records, observations=(*older, *found.records.observations)))
    (to_b,) = beside(found, "indicator.total_population", "town-a", "town-b")
    assert [record.period for record in to_b.figures] == ["2020年", "2020年"]


def test_a_rate_differs_by_the_interval_it_is_compared_by(towns_catalogue: Catalogue) -> None:
    """100 of 100 and 90 of 100: what chance allows is wider than what is printed."""
    changed = counting(towns_catalogue, town_a=people(100), town_b=people(100))
    rate = towns_catalogue.indicators["satisfaction_rate_pct"]
    base = replace(rate, denominator_id="total_population", base=replace(rate.base, zh="受访者", en="those asked"))
    indicators = tuple(base if entry is rate else entry for entry in changed.records.indicators)
    rates = tuple(
        replace(
            entry,
            observation_id=f"{entry.observation_id}.rate",
            indicator_id="satisfaction_rate_pct",
            quantity=Quantity.of(value, unit="percent"),
        )
        for entry, value in zip(changed.records.observations, (100, 90), strict=True)
    )
    observations = (*changed.records.observations, *rates)
    changed = replace(changed, records=replace(changed.records, indicators=indicators, observations=observations))
    (to_b,) = beside(changed, "indicator.satisfaction_rate_pct", "town-a", "town-b")
    assert to_b.span is not None
    assert not to_b.span.exact
