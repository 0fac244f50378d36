"""The addresses of tiles as templates with {z}, {x}, {y}: of Tianditu, of XYZ and of WMTS services in Web Mercator."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote, urlsplit

from dashboard.sources.settings_entry import Entry, WrongEntryError, string

TIANDITU = "https://t{s}.tianditu.gov.cn"
TIANDITU_NAMES = {"vec": "cva", "img": "cia", "ter": "cta"}
_HOST = re.compile(r"[A-Za-z0-9{][A-Za-z0-9.{}-]*(:\d{1,5})?|\[[0-9A-Fa-f:]+\](:\d{1,5})?")
_UNSAFE = re.compile(r"[\s\\\"'<>`^|\x00-\x1f\x7f]")
_WRITTEN_KEY = re.compile(r"[?&](?:tk|key|ak|token|access_token|apikey)=(?!\{key\})[^&]+", re.IGNORECASE)
_GEOGRAPHIC = re.compile(r"4326|4490|^c$|crs84", re.IGNORECASE)
_SLOTS = re.compile(r"\{(.*?)\}")


def subdomains(kind: str, entry: Entry) -> str:
    """What {s} stands for, a character each; Tianditu's own unless an address of one's own is given."""
    return string(entry, "subdomains", "01234567" if kind == "tianditu" and "address" not in entry else "")


def addresses(kind: str, entry: Entry, environ: Mapping[str, str]) -> tuple[str, str]:
    """The address of the tiles and that of their place names (or ""), checked, with the key from `environ` filled in.

    WrongEntryError for what is no address of tiles, or holds a key.
    """
    templates = list(_templates(kind, entry))
    for template in templates:
        _check(template, subdomains(kind, entry))
    first, *rest = (_with_key(template, entry, environ) for template in templates)
    return first, rest[0] if rest else ""


def _templates(kind: str, entry: Entry) -> Iterator[str]:
    address = string(entry, "address", TIANDITU if kind == "tianditu" else "")
    if kind == "xyz":
        yield address
    elif kind == "wmts":
        yield _wmts(address, entry)
    else:
        layer = string(entry, "layer", "vec")
        if layer not in TIANDITU_NAMES:
            listed = ", ".join(TIANDITU_NAMES)
            raise WrongEntryError(f"layer 须为以下之一：{listed}", f"layer must be one of {listed}")
        layers = (layer, TIANDITU_NAMES[layer]) if entry.get("place_names", True) else (layer,)
        key = "&tk={key}" if entry.get("key_env") else ""
        yield from (_key_value(f"{address}/{one}_w/wmts", one, "w", "default", "tiles", "") + key for one in layers)


def _wmts(address: str, entry: Entry) -> str:
    """A WMTS address as a template of tiles: one with places for matrix, row and column, or a key-value service."""
    matrix_set, style = string(entry, "matrix_set", ""), string(entry, "style", "default")
    if _GEOGRAPHIC.search(matrix_set):
        raise WrongEntryError(
            f"matrix_set {matrix_set} 是经纬度切片；请选用 Web 墨卡托切片（如 w、EPSG:3857、GoogleMapsCompatible）",
            f"matrix_set {matrix_set} is a grid of degrees; choose one in Web Mercator"
            " (w, EPSG:3857, GoogleMapsCompatible)",
        )
    prefix = string(entry, "matrix_prefix", "")
    slots = {
        "tilematrix": prefix + "{z}",
        "tilerow": "{y}",
        "tilecol": "{x}",
        "style": style,
        "tilematrixset": matrix_set,
    }
    filled = _SLOTS.sub(lambda found: slots.get(found[1].lower(), found[0]), address)
    if "{z}" in filled:
        return filled
    layer = string(entry, "layer", "")
    if not layer or not matrix_set:
        raise WrongEntryError("wmts 须写明 layer 与 matrix_set", "a wmts basemap needs layer and matrix_set")
    key = "&tk={key}" if entry.get("key_env") and "{key}" not in address else ""
    return _key_value(address, layer, matrix_set, style, string(entry, "format", "image/png"), prefix) + key


def _key_value(address: str, layer: str, matrix_set: str, style: str, form: str, prefix: str) -> str:
    joint = "&" if "?" in address else "?"
    layer, matrix_set, style, form = (quote(one, safe="") for one in (layer, matrix_set, style, form))
    return (
        f"{address}{joint}SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER={layer}&STYLE={style}&TILEMATRIXSET={matrix_set}"
        f"&FORMAT={form}&TILEMATRIX={quote(prefix, safe='')}{{z}}&TILEROW={{y}}&TILECOL={{x}}"
    )


def _check(template: str, parts_of_s: str) -> None:
    parts = urlsplit(template)
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(parts.netloc) or _UNSAFE.search(template):
        raise WrongEntryError(
            "address 须以 http:// 或 https:// 开头，写明主机，且不含空格、引号或用户名",
            "address must begin with http:// or https://, name a host, and hold no space, quote or user name",
        )
    slots = _SLOTS.findall(template)
    if not {"z", "x", "y"} <= {*slots} <= {"z", "x", "y", "s", "key"}:
        raise WrongEntryError(
            "address 中须有 {z}、{x}、{y}，另外只可有 {s} 与 {key}",
            "address must hold {z}, {x} and {y}, and beside them only {s} and {key}",
        )
    if {*_SLOTS.findall(parts.netloc)} - {"s"} or ("s" in slots) != bool(parts_of_s):
        raise WrongEntryError(
            "{s} 与 subdomains 须同时写，主机中只可有 {s}", "{s} goes with subdomains, and a host holds only {s}"
        )
    if not re.fullmatch(r"[A-Za-z0-9]*", parts_of_s):
        raise WrongEntryError("subdomains 须为字母或数字", "subdomains must be letters or digits")
    if _WRITTEN_KEY.search(template):
        raise WrongEntryError(
            "密钥不得写在配置里：地址中写 {key}，用 key_env 指明存放密钥的环境变量",
            "a key may not stand in the settings: write {key}, and name its environment variable in key_env",
        )


def _with_key(template: str, entry: Entry, environ: Mapping[str, str]) -> str:
    if "{key}" not in template:
        return template
    variable = string(entry, "key_env", "")
    if not environ.get(variable):
        raise WrongEntryError(
            f"环境变量 {variable or '（key_env 未写）'} 中没有密钥",
            f"the environment variable {variable or '(key_env is not set)'} holds no key",
        )
    return template.replace("{key}", quote(environ[variable], safe=""))
