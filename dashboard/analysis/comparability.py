"""The gate before any difference, order or rank: which figures may be set against each other, and what stands between.

Nothing that fails is dropped: its barriers are codes that the wording turns into words. Two figures that pass are
ordered only where the order holds for every value their bounds allow (`Quantity.compare`). A barrier either lies in one
figure (`own_barriers`) or is a difference between two settings; so all that pass one `Setting` pass in pairs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from dashboard.quantity import Qualifier, Quantity
from dashboard.quantity.quantity import Order
from dashboard.records import Indicator, Locality, Missing, Observation

BENCHMARK_LEVEL = "country"  # whose figures are background, never one of those compared
_YEAR = re.compile(r"([0-9]{4})年?度?")
_NOT_STATED = ("", "未说明")
_RATES = ("percent", "ratio")


class Barrier(StrEnum):
    """Why two figures can't be compared, from the figures themselves to what they are figures of."""

    MISSING = "missing"
    SEVERAL_FIGURES = "several_figures"
    KIND = "kind"
    DEFINITION = "definition"
    UNIT = "unit"
    LEVEL = "level"
    LEVEL_UNKNOWN = "level_unknown"
    PERIOD_NOT_STATED = "period_not_stated"
    PERIOD = "period"
    BASE_NOT_STATED = "base_not_stated"
    BASE = "base"
    PARTIAL = "partial"
    QUALIFIER = "qualifier"
    TOTAL = "total"
    COUNTS = "counts"


class Caution(StrEnum):
    """What a reader must know of a figure that may be compared all the same."""

    SMALL_BASE = "small_base"
    SMALL_COUNT = "small_count"
    NO_COUNTS = "no_counts"
    AGAINST_COUNTS = "against_counts"
    DERIVED = "derived"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate says of two figures, left and right. No barriers: comparable.

    `order` is '<' (left is less), '>' or '='; None where a barrier stands or the bounds overlap.
    """

    barriers: tuple[Barrier, ...]
    order: Order | None = None

    @property
    def comparable(self) -> bool:
        """Whether nothing keeps the two apart, ordered or not."""
        return not self.barriers

    @property
    def overlaps(self) -> bool:
        """Whether the two are comparable yet may be the same number: then no screen or file puts them in order."""
        return not self.barriers and self.order is None


@dataclass(frozen=True, slots=True)
class Held:
    """What one place holds of one indicator: no, one or several records, in file order.

    `compared` is the number that its one figure is compared by where that is not the printed one: the interval of a
    rate, or a count per resident with `base` the indicator of its denominator: "" where it is compared as it is, None
    where it would need one and the place has none.
    """

    place: Locality
    observations: tuple[Observation, ...]
    compared: Quantity | None = None
    base: str | None = ""
    cautions: tuple[Caution, ...] = ()

    @property
    def figures(self) -> tuple[Observation, ...]:
        """The records that carry a number; a true zero is one, an absence recorded with its kind is not."""
        return tuple(entry for entry in self.observations if is_figure(entry))


def is_figure(observation: Observation) -> bool:
    """Whether a record carries a number."""
    return observation.quantity is not None or observation.missing is Missing.TRUE_ZERO


def quantity_of(observation: Observation, indicator: Indicator) -> Quantity | None:
    """The number of a record; a true zero is 0 in the indicator's unit, every other kind of missing is None."""
    if observation.quantity is None and observation.missing is Missing.TRUE_ZERO:
        return Quantity.of(0, unit=indicator.unit)
    return observation.quantity


@dataclass(frozen=True, slots=True)
class Setting:
    """What figures of one indicator must share to be compared: level, period (`period_key`), unit, denominator."""

    level: str
    period: str
    unit: str
    base: str = ""


def number_of(held: Held, indicator: Indicator) -> Quantity | None:
    """What a place's one figure is compared by; None where it has none, or several."""
    if len(held.figures) != 1:
        return None
    return held.compared or quantity_of(held.figures[0], indicator)


def setting_of(held: Held, indicator: Indicator) -> Setting | None:
    """The setting of a place's one figure; None where it has none, or several."""
    number = number_of(held, indicator)
    if number is None:
        return None
    return Setting(held.place.level, period_key(held.figures[0].period), number.unit, held.base or "")


def own_barriers(held: Held, indicator: Indicator) -> tuple[Barrier, ...]:
    """What keeps a place's figure from being compared with any other, in the order of `Barrier`."""
    number = number_of(held, indicator)
    if number is None:
        return (Barrier.SEVERAL_FIGURES if held.figures else Barrier.MISSING,)
    figure = held.figures[0]
    stands = {
        Barrier.KIND: figure.kind != "measured",
        Barrier.DEFINITION: figure.indicator_id != indicator.indicator_id,
        Barrier.LEVEL_UNKNOWN: held.place.level == "unknown",
        Barrier.PERIOD_NOT_STATED: not figure.period,
        Barrier.BASE_NOT_STATED: held.base is None or not base_stated(indicator),
        Barrier.PARTIAL: figure.completeness == "partial",
        Barrier.QUALIFIER: _says_too_little(figure, number),
    }
    return tuple(barrier for barrier, found in stands.items() if found)


def apart(mine: Setting, theirs: Setting) -> tuple[Barrier, ...]:
    """The differences between two settings; what one of them does not state is a barrier of its own, and none here."""
    known_levels = "unknown" not in (mine.level, theirs.level)
    known_periods = bool(mine.period and theirs.period)
    stands = {
        Barrier.UNIT: mine.unit != theirs.unit and mine.base == theirs.base,
        Barrier.LEVEL: known_levels and mine.level != theirs.level,
        Barrier.PERIOD: known_periods and mine.period != theirs.period,
        Barrier.BASE: mine.base != theirs.base,
    }
    return tuple(barrier for barrier, found in stands.items() if found)


def judge(left: Held, right: Held, indicator: Indicator, *, across_levels: bool = False) -> Verdict:
    """Set two places' figures of one indicator against each other; all barriers are named, not only the first.

    `across_levels` lets a rate stand beside one of another level, as a place beside the country it lies in.
    """
    found = {*own_barriers(left, indicator), *own_barriers(right, indicator)}
    a, b = number_of(left, indicator), number_of(right, indicator)
    if a is None or b is None:
        return Verdict(in_order(found & {Barrier.MISSING, Barrier.SEVERAL_FIGURES}))
    mine, theirs = setting_of(left, indicator), setting_of(right, indicator)
    assert mine is not None
    assert theirs is not None
    found |= set(apart(mine, theirs))
    if across_levels:
        found -= {Barrier.LEVEL}
    return Verdict(in_order(found), None if found else a.compare(b))


def in_order(found: Iterable[Barrier]) -> tuple[Barrier, ...]:
    """Barriers once each, in the order of `Barrier`."""
    known = set(found)
    return tuple(barrier for barrier in Barrier if barrier in known)


def _says_too_little(figure: Observation, number: Quantity) -> bool:
    """Whether no order can rest on a figure: 数千 gives only a number of digits, and some give no bound at all."""
    printed = figure.quantity.qualifier if figure.quantity else Qualifier.EXACT
    return printed is Qualifier.SEVERAL or (number.lower is None and number.upper is None)


@lru_cache(maxsize=4096)
def period_key(period: str) -> str:
    """A stated period in one spelling: 2023, ２０２３ and 2023年 are one year; any other wording stands as it is."""
    plain = "".join(unicodedata.normalize("NFKC", period).split())
    year = _YEAR.fullmatch(plain)
    return year.group(1) if year else plain


def is_rate(indicator: Indicator) -> bool:
    """Whether the figures of an indicator have a denominator."""
    return indicator.value_type in _RATES


def base_stated(indicator: Indicator) -> bool:
    """Whether the denominator of a rate is known, in words or as an indicator; a count has none and needs none."""
    stated = indicator.base.zh not in _NOT_STATED or bool(indicator.denominator_id)
    return stated or not is_rate(indicator)
