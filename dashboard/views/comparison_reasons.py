"""Why the figures of a line can't be compared, and the order that holds where they can, in words."""

from __future__ import annotations

from dashboard.analysis.alignment import Line, Outcome, Pair
from dashboard.analysis.comparability import Barrier, Held, own_barriers
from dashboard.catalogue import Catalogue
from dashboard.records import Indicator, Observation
from dashboard.views import figures as printed
from dashboard.wording import Wording

MOST_NAMED = 2  # so many pairs or similar figures are named in a cell; the text twin names all


def title(line: Line, words: Wording) -> str:
    """The name of the indicator, with the period where each has a line of its own."""
    name = words.text(line.indicator.name)
    if line.period is None:
        return name
    first = next(entry for held in line.held for entry in held.observations)
    return words("comparison.in_period", indicator=name, period=printed.period(first, words))


def reasons(catalogue: Catalogue, line: Line, words: Wording, most: int | None = None) -> str:
    """Why the line can't be compared, or what order holds.

    `most` limits pairs and similar figures, says that there are more, and leaves benchmarks to the note below.
    """
    told: list[str] = []
    if line.outcome is Outcome.ALONE:
        names = words.join([words.text(held.place.name) for held in line.reporting])
        told.append(words("comparison.only", place=names) if names else words("comparison.nobody"))
    told += _cut([_ordered(pair, words) for pair in line.pairs if pair.verdict.comparable], most, words)
    told += [_barrier(barrier, line, words) for barrier in line.barriers]
    beside = {held.place.locality_id for held in line.held}
    alike = [entry for entry in line.lookalikes if most is None or entry.locality_id in beside]
    similar = _cut([near(catalogue, entry, words) for entry in alike], most, words)
    if similar and line.outcome is Outcome.ALONE:
        told.append(words("comparison.lookalikes", figures=words("comparison.also").join(similar)))
    return words("comparison.and").join(told)


def _cut(told: list[str], most: int | None, words: Wording) -> list[str]:
    if most is None or len(told) <= most:
        return told
    return [*told[:most], words("comparison.more", n=len(told) - most)]


def _ordered(pair: Pair, words: Wording) -> str:
    left, right = words.text(pair.left.name), words.text(pair.right.name)
    if pair.verdict.order == "<":
        left, right = right, left
    key = {">": "higher", "<": "higher", "=": "equal", None: "overlap"}[pair.verdict.order]
    return words(f"comparison.{key}", left=left, right=right)


def near(catalogue: Catalogue, entry: Observation, words: Wording) -> str:
    """A figure of another definition, named by its indicator and place."""
    place = catalogue.localities[entry.locality_id]
    indicator = catalogue.indicators[entry.indicator_id]
    return words("comparison.of_place", what=words.text(indicator.name), place=words.text(place.name))


def _barrier(barrier: Barrier, line: Line, words: Wording) -> str:
    """A barrier in words, with the places it stands at and what each of them has."""
    stopped = [pair for pair in line.pairs if barrier in pair.verdict.barriers]
    held = [entry for entry in line.held if any(entry.place in (pair.left, pair.right) for pair in stopped)]
    told = [text for entry in held if (text := _standing(barrier, entry, line.indicator, words))]
    phrase = words(f"comparison.barrier_{barrier}")
    return words("comparison.at", barrier=phrase, places=words.join(told)) if told else phrase


def _standing(barrier: Barrier, held: Held, indicator: Indicator, words: Wording) -> str:
    name = words.text(held.place.name)
    entry = (held.figures or held.observations)[0]
    has = {
        Barrier.LEVEL: words.code("level", held.place.level),
        Barrier.PERIOD: printed.period(entry, words),
        Barrier.MISSING: "" if held.figures else printed.printed_form(entry, words),
        Barrier.KIND: "" if entry.kind == "measured" else words.code("number_kind", entry.kind),
    }
    if barrier in has:
        return words("comparison.has", place=name, what=has[barrier]) if has[barrier] else ""
    alone = {
        Barrier.LEVEL_UNKNOWN: held.place.level == "unknown",
        Barrier.PERIOD_NOT_STATED: bool(held.figures) and not entry.period,
        Barrier.SEVERAL_FIGURES: len(held.figures) > 1,
        Barrier.PARTIAL: entry.completeness == "partial",
        Barrier.QUALIFIER: Barrier.QUALIFIER in own_barriers(held, indicator),
    }
    return name if alone.get(barrier) else ""
