"""How ranking, heat map, difference and profile say the same things: numbers as compared, barriers, outcomes, ranks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dashboard.analysis.benchmarks import Against, Word, benchmark_kind
from dashboard.analysis.comparability import Barrier, Caution, Held, is_rate, number_of
from dashboard.analysis.gate import Gated
from dashboard.analysis.ranks import Rank
from dashboard.analysis.rates import SMALL_BASE, SMALL_COUNT, divisible
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Cell
from dashboard.quantity import Quantity
from dashboard.records import Citation, Indicator
from dashboard.selection import Selection
from dashboard.views import comparison_cells
from dashboard.views import figures as printed
from dashboard.views.standing_numbers import difference_text, number
from dashboard.wording import Wording

TONES = {
    Word.BETTER: "better",
    Word.WORSE: "worse",
    Word.HIGHER: "higher",
    Word.LOWER: "lower",
    Word.SIMILAR: "similar",
    Word.ITSELF: "plain",
    Word.NOT_COMPARED: "muted",
}


def told(parts: Sequence[str], words: Wording) -> str:
    """What there is to say, in one line."""
    return words("comparison.and").join(part for part in parts if part)


def is_per_resident(indicator: Indicator, selection: Selection) -> bool:
    """Whether the figures of an indicator are shown per resident."""
    return selection.per == "resident" and divisible(indicator)


def figure_cell(catalogue: Catalogue, held: Held, indicator: Indicator, words: Wording) -> Cell:
    """The printed form with its source; below it what it is compared by where that is not the printed number."""
    cell = comparison_cells.figure(held.observations, indicator, words)
    compared = number_of(held, indicator) if held.compared else None
    return replace(
        cell,
        note=told(
            (
                _compared(catalogue, held, indicator, compared, words) if compared else "",
                cell.note,
                *cautions(held, words),
            ),
            words,
        ),
    )


def figure_text(catalogue: Catalogue, held: Held, indicator: Indicator, words: Wording) -> str:
    """The same in a sentence of a text twin."""
    cell = figure_cell(catalogue, held, indicator, words)
    return words("comparison.noted", text=cell.text, note=cell.note) if cell.note else cell.text


def _compared(catalogue: Catalogue, held: Held, indicator: Indicator, compared: Quantity, words: Wording) -> str:
    said = number(compared, indicator, words, base=held.base)
    if not held.base:
        return words("standing.interval", number=said)
    base = catalogue.indicators[held.base]
    found = [
        entry
        for entry in catalogue.observations_of(held.place.locality_id, "measured")
        if entry.indicator_id == held.base and entry.period == held.figures[0].period
    ]
    population = words.join([printed.printed_form(entry, words) for entry in found])
    return words("standing.per_base", number=said, base=words.text(base.name), population=population)


def cautions(held: Held, words: Wording) -> tuple[str, ...]:
    """What a reader must know of a figure; a doubt is said beside the printed form already."""
    numbers = {Caution.SMALL_BASE: SMALL_BASE, Caution.SMALL_COUNT: SMALL_COUNT}
    return tuple(
        words(f"standing.caution_{caution}", least=numbers.get(caution, ""))
        for caution in held.cautions
        if caution is not Caution.DOUBT
    )


def setting_text(catalogue: Catalogue, gated: Gated, words: Wording) -> str:
    """At what the places are compared: level, period, denominator."""
    if gated.setting is None:
        return words("standing.no_setting")
    sample = next((held.figures[0] for held in gated.passed), None)
    base = catalogue.indicators.get(gated.setting.base)
    period = printed.period(sample, words) if sample else gated.setting.period
    level = words.code("level", gated.setting.level)
    if base is None:
        return words("standing.setting", level=level, period=period)
    return words("standing.setting_per", level=level, period=period, base=words.text(base.name))


def reasons(held: Held, barriers: Sequence[Barrier], words: Wording) -> str:
    """Why a place is set aside, each barrier with what the place has instead."""
    return told([_reason(held, barrier, words) for barrier in barriers], words)


def _reason(held: Held, barrier: Barrier, words: Wording) -> str:
    name = words(f"comparison.barrier_{barrier}")
    entry = next(iter(held.figures or held.observations), None)
    has = {
        Barrier.LEVEL: words.code("level", held.place.level),
        Barrier.PERIOD: printed.period(entry, words) if entry else "",
        Barrier.MISSING: printed.printed_form(entry, words) if entry else words.code("missing", "not_in_source"),
        Barrier.KIND: words.code("number_kind", entry.kind) if entry else "",
        Barrier.DEFINITION: words.text(entry.label) if entry else "",
        Barrier.QUALIFIER: printed.printed_form(entry, words) if entry else "",
    }.get(barrier, "")
    return words("comparison.at", barrier=name, places=has) if has else name


def counted(gated: Gated, words: Wording) -> str:
    """How many places are set aside, and how many of them for each reason."""
    if not gated.aside:
        return words("standing.none_aside")
    each = [
        words("standing.counted", reason=words(f"comparison.barrier_{barrier}"), n=count)
        for barrier, count in gated.counted
    ]
    return words("standing.aside", n=len(gated.aside), reasons=words.join(each))


def rank_text(found: Rank, words: Wording) -> str:
    """A rank or the band of ranks; ties share theirs."""
    if not found.is_certain:
        return words("standing.rank_band", best=found.best, worst=found.worst)
    if found.tied:
        return words("standing.rank_tied", best=found.best, n=found.tied + 1)
    return words("standing.rank", best=found.best)


def outcome_cell(found: Against, held: Held, indicator: Indicator, words: Wording) -> Cell:
    """The outcome as a word, its tone beside it; below it the benchmark and the gap, or why nothing is compared."""
    other = found.held.figures if found.held else ()
    # a benchmark without a figure has said so already
    silent = found.held is not None and bool(held.figures) and not other
    barriers = [barrier for barrier in found.verdict.barriers if not (silent and barrier is Barrier.MISSING)]
    sources = tuple(dict.fromkeys(entry for record in other for entry in record.citations))
    about = (
        benchmark_text(found, indicator, words),
        gap_text(found, indicator, held, words),
        told([words(f"comparison.barrier_{barrier}") for barrier in barriers], words),
    )
    return Cell(words(f"standing.word_{found.word}"), TONES[found.word], told(about, words), sources)


def outcome_text(found: Against, held: Held, indicator: Indicator, words: Wording) -> str:
    """The same in a sentence."""
    cell = outcome_cell(found, held, indicator, words)
    said = words("comparison.noted", text=cell.text, note=cell.note) if cell.note else cell.text
    return words("standing.outcome_is", outcome=said)


def benchmark_text(found: Against, indicator: Indicator, words: Wording) -> str:
    """The benchmark by name and figure; a group with its number of places and who is left out."""
    if found.group:
        return _group_text(found, indicator, words)
    if found.held is None or found.word is Word.ITSELF:
        return ""
    compared = number_of(found.held, indicator)
    shown = comparison_cells.text(found.held.observations, indicator, words)
    if found.held.base and compared:
        shown = number(compared, indicator, words, base=found.held.base)
    return words("comparison.has", place=words.text(found.held.place.name), what=shown)


def _group_text(found: Against, indicator: Indicator, words: Wording) -> str:
    group = found.group
    assert group is not None
    left_out = words.join([words.text(place.name) for place in group.left_out])
    without = words("standing.left_out", places=left_out) if left_out and group.number else ""
    if group.number is None:
        return without
    base = group.number.unit if group.number.unit != indicator.unit else ""
    said = number(group.number, indicator, words, base="" if is_rate(indicator) else base)
    return told((words("standing.group_is", n=len(group.members), number=said), without), words)


def gap_text(found: Against, indicator: Indicator, held: Held, words: Wording) -> str:
    """How much more or less the place has than its benchmark, exact about bounds."""
    if found.gap is None:
        return ""
    return difference_text(found.gap, indicator, words, base=held.base or "")


def benchmark_name(catalogue: Catalogue, selection: Selection, words: Wording) -> str:
    """What places are set against, for a heading."""
    kind = benchmark_kind(selection)
    if kind in catalogue.localities:
        return words.text(catalogue.localities[kind].name)
    return words(f"standing.benchmark_{kind}")


def polarity_text(indicator: Indicator, words: Wording) -> str:
    """Which direction is better, or that none is."""
    return words(f"standing.polarity_{indicator.polarity or 'none'}")


def lead_id(selection: Selection) -> str:
    """The place that is marked: the first chosen one, else the one last looked at."""
    return next(iter(selection.localities), selection.locality)


def place_cell(held: Held, selection: Selection, words: Wording) -> Cell:
    """The name of a place, the lead marked by a star and in words, the other chosen ones in words."""
    name = words.text(held.place.name)
    level = words.code("level", held.place.level)
    link = selection.link("locality", locality=held.place.locality_id, section="figures")
    if held.place.locality_id != lead_id(selection):
        if held.place.locality_id not in selection.localities:
            return Cell(name, note=level, link=link, order=name)
        return Cell(name, "strong", told((words("standing.is_chosen"), level), words), (), link, name)
    return Cell(
        words("standing.lead", place=name), "strong", told((words("standing.is_lead"), level), words), (), link, name
    )


def chosen_ranks(catalogue: Catalogue, selection: Selection, ranks: Mapping[str, Rank | None], words: Wording) -> str:
    """Which ranks the chosen places have among all, by locality_id; empty where none is chosen."""
    each = [
        words(
            "comparison.has",
            place=words.text(catalogue.localities[code].name),
            what=rank_text(found, words) if (found := ranks[code]) else words("standing.unranked"),
        )
        for code in selection.localities
        if code in ranks
    ]
    return words("standing.chosen_ranks", ranks=words("comparison.and").join(each)) if each else ""


def sources_of(held: Sequence[Held]) -> tuple[Citation, ...]:
    """Every line that the figures rest on, each once."""
    found = {citation for entry in held for record in entry.observations for citation in record.citations}
    return tuple(sorted(found))
