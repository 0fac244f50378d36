"""Limits of time that a slow or busy machine keeps as well as a quick and idle one."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
QUICK = 0.010  # seconds of `_known_work` on the machine on which the limits were set


def within(
    seconds: float, work: Callable[[], T], *, clock: Callable[[], float] = time.process_time, tries: int = 5
) -> T:
    """The result of `work`, which takes less than so many seconds in one of several tries; CPU time, unless told.

    Each try is measured beside a fixed amount of work: on a machine half as quick, the limit is twice as high.
    """
    taken = []
    for _ in range(tries):
        started = clock()
        _known_work()
        between = clock()
        result = work()
        taken.append((clock() - between) / max(1.0, (between - started) / QUICK))
        if taken[-1] < seconds:
            return result
    raise AssertionError(f"took {min(taken):.3f} s at the least, and the limit is {seconds} s")


def _known_work() -> None:
    sum(number & 7 for number in range(400_000))
