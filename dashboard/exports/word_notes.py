"""The last pages of a Word document: its numbered sources, its definitions, how its flags are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dashboard.analysis.comparability import Barrier
from dashboard.exhibit import Cell, Column, Table
from dashboard.exports import notes
from dashboard.exports.data_card import unit_word
from dashboard.exports.tables import data_rows
from dashboard.exports.word_table import add_table
from dashboard.quantity import RULES, Lang, phrase
from dashboard.records import Citation, Missing
from dashboard.wording import Wording

if TYPE_CHECKING:
    from dashboard.exports.document import Report

_CHINESE = re.compile("[\u3400-\u9fff]")
_FEW = 6  # words of a rule that are enough to know it by


def add_sources(report: Report) -> None:
    """Every source cited, by its number, with its lines and what limits its use."""
    report.numbered.marks(notes.citations(report.shown))  # what only the data cites counts as well
    listed = list(report.numbered.listed(report.words))
    if not listed:
        return
    report.heading(report.words("exports.sources"), 1)
    report.paragraph(report.words("word.marks"), quiet=True)
    for told, limits in listed:
        report.paragraph(told)
        report.paragraph(limits, quiet=True)


def add_definitions(report: Report) -> None:
    """The indicators and the flags that occur: kinds of missing, qualifiers, barriers, each with its meaning."""
    words, catalogue = report.words, report.catalogue
    found = notes.indicators_of(catalogue, report.shown, words)
    flags = list(_flags(report, words))
    if not found and not flags:
        return
    report.heading(words("exports.definitions_sheet"), 1)
    if found:
        indicators = [catalogue.indicators[code] for code in found]
        rows = [
            (words.text(one.name), words.text(one.definition), unit_word(one.unit, words), words.text(one.base))
            for one in indicators
        ]
        heads = [words(f"exports.indicator_{name}") for name in ("name", "definition", "base")]
        heads.insert(2, words("word.unit"))
        _rows(report, words("exports.definitions"), heads, rows)
    if flags:
        _rows(report, words("word.flags"), [words("word.flag"), words("word.meaning")], flags)
        report.paragraph(words("word.reading"), quiet=True)


def _flags(report: Report, words: Wording) -> Iterator[tuple[str, str]]:
    rows = list(data_rows(report.catalogue, report.shown, words))
    lang: Lang = "zh" if words.lang == "zh" else "en"
    missing = {row.get("missing") for row in rows}
    yield from (
        (words.code("missing", kind), words(f"exports.missing_{kind}")) for kind in Missing if kind.value in missing
    )
    qualifiers = {row.get("qualifier") for row in rows} - {"exact"}
    ruled = [rule for rule in RULES if rule.qualifier.value in qualifiers]
    for rule in ruled:
        said = (*rule.words_before, *rule.words_after)
        own = [word for word in said if bool(_CHINESE.search(word)) == (lang == "zh")]
        name = words.join(own[:_FEW]) or words("word.without_words")
        yield words("word.rule", words=name, bounds=rule.bounds), phrase(lang, f"rule.{rule.qualifier}")
    if ruled:
        yield "", phrase(lang, "rule.note")
    barriers = {code for row in rows for code in str(row.get("barriers") or "").split(";")}
    yield from ((words("word.barrier"), words(f"comparison.barrier_{one}")) for one in Barrier if one.value in barriers)


def _rows(report: Report, title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    report.caption("table", title)
    columns = tuple(Column(str(at), head, width="large" if at == 1 else "medium") for at, head in enumerate(heads))
    table = Table(columns, tuple(tuple(Cell(text) for text in row) for row in rows))
    add_table(report.document, table, _no_numbers, report.words, title, title)


def _no_numbers(_: Sequence[Citation]) -> str:
    return ""
