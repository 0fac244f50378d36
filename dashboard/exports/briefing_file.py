"""A briefing as one small file that opens again on another installation: addresses and notes, no picture, no data."""

from __future__ import annotations

import json
from dataclasses import asdict

from dashboard.records import Briefing, Scene
from dashboard.sources.briefing_file import EDITION, FORMAT, HEAD

ENDING = ".briefing.json"


def briefing_file(briefing: Briefing) -> bytes:
    """UTF-8 JSON, the same bytes for the same briefing; `sources.briefing_file.read_briefing` reads it back."""
    head = {name: getattr(briefing, name) for name in HEAD}
    whole = {"format": FORMAT, "edition": EDITION, **head, "scenes": [_scene(scene) for scene in briefing.scenes]}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _scene(scene: Scene) -> dict[str, object]:
    """What is empty is left out, so that a person can read the file."""
    noted = [{name: cell for name, cell in asdict(entry).items() if cell} for entry in scene.noted]
    found = {**asdict(scene), "query": dict(scene.query), "noted": noted}
    return {name: cell for name, cell in found.items() if cell}
