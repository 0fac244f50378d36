"""What a map is marked with on the screen: the same settings as in a file."""

from __future__ import annotations

import pytest

from dashboard.exhibit import MapScene, Pane
from dashboard.records import Text
from dashboard.sources.publication import WORKING_MAP, Publication
from dashboard.views.imprint import on_screen
from dashboard.wording import wording

ZH = wording("zh")
REVIEWED = Publication(marked=False, review_no="GS京(2026)0001号", credit=Text("某局监制", "Made by the Bureau"))


def scene(credit: str = "边界：天地图。内部工作用图", panes: int = 0) -> MapScene:
    one = MapScene(bounds=(0, 0, 1, 1), polygons=(), styles=(), credit=credit)
    return MapScene(
        bounds=(0, 0, 1, 1), polygons=(), styles=(), credit=credit, panes=tuple(Pane(str(n), one) for n in range(panes))
    )


def test_an_unreviewed_map_says_that_it_is_a_working_map_once() -> None:
    assert on_screen(scene(), WORKING_MAP, ZH).credit == "边界：天地图。内部工作用图"
    assert on_screen(scene("边界：某省"), WORKING_MAP, ZH).credit == "边界：某省　内部工作用图"


def test_a_mark_of_ones_own_ends_the_line() -> None:
    assert on_screen(scene("某局"), Publication(mark=Text("讨论稿", "Draft")), ZH).credit == "某局　讨论稿"


def test_a_reviewed_map_has_its_own_credit_and_number_and_no_mark() -> None:
    assert on_screen(scene(), REVIEWED, ZH).credit == "某局监制　审图号：GS京(2026)0001号"


@pytest.mark.parametrize("publication", [WORKING_MAP, REVIEWED])
def test_maps_side_by_side_have_the_line_of_one(publication: Publication) -> None:
    found = on_screen(scene(panes=2), publication, ZH)
    assert {pane.scene.credit for pane in found.panes} == {found.credit}
