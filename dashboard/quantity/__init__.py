"""The number type: a figure is what its source printed. Parse, bounds by one rule, partial order, arithmetic, wording.

script and cursor read characters; numeral, chinese, english read numbers; amount adds units; parse adds qualifiers.
bounds holds the rule table, interval the arithmetic, quantity the type, wording the way back, phrases every string.
"""

from dashboard.quantity.bounds import RULES, Qualifier, Rule, rule_rows
from dashboard.quantity.error import QuantityError
from dashboard.quantity.interval import Interval
from dashboard.quantity.parse import parse
from dashboard.quantity.phrases import PHRASES, Lang, phrase
from dashboard.quantity.quantity import Quantity, overlaps
from dashboard.quantity.units import UNIT_WORDS
from dashboard.quantity.wording import at_least_words, unit_noun, words

from_fields = Quantity.from_fields

__all__ = [
    "PHRASES",
    "RULES",
    "UNIT_WORDS",
    "Interval",
    "Lang",
    "Qualifier",
    "Quantity",
    "QuantityError",
    "Rule",
    "at_least_words",
    "from_fields",
    "overlaps",
    "parse",
    "phrase",
    "rule_rows",
    "unit_noun",
    "words",
]
