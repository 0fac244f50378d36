"""Has every practice and every case its prose in both languages, and does its front matter agree with its name?"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.records import Problem
from dashboard.sources import messages
from dashboard.sources.contract.citing import is_outside
from dashboard.sources.contract.contents import Contents
from dashboard.sources.data_package import Prose

LANGUAGES = ("zh", "en")
LONGEST_PROSE = 8_000
MOST_LINES = 1_000_000


def problems(contents: Contents) -> Iterator[Problem]:
    """Missing, empty and overlong prose, prose of unknown records, front matter that disagrees with the file name."""
    unread = {problem.file for problem in contents.package.problems}
    for folder, code in _written_about(contents):
        for lang in LANGUAGES:
            file = f"{folder}/{code}.{lang}.md"
            if (folder, code, lang) not in contents.package.prose and file not in unread:
                yield messages.problem("prose_missing", file, value=code)
    for (folder, code, lang), prose in contents.package.prose.items():
        if lang not in LANGUAGES or not code:
            yield messages.problem("prose_file_name", prose.file)
            continue
        if contents.has(folder, contents.key(folder)) and code not in contents.by_code(folder):
            yield messages.problem("prose_of_unknown_record", prose.file, value=code, wanted=folder)
        yield from _front_matter(contents, prose, code, lang)
        yield from _text(prose)


def _written_about(contents: Contents) -> Iterator[tuple[str, str]]:
    for code in contents.by_code("practices"):
        yield "practices", code
    for code, row in contents.by_code("localities").items():
        if row.cells.get("role") == "case":
            yield "localities", code


def _front_matter(contents: Contents, prose: Prose, code: str, lang: str) -> Iterator[Problem]:
    for name, wanted in (("id", code), ("lang", lang)):
        written = _text_of(prose, name)
        if written != wanted:
            yield messages.problem("prose_differs_from_name", prose.file, field=name, value=written, wanted=wanted)
    source = _text_of(prose, "source")
    if not source:
        yield messages.problem("required_empty", prose.file, field="source")
    elif contents.has("sources", "source_id") and source not in contents.by_code("sources"):
        yield messages.problem("dangling_key", prose.file, field="source", value=source, wanted="sources")
    lines = prose.front.get("lines", [])
    if not isinstance(lines, list) or not all(type(line) is int and 0 < line < MOST_LINES for line in lines):
        yield messages.problem("prose_lines", prose.file, field="lines")
        return
    for line in lines:
        wanted = is_outside(contents, source, line)
        if wanted:
            yield messages.problem("line_outside_source", prose.file, field="lines", value=str(line), wanted=wanted)


def _text_of(prose: Prose, name: str) -> str:
    found = prose.front.get(name, "")
    return found if isinstance(found, str) else ""


def _text(prose: Prose) -> Iterator[Problem]:
    if not prose.text:
        yield messages.problem("prose_empty", prose.file)
    if len(prose.text) > LONGEST_PROSE:
        length = str(len(prose.text))
        yield messages.problem("too_long", prose.file, value=length, wanted=str(LONGEST_PROSE))
