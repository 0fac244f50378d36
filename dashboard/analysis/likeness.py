"""In what two places are alike: one difference from 0 (alike) to 1 per feature, with what it rests on.

Nothing is imputed: a feature that one of them lacks has no difference, and says why. Figures with bounds give the least
and the greatest difference; fractions keep equal ones equal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from dashboard.analysis.comparability import Barrier, Held, judge, number_of, own_barriers, period_key
from dashboard.analysis.coverage import CARRIED_OUT
from dashboard.analysis.evidence import STRENGTHS, judgement
from dashboard.analysis.rates import as_compared
from dashboard.analysis.reporting import records_at, records_by_place
from dashboard.catalogue import Catalogue
from dashboard.quantity import Quantity
from dashboard.records import Framework, Indicator, Locality, Observation
from dashboard.selection import weighted

LEVEL_UNKNOWN = "unknown"
NOTHING_SHARED = "nothing_shared"
STEPS = len(STRENGTHS) - 1  # from none to explicit


@dataclass(frozen=True, slots=True)
class Span:
    """The least and the greatest a difference can be; equal where all it rests on is exact."""

    least: Fraction
    greatest: Fraction

    @property
    def exact(self) -> bool:
        """Whether only one value is possible."""
        return self.least == self.greatest


@dataclass(frozen=True, slots=True)
class Feature:
    """What places are compared in, with its weight. `code`: level, kinds, framework.<code> or indicator.<code>."""

    code: str
    weight: int

    @property
    def kind(self) -> str:
        """level, kinds, framework or indicator."""
        return self.code.partition(".")[0]

    @property
    def of(self) -> str:
        """The code of the framework or indicator."""
        return self.code.partition(".")[2]


@dataclass(frozen=True, slots=True)
class Difference:
    """Two places in one feature: `span` from 0 to 1, or None with what stands in the way in `absent`.

    `absent` holds barrier codes, or nothing_shared. `alike` of `compared` says what the span rests on: kinds in common
    of all, steps apart of the most possible (see STEPS), one level of one. `figures` are the two records compared, and
    `scale` is the spread of the comparable figures that their difference is divided by.
    """

    feature: Feature
    span: Span | None
    absent: tuple[str, ...] = ()
    alike: int = 0
    compared: int = 0
    figures: tuple[Observation, ...] = ()
    scale: Fraction | None = None


def features(spelt: Sequence[str]) -> tuple[Feature, ...]:
    """Features from the spelling of an address, each once."""
    found: dict[str, int] = dict(weighted(entry) for entry in spelt)
    return tuple(Feature(code, weight) for code, weight in found.items())


def differences(
    catalogue: Catalogue, lead: Locality, others: Sequence[Locality], feature: Feature
) -> tuple[Difference, ...]:
    """How the lead differs from each other place in one feature, in the order given."""
    if feature.kind == "indicator":
        return _figures(catalogue, lead, others, feature)
    if feature.kind == "framework":
        framework = catalogue.frameworks[feature.of]
        return tuple(_profile(catalogue, lead, place, framework, feature) for place in others)
    if feature.kind == "kinds":
        return tuple(_kinds(catalogue, lead, place, feature) for place in others)
    return tuple(_level(lead, place, feature) for place in others)


def _share(part: int, whole: int) -> Span:
    return Span(Fraction(part, whole), Fraction(part, whole))


def _level(lead: Locality, place: Locality, feature: Feature) -> Difference:
    """0 on the same level, 1 on another: a step from town to county is no more or less than one to city."""
    if LEVEL_UNKNOWN in (lead.level, place.level):
        return Difference(feature, None, (Barrier.LEVEL_UNKNOWN,))
    same = int(lead.level == place.level)
    return Difference(feature, _share(1 - same, 1), alike=same, compared=1)


def kinds(catalogue: Catalogue, place: Locality) -> frozenset[str]:
    """The kinds of practice carried out or under way in a place."""
    return frozenset(entry.kind for entry in catalogue.practices_of(place.locality_id) if entry.status in CARRIED_OUT)


def _kinds(catalogue: Catalogue, lead: Locality, place: Locality, feature: Feature) -> Difference:
    """Jaccard distance: 1 less the kinds in common over the kinds of either; a place without any lacks the feature."""
    mine, theirs = kinds(catalogue, lead), kinds(catalogue, place)
    if not mine or not theirs:
        return Difference(feature, None, (NOTHING_SHARED,))
    common, either = len(mine & theirs), len(mine | theirs)
    return Difference(feature, _share(either - common, either), alike=common, compared=either)


def _profile(
    catalogue: Catalogue, lead: Locality, place: Locality, framework: Framework, feature: Feature
) -> Difference:
    """Steps apart on none, partial, explicit over the most possible, over the dimensions judged for both."""
    pairs = [
        [judgement(catalogue, entry, dimension).strength for entry in (lead, place)]
        for dimension in framework.dimensions
    ]
    both = [(STRENGTHS.index(mine), STRENGTHS.index(theirs)) for mine, theirs in pairs if mine and theirs]
    if not both:
        return Difference(feature, None, (NOTHING_SHARED,))
    apart, most = sum(abs(mine - theirs) for mine, theirs in both), STEPS * len(both)
    return Difference(feature, _share(apart, most), alike=most - apart, compared=most)


def _figures(
    catalogue: Catalogue, lead: Locality, others: Sequence[Locality], feature: Feature
) -> tuple[Difference, ...]:
    """|x - y| over the spread of all figures that pass the gate beside the lead's; an end without bound counts as 1."""
    indicator = catalogue.indicators[feature.of]
    pairs = [_held(catalogue, lead, place, indicator) for place in others]
    barriers = [judge(mine, theirs, indicator).barriers for mine, theirs in pairs]
    passed = [held for pair, stands in zip(pairs, barriers, strict=True) if not stands for held in pair]
    scale = _spread([_number(held, indicator) for held in passed])
    return tuple(
        Difference(feature, None, tuple(stands))
        if stands
        else Difference(
            feature,
            _apart(_number(mine, indicator), _number(theirs, indicator), scale),
            figures=(mine.figures[0], theirs.figures[0]),
            scale=scale,
        )
        for (mine, theirs), stands in zip(pairs, barriers, strict=True)
    )


def comparable(catalogue: Catalogue, lead: Locality, candidates: Sequence[Locality], indicator: Indicator) -> bool:
    """Whether the lead's figure passes the gate beside that of any other place."""
    code, mine = indicator.indicator_id, records_at(catalogue, indicator.indicator_id, lead.locality_id)
    if len(mine) == 1 and own_barriers(as_compared(catalogue, Held(lead, mine), indicator), indicator):
        return False
    # one of the same level is the likeliest to pass, and the first that passes is enough
    others = sorted((place for place in candidates if place is not lead), key=lambda place: place.level != lead.level)
    pairs = (
        _at_one_time(catalogue, (lead, place), (mine, records_at(catalogue, code, place.locality_id)), indicator)
        for place in others
        if mine
    )
    return any(judge(one, other, indicator).comparable for one, other in pairs)


def _held(catalogue: Catalogue, lead: Locality, place: Locality, indicator: Indicator) -> tuple[Held, Held]:
    """What both places hold, as it is compared."""
    reported = records_by_place(catalogue, indicator.indicator_id)
    records = reported.get(lead.locality_id, ()), reported.get(place.locality_id, ())
    return _at_one_time(catalogue, (lead, place), records, indicator)


def _at_one_time(
    catalogue: Catalogue,
    places: tuple[Locality, Locality],
    records: tuple[tuple[Observation, ...], tuple[Observation, ...]],
    indicator: Indicator,
) -> tuple[Held, Held]:
    """What two places hold, as it is compared; of several periods, the latest year that both have."""
    mine, theirs = ({period_key(entry.period) for entry in found} for found in records)
    years = {period for period in mine & theirs if len(period) == 4 and period.isdigit()}
    if years and max(len(mine), len(theirs)) > 1:
        one, other = (tuple(entry for entry in found if period_key(entry.period) == max(years)) for found in records)
        records = one, other
    held = (Held(where, found) for where, found in zip(places, records, strict=True))
    mine_held, theirs_held = (as_compared(catalogue, entry, indicator) for entry in held)
    return mine_held, theirs_held


def _number(held: Held, indicator: Indicator) -> Quantity:
    found = number_of(held, indicator)
    assert found is not None  # the gate lets figures through, nothing else
    return found


def _ends(quantity: Quantity) -> tuple[Fraction | None, Fraction | None]:
    lower, upper = (None if end is None else Fraction(end) for end in (quantity.lower, quantity.upper))
    return lower, upper


def _spread(quantities: Sequence[Quantity]) -> Fraction:
    known = [end for quantity in quantities for end in _ends(quantity) if end is not None]
    return max(known) - min(known) if known else Fraction(0)


def _apart(mine: Quantity, theirs: Quantity, scale: Fraction) -> Span:
    """The difference of two figures on a scale; 1 at most, which an end without bound always reaches."""
    (low, high), (other_low, other_high) = _ends(mine), _ends(theirs)
    gaps = [a - b for a, b in ((low, other_high), (other_low, high)) if a is not None and b is not None]
    reaches = [a - b for a, b in ((high, other_low), (other_high, low)) if a is not None and b is not None]
    least, greatest = max([Fraction(0), *gaps]), max(reaches) if len(reaches) == 2 else None
    if not scale:
        return Span(Fraction(0), Fraction(0) if greatest is not None else Fraction(1))
    return Span(
        min(least / scale, Fraction(1)), Fraction(1) if greatest is None else min(greatest / scale, Fraction(1))
    )
