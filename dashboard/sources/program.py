"""Which program this is: its version and its code. Files made by another one may differ."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
_MADE_OF = (".py", ".po", ".typ", ".js", ".css")


@cache
def program_version() -> str:
    """The version as installed, and a checksum over code, words and templates: 0.1.0+5c1f0b7e2a9d4c3e."""
    digest = hashlib.sha256()
    for path in sorted(path for path in PACKAGE.rglob("*") if path.suffix in _MADE_OF):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{path.relative_to(PACKAGE).as_posix()}|{content}\n".encode())
    return f"{version('governance-atlas')}+{digest.hexdigest()[:16]}"
