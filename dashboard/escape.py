"""The doors through which text from data, addresses and files reaches a surface that would otherwise interpret it.

Every such text is hostile (see README, "Hostile text"). One function per surface; tests feed payloads through each.
"""

from __future__ import annotations

import html as _html
import json
import re
from typing import Any

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&^=@/])")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_UNSAFE_IN_SCRIPT = re.compile(r"[^0-9A-Za-z ,.:;\u3000-\u303f\u3400-\u9fff\uff00-\uffef-]")


def markdown(text: str) -> str:
    """Text that Streamlit's Markdown shows as written: no image, link, HTML, emoji code, LaTeX or colour directive.

    Line breaks become spaces: data text is one run of words, never a block. A zero-width word joiner is not used;
    every character that CommonMark lets one escape, and that can start a construct, is escaped with a backslash.
    """
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def html(text: str) -> str:
    """Text for an HTML element or a quoted attribute."""
    return _html.escape(text, quote=True)


def script_json(value: Any) -> str:
    """JSON for a folium template: what could open a tag, a template or an escape inside a string is written as \\uXXXX.

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
    """Text for a quoted DOT string: quotes and backslashes escaped, so no label can open an attribute or an escape."""
    return " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
