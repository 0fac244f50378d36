"""A saved briefing: one small JSON file. What can't be read is listed, never guessed; what is unknown is left out."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

from dashboard.escape import legal
from dashboard.records import Briefing, Noted, Problem, Scene
from dashboard.sources import messages

FORMAT = "governance-atlas-briefing"
EDITION = 1
LARGEST = 4_000_000
MOST_SCENES = 400
LONGEST_TEXT = 20_000
HEAD = ("title", "data_name", "data_version", "saved", "lang")
LAYOUTS = ("exhibits", "side", "text", "title")


def read_briefing(content: bytes, file: str) -> tuple[Briefing | None, tuple[Problem, ...]]:
    """The briefing in a file's bytes, and every problem in it. None where it is no briefing at all; a scene that can't
    be read is left out and listed, the others are kept. Never raises.
    """
    problems: list[Problem] = []
    found = _parse(content, file, problems)
    if found is None:
        return None, tuple(problems)
    scenes = [
        scene
        for place, entry in enumerate(found["scenes"][:MOST_SCENES], start=1)
        if (scene := _scene(entry, file, place, problems))
    ]
    if len(found["scenes"]) > MOST_SCENES:
        problems.append(messages.problem("briefing_too_long", file, wanted=str(MOST_SCENES)))
    title, data_name, data_version, saved, lang = (_text(found.get(name)) for name in HEAD)
    return Briefing(title, tuple(scenes), data_name, data_version, saved, lang), tuple(problems)


def read_briefing_file(path: Path) -> tuple[Briefing | None, tuple[Problem, ...]]:
    """`read_briefing` of a file on this machine; problems name it as the path was given."""
    try:
        content = path.read_bytes()
    except OSError:
        return None, (messages.problem("briefing_unopened", str(path)),)
    return read_briefing(content, str(path))


def _parse(content: bytes, file: str, problems: list[Problem]) -> dict[str, Any] | None:
    if len(content) > LARGEST:
        problems.append(messages.problem("briefing_too_large", file, value=str(LARGEST // 1_000_000)))
        return None
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        problems.append(messages.problem("briefing_unreadable", file))
        return None
    if not isinstance(found, dict) or found.get("format") != FORMAT or not isinstance(found.get("scenes"), list):
        problems.append(messages.problem("briefing_unreadable", file, field="format"))
        return None
    if found.get("edition") != EDITION:
        problems.append(messages.problem("briefing_edition", file, field="edition", value=str(found.get("edition"))))
        return None
    return found


def _scene(entry: Any, file: str, place: int, problems: list[Problem]) -> Scene | None:
    """A scene, or None with its problem listed; `place` counts from 1 and stands for the row."""
    try:
        query = tuple((legal(str(name)), _checked(value)) for name, value in dict(entry.get("query", {})).items())
        exhibits = tuple(_checked(key) for key in entry.get("exhibits", []))
        noted = tuple(_noted(one) for one in entry.get("noted", []))
        names = ("page", "title", "note", "speaker_note", "layout")
        page, title, note, speaker_note, layout = (_checked(entry.get(name, "")) for name in names)
    except (AttributeError, TypeError, ValueError):
        problems.append(messages.problem("briefing_scene", file, row=place))
        return None
    layout = layout if layout in LAYOUTS else LAYOUTS[0]
    return Scene(page, query, exhibits, title, note, speaker_note, layout, noted)


def _noted(entry: dict[str, Any]) -> Noted:
    return Noted(**{one.name: _checked(entry.get(one.name, "")) for one in fields(Noted)})


def _checked(value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_TEXT:
        raise ValueError(str(value)[:40])
    return legal(value)


def _text(value: Any) -> str:
    return legal(value[:LONGEST_TEXT]) if isinstance(value, str) else ""
