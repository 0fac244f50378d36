"""A ZIP file without a clock in it: the same parts give the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterable
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that the format knows
_READABLE = 0o100644 << 16


def fixed_zip(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Parts in their order, all of the format's first day."""
    target = io.BytesIO()
    with ZipFile(target, "w") as file:
        for name, content in parts:
            entry = ZipInfo(name, _FIRST_DAY)
            entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, 3, _READABLE
            file.writestr(entry, content)
    return target.getvalue()


def without_clock(file: bytes) -> bytes:
    """A ZIP file written by another library, its parts the same, its times gone."""
    with ZipFile(io.BytesIO(file)) as written:
        return fixed_zip((entry.filename, written.read(entry)) for entry in written.infolist())
