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
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_UNSAFE_IN_SCRIPT = re.compile(r"[^0-9A-Za-z ,.:;\u3000-\u303f\u3400-\u9fff\uff00-\uffef-]")


def markdown(text: str) -> str:
    """Text that Streamlit's Markdown shows as written: no image, link, HTML, icon, LaTeX, arrow or colour directive.

    Every character that can start a construct is escaped with a backslash; what Streamlit replaces after parsing is
    parted by an invisible U+2060 (tests/browser/test_hostile_text.py holds this in Chromium). Line breaks become
    spaces: data text is one run of words, never a block.
    """
    run = " ".join(text.replace("\ufeff", _JOINER).split())  # U+FEFF, its old spelling, is a space to JavaScript
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
    """Text for a CSV or XLSX cell that no spreadsheet runs as a formula: a leading apostrophe guards it."""
    return "'" + text if text.startswith(_FORMULA) else text


def graphviz(text: str) -> str:
    """Text for a quoted DOT string: no label can open an attribute or an escape, and `&lt;` stays as it is written."""
    return " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
