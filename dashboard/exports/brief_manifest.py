"""Which files of a folder of briefings are finished, and what each was made from: manifest.json, with checksums."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

FORMATS = ("pptx", "pdf", "html", "docx")
MANIFEST = "manifest.json"
_FORMAT, _EDITION = "governance-atlas-briefs", 1


@dataclass(frozen=True, slots=True)
class Finished:
    """A file that was made whole: its size and checksum, and what it was made from (empty: make it again)."""

    bytes: int
    sha256: str
    data_version: str
    made_from: str


def read_manifest(folder: Path) -> dict[str, Finished]:
    """What the folder holds, by file name; nothing where there is no manifest or it can't be read."""
    try:
        found = json.loads((folder / MANIFEST).read_bytes())
        if (found["format"], found["edition"]) != (_FORMAT, _EDITION):
            return {}
        return {str(name): Finished(**entry) for name, entry in found["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def write_manifest(folder: Path, finished: Mapping[str, Finished]) -> None:
    """Write what the folder holds, in the order of names; OSError where that can't be."""
    files = {name: asdict(finished[name]) for name in sorted(finished)}
    whole = {"format": _FORMAT, "edition": _EDITION, "files": files}
    write_whole(folder / MANIFEST, (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode())


def stands(path: Path, entry: Finished | None, made_from: str) -> bool:
    """Whether the file is there as the manifest has it, made from that; a half-written one never is."""
    if entry is None or entry.made_from != made_from:
        return False
    try:
        return checksum_of(path.read_bytes()) == entry.sha256
    except OSError:
        return False


def checksum_of(content: bytes) -> str:
    """SHA-256 as the manifest writes it."""
    return hashlib.sha256(content).hexdigest()


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that under its name it is never half there; OSError where it can't be written."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
