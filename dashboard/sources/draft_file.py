"""The text of a draft in a file: Word or plain text. What can't be read is said, with how to mend it."""

from __future__ import annotations

import io
from zipfile import BadZipFile, ZipFile

from dashboard.records import Problem
from dashboard.sources import messages

LARGEST = 20_000_000
LARGEST_UNPACKED = 100_000_000


def read_draft(content: bytes, file: str) -> tuple[str, tuple[Problem, ...]]:
    """The text of a .docx (paragraphs and cells of tables, in their order) or of a UTF-8 text file; empty with a
    problem where it can't be read. Never raises.
    """
    if len(content) > LARGEST:
        return "", (messages.problem("file_too_large", file),)
    if file.lower().endswith(".docx"):
        return _word(content, file)
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError as fault:
        return "", (messages.problem("draft_unreadable", file, value=str(fault)),)


def _word(content: bytes, file: str) -> tuple[str, tuple[Problem, ...]]:
    from docx import Document  # takes a second to import: only who brings a Word file waits for it
    from docx.table import Table

    try:
        with ZipFile(io.BytesIO(content)) as parts:
            if sum(entry.file_size for entry in parts.infolist()) > LARGEST_UNPACKED:
                return "", (messages.problem("file_too_large", file),)
        blocks = Document(io.BytesIO(content)).iter_inner_content()
        lines = [
            line
            for block in blocks
            for line in (
                ["\t".join(cell.text for cell in row.cells) for row in block.rows]
                if isinstance(block, Table)
                else [block.text]
            )
        ]
    except (BadZipFile, SyntaxError, KeyError, ValueError) as fault:
        return "", (messages.problem("draft_unreadable", file, value=str(fault)),)
    return "\n".join(lines), ()
