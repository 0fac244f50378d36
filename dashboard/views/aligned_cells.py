"""Cells of aligned practices: what each side says of an aspect, in words, and as tidy data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dashboard.analysis.coded_words import ELSEWHERE, stages
from dashboard.analysis.practice_filter import elements_by_practice
from dashboard.analysis.side_by_side import BY_RULE, CODED, LOOP, Aspect, Said, number_of
from dashboard.catalogue import Catalogue
from dashboard.records import Citation, Dimension, Missing, Observation, Part, Practice, Text
from dashboard.views import figures
from dashboard.views.practice_cards import place_name
from dashboard.wording import Wording, wording

NUMBER = ("observation_id", "printed", "value", "lower", "upper", "qualifier", "unit")
STATES = {"organiser": "actor", **dict.fromkeys(LOOP, "step")}  # what has to be stated before a rule can find none


def is_silent(aspect: Aspect, name: str) -> bool:
    """Whether the source says nothing that the aspect could be told from."""
    if aspect.items or name in CODED:
        return False
    kind = STATES.get(name, "")
    return name not in BY_RULE or bool(kind and not any(entry.parts_of(kind) for entry in aspect.side.practices))


def absent(aspect: Aspect, name: str, words: Wording) -> str:
    """Silence of the source, of the coder where the aspect is the coder's own, or nothing found by the rule."""
    if is_silent(aspect, name):
        return words.code("missing", Missing.NOT_IN_SOURCE)
    return words("practices.not_recorded" if name in CODED else "practices.none_by_rule")


def lines(catalogue: Catalogue, name: str, aspect: Aspect, words: Wording) -> list[str]:
    """One line per item; elements stand under their framework, statuses of a place are counted."""
    if name == "element":
        return _elements(catalogue, aspect, words)
    if name == "status" and len(aspect.items) > 1:
        counted = Counter(str(item) for item in aspect.items)
        return [words("practices.status_count", status=words.code("status", code), n=n) for code, n in counted.items()]
    if len(aspect.side.practices) > 1 and any(isinstance(item, Part) for item in aspect.items):
        return _by_practice(catalogue, name, aspect, words)
    told = [said(catalogue, name, aspect, item, words) for item in aspect.items]
    if name == "level" and len(told) > 1 and len(aspect.side.practices) == 1:
        return [words("practices.numbered", n=number, text=line) for number, line in enumerate(told, 1)]
    return told


def _by_practice(catalogue: Catalogue, name: str, aspect: Aspect, words: Wording) -> list[str]:
    """Of a place: the parts of one practice in one line under its name, then practices that are items themselves."""
    found: dict[str, list[str]] = {}
    for item in aspect.items:
        code = item.practice_id if isinstance(item, Part | Practice) else ""
        told = [said(catalogue, name, aspect, item, words)] if isinstance(item, Part) else []
        found.setdefault(code, []).extend(told)
    names = {code: words.text(catalogue.practices[code].name) for code in found}
    return [
        words("practices.pair", name=names[code], text=words("practices.and").join(told)) if told else names[code]
        for code, told in found.items()
    ]


def _elements(catalogue: Catalogue, aspect: Aspect, words: Wording) -> list[str]:
    found: dict[str, list[str]] = {}
    for item in aspect.items:
        assert isinstance(item, Dimension)
        framework = words.text(catalogue.frameworks[item.framework_id].name)
        found.setdefault(framework, []).append(said(catalogue, "element", aspect, item, words))
    return [words("practices.pair", name=framework, text=words.join(told)) for framework, told in found.items()]


def said(catalogue: Catalogue, name: str, aspect: Aspect, item: Said, words: Wording) -> str:
    """One item of a cell in words."""
    practice = aspect.side.practices[0] if aspect.side.practices else None
    if isinstance(item, Part):
        return _part(catalogue, name, item, words)
    if isinstance(item, Observation):
        return _figure(catalogue, item, words)
    if isinstance(item, Dimension):
        assert practice is not None
        strength = elements_by_practice(catalogue)[practice.practice_id][item.dimension_id]
        return words("practices.with_note", text=words.text(item.name), note=words.code("strength", strength))
    if isinstance(item, Text):
        return words.text(item)
    if isinstance(item, str):
        return words.code({"works_at": "level"}.get(name, name), item)
    return place_name(catalogue, practice, words) if name == "place" and practice else words.text(item.name)


def _figure(catalogue: Catalogue, item: Observation, words: Wording) -> str:
    figure, label = figures.printed_form(item, words), figures.label(catalogue, item, words)
    limits = [words.code("number_kind", item.kind), figures.limits(item, words), figures.doubt(item, words)]
    text = words("practices.pair", name=label, text=figure)
    return words("practices.with_note", text=text, note=words("practices.and").join(filter(None, limits)))


def _part(catalogue: Catalogue, name: str, part: Part, words: Wording) -> str:
    """Name, role and number of a part; of a step its place in the process and the other stages that it names."""
    text = words.text(part.name)
    if part.role:
        text = words("practices.pair", name=text, text=words.text(part.role))
    figure = number_of(catalogue, part)
    printed = figures.printed_form(figure, words) if figure else ""
    notes = [printed if printed not in text else ""]
    notes += [figures.limits(figure, words)] if figure and figure.kind == "measured" else []
    notes += [figures.doubt(figure, words)] if figure else []
    notes += [words("practices.branch", text=words.text(part.branch)) if part.branch else ""]
    if name in LOOP:
        practice = catalogue.practices[part.practice_id]
        notes += [_after(practice, part, words), _also(name, part, words)]
        text = words("practices.numbered", n=practice.parts_of("step").index(part) + 1, text=text)
    note = words("practices.and").join(filter(None, notes))
    return words("practices.with_note", text=text, note=note) if note else text


def _after(practice: Practice, part: Part, words: Wording) -> str:
    steps = [step.part_id for step in practice.parts_of("step")]
    before = [steps.index(code) + 1 for code in part.after if code in steps]
    if not before or before == [steps.index(part.part_id)]:
        return ""
    return words("practices.after", n=len(before), steps=words.join([str(number) for number in before]))


def _also(name: str, part: Part, words: Wording) -> str:
    others = [words(f"practices.stage_{stage}") for stage in stages(part) if f"loop_{stage}" != name]
    return words("practices.also_in", stages=words.join(others)) if others and ELSEWHERE not in stages(part) else ""


def cited(catalogue: Catalogue, name: str, aspect: Aspect) -> tuple[Citation, ...]:
    """Lines of the parts, figures and practices of a cell; the source of codes is the practice's own."""
    found: list[Citation] = []
    for item in aspect.items:
        if isinstance(item, Part) and item.citation:
            found.append(item.citation)
        if isinstance(item, Observation) or (isinstance(item, Practice) and name in BY_RULE):
            found += item.citations
    if name == "element":
        own = {entry.practice_id for entry in aspect.side.practices}
        about = (entry for entry in catalogue.records.evidence if entry.practice_id in own)
        found += [citation for entry in about for citation in entry.citations]
    return tuple(dict.fromkeys(found))


def tidy(catalogue: Catalogue, name: str, row: Sequence[Aspect], code_column: str) -> Iterable[dict[str, object]]:
    """One row per item; where nothing is said one row that says so, with missing = not_in_source if it is silence.

    `same_as` is the code of the first side that says the same.
    """
    for aspect in row:
        same = row[aspect.same_as - 1].side.code if aspect.same_as else ""
        about = {code_column: aspect.side.code, "aspect": name, "same_as": same}
        if not aspect.items and name not in CODED:
            nothing = {f"text_{lang}": absent(aspect, name, wording(lang)) for lang in ("zh", "en")}
            silent = str(Missing.NOT_IN_SOURCE) if is_silent(aspect, name) else ""
            yield {**about, "position": 0, **({} if silent else nothing), "missing": silent}
        for position, item in enumerate(aspect.items, 1):
            yield {**about, "position": position, **_tidy_item(catalogue, name, aspect, item)}


def _tidy_item(catalogue: Catalogue, name: str, aspect: Aspect, item: Said) -> dict[str, object]:
    figure = item if isinstance(item, Observation) else number_of(catalogue, item) if isinstance(item, Part) else None
    own = aspect.side.practices[0].citations if len(aspect.side.practices) == 1 else ()
    first = next(iter((*cited(catalogue, name, Aspect(aspect.side, (item,))), *own)), None)
    return {
        **{f"text_{lang}": said(catalogue, name, aspect, item, wording(lang)) for lang in ("zh", "en")},
        **({key: value for key, value in figures.tidy_row(figure).items() if key in NUMBER} if figure else {}),
        "missing": str(figure.missing or "") if figure else "",
        "source_id": first.source_id if first else "",
        "line": first.line if first else 0,
    }
