"""The text of a draft in a file: Word or plain text. What can't be read is said, with how to mend it."""

from __future__ import annotations

import io
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from typing import Any
from zipfile import BadZipFile, ZipFile

from dashboard.records import Problem
from dashboard.sources import messages

LARGEST = 20_000_000
LARGEST_UNPACKED = 100_000_000
_TOO_LARGE = str(LARGEST // 1_000_000)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_AGAIN = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # the same for an older Word
_NOT_SAID = {_AGAIN, f"{_W}txbxContent", f"{_W}del", f"{_W}moveFrom"}  # a text box is a block of its own
_SPACES = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n"}
_NOTES = ("/footnotes", "/endnotes")
_ENCODINGS = ("utf-8-sig", "gb18030")  # plain text as Windows saves it in China is still often the latter


def read_draft(content: bytes, file: str) -> tuple[str, tuple[Problem, ...]]:
    """The text of a .docx (paragraphs, rows of tables, text boxes, insertions under review, notes; a deletion under
    review is gone) or of a text file in UTF-8, UTF-16 or GB 18030; empty with a problem where it can't be read. Never
    raises.
    """
    if len(content) > LARGEST:
        return "", (messages.problem("draft_too_large", file, value=_TOO_LARGE),)
    if file.lower().endswith(".docx"):
        return _word(content, file)
    text = _plain(content)
    return (text, ()) if text is not None else ("", (messages.problem("draft_unreadable", file),))


def _plain(content: bytes) -> str | None:
    encodings = ("utf-16",) if content[:2] in (BOM_UTF16_LE, BOM_UTF16_BE) else _ENCODINGS
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\0" in text else text
    return None


def _word(content: bytes, file: str) -> tuple[str, tuple[Problem, ...]]:
    from docx import Document  # takes a second to import: only who brings a Word file waits for it
    from docx.oxml import parse_xml

    try:
        with ZipFile(io.BytesIO(content)) as parts:
            if sum(entry.file_size for entry in parts.infolist()) > LARGEST_UNPACKED:
                return "", (messages.problem("draft_too_large", file, value=_TOO_LARGE),)
        document = Document(io.BytesIO(content))
        notes = (rel.target_part.blob for rel in document.part.rels.values() if rel.reltype.endswith(_NOTES))
        lines = [line for part in (document.element.body, *map(parse_xml, notes)) for line in _lines(part)]
    except (BadZipFile, SyntaxError, KeyError, ValueError, RecursionError):
        return "", (messages.problem("draft_unreadable", file),)
    return "\n".join(lines), ()


def _lines(block: Any) -> Iterator[str]:
    """The paragraphs below an element of a Word file, one line each, and a line for each row of a table."""
    for child in block:
        if child.tag == f"{_W}p":
            yield "".join(_written(child))
            for box in child.iter(f"{_W}txbxContent"):
                if not any(above.tag == _AGAIN for above in box.iterancestors()):
                    yield from _lines(box)
        elif child.tag == f"{_W}tr":
            own = (cell for cell in child.iter(f"{_W}tc") if next(cell.iterancestors(f"{_W}tr")) is child)
            yield "\t".join(" ".join(_lines(cell)) for cell in own)
        elif child.tag not in _NOT_SAID:
            yield from _lines(child)


def _written(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SPACES:
            yield _SPACES[child.tag]
        elif child.tag not in _NOT_SAID:
            yield from _written(child)
