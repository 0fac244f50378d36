"""Bytes of a file as text. The contract says UTF-8; what is written otherwise is listed, and read where it can be."""

from __future__ import annotations

import codecs
from pathlib import Path

from dashboard.records import Problem
from dashboard.sources import messages

LARGEST_FILE = 64 * 1024 * 1024
REPLACEMENT = "\ufffd"


def read_text(path: Path, file: str, problems: list[Problem]) -> str | None:
    """The text of a file, its name in problems being `file`; None where there is nothing to read."""
    try:
        if not path.is_file():
            problems.append(messages.problem("missing_file", file))
            return None
        if path.stat().st_size > LARGEST_FILE:
            problems.append(messages.problem("file_too_large", file, value=str(LARGEST_FILE // 1024 // 1024)))
            return None
        data = path.read_bytes()
    except OSError as fault:
        problems.append(messages.problem("unreadable_file", file, value=fault.strerror or ""))
        return None
    return decode(data, file, problems)


def decode(data: bytes, file: str, problems: list[Problem]) -> str:
    """UTF-8 with or without a mark; else UTF-16 with a mark or GB18030, listed; else UTF-8 with the damage marked."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data[: fault.start].count(b"\n") + 1
    for encoding in _candidates(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        problems.append(messages.problem("not_utf8", file, value=encoding.upper()))
        return text
    problems.append(messages.problem("bad_utf8", file, row=line))
    return data.decode("utf-8-sig", errors="replace")


def _candidates(data: bytes) -> tuple[str, ...]:
    """GB18030 decodes almost any bytes, so it is tried only where little of the file reads as UTF-8.

    In damaged UTF-8 most characters beyond ASCII are intact; in Chinese GB18030 read as UTF-8 hardly one is.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    beyond_ascii = [character for character in data.decode("utf-8", errors="replace") if character > "\x7f"]
    damaged = beyond_ascii.count(REPLACEMENT)
    return ("gb18030",) if damaged > len(beyond_ascii) / 2 else ()
