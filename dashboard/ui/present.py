"""A deck made once and kept for as long as a meeting needs it: what is shown never changes with the data.

The process keeps the latest few in memory, each under an address that nobody can guess; `dashboard.server.present`
hands them out.
"""

from __future__ import annotations

import gzip
import secrets
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Deck
from dashboard.ui.arrive import watch

PRESENT_PATH = "atlas/present/{token}"
MOST_KEPT = 24
_TOKEN_BYTES = 24


@dataclass(frozen=True, slots=True)
class KeptDeck:
    """A deck's file, gzipped, and the content policy that it names."""

    gzipped: bytes
    policy: str


_kept: OrderedDict[str, KeptDeck] = OrderedDict()
_lock = Lock()


def present_link(deck: Deck, catalogue: Catalogue | None = None) -> str:
    """Make the presentation now, keep it, and give its address relative to a page of the atlas: open it in a new tab.

    `catalogue` is what the deck was made from; the one shown now if left out. Pages of places come from it as well.
    """
    from dashboard.exports.html_deck import html_file, policy_of  # matplotlib takes a second to import

    content = html_file(catalogue or watch().current(), deck)
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    with _lock:
        _kept[token] = KeptDeck(gzip.compress(content, mtime=0), policy_of(content))
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return f"./{PRESENT_PATH.format(token=token)}"


def kept_deck(token: str) -> KeptDeck | None:
    """The deck of an address; None once `MOST_KEPT` others have been opened since, or after a restart."""
    with _lock:
        found = _kept.get(token)
        if found:
            _kept.move_to_end(token)
        return found
