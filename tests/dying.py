"""What ends a process of the atlas from within, as want of memory does."""

from __future__ import annotations

import os


class Deadly(str):
    """A text that ends the process which compares it."""

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        os._exit(9)

    def __ne__(self, other: object) -> bool:
        os._exit(9)
