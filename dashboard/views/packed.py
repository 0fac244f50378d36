"""A long string of class characters in few bytes: a canonical Huffman code, which a later gzip does not reach.

Six classes of 2,891 counties are 1.2 kB gzipped and 0.8 kB so; `unpack` in `dashboard/static/atlas-geometry.js`
reads it.
"""

from __future__ import annotations

import heapq
from base64 import b64encode
from collections import Counter
from itertools import count

from dashboard.exhibit import MARKS

SHORTEST = 200  # characters: below it a string goes as it is


def packed(text: str) -> str:
    """The text itself where it is short; else, with commas between, the marks that it is made of, the lengths of their
    codes, the size of the text, and the bits in base64 with - and . (which `escape.script_json` leaves as they are).

    A length is one character of MARKS. Codes are canonical: ordered by length, then as the marks stand.
    """
    if len(text) < SHORTEST or len(set(text)) < 2:
        return text
    lengths = _lengths(Counter(text))
    marks = "".join(sorted(lengths, key=lambda mark: (lengths[mark], mark)))
    codes, code, before = {}, 0, lengths[marks[0]]
    for mark in marks:
        code <<= lengths[mark] - before
        before = lengths[mark]
        codes[mark] = f"{code:0{before}b}"
        code += 1
    bits = "".join(map(codes.__getitem__, text))
    whole = int(bits + "0" * (-len(bits) % 8), 2).to_bytes((len(bits) + 7) // 8)
    spelt = "".join(MARKS[lengths[mark]] for mark in marks)
    return ",".join((marks, spelt, str(len(text)), b64encode(whole, b"-.").decode().rstrip("=")))


def _lengths(counts: Counter[str]) -> dict[str, int]:
    """How many bits the code of each mark has."""
    order = count()
    heap = [(number, next(order), {mark: 0}) for mark, number in sorted(counts.items())]
    heapq.heapify(heap)
    while len(heap) > 1:
        (one, _, left), (two, _, right) = heapq.heappop(heap), heapq.heappop(heap)
        joined = {mark: length + 1 for mark, length in (left | right).items()}
        heapq.heappush(heap, (one + two, next(order), joined))
    return heap[0][2]
