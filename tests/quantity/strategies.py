"""Quantities for property tests: figures as reports print them, and figures computed from those."""

from decimal import Decimal

from hypothesis import strategies as st

from dashboard.quantity import Interval, Qualifier, Quantity
from dashboard.quantity.bounds import follows, several

UNITS = ("none", "person", "grid", "percent", "year", "month")
BY_RULE = [qualifier for qualifier in Qualifier if follows(qualifier)]

# mostly round, as printed figures are: up to four digits and some zeros, now and then all digits
numbers = st.one_of(
    st.builds(lambda digits, zeros: Decimal(digits) * 10**zeros, st.integers(1, 9999), st.integers(0, 8)),
    st.builds(lambda digits, places: Decimal(digits) / 10**places, st.integers(1, 999_999), st.integers(0, 4)),
    st.integers(1, 10**13).map(Decimal),
)
signed = st.one_of(numbers, numbers.map(lambda number: -number), st.just(Decimal(0)))
units = st.sampled_from(UNITS)
by_rule = st.builds(Quantity.of, numbers, st.sampled_from(BY_RULE), units)
ranges = st.builds(
    lambda a, b, unit: Quantity.within(Interval(min(a, b), max(a, b)), Qualifier.RANGE, unit), signed, signed, units
)
severals = st.builds(
    lambda zeros, unit: Quantity.within(several(Decimal(10) ** zeros), Qualifier.SEVERAL, unit),
    st.integers(0, 12),
    units,
)
printed = st.one_of(by_rule, ranges, severals)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Any interval, open or closed, with or without bounds, in small numbers so that bounds often meet."""
    small = st.one_of(st.none(), st.integers(-4, 4).map(Decimal))
    lower, upper = draw(small), draw(small)
    if lower is not None and upper is not None and lower >= upper:
        return (
            Interval(upper, upper)
            if lower == upper
            else Interval(upper, lower, draw(st.booleans()), draw(st.booleans()))
        )
    return Interval(lower, upper, draw(st.booleans()), draw(st.booleans()))


@st.composite
def point_in(draw: st.DrawFn, interval: Interval) -> Decimal:
    """A number that `interval` holds, its bounds included where they are held."""
    low = interval.lower if interval.lower is not None else (interval.upper or Decimal(0)) - 10
    high = interval.upper if interval.upper is not None else low + 20
    share = Decimal(draw(st.integers(0, 8))) / 8
    number = low + (high - low) * share
    return number if interval.holds(number) else (low + high) / 2


derived = st.builds(lambda interval, unit: Quantity.within(interval, Qualifier.DERIVED, unit), intervals(), units)
computed = st.builds(lambda a, b: a.divide(b, unit="none"), by_rule, numbers.map(Quantity.of))
