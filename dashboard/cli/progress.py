"""How far a long command is: one line of plain ASCII on a terminal, drawn over itself; nothing in a file or a pipe."""

from __future__ import annotations

import time
from typing import TextIO

_WIDTH = 30


class Progress:
    """`[######----]  12/200   6%  00:41 < 10:42`: how many are done, the time taken, and about how much is left."""

    def __init__(self, stream: TextIO, of: int) -> None:
        self._stream, self._of, self._done, self._worked = stream, of, 0, 0
        self._shown = of > 0 and stream.isatty()
        self._begun = time.monotonic()
        self._draw()

    def step(self, *, worked: bool) -> None:
        """One more is done; what was there before says nothing about how long the others take."""
        self._done += 1
        self._worked += worked
        self._draw()

    def close(self) -> None:
        """Leave the last line where it is."""
        if self._shown:
            self._stream.write("\n")
            self._stream.flush()

    def _draw(self) -> None:
        if not self._shown:
            return
        full = _WIDTH * self._done // self._of
        bar = "#" * full + "-" * (_WIDTH - full)
        taken = time.monotonic() - self._begun
        left = clock(taken / self._worked * (self._of - self._done)) if self._worked else "--:--"
        told = f"[{bar}] {self._done}/{self._of} {self._done * 100 // self._of:3d}%  {clock(taken)} < {left}"
        self._stream.write(f"\r{told}   ")
        self._stream.flush()


def clock(seconds: float) -> str:
    """Minutes and seconds, 03:20, with hours from the first on, 1:03:20."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes:02d}:{rest:02d}"
