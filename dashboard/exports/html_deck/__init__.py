"""A deck as one HTML file, which is also the presenter: it reads, prints and presents by itself, and asks nobody."""

from __future__ import annotations

from dashboard.exports.html_deck.document import html_file, policy_of

__all__ = ["html_file", "policy_of"]
