"""The doors through which text from data, addresses and files reaches a surface that would otherwise interpret it.

Every such text is hostile (see README, "Hostile text"). One function per surface; tests feed payloads through each.
"""

from __future__ import annotations

import html as _html
import json
import re
from typing import Any

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&^=@/])")
_JOINER = "\u2060"  # WORD JOINER: no width, and no line breaks there
# What Streamlit replaces in text that is parsed already, where no backslash is left. A word joiner parts each.
_REPLACED = re.compile(
    r"""
    :(?=(?:material_\w+|streamlit):)                   # an icon, the logo
    | (?<!\S)[<>~-](?=(?:->|[->=])(?!\S))              # ->, <-, <->, --, >=, <=, ~= that stand alone
    | https?:(?=//) | www(?=\.) | @(?=[-\w]+\.)       # addresses that GFM links without being asked
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Where a cell, or a line that a paste may make a cell of, would be read as a formula; an apostrophe of the text's own
# is guarded as well, so that taking one away always gives the text back.
_FORMULA = re.compile(r"\A(?=[\t\r\n])|(?:\A|(?<=[\r\n]))(?=[^\S\r\n]*['=+\-@＝＋－＠])")
_GUARD = re.compile(r"(?:\A|(?<=[\r\n]))'")
# Control characters, halves of a character, what is no character, and marks that turn the direction of what follows:
# none belongs into a text, XML and UTF-8 cannot hold most, and the last would print 98% as 89%.
_NO_TEXT = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010fffd]"
)
_UNSAFE_IN_SCRIPT = re.compile(r"[^0-9A-Za-z ,.:;\u3000-\u303f\u3400-\u9fff\uff00-\uffef-]")


def legal(text: str) -> str:
    """The text without what no file and no page should hold; U+FFFD stands in its place."""
    return _NO_TEXT.sub("\ufffd", text)


def markdown(text: str) -> str:
    """Text that Streamlit's Markdown shows as written: no image, link, HTML, icon, LaTeX, arrow or colour directive.

    Every character that can start a construct is escaped with a backslash; what Streamlit replaces after parsing is
    parted by an invisible U+2060 (tests/browser/test_hostile_text.py holds this in Chromium). Line breaks become
    spaces: data text is one run of words, never a block.
    """
    run = legal(" ".join(text.replace("\ufeff", _JOINER).split()))  # U+FEFF, its old spelling, is a space to JavaScript
    return _MARKDOWN.sub(r"\\\1", _REPLACED.sub(rf"\g<0>{_JOINER}", run))


def html(text: str) -> str:
    """Text for an HTML element or a quoted attribute."""
    return _html.escape(text, quote=True)


def script_json(value: Any) -> str:
    r"""JSON for a folium template: what could open a tag, a template or an escape inside a string is written as \uXXXX.

    folium renders its text as a Jinja template, so `{{`, `{%` and `{#` must not survive in any string; between
    strings JSON itself never puts two braces together at an opening (a key or a closing brace follows).
    """
    plain = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return re.sub(r'"(?:[^"\\]|\\.)*"', lambda found: _script_string(json.loads(found.group())), plain)


def _script_string(text: str) -> str:
    return '"' + _UNSAFE_IN_SCRIPT.sub(lambda found: _unicode_escape(found.group()), text) + '"'


def _unicode_escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i] << 8 | units[i + 1]:04x}" for i in range(0, len(units), 2))


def spreadsheet(text: str) -> str:
    """Text for a cell of CSV, XLSX, Word or copied text that no spreadsheet runs as a formula.

    A leading apostrophe guards the cell, and each of its lines; `from_spreadsheet` takes it away again.
    """
    return _FORMULA.sub("'", text)


def from_spreadsheet(text: str) -> str:
    """The text that `spreadsheet` guarded."""
    return _GUARD.sub("", text)


def graphviz(text: str) -> str:
    """Text for a quoted DOT string: no label can open an attribute or an escape, and `&lt;` stays as it is written."""
    return legal(" ".join(text.split())).replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
