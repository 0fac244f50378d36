"""A draft from a file: Word with its tables, text, and what can't be read."""

from __future__ import annotations

import io

import pytest
from docx import Document

from dashboard.sources.draft_file import LARGEST, read_draft


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


@pytest.mark.parametrize(
    ("content", "file"), [(b"not a zip", "draft.docx"), ("近万名".encode("gb18030"), "draft.txt"), (b"PK", "a.docx")]
)
def test_what_cannot_be_read_is_said(content: bytes, file: str) -> None:
    text, problems = read_draft(content, file)
    assert (text, [entry.code for entry in problems]) == ("", ["draft_unreadable"])


def test_a_file_too_large_is_not_read() -> None:
    assert [entry.code for entry in read_draft(b" " * (LARGEST + 1), "draft.txt")[1]] == ["file_too_large"]
