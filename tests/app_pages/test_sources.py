"""The sources page from a cold address, in both languages."""

from __future__ import annotations

import pytest
from opening import cold_page
from streamlit.testing.v1 import AppTest


def open_page(**query: str) -> AppTest:
    return cold_page("sources", **query)


@pytest.mark.parametrize(
    ("lang", "section", "heading"),
    [
        ("zh", "documents", "文献"),
        ("en", "documents", "Documents"),
        ("zh", "coverage", "各案例有什么"),
        ("en", "coverage", "What each case holds"),
        ("zh", "methods", "编制方法"),
        ("en", "methods", "How this was made"),
        ("zh", "glossary", "术语表"),
        ("en", "glossary", "Glossary"),
    ],
)
def test_each_section_opens_from_its_address(lang: str, section: str, heading: str) -> None:
    assert heading in [entry.value for entry in open_page(lang=lang, section=section).header]


def test_a_figure_opens_its_line() -> None:
    at = open_page(lang="en", section="documents", source="minsheng-2024", line="83")
    assert "Coded from line 83" in [entry.value for entry in at.header]


def test_a_source_that_does_not_exist_is_said_and_all_documents_are_shown() -> None:
    at = open_page(lang="en", source="no-such-source")
    assert len(at.info) == 1
    assert "Documents" in [entry.value for entry in at.header]
