"""A scene becomes a folium map whose text is data and never template, and whose own script never changes."""

from __future__ import annotations

import json
import re

import folium
import pytest
from branca.element import MacroElement
from hypothesis import given
from hypothesis import strategies as st
from streamlit_folium import (
    _get_feature_group_string,
    _get_header,
    _get_html,
    _get_map_string,
    generate_leaflet_string,
)

from dashboard.exhibit import AreaStyle, LegendEntry, MapScene, Polygons, Symbol
from dashboard.selection import Link
from dashboard.views.folium_map import Addresses, AtlasMap, PaintScene, external_links, for_dark, scene_json

ADDRESSES = Addresses(
    "f00d", {"province": "aa", "province-2km": "bb", "county": "cc", "county-2km": "dd", "dashes": "ee"}
)
PAYLOADS = (
    "{{7*7}}",
    "{{1234*4321}}",
    "{{ this.get_root() }}",
    "{% raw %}",
    "{%for i in range(9)%}7{%endfor%}",
    "{# gone #}",
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "`${alert(1)}`",
    "'+alert(1)+'",
    '"+alert(1)+"',
    "\\",
    "\\u007b\\u007b7*7}}",
    "map_div feature_group_0 _div alert(coords);",
    "\u2028\u2029\u0000\x7f",
    "😀 𠮷",
)


def scene_of(text: str) -> MapScene:
    """A scene with `text` wherever data text can stand."""
    return MapScene(
        bounds=(0.0, 0.0, 1.0, 1.0),
        polygons=(Polygons("county", "0", only=(text,), selectable=True),),
        styles=(AreaStyle("#ffffff", pattern="hatch"),),
        symbols=(Symbol(text, text, 0.5, 0.5, style="ring", radius_m=10.0),),
        names={text: text},
        tips={text: (text, text)},
        links={text: Link(text)},
        labels=(text,),
        legend=(LegendEntry("0", text, 1),),
        dashes=True,
        inset=True,
        credit=text,
    )


def to_folium(scene: MapScene, *, token: str = "", **how: object) -> tuple[AtlasMap, PaintScene]:
    """The map and what st_folium is to add to it."""
    return AtlasMap(ADDRESSES), PaintScene(scene_json(scene, addresses=ADDRESSES, **how), token)


def as_sent(scene: MapScene, title: str = "t", **changes: object) -> tuple[str, str]:
    """What st_folium sends to the browser: the map's script, and the script of the scene."""
    options = {"dark": False, "lang": "zh", "title": title, **changes}
    base, paint = to_folium(scene, **options)
    base.get_root().render()
    base.render()
    script = _get_map_string(base)
    return script, _get_feature_group_string(paint, base)


def read_back(script: str) -> dict:
    """The scene as the browser reads it from the script."""
    (found,) = re.findall(r"^ *atlasMap\.paint\((.*)\);$", script, flags=re.MULTILINE)
    return json.loads(found)


@pytest.mark.parametrize("text", PAYLOADS)
def test_hostile_text_comes_back_as_it_was_written(text):
    _, script = as_sent(scene_of(text), title=text)
    found = read_back(script)
    assert (found["title"], found["credit"], found["labels"], found["legend"][0]["text"]) == (text, text, [text], text)
    assert (found["names"], found["tips"], found["layers"][0]["only"]) == ({text: text}, {text: [text, text]}, [text])
    assert (found["symbols"][0]["code"], found["symbols"][0]["label"]) == (text, text)


@pytest.mark.parametrize("text", PAYLOADS)
def test_hostile_text_reaches_neither_the_maps_own_script_nor_its_header_nor_its_html(text):
    harmless, _ = as_sent(scene_of("a"))
    script, _ = as_sent(scene_of(text), title=text)
    assert script == harmless
    base, paint = to_folium(scene_of(text), dark=False, title=text, lang="zh")
    paint.add_to(base)
    base.get_root().render()
    assert "5332114" not in _get_header(base) + _get_html(base)
    assert text not in _get_header(base) + _get_html(base)


@given(st.text(min_size=1, max_size=40))
def test_any_text_survives_the_way_to_the_browser(text):
    assert read_back(as_sent(scene_of(text))[1])["credit"] == text.encode("utf-16", "surrogatepass").decode(
        "utf-16", "surrogatepass"
    )


@given(st.text(alphabet="{}%#<>&`$\\'\"\n/=-_ 7*"))
def test_no_character_that_opens_a_template_a_tag_or_a_string_survives_inside_the_scene(text):
    _, script = as_sent(scene_of(text))
    strings = "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', script))
    assert not set(strings) & set("{}%#<>&`$'*=_/")


def test_a_saved_map_evaluates_nothing_either():
    product = "{{1234*4321}}"
    base, paint = to_folium(scene_of(product), dark=False, title=product, lang="zh")
    paint.add_to(base)
    html = base.get_root().render()
    assert "5332114" not in html
    assert read_back(html)["credit"] == product


def test_the_maps_own_script_is_the_same_for_every_scene_theme_title_and_language():
    scripts = {
        as_sent(scene_of(text), title=text, dark=dark, lang=lang)[0]
        for text in ("a", "b")
        for dark in (True, False)
        for lang in ("zh", "en")
    }
    assert len(scripts) == 1


def test_a_change_of_classes_changes_the_classes_and_the_id_alone():
    white = MapScene((0, 0, 1, 1), (Polygons("province", "0000"),), (AreaStyle("#ffffff"), AreaStyle("#eeeeee")))
    grey = MapScene((0, 0, 1, 1), (Polygons("province", "0101"),), (AreaStyle("#ffffff"), AreaStyle("#eeeeee")))
    options = {"dark": False, "title": "t", "lang": "zh", "addresses": ADDRESSES}
    before, after = scene_json(white, **options), scene_json(grey, **options)
    assert {key for key in before if before[key] != after[key]} == {"id", "layers"}
    assert scene_json(white, **options)["id"] == before["id"]


def test_every_address_is_relative_and_holds_a_hash():
    scene = scene_json(scene_of("110105"), dark=False, title="t", lang="zh", addresses=ADDRESSES)
    assert scene["layers"][0]["address"] == "../../atlas/geometry/county.cc.json"
    assert scene["dashes"] == "../../atlas/geometry/dashes.ee.json"
    base, _ = to_folium(scene_of("a"), dark=False, title="t", lang="zh")
    assert [address for _, address in base.default_js] == ["../../atlas/static/f00d/atlas.js"]
    assert base.default_css == []


def test_the_whole_country_is_drawn_in_the_same_detail_as_a_part_so_that_islands_stay_where_they_are():
    whole = MapScene((0, 0, 1, 1), (Polygons("province", "0"), Polygons("county", "0")), (AreaStyle("#ffffff"),))
    layers = scene_json(whole, dark=False, title="t", lang="zh", addresses=ADDRESSES)["layers"]
    assert [layer["address"].split("/")[-1] for layer in layers] == ["province.aa.json", "county.cc.json"]


def test_a_layer_without_an_address_is_refused():
    with pytest.raises(KeyError, match="grid"):
        to_folium(MapScene((0, 0, 1, 1), (Polygons("grid", "0"),), ()), dark=False, title="t", lang="zh")


def test_a_symbol_opens_where_the_scene_has_a_link_for_it():
    scene = MapScene(
        (0, 0, 1, 1), (), (), symbols=(Symbol("a", "A", 0, 0), Symbol("b", "B", 0, 0)), links={"a": Link("x")}
    )
    found = scene_json(scene, dark=False, title="t", lang="zh", addresses=ADDRESSES)
    assert [symbol["open"] for symbol in found["symbols"]] == [True, False]


def test_nothing_is_asked_of_another_host():
    base, paint = to_folium(scene_of("a"), dark=False, title="t", lang="zh")
    paint.add_to(base)
    assert external_links(base) == []


def test_links_to_another_host_are_found_wherever_they_hide():
    plain = folium.Map()
    assert any("leaflet" in link for link in external_links(plain))
    assert any("tile" in link for link in external_links(plain))
    group = folium.FeatureGroup().add_to(plain)
    inner = MacroElement()
    inner.default_js = [("x", "//cdn.example/x.js")]
    group.add_child(inner)
    assert "//cdn.example/x.js" in external_links(plain)


def test_on_a_dark_ground_greys_are_mirrored_and_colours_keep_their_meaning():
    assert for_dark(AreaStyle("#ffffff", line="#e08214")) == AreaStyle("#2e3338", line="#e08214")
    assert for_dark(AreaStyle("#000000")).fill == "#c1c7cd"
    assert for_dark(AreaStyle("#9ecae1", pattern="hatch", width=2.0)).pattern == "hatch"
    assert for_dark(AreaStyle("rgba(0,0,0,.5)")).fill == "rgba(0,0,0,.5)"


def test_a_scene_names_the_readers_language_and_leaves_the_words_of_the_frame_to_the_bundle():
    found = {
        lang: scene_json(scene_of("a"), dark=False, title="t", lang=lang, addresses=ADDRESSES) for lang in ("zh", "en")
    }
    assert (found["zh"]["lang"], found["en"]["lang"]) == ("zh-CN", "en")
    assert "words" not in found["zh"]


def test_what_is_empty_does_not_travel_and_what_is_nought_does():
    scene = MapScene((0, 0, 0, 0), (), (), legend=(LegendEntry("0", "none", 0),))
    found = scene_json(scene, dark=False, title="t", lang="zh", addresses=ADDRESSES)
    assert set(found) == {"id", "title", "lang", "bounds", "legend"}
    assert found["legend"] == [{"mark": "0", "text": "none", "count": 0}]


def test_streamlit_folium_still_renders_a_feature_group_as_this_module_expects():
    _, paint = to_folium(scene_of("a"), dark=False, title="t", lang="zh")
    assert "atlasMap.paint({" in generate_leaflet_string(paint)


def test_the_token_of_a_session_goes_beside_the_scene_and_not_into_it():
    _, paint = to_folium(scene_of("a"), dark=False, title="t", lang="zh", token="abc")
    assert re.search(r'atlasMap\.paint\({.*}, "abc"\);', generate_leaflet_string(paint))
