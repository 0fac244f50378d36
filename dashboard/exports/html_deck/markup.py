"""HTML as values: what `element` makes is finished, every other text is escaped on its way in."""

from __future__ import annotations

import re

from dashboard import escape

_ILLEGAL = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010fffd]")
_VOID = frozenset({"meta", "link", "input", "br"})
Value = str | int | float | bool | None


class Markup(str):
    """Finished HTML or SVG."""

    __slots__ = ()


def escaped(text: str) -> Markup:
    """Text for an element or an attribute; a mark stands in the place of what HTML cannot hold."""
    return text if isinstance(text, Markup) else Markup(escape.html(_ILLEGAL.sub("\ufffd", text)))


def joined(*children: str | None) -> Markup:
    """Children one after the other; None is nothing."""
    return Markup("".join(escaped(child) for child in children if child is not None))


def element(name: str, /, *children: str | None, **attributes: Value) -> Markup:
    """An element. `class_` is the attribute class, an underscore inside a name a hyphen; None and False leave an
    attribute out. ValueError for what the file's own content policy would refuse: styles and handlers.
    """
    written = []
    for key, value in attributes.items():
        attribute = key.rstrip("_").replace("_", "-")
        if attribute == "style" or attribute.startswith("on"):
            raise ValueError(f"{attribute} is refused by the content policy")
        if value is True:
            written.append(f" {attribute}")
        elif value is not None and value is not False:
            written.append(f' {attribute}="{escaped(str(value))}"')
    opening = f"<{name}{''.join(written)}>"
    return Markup(opening if name in _VOID else f"{opening}{joined(*children)}</{name}>")
