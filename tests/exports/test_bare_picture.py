"""A map for a slide is drawn once, without what the slide says itself, in type that is read from afar."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Exhibit, LegendEntry, MapScene
from dashboard.exports import bare_picture as module
from dashboard.exports.bare_picture import bare_picture, undrawable
from dashboard.records import Briefing, Scene
from dashboard.views.briefing import deck

SIZE = (180.0, 110.0)


@pytest.fixture
def shown(cases: Catalogue) -> Exhibit:
    scene = Scene("overview", (), ("overview.map",))
    return deck(cases, Briefing("x", (scene,)), "zh", "2026-11-22").slides[0].exhibits[0]


def test_the_picture_has_the_shape_that_was_asked_for(cases: Catalogue, shown: Exhibit) -> None:
    drawn = Image.open(io.BytesIO(bare_picture(cases, shown, "zh", size_mm=SIZE)))
    assert drawn.width / drawn.height == pytest.approx(180 / 110, rel=0.01)


def test_title_lead_and_notes_are_no_part_of_it(cases: Catalogue, shown: Exhibit) -> None:
    other = replace(shown, title="另一标题", lead="另一导语", notes=("另一注",))
    assert bare_picture(cases, shown, "zh", size_mm=SIZE) == bare_picture(cases, other, "zh", size_mm=SIZE)


def test_one_map_is_drawn_once_and_another_size_or_language_anew(cases: Catalogue, shown: Exhibit) -> None:
    one = bare_picture(cases, shown, "zh", size_mm=SIZE)
    assert bare_picture(cases, replace(shown), "zh", size_mm=SIZE) is one
    assert bare_picture(cases, shown, "zh", size_mm=(190.0, 110.0)) != one
    assert bare_picture(cases, shown, "en", size_mm=SIZE) != one


def test_only_so_many_pictures_are_kept(cases: Catalogue, shown: Exhibit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "KEPT", 2)
    for wide in (150.0, 151.0, 152.0):
        bare_picture(cases, shown, "zh", size_mm=(wide, 100.0))
    assert len(module._drawn) <= 2


def test_a_box_smaller_than_a_map_may_be_has_a_larger_one_scaled_down(cases: Catalogue, shown: Exhibit) -> None:
    drawn = Image.open(io.BytesIO(bare_picture(cases, shown, "zh", size_mm=(70.0, 60.0))))
    assert drawn.width / drawn.height == pytest.approx(70 / 60, rel=0.01)


def test_a_legend_too_long_for_large_type_is_set_smaller(cases: Catalogue) -> None:
    legend = tuple(LegendEntry("solid", f"第{at}条图例的说明文字比较长") for at in range(14))
    scene = MapScene((20, 100, 30, 110), (), (), legend=legend)
    assert bare_picture(cases, Exhibit("m", "图", scene), "zh", size_mm=(160.0, 110.0), larger=2.2)


def test_a_map_that_can_not_be_drawn_says_why(shown: Exhibit, monkeypatch: pytest.MonkeyPatch) -> None:
    assert undrawable(shown, "zh") == ""
    monkeypatch.setenv("GOVERNANCE_ATLAS_FONT", "/nowhere.ttf")
    assert "/nowhere.ttf" in undrawable(shown, "en")
