"""The figures of one indicator as a chart may show them: which stand on one scale, in which bands, what is set aside.

Figures stand as in every table: who certainly has more stands above, those that may be equal by name
(`analysis.ordering`). A band holds figures that overlap or are joined by others that do (`analysis.ranks`); between
bands the order holds for every possible value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.analysis.comparability import Barrier, Caution, Held, Setting, number_of, quantity_of
from dashboard.analysis.gate import Aside, gate
from dashboard.analysis.ordering import in_sequence
from dashboard.analysis.ranks import rank
from dashboard.analysis.reporting import records_at
from dashboard.catalogue import Catalogue
from dashboard.quantity import Quantity
from dashboard.records import Indicator, Locality, Observation
from dashboard.selection import Selection


@dataclass(frozen=True, slots=True)
class Charted:
    """One figure on a chart. `quantity` is the number that it is compared by: as printed, or the interval of a rate, or
    a count per resident with `base` its denominator. Without `barriers` it stands in its band, from 1 for the highest;
    a barred figure has band 0 and fell short of `setting`, which is None where nothing can be compared.
    """

    place: Locality
    indicator: Indicator
    observation: Observation
    quantity: Quantity
    band: int = 0
    barriers: tuple[Barrier, ...] = ()
    setting: Setting | None = None
    base: str = ""
    cautions: tuple[Caution, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of one indicator over places. `comparable` stand in their sequence from the highest; `aside` in the
    order of the places, those of another definition among them; `silent` are the places without a number, with what
    they have.
    """

    indicator: Indicator
    comparable: tuple[Charted, ...]
    aside: tuple[Charted, ...]
    silent: tuple[Held, ...]

    @property
    def figures(self) -> tuple[Charted, ...]:
        """All figures in the order in which a chart draws them."""
        return (*self.comparable, *self.aside)

    @property
    def unit(self) -> str:
        """The unit of the scale; figures set aside in another unit have no place on it."""
        return next((entry.quantity.unit for entry in (*self.comparable, *self.own)), self.indicator.unit)

    @property
    def base(self) -> str:
        """The indicator that figures are divided by, where they are compared per resident."""
        return next((entry.base for entry in self.comparable), "")

    @property
    def own(self) -> tuple[Charted, ...]:
        """The figures of the indicator itself, without those of another definition."""
        return tuple(entry for entry in self.figures if entry.indicator is self.indicator)


def group(catalogue: Catalogue, selection: Selection, indicator: Indicator, places: Sequence[Locality]) -> Group:
    """What the gate lets through and what it sets aside of the places' figures, at the period and `per` selected."""
    found = gate(catalogue, selection, indicator, places)
    passed = [(held, number) for held in found.passed if (number := number_of(held, indicator))]
    held, numbers = [entry for entry, _ in passed], [number for _, number in passed]
    found_bands = bands(numbers)
    comparable = (
        Charted(
            held[at].place,
            indicator,
            held[at].figures[0],
            numbers[at],
            found_bands[at],
            (),
            found.setting,
            held[at].base or "",
            held[at].cautions,
        )
        for at in in_sequence(held, [number.interval for number in numbers], selection.lang)
    )
    return Group(
        indicator,
        tuple(comparable),
        tuple(figure for entry in found.aside for figure in _barred(catalogue, entry, found.setting)),
        tuple(_silence(catalogue, entry, indicator) for entry in found.aside if _is_silent(entry)),
    )


def bands(quantities: Sequence[Quantity]) -> tuple[int, ...]:
    """The band of each figure, 1 the highest: figures of one band are chained by overlap, those of two never overlap.

    All quantities are of one unit. Equal figures share a band, so do two that a third overlaps.
    """
    return tuple(entry.band for entry in rank([quantity.interval for quantity in quantities]))


def records_of(catalogue: Catalogue, place: Locality, indicator: Indicator) -> tuple[Observation, ...]:
    """What a place has of an indicator, figures and recorded absences, in file order."""
    return records_at(catalogue, indicator.indicator_id, place.locality_id)


def _barred(catalogue: Catalogue, entry: Aside, setting: Setting | None) -> list[Charted]:
    return [
        Charted(entry.held.place, indicator, figure, quantity, 0, entry.barriers, setting)
        for figure in entry.held.figures
        if (quantity := quantity_of(figure, indicator := catalogue.indicators[figure.indicator_id]))
    ]


def _is_silent(entry: Aside) -> bool:
    return not entry.held.figures or entry.barriers == (Barrier.DEFINITION,)


def _silence(catalogue: Catalogue, entry: Aside, indicator: Indicator) -> Held:
    """A place without a number of the indicator, with what its sources say instead, not with a figure near it."""
    return Held(entry.held.place, records_of(catalogue, entry.held.place, indicator))
