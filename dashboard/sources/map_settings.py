"""The settings of maps, from the TOML file in GOVERNANCE_ATLAS_BASEMAPS: basemaps, and the marks of publication.

Without the file there is no basemap, and every map is an internal working map.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from dashboard.records import Text
from dashboard.sources.basemaps import Basemap, read_basemap
from dashboard.sources.publication import WORKING_MAP, Publication
from dashboard.sources.settings_entry import WrongEntryError, bilingual

SETTINGS_VARIABLE = "GOVERNANCE_ATLAS_BASEMAPS"


class MapSettingsError(Exception):
    """Everything that is wrong with the settings file, in both languages, a line each."""

    def __init__(self, path: Path, problems: list[Text]) -> None:
        self.message_zh = "\n".join([f"地图配置 {path} 有误：", *(problem.zh for problem in problems)])
        self.message_en = "\n".join([f"The map settings {path} can't be used:", *(problem.en for problem in problems)])
        super().__init__(f"{self.message_zh}\n{self.message_en}")


@dataclass(frozen=True, slots=True)
class MapSettings:
    """Basemaps by name, in the order of the file, and what exported maps are marked with."""

    basemaps: Mapping[str, Basemap] = field(default_factory=dict)
    publication: Publication = WORKING_MAP


def map_settings() -> MapSettings:
    """The settings of this process, read once. MapSettingsError where the file cannot be used."""
    return _settings(os.environ.get(SETTINGS_VARIABLE, ""))


@cache
def _settings(path: str) -> MapSettings:
    return read_map_settings(Path(path), os.environ) if path else MapSettings()


def read_map_settings(path: Path, environ: Mapping[str, str]) -> MapSettings:
    """A settings file. Keys are taken from `environ`; MapSettingsError lists everything that is wrong at once."""
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as fault:
        raise MapSettingsError(path, [Text("文件无法读取", "the file can't be read")]) from fault
    except ValueError as fault:
        raise MapSettingsError(path, [Text(f"不是 TOML：{fault}", f"it is no TOML: {fault}")]) from fault
    problems = [
        Text(f"没有这一项：{name}", f"there is no entry {name}")
        for name in written
        if name not in ("basemap", "publication")
    ]
    basemaps: dict[str, Basemap] = {}
    entries = written.get("basemap", [])
    for place, entry in enumerate(entries if isinstance(entries, list) else [entries], 1):
        if not isinstance(entry, dict):
            problems.append(Text("basemap 须写成 [[basemap]]", "write each basemap under [[basemap]]"))
            continue
        found = read_basemap(entry, path.parent, environ)
        if isinstance(found, list):
            called = entry.get("name", place)
            problems += [Text(f"底图 {called}：{one.zh}", f"basemap {called}: {one.en}") for one in found]
        elif found.name in basemaps:
            problems.append(Text(f"底图 {found.name} 写了两次", f"basemap {found.name} stands twice"))
        else:
            basemaps[found.name] = found
    marks = written.get("publication", {})
    publication = _publication(marks if isinstance(marks, dict) else {"[publication]": marks}, problems)
    if problems:
        raise MapSettingsError(path, problems)
    return MapSettings(basemaps, publication)


def _publication(written: Mapping[str, Any], problems: list[Text]) -> Publication:
    """`mark` is false or a text of one's own; a map without the mark must have been reviewed and credited."""
    unknown = ", ".join(sorted({*written} - {"mark", "review_no", "credit"}))
    if unknown:
        problems.append(Text(f"publication 没有这些字段：{unknown}", f"publication has no field {unknown}"))
    number, marked = str(written.get("review_no", "")), written.get("mark") is not False
    texts = {"mark": Text(), "credit": Text()}
    for name in texts:
        try:
            texts[name] = bilingual(written, name) if written.get(name) not in (None, False, True) else Text()
        except WrongEntryError as fault:
            problems.append(Text(f"publication：{fault.text.zh}", f"publication: {fault.text.en}"))
    if not (marked or (number and texts["credit"])):
        problems.append(
            Text(
                "不标“内部工作用图”的地图须写明审图号 review_no 与署名 credit",
                "a map without the working-map mark needs a review_no and a credit",
            )
        )
    return Publication(marked, texts["mark"], number, texts["credit"])
