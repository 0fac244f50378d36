"""Basemaps that an installation configures: Tianditu, any XYZ or WMTS service, or a local PMTiles file.

None is the default. Only http, https and local files are taken; a key comes from an environment variable; shifted
tiles (GCJ-02, BD-09) are refused, for every boundary would lie beside its street.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from dashboard.records import Text
from dashboard.sources.raster_tiles import RasterTiles, TilesError
from dashboard.sources.settings_entry import WrongEntryError, bilingual, number, string
from dashboard.sources.tile_addresses import addresses, subdomains

KINDS = ("tianditu", "xyz", "wmts", "pmtiles")
TRUE_DATUMS = ("WGS-84", "CGCS2000")
SHIFTED_DATUMS = ("GCJ-02", "BD-09")
_SHARED = {"name", "kind", "title", "attribution", "review_no", "datum", "max_zoom", "opacity", "key_env"}
_OWN = {
    "tianditu": {"address", "layer", "place_names", "subdomains", "send_origin"},
    "xyz": {"address", "subdomains", "send_origin"},
    "wmts": {"address", "layer", "matrix_set", "matrix_prefix", "style", "format", "subdomains", "send_origin"},
    "pmtiles": {"file"},
}
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")
_MOST_ZOOM = 22


@dataclass(frozen=True, slots=True)
class Basemap:
    """Tiles under a map, all in Web Mercator. `address` holds {z}, {x}, {y} and, where there are `subdomains`, {s}.

    `over` is a second address, of place names. A local file has `tiles` and no address. `opacity` is 0.1 to 1.
    """

    name: str
    title: Text
    attribution: Text
    review_no: str
    datum: str
    max_zoom: int
    opacity: float
    address: str = ""
    over: str = ""
    subdomains: tuple[str, ...] = ()
    send_origin: bool = False
    tiles: RasterTiles | None = None

    @property
    def hosts(self) -> tuple[str, ...]:
        """Every origin that a browser asks for tiles (`https://t0.example:443`); empty for a local file."""
        found = [urlsplit(address) for address in (self.address, self.over) if address]
        origins = [f"{one.scheme}://{one.netloc}" for one in found]
        return tuple(dict.fromkeys(one.replace("{s}", part) for one in origins for part in self.subdomains or ("",)))


def read_basemap(entry: Mapping[str, Any], folder: Path, environ: Mapping[str, str]) -> Basemap | list[Text]:
    """One `[[basemap]]` of the settings, or everything that is wrong with it. Files are relative to `folder`."""
    wrong: list[Text] = []

    def attempt(read: Any, *arguments: Any) -> Any:
        try:
            return read(*arguments)
        except WrongEntryError as fault:
            wrong.append(fault.text)

    kind = attempt(_kind, entry)
    fields = {
        "name": attempt(_name, entry),
        "title": attempt(bilingual, entry, "title"),
        "attribution": attempt(bilingual, entry, "attribution"),
        "review_no": attempt(string, entry, "review_no", ""),
        "datum": attempt(_datum, entry),
        "max_zoom": attempt(number, entry, "max_zoom", 18, 1, _MOST_ZOOM),
        "opacity": attempt(number, entry, "opacity", 1.0, 0.1, 1.0),
    }
    if kind == "pmtiles":
        fields["tiles"] = attempt(_tiles, entry, folder)
    elif kind:
        fields["subdomains"] = tuple(attempt(subdomains, kind, entry) or "")
        fields["send_origin"] = entry.get("send_origin", False) is True
        made = attempt(addresses, kind, entry, environ)
        fields["address"], fields["over"] = made or ("", "")
    return wrong or Basemap(**fields)


def _kind(entry: Mapping[str, Any]) -> str:
    kind = entry.get("kind")
    if kind not in KINDS:
        listed = ", ".join(KINDS)
        raise WrongEntryError(f"kind 须为以下之一：{listed}", f"kind must be one of {listed}")
    unknown = sorted({*entry} - _SHARED - _OWN[str(kind)])
    if unknown:
        listed = ", ".join(unknown)
        raise WrongEntryError(f"{kind} 没有这些字段：{listed}", f"a basemap of kind {kind} has no field {listed}")
    return str(kind)


def _name(entry: Mapping[str, Any]) -> str:
    name = entry.get("name")
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise WrongEntryError(
            "name 须为小写字母、数字和连字符，至多 32 个",
            "name must be lower-case letters, digits, hyphens, at most 32",
        )
    return name


def _datum(entry: Mapping[str, Any]) -> str:
    datum = entry.get("datum")
    if datum in SHIFTED_DATUMS:
        raise WrongEntryError(
            f"{datum} 的瓦片有 300 至 600 米偏移，叠加的边界会错位，因此不能使用。"
            "请改用 CGCS2000 或 WGS-84 的瓦片（如天地图）",
            f"{datum} tiles are shifted by 300 to 600 m, so every boundary would lie beside its place."
            " They can't be used: take tiles in CGCS2000 or WGS-84, such as Tianditu",
        )
    if datum not in TRUE_DATUMS:
        raise WrongEntryError("datum 须写明：CGCS2000 或 WGS-84", "datum must be stated: CGCS2000 or WGS-84")
    return str(datum)


def _tiles(entry: Mapping[str, Any], folder: Path) -> RasterTiles:
    try:
        return RasterTiles(folder / string(entry, "file", ""))
    except TilesError as fault:
        raise WrongEntryError(fault.message_zh, fault.message_en) from fault
