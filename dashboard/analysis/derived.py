"""What is worked out from a catalogue once and kept as long as it is the one shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar, TypeVarTuple

from dashboard.catalogue import Catalogue

Further = TypeVarTuple("Further")
Result = TypeVar("Result")


class _Same:
    """A catalogue as a key, told from others by identity: a changed folder is a new object, and hashing one is slow."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def __hash__(self) -> int:
        return id(self.catalogue)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.catalogue is self.catalogue


def derived(
    most: int,
) -> Callable[[Callable[[Catalogue, *Further], Result]], Callable[[Catalogue, *Further], Result]]:
    """Keep the `most` latest results of a pure function of a catalogue and further hashable arguments."""

    def decorate(make: Callable[[Catalogue, *Further], Result]) -> Callable[[Catalogue, *Further], Result]:
        @lru_cache(maxsize=most)
        def kept(same: _Same, *further: *Further) -> Result:
            return make(same.catalogue, *further)

        def call(catalogue: Catalogue, /, *further: *Further) -> Result:
            return kept(_Same(catalogue), *further)

        call.__doc__ = make.__doc__
        return call

    return decorate
