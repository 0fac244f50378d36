"""What an agency's own layer is, in words: level, standing in law, validity, and the line printed on its map."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from dashboard.catalogue import Catalogue
from dashboard.records import Layer
from dashboard.views import places
from dashboard.wording import Wording

_PATTERNS = (("y年", "y"), ("y年M月", "MMMM y"), ("y年M月d日", "d MMMM y"))  # by the number of hyphens


def about(record: Layer, words: Wording) -> str:
    """What a layer is: its level, whether its areas are divisions by law, and when it is valid."""
    return words(
        "layers.about",
        layer=words.text(record.name),
        level=words.code("level", record.level),
        status=words("layers.statutory" if record.statutory else "layers.not_statutory"),
        validity=_validity(record, words),
    )


def _validity(record: Layer, words: Wording) -> str:
    if record.valid_from and record.valid_to:
        return words("layers.valid_between", first=_day(record.valid_from, words), last=_day(record.valid_to, words))
    if record.valid_from:
        return words("layers.valid_from", first=_day(record.valid_from, words))
    return words("layers.valid_to", last=_day(record.valid_to, words)) if record.valid_to else words("layers.valid")


def _day(stated: str, words: Wording) -> str:
    """A date as far as it is stated, in the reader's language: 2015, 2015年3月, 31 December 2020."""
    parts = [*map(int, stated.split("-")), 1, 1][:3]
    zh, en = _PATTERNS[stated.count("-")]
    pattern, locale = (zh, "zh_Hans_CN") if words.lang == "zh" else (en, "en_GB")
    return format_date(date(*parts), pattern, locale=locale)


def credit(record: Layer, catalogue: Catalogue, words: Wording) -> str:
    """The line printed on the map: where the layer is from, its review number, then the ground beneath it."""
    publisher = record.publisher
    if not publisher and record.citation:
        publisher = catalogue.sources[record.citation.source_id].title
    parts = [words("layers.credit", publisher=words.text(publisher))] if publisher else []
    parts += [words("layers.edition", edition=record.edition)] if record.edition else []
    parts += [words("layers.licence", licence=record.licence)] if record.licence else []
    parts.append(words("layers.review", number=record.review_no) if record.review_no else words("layers.review_none"))
    joined = ("；" if words.lang == "zh" else "; ").join(parts)
    return f"{joined} · {places.credit(catalogue, words)}"
