"""A cut layer holds the areas asked for and the borders they need, where they were.

Four unit squares in a row share their borders: a | b | c | d.
"""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from dashboard.catalogue import BUNDLED_DATA
from dashboard.sources.boundaries import drawing_layer
from dashboard.sources.boundaries_cut import cut

CODES = ["110101", "110102", "110105", "110106"]
# arc 2n is the border west of square n, arc 2n + 1 runs round its top, east to the next border, and back at the bottom
ROW = {
    "type": "Topology",
    "transform": {"scale": [1, 1], "translate": [0, 0]},
    "objects": {
        "county": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "Polygon", "arcs": [[2 * n, 2 * n + 1, ~(2 * n + 2)]], "properties": {"adcode": code}}
                for n, code in enumerate(CODES)
            ],
        }
    },
    "arcs": [[[n, 0], [0, 1]] for n in range(9)],
}


def rings(topology: dict) -> dict[str, list]:
    """By code, the arcs of each area, written out and turned as they are run."""

    def written(arcs: list) -> list:
        if isinstance(arcs, list):
            return [written(part) for part in arcs]
        return topology["arcs"][arcs] if arcs >= 0 else topology["arcs"][~arcs][::-1]

    (layer,) = topology["objects"].values()
    return {area["properties"]["adcode"]: written(area["arcs"]) for area in layer["geometries"]}


def test_one_square_needs_three_borders():
    small = cut(ROW, ["110102"])
    assert len(small["arcs"]) == 3
    assert rings(small) == {"110102": rings(ROW)["110102"]}


def test_neighbours_still_share_their_border():
    small = cut(ROW, ["110101", "110102"])
    assert len(small["arcs"]) == 5


def test_unknown_codes_are_left_out_and_the_layer_keeps_its_order():
    small = cut(ROW, ["110106", "999999", "110101"])
    assert list(rings(small)) == ["110101", "110106"]


def test_no_code_gives_an_empty_layer():
    assert rings(cut(ROW, [])) == {}
    assert cut(ROW, [])["arcs"] == []


@given(st.sets(st.sampled_from(CODES)))
def test_whatever_is_cut_lies_where_it_lay(codes):
    whole = rings(ROW)
    assert rings(cut(ROW, codes)) == {code: whole[code] for code in CODES if code in codes}


def test_the_original_is_not_touched():
    before = json.dumps(ROW)
    cut(ROW, ["110105"])
    assert json.dumps(ROW) == before


def test_sixteen_districts_of_beijing_are_cut_from_the_bundled_counties():
    whole = json.loads(drawing_layer(BUNDLED_DATA / "boundaries", "county"))
    codes = [code for code in rings(whole) if code.startswith("11")]
    small = cut(whole, codes)
    assert len(codes) == 16
    assert rings(small) == {code: ring for code, ring in rings(whole).items() if code in codes}
    assert len(json.dumps(small)) < len(json.dumps(whole)) / 50
