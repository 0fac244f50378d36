"""LibreOffice as a second reader of the files that are exported: it opens them, and says what it sees."""

from __future__ import annotations

import subprocess
from pathlib import Path

PATIENCE = 240  # seconds; the machine may be busy with other tests


def converted(file: Path, ending: str) -> Path:
    """The file as LibreOffice saves it under another ending (pdf, fods), beside it, in a profile of its own."""
    profile = f"-env:UserInstallation=file://{file.parent}/office"
    command = ["soffice", "--headless", profile, "--convert-to", ending, "--outdir", str(file.parent), str(file)]
    told = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
    made = file.with_suffix(f".{ending}")
    assert made.is_file(), f"{told.stdout}\n{told.stderr}"
    return made
