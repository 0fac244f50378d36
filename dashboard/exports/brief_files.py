"""Briefings of many localities as files of one folder, made file by file; what is finished is kept.

Nothing is read off a clock: the same data, program and order make the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Deck
from dashboard.exports.brief_manifest import Finished, checksum_of, stands, write_whole
from dashboard.exports.briefing_file import briefing_file
from dashboard.records import Briefing, Problem, Text
from dashboard.views.briefing import deck, problems
from dashboard.views.briefing_pattern import at_locality, named_places
from dashboard.views.outlines import one_locality
from dashboard.wording import LANGUAGES, wording


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made of each subject: a locality, of which the ready-made outline or `briefing` as its pattern is
    laid out; where `as_saved`, a name for the briefing as it was saved. `program` says which one makes it, `dated` is
    an ISO date or empty, `said_in` the language in which problems are told.
    """

    data_version: str
    folder: Path
    formats: tuple[str, ...]
    languages: tuple[str, ...]
    dated: str
    program: str
    said_in: str
    briefing: Briefing | None = None
    as_saved: bool = False

    @property
    def count(self) -> int:
        """Files of a subject."""
        return len(self.formats) * len(self.languages)


@dataclass(slots=True)
class Outcome:
    """What became of a subject: files made now, files that were finished before, and problems, each with its file."""

    subject: str
    made: dict[str, Finished] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def make(
    catalogue: Catalogue,
    order: Order,
    subject: str,
    finished: Mapping[str, Finished],
    stopped: Callable[[], bool] = lambda: False,
) -> Outcome:
    """Every file of a subject that is not finished yet. Never raises for what is in data, briefing or folder: a file
    that can't be made is a problem, and the next one is made. `stopped` is asked before each file.
    """
    outcome = Outcome(subject)
    for lang in order.languages:
        try:
            _make_in(lang, catalogue, order, outcome, finished, stopped)
        except Exception as fault:  # noqa: BLE001 - one locality does not stop the rest
            outcome.problems.append(failed(f"{subject}.{lang}", fault))
    return outcome


def _make_in(
    lang: str,
    catalogue: Catalogue,
    order: Order,
    outcome: Outcome,
    finished: Mapping[str, Finished],
    stopped: Callable[[], bool],
) -> None:
    briefing = _briefing(catalogue, order, outcome.subject, lang)
    forms = {f"{outcome.subject}.{lang}.{form}": form for form in order.formats}
    keys = {name: _made_from(catalogue, order, briefing, lang, form) for name, form in forms.items()}
    there = [name for name in forms if stands(order.folder / name, finished.get(name), keys[name])]
    outcome.kept += there
    if len(there) == len(forms) or stopped():
        return
    laid_out = deck(catalogue, briefing, lang, order.dated)
    lacking = _lacking(catalogue, order, briefing, laid_out, f"{outcome.subject}.{lang}")
    outcome.problems += lacking
    for name in (name for name in forms if name not in there):
        if stopped():
            return
        key = "" if lacking else keys[name]  # a file that lacks a scene is made, and said, again
        try:
            content = content_of(catalogue, laid_out, forms[name])
        except Exception as fault:  # noqa: BLE001 - as above
            outcome.problems.append(failed(name, fault))
            continue
        try:
            write_whole(order.folder / name, content)
        except OSError as fault:
            outcome.problems.append(_problem("not_written", name, why=fault.strerror or str(fault)))
            continue
        outcome.made[name] = Finished(len(content), checksum_of(content), catalogue.version, key)


def content_of(catalogue: Catalogue, laid_out: Deck, form: str) -> bytes:
    """The deck in one of `brief_manifest.FORMATS`. Each library is loaded by the first file that needs it."""
    if form == "pptx":
        from dashboard.exports.slides import pptx_file

        return pptx_file(catalogue, laid_out)
    if form == "pdf":
        from dashboard.exports.pdf import pdf_file

        return pdf_file(catalogue, laid_out)
    if form == "html":
        from dashboard.exports.html_deck import html_file

        return html_file(catalogue, laid_out)
    from dashboard.exports.report import report_file

    return report_file(catalogue, laid_out)


def failed(name: str, fault: Exception) -> Problem:
    """A file that can't be made, or those of a language, in the words of the fault where it is one of the atlas."""
    if hasattr(fault, "message_zh"):
        cause = Text(str(fault.message_zh), str(getattr(fault, "message_en", "")))
        return Problem(name, 0, "", "brief_not_made", cause, _text("remedy_not_made"))
    return _problem("unexpected", name, why=f"{type(fault).__name__}: {fault}")


def not_made(subject: str, why: str) -> Outcome:
    """A subject of which nothing was made: its process `died` (out of memory, a fault in a library), or the
    `data_changed` meanwhile.
    """
    return Outcome(subject, problems=[_problem(why, subject)])


def _briefing(catalogue: Catalogue, order: Order, subject: str, lang: str) -> Briefing:
    if order.briefing is None:
        return one_locality(catalogue, subject, lang)
    return order.briefing if order.as_saved else at_locality(catalogue, order.briefing, subject, lang)


def _made_from(catalogue: Catalogue, order: Order, briefing: Briefing, lang: str, form: str) -> str:
    told = json.dumps([catalogue.version, order.program, order.dated, lang, form])
    return checksum_of(told.encode() + briefing_file(briefing))


def _lacking(catalogue: Catalogue, order: Order, briefing: Briefing, laid_out: Deck, name: str) -> list[Problem]:
    """A problem for each scene that shows less than it was saved with, or whose words name the pattern's own place."""
    found: list[Problem] = []
    if order.briefing and briefing is not order.briefing:
        for number, place in named_places(catalogue, order.briefing):
            found.append(_problem("names_place", name, row=number, place=place))
    if any(slide.problem for slide in laid_out.slides):
        said = problems(catalogue, briefing, order.said_in)
        found += [_problem("incomplete", name, row=number, why=why) for number, why in said]
    return found


def _problem(code: str, name: str, row: int = 0, **values: str) -> Problem:
    return Problem(name, row, "", f"brief_{code}", _text(f"cause_{code}", **values), _text(f"remedy_{code}"))


def _text(key: str, **values: str) -> Text:
    return Text(*(wording(lang)(f"brief.{key}", **values) for lang in LANGUAGES))
