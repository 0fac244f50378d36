"""What a truth table is made of: the chosen conditions and outcome, how partial counts, and the places so coded."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.analysis.truth_table import Coded, Row, crisp_cases, rows, set_names
from dashboard.catalogue import Catalogue
from dashboard.records import Dimension
from dashboard.selection import PARTIAL_COUNTS, Selection
from dashboard.views.comparison import places
from dashboard.wording import wording


@dataclass(frozen=True, slots=True)
class Made:
    """A truth table with what it is made of: the last of `sets` is the outcome, `names` are theirs in QCA."""

    sets: tuple[Dimension, ...]
    names: tuple[str, ...]
    coded: Coded
    rows: tuple[Row, ...]


def made(catalogue: Catalogue, selection: Selection) -> Made | None:
    """The table of the chosen dimensions over the places compared; None where no condition or no case is left."""
    sets = tuple(catalogue.dimensions[code] for code in (*selection.conditions, selection.outcome) if code)
    if not selection.conditions or not selection.outcome:
        return None
    partial_counts = selection.partial_as == PARTIAL_COUNTS[0]
    coded = crisp_cases(catalogue, places(catalogue, selection), sets, partial_counts=partial_counts)
    names = set_names(sets)
    return Made(sets, tuple(names.values()), coded, rows(coded.cases)) if coded.cases else None


def condition_choices(catalogue: Catalogue, selection: Selection) -> tuple[str, ...]:
    """The dimensions of the chosen framework but the outcome."""
    framework = catalogue.frameworks.get(selection.framework)
    own = (entry.dimension_id for entry in framework.dimensions) if framework else ()
    return tuple(code for code in own if code != selection.outcome)


def dimension_name(catalogue: Catalogue, selection: Selection, dimension_id: str) -> str:
    """A dimension with its framework, for a list of all of them."""
    words, dimension = wording(selection.lang), catalogue.dimensions[dimension_id]
    framework = words.text(catalogue.frameworks[dimension.framework_id].name)
    return words("comparison.noted", text=words.text(dimension.name), note=framework)


def partial_names(selection: Selection) -> dict[str, str]:
    """What can be chosen for partial evidence, in words."""
    words = wording(selection.lang)
    return {code: words(f"truth_table.partial_{code}") for code in PARTIAL_COUNTS}
