"""Long strings of classes in few bytes."""

from __future__ import annotations

import gzip
import json
import random
from base64 import b64decode

from hypothesis import given
from hypothesis import strategies as st

from dashboard.exhibit import MARKS
from dashboard.views.packed import SHORTEST, packed


def unpacked(found: str) -> str:
    """What `unpack` of atlas-geometry.js does."""
    if "," not in found:
        return found
    marks, lengths, size, bits = found.split(",")
    codes, code, before = {}, 0, MARKS.index(lengths[0])
    for mark, length in zip(marks, map(MARKS.index, lengths), strict=True):
        code <<= length - before
        codes[f"{code:0{length}b}"], before, code = mark, length, code + 1
    stream = "".join(f"{byte:08b}" for byte in b64decode(bits + "=" * (-len(bits) % 4), b"-."))
    text, read = "", ""
    for bit in stream:
        read += bit
        if read in codes and len(text) < int(size):
            text, read = text + codes[read], ""
    return text


@given(st.text(MARKS[:20], min_size=SHORTEST, max_size=600) | st.text(MARKS, max_size=50))
def test_what_is_packed_comes_out_as_it_was(text: str) -> None:
    assert unpacked(packed(text)) == text


def test_a_short_text_goes_as_it_is() -> None:
    assert packed("0123") == "0123"


def test_the_classes_of_all_counties_take_less_than_gzip_would() -> None:
    text = "".join(random.Random(3).choices("0123456", (35, 32, 19, 8, 4, 1, 1), k=2891))
    sent = len(gzip.compress(json.dumps(packed(text)).encode()))
    assert sent < 960 < len(gzip.compress(text.encode()))
