"""Whether this machine's typeface has every character that is printed on a picture; asked without drawing one."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.exhibit import Chart, Exhibit, MapScene
from dashboard.exports.fonts import FontError, Typeface, require, typeface
from dashboard.sources.publication import Publication
from dashboard.views.imprint import Imprint, imprint
from dashboard.wording import Wording, wording


def map_words(exhibit: Exhibit, publication: Publication, lang: str) -> tuple[Wording, Imprint]:
    """The words and the imprint of a map's sheet; FontError where the typeface lacks a character of what is on it."""
    whole = exhibit.body
    assert isinstance(whole, MapScene)
    words = wording(lang)
    printed = imprint(whole, publication, words)
    texts = [exhibit.title, exhibit.lead, *exhibit.notes, printed.credit, printed.stamp]
    for scene in (whole, *(pane.scene for pane in whole.panes)):
        texts += [scene.legend_title, *(entry.text for entry in scene.legend), *(pane.caption for pane in scene.panes)]
        texts += [scene.names.get(code, code) for code in scene.labels]
    require(typeface(), texts)
    return words, printed


def chart_typeface(exhibit: Exhibit, cited: Sequence[str] = ()) -> Typeface:
    """The typeface that a chart is written in; FontError where it lacks a character of what is printed."""
    face = typeface()
    dots = exhibit.body.dots if isinstance(exhibit.body, Chart) else ()
    texts = (line for dot in dots for line in (dot.label, dot.reading.text, dot.note, dot.period))
    require(face, [exhibit.title, exhibit.lead, *exhibit.notes, *texts, *cited])
    return face


def unprintable(exhibit: Exhibit, cited: Sequence[str], publication: Publication, lang: str) -> str:
    """Why no file can be made of a map or chart on this machine, and how to mend it, in a language; empty where one
    can.
    """
    try:
        if isinstance(exhibit.body, MapScene):
            map_words(exhibit, publication, lang)
        else:
            chart_typeface(exhibit, cited)
    except FontError as fault:
        return fault.message_zh if lang == "zh" else fault.message_en
    return ""
