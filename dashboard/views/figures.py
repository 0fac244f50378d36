"""How an observation becomes text: its printed form, and what limits it (kind, period, surveyor, doubt, source).

Every page shows a figure through this module, so that no screen can show a bare value for a qualified figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import pandas as pd

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Cell, Figure
from dashboard.quantity import Lang, Quantity, unit_noun
from dashboard.quantity import words as in_words
from dashboard.records import Missing, Observation
from dashboard.selection import Link, Selection
from dashboard.wording import Wording, wording

GENERIC_UNITS = ("unit", "item")
TIMED = ("measured", "rank_honour")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_PERIODS = (
    (re.compile(r"(\d{4})年"), "figures.period_year"),
    (re.compile(r"(?:自)?(\d{4})年(?:起|以来)?"), "figures.period_since"),
    (re.compile(r"自(\d{4})年开通以来"), "figures.period_since_opening"),
    (re.compile(r"()(?:目前|现在)"), "figures.period_now"),
    (re.compile(r"()近年来?"), "figures.period_recent"),
)


def printed_form(observation: Observation, words: Wording) -> str:
    """The figure as its source printed it, or the same in English words; the kind of missing where there is none.

    Never gains precision: 近万名 is "nearly 10,000 people". A name or title without a quantity is quoted as printed;
    parts that the coder counted are a count, the list being what is printed.
    """
    if observation.missing is not None and observation.missing is not Missing.TRUE_ZERO:
        return words.code("missing", observation.missing)
    counted = observation.kind == "components_counted" and observation.quantity is not None
    if words.lang == "zh" and observation.printed and not counted:
        return observation.printed
    if observation.quantity is not None:
        return _said(observation.quantity, words)
    if observation.printed:
        return quoted(observation.printed, words)
    return words.code("missing", observation.missing or Missing.NOT_IN_SOURCE)


def _said(quantity: Quantity, words: Wording) -> str:
    """In words with its unit; a day of the month is a name, not an amount."""
    if quantity.unit == "day_of_month" and quantity.value is not None:
        return words("figures.day_of_month", day=str(quantity.value))
    lang: Lang = "zh" if words.lang == "zh" else "en"
    # the label says what is counted; "12 township-level units" says less than "number of towns: 12"
    bare = lang == "en" and quantity.unit in GENERIC_UNITS
    return in_words(quantity, lang, noun="" if bare else unit_noun(quantity, lang))


def quoted(printed: str, words: Wording) -> str:
    """A token of the source in quotation marks; marked as printed in Chinese where the reader reads English."""
    text = printed if "“" in printed else words("figures.quoted", printed=printed)
    return words("figures.printed_in_chinese", printed=text) if words.lang == "en" and _CHINESE.search(text) else text


def period(observation: Observation, words: Wording) -> str:
    """The period as the source states it; "period not stated" where it states none."""
    return stated_period(observation.period, words)


def stated_period(stated: str, words: Wording) -> str:
    """A period as sources state it, in the reader's language; "period not stated" for none."""
    if not stated:
        return words("figures.period_not_stated")
    if words.lang == "zh" or not _CHINESE.search(stated):
        return stated
    for pattern, key in _PERIODS:
        found = pattern.fullmatch(stated)
        if found:
            return words(key, year=found.group(1))
    return quoted(stated, words)


def surveyor(observation: Observation, words: Wording) -> str:
    """Who measured it, or awarded the rank; empty where the question does not arise (the data leave it blank)."""
    name = words.text(observation.surveyor)
    if not name:
        return ""
    key = "figures.judge" if observation.kind == "rank_honour" else "figures.surveyor"
    return words(f"{key}_not_stated") if observation.surveyor.zh == "未说明" else words(key, name=name)


def doubt(observation: Observation, words: Wording) -> str:
    """The doubt note, introduced as one; empty where there is none."""
    return words("figures.doubt", text=words.text(observation.doubt)) if observation.doubt else ""


def limits(observation: Observation, words: Wording) -> str:
    """What is printed in place of a missing figure, period and surveyor in one line.

    Nobody states a period of a name or a count of parts, so none is missed there.
    """
    timed = observation.kind in TIMED or observation.period
    told = (
        quoted(observation.printed, words) if tone(observation) == "missing" and observation.printed else "",
        period(observation, words) if timed else "",
        surveyor(observation, words),
    )
    return words("figures.and").join(part for part in told if part)


def figure_cell(observation: Observation, words: Wording, link: Link | None = None) -> Cell:
    """A cell that stands alone: printed form, period, surveyor and doubt in its note, citations."""
    note = words("figures.and").join(part for part in (limits(observation, words), doubt(observation, words)) if part)
    return Cell(printed_form(observation, words), tone(observation), note, observation.citations, link)


def tone(observation: Observation) -> str:
    """missing, caution (there is a doubt), strong (measured) or plain."""
    if observation.missing is not None and observation.missing is not Missing.TRUE_ZERO:
        return "missing"
    if observation.doubt:
        return "caution"
    return "strong" if observation.kind == "measured" else "plain"


def absent_cell(words: Wording, missing: Missing = Missing.NOT_IN_SOURCE, note: str = "") -> Cell:
    """A cell for a figure that is not there: never zero, always the kind of missing."""
    return Cell(words.code("missing", missing), "missing", note)


def headline(catalogue: Catalogue, observation: Observation, selection: Selection, *, place: bool = True) -> Figure:
    """A headline figure with its place, period, surveyor, doubt and source; it links to its locality."""
    words = wording(selection.lang)
    locality = catalogue.localities.get(observation.locality_id)
    return Figure(
        label=label(catalogue, observation, words),
        text=printed_form(observation, words),
        place=words.text(locality.name) if place and locality else "",
        context=limits(observation, words),
        caution=doubt(observation, words),
        citations=observation.citations,
        link=selection.link("locality", locality=locality.locality_id, section="figures")
        if place and locality
        else None,
    )


def label(catalogue: Catalogue, observation: Observation, words: Wording) -> str:
    """What the figure counts: its own label, else the name of its indicator."""
    if observation.label:
        return words.text(observation.label)
    indicator = catalogue.indicators.get(observation.indicator_id)
    return words.text(indicator.name) if indicator else words.code("number_kind", observation.kind)


def sentence(catalogue: Catalogue, observation: Observation, words: Wording, *, place: bool = True) -> str:
    """One sentence of a text twin: place, label, printed form, kind, period, surveyor and doubt."""
    locality = catalogue.localities.get(observation.locality_id)
    where = [words.text(locality.name)] if place and locality else []
    told = (
        words.code("number_kind", observation.kind),
        limits(observation, words),
        doubt(observation, words).rstrip("。."),
    )
    return words(
        "figures.sentence",
        what=words("figures.of").join([*where, label(catalogue, observation, words)]),
        figure=printed_form(observation, words),
        about=words("figures.and").join(part for part in told if part),
    )


def tidy(observations: Iterable[Observation]) -> pd.DataFrame:
    """One row per figure, codes and bounds as data: value, lower and upper are NaN where none is printed or bounded.

    `source_id` and `line` are the first citation; `citations` lists all as source:line, joined by semicolons.
    """
    rows = pd.DataFrame([tidy_row(entry) for entry in observations], columns=list(COLUMNS))
    return rows.astype(dict.fromkeys(("value", "lower", "upper"), float))


CODES = ("observation_id", "locality_id", "indicator_id", "kind", "period", "practice_id")
COLUMNS = (
    *("observation_id", "locality_id", "indicator_id", "kind", "label_zh", "label_en", "printed", "printed_original"),
    *("value", "lower", "upper", "lower_open", "upper_open", "qualifier", "unit", "period", "missing"),
    *("surveyor_zh", "surveyor_en", "doubt_zh", "doubt_en", "practice_id", "source_id", "line", "citations"),
)


def tidy_row(entry: Observation) -> dict[str, object]:
    """One row of `tidy`, with None where that has NaN."""
    quantity = entry.quantity
    first = entry.citations[0] if entry.citations else None
    return {
        **{name: getattr(entry, name) for name in CODES},
        "label_zh": entry.label.zh,
        "label_en": entry.label.en,
        "printed": entry.printed,
        "printed_original": entry.printed_original,
        **{name: _number(getattr(quantity, name, None)) for name in ("value", "lower", "upper")},
        "lower_open": quantity.lower_open if quantity else None,
        "upper_open": quantity.upper_open if quantity else None,
        "qualifier": str(quantity.qualifier) if quantity else "",
        "unit": quantity.unit if quantity else "",
        "missing": str(entry.missing) if entry.missing else "",
        "surveyor_zh": entry.surveyor.zh,
        "surveyor_en": entry.surveyor.en,
        "doubt_zh": entry.doubt.zh,
        "doubt_en": entry.doubt.en,
        "source_id": first.source_id if first else "",
        "line": first.line if first else 0,
        "citations": ";".join(f"{citation.source_id}:{citation.line}" for citation in entry.citations),
    }


def _number(number: object) -> float | None:
    return None if number is None else float(str(number))
