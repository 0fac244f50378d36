"""From a printed number and its qualifier to bounds: ONE rule table, read by the parser, printed by data/README.md."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal
from enum import StrEnum

from dashboard.quantity.error import QuantityError
from dashboard.quantity.interval import ZERO, Interval, plain
from dashboard.quantity.phrases import Lang, phrase

EXACTLY = Context(prec=200)
HUNDRED = Decimal(100)


class Qualifier(StrEnum):
    """How a source qualifies a number. derived: computed here, never printed."""

    EXACT = "exact"
    BELOW = "below"
    ABOVE = "above"
    AT_LEAST = "at_least"
    OVER = "over"
    AT_MOST = "at_most"
    UNDER = "under"
    ABOUT = "about"
    RANGE = "range"
    SEVERAL = "several"
    DERIVED = "derived"


@dataclass(frozen=True, slots=True)
class Rule:
    """What a qualifier means: its bounds in v, u, h (see phrase `rule.note`) and the words before and after the number.

    Only rules of `v` give bounds to a printed value; the others carry the bounds their source states.
    """

    qualifier: Qualifier
    bounds: str
    before: str = ""
    after: str = ""

    @property
    def words_before(self) -> list[str]:
        """The words that stand before the number, zh and en."""
        return self.before.split("、") if self.before else []

    @property
    def words_after(self) -> list[str]:
        """The words that stand after the number or its unit, zh and en."""
        return self.after.split("、") if self.after else []


RULES: tuple[Rule, ...] = (
    Rule(Qualifier.EXACT, "[v, v]"),
    Rule(
        Qualifier.BELOW,
        "[v-h, v)",
        before="近、将近、接近、几近、不足、nearly、almost、close to、just under、just short of",
    ),
    Rule(Qualifier.ABOVE, "(v, v+u)", after="多、余、几、有余、-odd、odd"),
    Rule(
        Qualifier.AT_LEAST,
        "[v, ∞)",
        before="至少、最少、起码、不少于、不低于、上、≥、>=、at least、no fewer than、no less than、not fewer than、"
        "not less than、a minimum of、upwards of",
        after="以上、及以上、+、or more、-plus、and above",
    ),
    Rule(
        Qualifier.OVER,
        "(v, ∞)",
        before="超、超过、逾、多于、高于、大于、过、>、more than、over、above、exceeding、greater than、in excess of",
    ),
    Rule(
        Qualifier.AT_MOST,
        "[0, v]",
        before="至多、最多、不超过、不多于、不高于、≤、<=、at most、up to、no more than、not more than、a maximum of",
        after="以下、及以下、以内、之内、or fewer、or less、and below",
    ),
    Rule(
        Qualifier.UNDER,
        "[0, v)",
        before="不到、不满、未满、少于、低于、小于、<、fewer than、less than、under、below",
    ),
    Rule(
        Qualifier.ABOUT,
        "[v-h, v+h]",
        before="约、大约、约有、约为、大概、≈、~、about、around、approximately、roughly、some、circa",
        after="左右、上下、or so",
    ),
    Rule(Qualifier.RANGE, "[a, b]"),
    Rule(Qualifier.SEVERAL, "(x, 10x)", before="几、数、several、a few"),
    Rule(Qualifier.DERIVED, "…"),
)
RULE_OF: dict[Qualifier, Rule] = {rule.qualifier: rule for rule in RULES}


def place_value(value: Decimal) -> Decimal:
    """u: the place value of the last non-zero digit (300000 -> 100000, 2.35 -> 0.01); 0 for 0."""
    digits, exponent = value.as_tuple().digits, value.as_tuple().exponent
    if not value or not isinstance(exponent, int):
        return ZERO
    zeros = next(count for count, digit in enumerate(reversed(digits)) if digit)
    return plain(Decimal((0, (1,), exponent + zeros)))


def follows(qualifier: Qualifier) -> bool:
    """Whether the bounds follow from one printed value."""
    return "v" in RULE_OF[qualifier].bounds


def bounds(value: Decimal, qualifier: Qualifier, unit: str) -> Interval:
    """The bounds that RULES gives to a printed value; raises QuantityError where it gives none (近0, a range)."""
    if not follows(qualifier):
        raise QuantityError("field_value", field="value", text=qualifier)
    if not value and qualifier in (Qualifier.BELOW, Qualifier.ABOVE, Qualifier.ABOUT):
        raise QuantityError("vague_zero", field="value")
    notation = RULE_OF[qualifier].bounds
    lower, upper = (_term(term, value) for term in notation[1:-1].split(", "))
    lower_open, upper_open = notation[0] == "(", notation[-1] == ")"
    # what may be at most -3, or less than 0, is not a count
    if notation[1] == "0" and (value < 0 or (upper_open and not value)):
        lower = None
    # a percentage is a share, so it ends at 100; one that starts there is a growth and has no end
    if qualifier is Qualifier.AT_LEAST and unit == "percent" and value < HUNDRED:
        upper, upper_open = HUNDRED, False
    return Interval(lower, upper, lower_open, upper_open)


def _term(term: str, value: Decimal) -> Decimal | None:
    """The number that a term of a rule ("v-h", "0", "∞") stands for; None for infinity."""
    if term in ("0", "∞"):
        return ZERO if term == "0" else None
    u = place_value(value)
    h = min(u, EXACTLY.divide(value.copy_abs(), Decimal(10)))
    step = {"v": ZERO, "v-h": h.copy_negate(), "v+h": h, "v+u": u}[term]
    return plain(EXACTLY.add(value, step))


def several(place: Decimal) -> Interval:
    """数千, several thousand: more than 1,000 and fewer than 10,000."""
    return Interval(plain(place), plain(EXACTLY.multiply(place, Decimal(10))), lower_open=True, upper_open=True)


def rule_rows(lang: Lang) -> list[tuple[str, str, str, str]]:
    """The rule table for data/README.md: qualifier, its words, bounds, meaning; `rule.note` explains v, u, h, x."""
    return [
        (
            rule.qualifier.value,
            "、".join(words) if lang == "zh" else ", ".join(words),
            rule.bounds,
            phrase(lang, f"rule.{rule.qualifier}"),
        )
        for rule in RULES
        for words in [[*rule.words_before, *rule.words_after]]
    ]
