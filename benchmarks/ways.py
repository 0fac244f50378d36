"""The ways to draw the map that are measured: where each is, how its indicator is changed, which frame holds the map.

What the benchmark knows of the atlas stands in `ApplicationWay` and in its address in `maps.ADDRESSES`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypedDict

from playwright.sync_api import Frame, Locator, Page
from servers import Server


class NotMeasuredError(Exception):
    """A way did not do what it has to do to be measured."""


class Shape(TypedDict):
    """What is drawn alike in every way: the size of the map in pixels, and the layer of geometry by its name."""

    width: int
    height: int
    layer: str


@dataclass(frozen=True, slots=True)
class Way:
    """A page with a map. `address` is filled with `indicator` and the fields of a `Shape`."""

    name: str
    server: Server
    address: str

    def change(self, page: Page, before: str, after: str) -> None:
        """Choose the indicator named `after` where `before` is shown."""
        raise NotImplementedError

    def frame(self, page: Page) -> Frame:
        """The frame that holds the map."""
        return page.main_frame

    def scene(self, _page: Page) -> str:
        """What the way itself says is on its map; empty where it says nothing."""
        return ""

    def idle(self, _page: Page) -> None:
        """Wait until the server has done all that it does for a change."""


class StreamlitWay(Way):
    """A select box on a Streamlit page, the map in the frame of st_folium."""

    __slots__ = ()

    def change(self, page: Page, before: str, after: str) -> None:
        """Open the select box and click on an option."""
        self._box(page, before).click()
        page.get_by_role("option").filter(has_text=after).click()

    def frame(self, page: Page) -> Frame:
        """The frame of st_folium; the newest, where a change has made another."""
        frames = [frame for frame in page.frames if "streamlit_folium" in frame.url]
        if not frames:
            raise NotMeasuredError(f"{self.name}: no map on {page.url}")
        return frames[-1]

    def idle(self, page: Page) -> None:
        """Wait until the script has run to its end."""
        page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')

    def _box(self, page: Page, shown: str) -> Locator:
        """The select box that shows an indicator, whatever its label."""
        place = """shown => {
            const boxes = [...document.querySelectorAll('input[role="combobox"]')];
            return 1 + boxes.findIndex(({ value }) => value.includes(shown));
        }"""
        found = page.wait_for_function(place, arg=shown, polling=50).json_value()
        return page.locator('input[role="combobox"]').nth(int(found) - 1)


class ApplicationWay(StreamlitWay):
    """The atlas, which says in its frame which scene it has painted."""

    __slots__ = ()

    def scene(self, page: Page) -> str:
        """The id of the scene on the screen."""
        return str(self.frame(page).evaluate("document.documentElement.dataset.painted || ''"))

    def shape(self, page: Page) -> Shape:
        """Size and geometry of the map on a page."""
        frame = self.frame(page)
        width, height = frame.evaluate("(map => [map.clientWidth, map.clientHeight])(map.getContainer())")
        read = page.evaluate("document.querySelector('script[data-geometry]').dataset.geometry")
        layers = set(re.findall(r"/atlas/geometry/(county[^.]*)", read))
        if len(layers) != 1:
            raise NotMeasuredError(f"{self.name}: one layer of counties was expected, not {sorted(layers)}")
        return Shape(width=width, height=height, layer=layers.pop())


class StaticWay(Way):
    """A page without a server behind it: a button shows the next indicator, `before` and `after` are what it is."""

    __slots__ = ()

    def change(self, page: Page, before: str, after: str) -> None:  # noqa: ARG002 - the button knows the order
        """Press the button."""
        page.locator("#next").click()
