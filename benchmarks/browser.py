"""A real Chromium that measures maps: first polygons, a changed indicator, bytes to the browser, centre and zoom.

Every way to draw the map is measured by the same recorder (`pages/recorder.js`) on the pixels of its canvas.
"""

from __future__ import annotations

import base64
import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, ViewportSize, sync_playwright
from playwright.sync_api import TimeoutError as TooLateError
from ways import NotMeasuredError, Shape, Way

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    "--no-proxy-server",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)
RECORDER = Path(__file__).resolve().parent / "pages" / "recorder.js"
WINDOW: ViewportSize = {"width": 1280, "height": 1300}  # the map is in sight, whatever stands above it
PATIENCE = 60_000  # milliseconds until a map has to be there
QUIET = 300  # milliseconds without a change of pixels until a picture counts as the last one
ELSEWHERE = (27.5, 101.5, 5)  # latitude, longitude and zoom that no way starts with


@contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium without a way out of the machine."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


class Visit:
    """A map open in a window of its own, with an empty browser cache unless `context` is given.

    `first_polygons` is the time in seconds from navigation to the first pixels of the map.
    """

    def __init__(
        self, browser: Browser, way: Way, indicator: str, shape: Shape, context: BrowserContext | None = None
    ) -> None:
        self.way = way
        self.context = context or browser.new_context(viewport=WINDOW, locale="en-GB")
        if context is None:
            self.context.add_init_script(path=RECORDER)
            self.context.set_default_timeout(PATIENCE)
        self.page = self.context.new_page()
        address = way.address.format(indicator=indicator, **shape)
        self.page.goto(f"{way.server.home}{address}", wait_until="commit")
        started = float(self.page.evaluate("performance.timeOrigin"))
        painted = self._painted(0, 0)
        self.first_polygons = (painted["first"] - started) / 1000
        self._picture = painted["picture"]
        self.way.idle(self.page)

    def change(self, before: str, after: str) -> float:
        """Seconds from the last click of choosing `after` to the last pixel of the map that shows it."""
        scene, since = self.way.scene(self.page), self._now()
        self.way.change(self.page, before, after)
        painted = self._painted(since, self._picture)
        self._picture = painted["picture"]
        self.way.idle(self.page)
        if scene and self.way.scene(self.page) == scene:
            raise NotMeasuredError(f"{self.way.name}: the pixels have changed, the scene {scene} has not")
        return float(painted["last"] - self.page.evaluate("benchmark.acted")) / 1000

    def move_away(self) -> None:
        """Show another part of the map, as a reader does who has found a place."""
        lat, lon, zoom = ELSEWHERE
        since = self._now()
        self.way.frame(self.page).evaluate(f"void map.setView([{lat}, {lon}], {zoom}, {{ animate: false }})")
        self._picture = self._painted(since, self._picture)["picture"]

    def is_elsewhere(self) -> bool:
        """Whether the map still shows what `move_away` showed."""
        shown = self.way.frame(self.page).evaluate("[map.getCenter().lat, map.getCenter().lng, map.getZoom()]")
        return all(abs(found - wanted) < 0.05 for found, wanted in zip(shown, ELSEWHERE, strict=True))

    def close(self) -> None:
        """Close the window and forget its cache."""
        self.context.close()

    def _now(self) -> float:
        return float(self.page.evaluate("performance.timeOrigin + performance.now()"))

    def _painted(self, since: float, before: int) -> dict[str, Any]:
        painted = "([since, before, quiet]) => benchmark.painted(since, before, quiet)"
        try:
            waited = self.page.wait_for_function(painted, arg=[since, before, QUIET], polling=50)
        except TooLateError as fault:
            shown = self.page.inner_text("body")[:1000]
            raise NotMeasuredError(f"{self.way.name}: no new map on {self.page.url}\n{shown}") from fault
        return dict(waited.json_value())


class Traffic:
    """What the server sends to a page from now on: WebSocket messages and files not taken from the browser's cache.

    The tools of the browser see messages after it has unpacked them. So each is counted twice, alike for every way: as
    it is, and packed as a WebSocket with permessage-deflate packs it, in one stream flushed after each message. Files
    count packed as they came, or gzipped where they came plain.
    """

    def __init__(self, page: Page) -> None:
        self._messages: list[bytes] = []
        self._answers: dict[str, dict[str, Any]] = {}
        self._sent: dict[str, int] = {}
        self._session: CDPSession = page.context.new_cdp_session(page)
        self._session.send("Network.enable")
        self._session.on("Network.webSocketFrameReceived", self._on_message)
        self._session.on("Network.responseReceived", self._on_answer)
        self._session.on("Network.loadingFinished", self._on_finished)

    def stop(self) -> tuple[int, int]:
        """Bytes so far: (as they are, packed)."""
        files = [(self._sent[number], self._packed(number)) for number in self._sent if number in self._answers]
        self._session.detach()
        stream = zlib.compressobj(wbits=-zlib.MAX_WBITS)
        packed = [stream.compress(message) + stream.flush(zlib.Z_SYNC_FLUSH) for message in self._messages]
        # the four bytes that end a flush are not sent
        messages = [(len(plain), len(sent) - 4) for plain, sent in zip(self._messages, packed, strict=True)]
        found = [*files, *messages]
        return sum(plain for plain, _ in found), sum(sent for _, sent in found)

    def _on_message(self, event: dict[str, Any]) -> None:
        frame = event["response"]
        data = str(frame["payloadData"])
        self._messages.append(base64.b64decode(data) if frame["opcode"] == 2 else data.encode())

    def _on_answer(self, event: dict[str, Any]) -> None:
        if not event["response"].get("fromDiskCache"):
            self._answers[event["requestId"]] = event["response"]

    def _on_finished(self, event: dict[str, Any]) -> None:
        if event["encodedDataLength"]:
            self._sent[event["requestId"]] = int(event["encodedDataLength"])

    def _packed(self, number: str) -> int:
        """Bytes of a file with its headers, gzipped where the server did not."""
        headers = {name.lower(): value for name, value in self._answers[number]["headers"].items()}
        body = self._session.send("Network.getResponseBody", {"requestId": number})
        content = base64.b64decode(body["body"]) if body["base64Encoded"] else body["body"].encode()
        if "content-encoding" in headers or not content:
            return self._sent[number]
        return max(0, self._sent[number] - len(content)) + len(gzip.compress(content))
