"""A draft from a file: Word with its tables, text, and what can't be read."""

from __future__ import annotations

import io
import re

import pytest
from docx import Document
from docx.oxml import parse_xml

from dashboard.sources.draft_file import LARGEST, read_draft

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


BOX = "<w:txbxContent><w:p><w:r><w:t>98%</w:t></w:r></w:p></w:txbxContent>"


def word(*paragraphs: str, row: tuple[str, ...] = ()) -> bytes:
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if row:
        cells = document.add_table(rows=1, cols=len(row)).rows[0].cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def test_a_word_file_gives_its_paragraphs_and_the_cells_of_its_tables() -> None:
    assert read_draft(word("满意度达98%。", row=("人口", "30多万人")), "draft.docx") == (
        "满意度达98%。\n人口\t30多万人",
        (),
    )


def test_a_text_file_is_read_with_or_without_its_mark() -> None:
    assert read_draft("﻿近万名".encode(), "draft.txt") == ("近万名", ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
def test_a_text_file_is_read_as_windows_saves_it(encoding: str) -> None:
    assert read_draft("满意度达98%。".encode(encoding), "draft.txt") == ("满意度达98%。", ())


@pytest.mark.parametrize(
    ("content", "file"), [(b"not a zip", "draft.docx"), (b"PK", "a.docx"), (b"\x89PNG\r\n\x1a\n\0\0", "draft.txt")]
)
def test_what_cannot_be_read_is_said(content: bytes, file: str) -> None:
    text, problems = read_draft(content, file)
    assert (text, [entry.code for entry in problems]) == ("", ["draft_unreadable"])
    assert not re.search("[A-Za-z]", problems[0].cause.zh.replace("Word", ""))


def test_a_file_too_large_is_not_read() -> None:
    problem = read_draft(b" " * (LARGEST + 1), "draft.txt")[1][0]
    assert (problem.code, "20 MB" in problem.cause.zh) == ("draft_too_large", True)


def marked(xml: str) -> bytes:
    """A Word file with one paragraph of this content."""
    document = Document()
    body = f'<w:p xmlns:w="{WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">{xml}</w:p>'
    document.element.body.insert(0, parse_xml(body))
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("<w:r><w:t>达</w:t></w:r><w:ins w:id='1'><w:r><w:t>98%</w:t></w:r></w:ins>", "达98%"),
        ("<w:r><w:t>达98%</w:t></w:r><w:del w:id='1'><w:r><w:delText>95%</w:delText></w:r></w:del>", "达98%"),
        ("<w:sdt><w:sdtContent><w:r><w:t>98%</w:t></w:r></w:sdtContent></w:sdt>", "98%"),
        ("<w:r><w:t>达</w:t><w:tab/><w:t>98%</w:t></w:r>", "达\t98%"),
        (
            f"<w:r><w:t>见</w:t><w:pict>{BOX}</w:pict></w:r><mc:Fallback>{BOX}</mc:Fallback>",
            "见\n98%",
        ),
    ],
)
def test_what_word_shows_is_read_and_what_is_struck_out_is_not(xml: str, text: str) -> None:
    assert read_draft(marked(xml), "draft.docx") == (text, ())
