"""The one way in which a deck's HTML is made."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from dashboard.exports.html_deck.markup import element, escaped, joined


def test_text_is_escaped_and_finished_markup_is_not() -> None:
    assert element("p", "<b>", element("i", "&")) == "<p>&lt;b&gt;<i>&amp;</i></p>"


def test_an_attribute_without_a_value_is_left_out() -> None:
    assert element("p", class_="a", hidden=True, title=None, inert=False) == '<p class="a" hidden></p>'


@pytest.mark.parametrize("name", ["style", "onclick"])
def test_what_the_policy_would_refuse_is_an_error(name: str) -> None:
    with pytest.raises(ValueError, match="policy"):
        element("p", **{name: "x"})


def test_nothing_is_nothing() -> None:
    assert joined(None, "a", None) == "a"


@given(st.text())
def test_any_text_comes_back_as_it_was_but_for_what_html_cannot_hold(text: str) -> None:
    made = element("p", text, title=text)
    assert escaped(made) is made
    read = lxml_html.fragment_fromstring(made.replace("\r", "&#13;"))
    kept = (read.text or "", read.get("title"))
    assert all(len(one) == len(text) for one in kept)
    assert all(here == there or there == "\ufffd" for one in kept for here, there in zip(text, one, strict=True))
