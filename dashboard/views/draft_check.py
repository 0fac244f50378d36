"""What the sources say of a draft, figure by figure: matched, contradicted, imprecise, unknown; the source beside."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from dashboard.analysis.draft import Judged, Verdict, judge_draft
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Cell, Column, Exhibit, Prose, Table
from dashboard.selection import Selection
from dashboard.views.figures import period, printed_form
from dashboard.wording import Wording, wording

AROUND = 24  # characters of the sentence shown on either side
_TONES = {
    Verdict.MATCHED: "explicit",
    Verdict.IMPRECISE: "partial",
    Verdict.CONTRADICTED: "caution",
    Verdict.UNKNOWN: "muted",
}


def draft_check(catalogue: Catalogue, selection: Selection, text: str) -> Exhibit:
    """A row per figure of the draft in its order; ValueError for a text longer than `analysis.draft.LONGEST`."""
    words = wording(selection.lang)
    found = judge_draft(catalogue, text)
    title = words("draft.title")
    if not found:
        return Exhibit("draft", title, Prose(()), lead=words("draft.nothing") if text.strip() else "")
    heads = ("sentence", "verdict", "source_says", "where")
    columns = tuple(Column(name, words(f"draft.{name}"), width="large") for name in heads)
    counts = Counter(entry.verdict for entry in found)
    told = [words(f"draft.count_{verdict}", n=counts[verdict]) for verdict in Verdict if counts[verdict]]
    twin = (words("draft.counted", counts=words.join(told)), *(_sentence(entry, words) for entry in found))
    return Exhibit(
        "draft",
        title,
        Table(columns, tuple(_row(catalogue, entry, words) for entry in found)),
        lead=twin[0],
        twin=twin,
        notes=(words("draft.how"),),
        sources=tuple(dict.fromkeys(one for entry in found if entry.record for one in entry.record.citations)),
        data=_data(found),
    )


def _row(catalogue: Catalogue, entry: Judged, words: Wording) -> tuple[Cell, ...]:
    record = entry.record
    place = catalogue.localities.get(record.locality_id) if record else None
    named = (words.text(place.name) if place else "", words.text(record.label) if record else "")
    return (
        Cell(_excerpt(entry)),
        Cell(words(f"draft.verdict_{entry.verdict}"), _TONES[entry.verdict], words(f"draft.why_{entry.verdict}")),
        Cell(printed_form(record, words), "strong", period(record, words))
        if record
        else Cell(words("draft.no_record")),
        Cell(" · ".join(filter(None, named)), citations=record.citations if record else ()),
    )


def _excerpt(entry: Judged) -> str:
    """The figure in brackets of its own, with what stands around it."""
    before, after = entry.before[-AROUND:], entry.after[:AROUND]
    start, end = ("…" if len(entry.before) > AROUND else ""), ("…" if len(entry.after) > AROUND else "")
    return f"{start}{before}【{entry.found.quantity.printed}】{after}{end}"


def _sentence(entry: Judged, words: Wording) -> str:
    figure, verdict = entry.found.quantity.printed, words(f"draft.verdict_{entry.verdict}")
    if entry.record is None:
        return words("draft.said_unknown", figure=figure, verdict=verdict)
    return words("draft.said", figure=figure, verdict=verdict, source=printed_form(entry.record, words))


def _data(found: tuple[Judged, ...]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "position": entry.found.start,
            "shown": entry.found.quantity.printed,
            "verdict": str(entry.verdict),
            "observation_id": entry.record.observation_id if entry.record else "",
            "printed": entry.record.printed if entry.record else "",
            "citations": ";".join(
                f"{one.source_id}:{one.line}" for one in (entry.record.citations if entry.record else ())
            ),
        }
        for entry in found
    )
