"""A MapScene as a folium map for streamlit-folium: geometry is named by address, what changes travels as one JSON.

The map's own script is the same for every scene, so that the frame stays mounted and keeps centre and zoom; the scene
goes through `feature_group_to_add`. Nothing of data enters a template but through `escape.script_json`: folium
renders its text as a Jinja template, on the server. The drawing itself is done by `dashboard/static/atlas-map.js`.
"""

from __future__ import annotations

import colorsys
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import folium
from branca.element import Element, Figure
from folium.template import Template

from dashboard.escape import script_json
from dashboard.exhibit import AreaStyle, GridCells, LegendEntry, MapScene
from dashboard.sources.basemaps import Basemap
from dashboard.sources.drawings import DASHES, geometry_digests
from dashboard.sources.front_end import BUNDLE, LANGUAGE_TAGS, legend_lines, load_front_end
from dashboard.views.basemap import basemap_json
from dashboard.views.packed import packed
from dashboard.wording import LANGUAGES, wording

# st_folium draws in /component/streamlit_folium.st_folium/index.html: relative addresses hold under any base path.
FRAME_TO_ROOT = "../../"
STATIC_PATH = "atlas/static/{digest}/{name}"
GEOMETRY_PATH = "atlas/geometry/{name}.{digest}.json"


@dataclass(frozen=True, slots=True)
class Addresses:
    """What a map fetches: the digest of the front-end files, and of each layer of geometry by name."""

    front_end: str
    geometry: Mapping[str, str]

    @classmethod
    def of(cls, manifest: dict[str, Any]) -> Addresses:
        """The addresses that the server answers, from the manifest of the boundaries."""
        return cls(load_front_end().digest, geometry_digests(manifest))

    def static(self, name: str) -> str:
        """Address of a front-end file, relative to the frame."""
        return FRAME_TO_ROOT + STATIC_PATH.format(digest=self.front_end, name=name)

    def layer(self, name: str) -> str:
        """Address of a layer's geometry, relative to the frame; KeyError for a layer that is not served."""
        return FRAME_TO_ROOT + GEOMETRY_PATH.format(name=name, digest=self.geometry[name])


class AtlasMap(folium.Map):
    """An empty map whose one script, styles included, is the atlas's own; what it runs is the same for every scene."""

    _template = Template("""
        {% macro html(this, kwargs) %}
            <div class="folium-map" id={{ this.get_name()|tojson }} ></div>
        {% endmacro %}
        {% macro script(this, kwargs) %}
            if (!window.atlasMap) {
                document.getElementById({{ this.get_name()|tojson }}).textContent = {{ this.sentence }};
                Streamlit.setFrameHeight(60);
            }
            var {{ this.get_name() }} = atlasMap.create({{ this.get_name()|tojson }});
        {% endmacro %}
        """)

    def __init__(self, addresses: Addresses) -> None:
        super().__init__(tiles=None)
        self.default_js = [(BUNDLE, addresses.static(BUNDLE))]
        self.default_css = []
        figure = self.get_root()
        assert isinstance(figure, Figure)
        figure.header = Element()  # the page of the frame has all that a page needs
        self.sentence = _no_server()


@cache
def _no_server() -> str:
    return script_json(" ".join(wording(lang)("map_frame.no_server") for lang in LANGUAGES))


class PaintScene(folium.FeatureGroup):
    """What to show on an AtlasMap: one call that hands the scene over as JSON, given as `feature_group_to_add`.

    A click answers `last_active_drawing = {"code": ..., "n": ...}`; `n` differs each time.
    With a `token` the frame asks for scenes ahead, in its name (`dashboard.ui.ahead`).
    """

    _template = Template("""
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.featureGroup();
            atlasMap.paint({{ this.scene }}{% if this.token %}, {{ this.token }}{% endif %});
        {% endmacro %}
        """)

    def __init__(self, scene: Mapping[str, Any], token: str = "") -> None:
        super().__init__(control=False)
        self.scene = script_json(scene)
        self.token = script_json(token) if token else ""


def scene_json(
    scene: MapScene, *, dark: bool, title: str, lang: str, addresses: Addresses, basemap: Basemap | None = None
) -> dict[str, Any]:
    """The scene as `atlasMap.paint` takes it, where what is empty is left out. KeyError for a layer without an address.

    `id` is a digest of everything else: equal scenes have equal ids.
    """
    if scene.panes:
        how: dict[str, Any] = {"dark": dark, "lang": lang, "addresses": addresses, "basemap": basemap}
        return _sheet_json(scene, title=title, **how)
    plain = {
        "title": title,
        "lang": LANGUAGE_TAGS[lang],
        "dark": dark,
        "bounds": scene.bounds,
        "layers": [
            _filled(
                {
                    "address": addresses.layer(areas.level),
                    "classes": packed(areas.classes),
                    "only": areas.only,
                    "selectable": areas.selectable,
                    "sizes": packed(areas.sizes),
                }
            )
            for areas in scene.polygons
        ],
        **_styles([for_dark(style) if dark else style for style in scene.styles]),
        "symbols": [
            {
                "code": symbol.code,
                "label": symbol.label,
                "lon": symbol.lon,
                "lat": symbol.lat,
                "style": symbol.style,
                "radius": symbol.radius_m,
                "open": symbol.code in scene.links,
            }
            for symbol in scene.symbols
        ],
        "names": scene.names,
        "tips": scene.tips,
        "labels": scene.labels,
        "anchors": scene.anchors,
        "legend": [_legend_line(entry, lang) for entry in scene.legend],
        "legend_title": scene.legend_title,
        "dashes": addresses.layer(DASHES) if scene.dashes else None,
        "inset": scene.inset,
        "credit": scene.credit,
        "chosen": scene.chosen,
        "names_at": FRAME_TO_ROOT + scene.names_at if scene.names_at else "",
        "tips_at": FRAME_TO_ROOT + scene.tips_at if scene.tips_at else "",
        "grid": _grid(scene.grid) if scene.grid else None,
        "basemap": basemap_json(basemap, wording(lang), FRAME_TO_ROOT) if basemap else None,
    }
    return _with_id(_filled(plain))


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that say anything: `atlasMap.paint` knows what the others are then."""
    return {name: value for name, value in fields.items() if value or (value == 0 and value is not False)}


def _with_id(plain: dict[str, Any]) -> dict[str, Any]:
    return {"id": hashlib.sha256(json.dumps(plain, default=dict).encode()).hexdigest()[:12], **plain}


def _sheet_json(scene: MapScene, *, title: str, **how: Any) -> dict[str, Any]:
    """Maps side by side: a legend for all comes with the first, as does the one credit line."""
    one_scale = bool(scene.legend)
    first: dict[str, Any] = {"legend": scene.legend, "legend_title": scene.legend_title} if one_scale else {}
    panes = [
        {
            "caption": pane.caption,
            **scene_json(
                replace(pane.scene, **first) if place == 0 else replace(pane.scene, credit=""),
                title=pane.caption,
                **how,
            ),
        }
        for place, pane in enumerate(scene.panes)
    ]
    plain = {"title": title, "shared": one_scale, "panes": panes}
    return _with_id(plain)


def _grid(grid: GridCells) -> dict[str, Any]:
    names = ("breaks", "classes", "partly", "missing", "bounds", "deepest", "sums")
    plain = {name: getattr(grid, name) for name in names}
    return {"address": FRAME_TO_ROOT + grid.address, **plain, "words": dict(grid.words)}


def _styles(styles: list[AreaStyle]) -> dict[str, Any]:
    """`style` holds what the first style has, `styles` what each has that differs: a message stays small."""
    spelt = [{"fill": one.fill, "line": one.line, "width": one.width, "pattern": one.pattern} for one in styles]
    common = {**spelt[0], "pattern": ""} if spelt else {}
    differing = [{key: value for key, value in one.items() if value != common[key]} for one in spelt]
    return {"style": common, "styles": differing}


def _legend_line(entry: LegendEntry, lang: str) -> dict[str, Any]:
    known = legend_lines(lang)
    text = known.index(entry.text) if entry.text in known else entry.text
    return _filled({"mark": entry.mark, "text": text, "count": entry.count, "also": entry.also})


def for_dark(style: AreaStyle) -> AreaStyle:
    """The same class on a dark ground: greys and near-whites are mirrored in lightness, colours keep their meaning."""
    return AreaStyle(_mirrored(style.fill), _mirrored(style.line), style.width, style.pattern)


def _mirrored(colour: str) -> str:
    if not re.fullmatch("#[0-9a-fA-F]{6}", colour):
        return colour
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    if max(red, green, blue) - min(red, green, blue) > 0.16:
        return colour
    lightness = (max(red, green, blue) + min(red, green, blue)) / 2
    # 0.20 .. 0.78, so that land stands off the sea and lines stand off the land; a trace of the sea's blue
    mirrored = colorsys.hls_to_rgb(0.58, 0.2 + 0.58 * (1 - lightness), 0.1)
    return "#" + "".join(f"{round(part * 255):02x}" for part in mirrored)


def external_links(element: Element) -> list[str]:
    """Every address that st_folium would fetch for a map and its children from another host; a test wants none."""
    links = [link for _, link in (*getattr(element, "default_js", ()), *getattr(element, "default_css", ()))]
    links += [str(getattr(element, "tiles", "") or "")]
    return [link for link in links if "//" in link] + [
        link for child in _children(element) for link in external_links(child)
    ]


def _children(element: Element) -> Iterator[Element]:
    yield from element._children.values()  # noqa: SLF001 - folium has no other way to its children
