"""The address of a view of the atlas, as files and citations print it."""

from __future__ import annotations

from urllib.parse import urlencode

from dashboard.selection import PAGES, Selection


def address(selection: Selection, page: str, root: str = "") -> str:
    """The page with its whole selection, below `root` (which ends in a slash); relative to the atlas where none is."""
    name = "" if page == PAGES[0] else page
    return f"{root}{name or ('' if root else '.')}?{urlencode(dict(selection.link(page).query), safe=',')}"
