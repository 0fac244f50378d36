"""The gate before any difference, order or rank: which figures may be set against each other, and what stands between.

Nothing that fails is dropped: its barriers are codes that the wording turns into words. Two figures that pass are
ordered only where the order holds for every value their bounds allow (`Quantity.compare`).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from dashboard.quantity import Quantity
from dashboard.quantity.quantity import Order
from dashboard.records import Indicator, Locality, Missing, Observation

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
    """What one place holds of one indicator: no, one or several records, in file order."""

    place: Locality
    observations: tuple[Observation, ...]

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


def judge(left: Held, right: Held, indicator: Indicator) -> Verdict:
    """Set two places' figures of one indicator against each other; all barriers are named, not only the first."""
    counts = len(left.figures), len(right.figures)
    if counts != (1, 1):
        return Verdict(
            tuple(
                barrier
                for barrier, stands in ((Barrier.MISSING, min(counts) == 0), (Barrier.SEVERAL_FIGURES, max(counts) > 1))
                if stands
            )
        )
    mine, theirs = left.figures[0], right.figures[0]
    a, b = quantity_of(mine, indicator), quantity_of(theirs, indicator)
    assert a is not None
    assert b is not None
    barriers = (
        *_of_figures(mine, theirs, indicator),
        *((Barrier.UNIT,) if a.unit != b.unit else ()),
        *_of_places(left.place, right.place),
        *_of_setting(mine, theirs, indicator),
    )
    return Verdict(barriers, None if barriers else a.compare(b))


def _of_figures(mine: Observation, theirs: Observation, indicator: Indicator) -> list[Barrier]:
    found = []
    if mine.kind != "measured" or theirs.kind != "measured":
        found.append(Barrier.KIND)
    if {mine.indicator_id, theirs.indicator_id} != {indicator.indicator_id}:
        found.append(Barrier.DEFINITION)
    return found


def _of_places(mine: Locality, theirs: Locality) -> list[Barrier]:
    if "unknown" in (mine.level, theirs.level):
        return [Barrier.LEVEL_UNKNOWN]
    return [Barrier.LEVEL] if mine.level != theirs.level else []


def _of_setting(mine: Observation, theirs: Observation, indicator: Indicator) -> list[Barrier]:
    found = []
    if not mine.period or not theirs.period:
        found.append(Barrier.PERIOD_NOT_STATED)
    elif period_key(mine.period) != period_key(theirs.period):
        found.append(Barrier.PERIOD)
    if not base_stated(indicator):
        found.append(Barrier.BASE_NOT_STATED)
    return found


def period_key(period: str) -> str:
    """A stated period in one spelling: 2023, ２０２３ and 2023年 are one year; any other wording stands as it is."""
    plain = "".join(unicodedata.normalize("NFKC", period).split())
    year = _YEAR.fullmatch(plain)
    return year.group(1) if year else plain


def base_stated(indicator: Indicator) -> bool:
    """Whether the denominator of a rate is known; a count has none and needs none."""
    return indicator.value_type not in _RATES or indicator.base.zh not in _NOT_STATED
