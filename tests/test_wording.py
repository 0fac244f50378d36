"""Both languages, always: every phrase exists in both, with the same values to fill in, and every key used exists."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from dashboard.records import Text
from dashboard.wording import LANGUAGES, _phrases, wording

PACKAGE = Path(__file__).resolve().parents[1] / "dashboard"
CHINESE = re.compile(r"[\u3400-\u9fff]")
# phrases that name a Chinese token on an English screen, or the other language in its own name
BILINGUAL = {"app.other_language"}


def values(phrase: str) -> set[str]:
    """The names a template is filled with."""
    return {name for _, name, _, _ in string.Formatter().parse(phrase) if name}


def test_every_phrase_exists_in_both_languages() -> None:
    assert _phrases("zh").keys() == _phrases("en").keys()


@pytest.mark.parametrize("key", sorted(_phrases("zh")))
def test_a_phrase_is_filled_with_the_same_values_in_both_languages(key: str) -> None:
    named = [set().union(*(values(form) for form in _phrases(lang)[key])) for lang in LANGUAGES]
    assert named[0] == named[1]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_phrase_is_empty(lang: str) -> None:
    assert not [key for key, forms in _phrases(lang).items() if not all(form.strip() for form in forms)]


def test_a_chinese_phrase_is_written_in_chinese() -> None:
    latin = re.compile(r"[A-Za-z]{4,}")
    plain = {
        key
        for key, forms in _phrases("zh").items()
        for form in forms
        if key not in BILINGUAL and latin.search(re.sub(r"\{\w+\}", "", form)) and not CHINESE.search(form)
    }
    assert not plain


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_key_written_in_the_code_exists(lang: str) -> None:
    used = re.compile(r'words\(\s*"([a-z_]+\.[a-z0-9_]+)"')
    missing = {
        (str(path.relative_to(PACKAGE)), key)
        for path in PACKAGE.rglob("*.py")
        for key in used.findall(path.read_text(encoding="utf-8"))
        if key not in wording(lang)
    }
    assert not missing


def test_no_screen_text_stands_outside_the_wording() -> None:
    """Pages and the Streamlit helper hold no Chinese and no sentence of their own."""
    for folder in ("app_pages", "ui"):
        for path in (PACKAGE / folder).rglob("*.py"):
            assert not CHINESE.search(path.read_text(encoding="utf-8")), path


def test_a_value_with_braces_stays_as_it_is_written() -> None:
    said = wording("en")("citation.full", about="{{7*7}}", line=3)
    assert said == "{{7*7}}, line 3"


def test_english_counts_one_and_many() -> None:
    words = wording("en")
    assert words("sources.coded_count", n=1) == "one record cites it"
    assert words("sources.coded_count", n=2) == "2 records cite it"


def test_an_unknown_key_fails() -> None:
    with pytest.raises(KeyError):
        wording("zh")("no.such_key")


def test_a_text_missing_in_one_language_is_shown_in_the_other() -> None:
    assert wording("en").text(Text("邵武市", "")) == "邵武市"
