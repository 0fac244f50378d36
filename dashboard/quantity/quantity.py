"""Quantity: a figure as its source printed it, with bounds; partial order and arithmetic that carries the bounds."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from decimal import Decimal
from typing import Literal

from dashboard.quantity.bounds import Qualifier, bounds
from dashboard.quantity.error import QuantityError
from dashboard.quantity.interval import Interval, plain

Number = int | float | Decimal
Order = Literal["<", ">", "="]


@dataclass(frozen=True, slots=True, eq=False)
class Quantity:
    """A printed figure: value (None when none is printed), bounds by the rule table, unit code, scale (万 = 10,000).

    A bound of None is an open end; lower_open/upper_open exclude the bound itself. `==` holds between exact points of
    one unit only, so two 近万 are not equal; `same_as` asks whether two records are the same. `<` and its kin answer
    only what holds for every possible value and raise QuantityError otherwise, so sorted() can't be silently wrong.
    """

    printed: str
    value: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    lower_open: bool
    upper_open: bool
    qualifier: Qualifier
    unit: str = "none"
    scale: int = 1

    def __post_init__(self) -> None:
        interval = self.interval
        object.__setattr__(self, "lower_open", interval.lower_open)
        object.__setattr__(self, "upper_open", interval.upper_open)

    @classmethod
    def of(
        cls, value: Number, qualifier: Qualifier = Qualifier.EXACT, unit: str = "none", *, scale: int = 1
    ) -> Quantity:
        """What the rule table makes of a value and its qualifier; raises QuantityError where it gives no bounds."""
        number = _decimal(value)
        return cls.within(bounds(number, qualifier, unit), qualifier, unit, value=number, scale=scale)

    @classmethod
    def within(
        cls, interval: Interval, qualifier: Qualifier, unit: str, *, value: Decimal | None = None, scale: int = 1
    ) -> Quantity:
        """The quantity with these bounds; `value` only where one number was printed or only one is possible."""
        ends = interval.lower, interval.upper, interval.lower_open, interval.upper_open
        return cls("", value, *ends, qualifier, unit, scale)

    @classmethod
    def from_fields(cls, **fields: str) -> Quantity:
        """The quantity of a row of observations.csv, from its cells as text, checked against rule and printed form.

        Fields: printed, value, lower, upper, lower_open, upper_open, qualifier, unit; bounds left empty follow from
        the rule. Raises QuantityError with `field` set.
        """
        # the reader of rows needs the parser, which needs this class
        from dashboard.quantity.fields import read_fields

        return read_fields(fields)

    @property
    def interval(self) -> Interval:
        """The possible values."""
        return Interval(self.lower, self.upper, self.lower_open, self.upper_open)

    @property
    def is_point(self) -> bool:
        """Whether only one number is possible."""
        return self.interval.is_point

    def compare(self, other: Quantity) -> Order | None:
        """'<' or '>' when true of every possible value, '=' for equal exact points, else None; None across units."""
        if self.unit != other.unit:
            return None
        mine, theirs = self.interval, other.interval
        if mine.is_point and mine == theirs:
            return "="
        return "<" if mine.is_below(theirs) else ">" if theirs.is_below(mine) else None

    def same_as(self, other: Quantity) -> bool:
        """Whether every field is the same: the same figure of the same source, not a claim about its number."""
        return astuple(self) == astuple(other)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Quantity):
            return NotImplemented
        return self is other or self.compare(other) == "="

    def __hash__(self) -> int:
        return hash((self.lower, self.upper, self.unit))

    def __lt__(self, other: Quantity) -> bool:
        mine, theirs = self._ordered(other)
        if mine.is_below(theirs):
            return True
        if theirs.high.bound <= mine.low.bound:
            return False
        raise QuantityError("unordered", left=_shown(self), right=_shown(other))

    def __le__(self, other: Quantity) -> bool:
        mine, theirs = self._ordered(other)
        if mine.high.bound <= theirs.low.bound:
            return True
        if theirs.is_below(mine):
            return False
        raise QuantityError("unordered", left=_shown(self), right=_shown(other))

    def __gt__(self, other: Quantity) -> bool:
        return other < self

    def __ge__(self, other: Quantity) -> bool:
        return other <= self

    def _ordered(self, other: Quantity) -> tuple[Interval, Interval]:
        if self.unit != other.unit:
            raise QuantityError("unit_order", left=self.unit, right=other.unit)
        return self.interval, other.interval

    def add(self, other: Quantity | Number, *, unit: str = "") -> Quantity:
        """The sum, derived; a plain number counts in this unit. QuantityError across units unless `unit` is given."""
        mate = self._mate(other, unit)
        return _derived(self.interval + mate.interval, unit or self.unit)

    def subtract(self, other: Quantity | Number, *, unit: str = "") -> Quantity:
        """The difference, derived; as `add`."""
        mate = self._mate(other, unit)
        return _derived(self.interval - mate.interval, unit or self.unit)

    def multiply(self, other: Quantity | Number, *, unit: str = "") -> Quantity:
        """The product, derived, in `unit`; else person x none = person, person/grid x grid = person, a x b = a*b."""
        factor = _quantity(other)
        return _derived(self.interval * factor.interval, unit or _product_unit(self.unit, factor.unit))

    def divide(self, other: Quantity | Number, *, unit: str = "") -> Quantity:
        """The quotient, derived, in `unit`; else person / grid = person/grid, a / a = none.

        Raises QuantityError when the divisor may be 0.
        """
        divisor = _quantity(other)
        return _derived(self.interval / divisor.interval, unit or _quotient_unit(self.unit, divisor.unit))

    def __add__(self, other: Quantity | Number) -> Quantity:
        return self.add(other)

    def __radd__(self, other: Number) -> Quantity:
        return self.add(other)

    def __sub__(self, other: Quantity | Number) -> Quantity:
        return self.subtract(other)

    def __rsub__(self, other: Number) -> Quantity:
        return Quantity.of(other, unit=self.unit).subtract(self)

    def __mul__(self, other: Quantity | Number) -> Quantity:
        return self.multiply(other)

    def __rmul__(self, other: Number) -> Quantity:
        return self.multiply(other)

    def __truediv__(self, other: Quantity | Number) -> Quantity:
        return self.divide(other)

    def __rtruediv__(self, other: Number) -> Quantity:
        return Quantity.of(other).divide(self)

    def _mate(self, other: Quantity | Number, unit: str) -> Quantity:
        mate = other if isinstance(other, Quantity) else Quantity.of(other, unit=self.unit)
        if mate.unit != self.unit and not unit:
            raise QuantityError("unit_add", left=self.unit, right=mate.unit)
        return mate


def overlaps(a: Quantity, b: Quantity) -> bool:
    """Whether both figures may be the same number; raises QuantityError between different units."""
    if a.unit != b.unit:
        raise QuantityError("unit_order", left=a.unit, right=b.unit)
    return not (a.interval.is_below(b.interval) or b.interval.is_below(a.interval))


def _decimal(number: Number) -> Decimal:
    # str() first: 0.1 is meant as one tenth, not as the binary fraction nearest to it
    value = number if isinstance(number, Decimal) else Decimal(str(number))
    if not value.is_finite():
        raise QuantityError("not_finite", text=str(number))
    return plain(value)


def _quantity(number: Quantity | Number) -> Quantity:
    return number if isinstance(number, Quantity) else Quantity.of(number)


def _derived(interval: Interval, unit: str) -> Quantity:
    return Quantity.within(interval, Qualifier.DERIVED, unit, value=interval.lower if interval.is_point else None)


def _shown(quantity: Quantity) -> str:
    return quantity.printed or str(quantity.interval)


def _product_unit(a: str, b: str) -> str:
    for one, other in ((a, b), (b, a)):
        if other == "none":
            return one
        if one.endswith(f"/{other}"):
            return one.removesuffix(f"/{other}")
    return f"{a}*{b}"


def _quotient_unit(a: str, b: str) -> str:
    if a == b:
        return "none"
    if b == "none":
        return a
    return f"{'1' if a == 'none' else a}/{f'({b})' if '/' in b or '*' in b else b}"
