"""A deck as a report in Word: a heading for every scene, captions, numbered sources at the end. No speaker notes."""

from __future__ import annotations

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Deck, Slide
from dashboard.exports.document import Report, add_exhibit, lay_for


def report_file(catalogue: Catalogue, deck: Deck) -> bytes:
    """The .docx file; the same deck gives the same bytes. What a scene lacks is said in its place."""
    report = Report(catalogue, deck.lang, deck.title)
    for text in (deck.subtitle, deck.dated):
        if text:
            report.paragraph(text, quiet=True)
    for slide in deck.slides:
        _add(report, slide)
    return report.close()


def _add(report: Report, slide: Slide) -> None:
    """The note says what the scene is about, so it stands before what is shown."""
    if slide.exhibits:
        lay_for(report, slide.exhibits[0])
    report.heading(slide.title, 1)
    for line in slide.note.splitlines():
        if line.strip():
            report.paragraph(line)
    if slide.problem:
        report.paragraph(slide.problem, quiet=True)
    for exhibit in slide.exhibits:
        add_exhibit(report, exhibit, heading=exhibit.title != slide.title)
