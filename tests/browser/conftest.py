"""A real server and a real Chromium for the browser tests. Every visit fails on a request to another host, on a
console error, on a script error and on a dialog; nothing sleeps. Tests that share a server of their own are of one
group (`xdist_group`), so that one worker starts it once.

    def test_something(visit):
        reader = visit("/locality?lang=en", width=390)   # waits until Streamlit is idle
        frame = reader.map()                             # waits until the map is painted
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

import pytest
from periods import periods_package
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Frame,
    Page,
    Request,
    expect,
    sync_playwright,
)
from serving import REPOSITORY, running

CHROMIUMS = (os.environ.get("CHROMIUM"), "/usr/bin/chromium", str(REPOSITORY / ".venv" / "chromium" / "chromium"))
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
    "--force-color-profile=srgb",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)
PATIENCE = 60_000  # milliseconds; the machine may be busy with other tests
expect.set_options(timeout=PATIENCE)


@dataclass
class Reader:
    """A page open in Chromium, with what went wrong on it."""

    page: Page
    home: str
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, address: str = "/") -> Page:
        """Go to an address of the atlas and wait until it is all there."""
        self.page.goto(self.home + address)
        self.idle()
        return self.page

    def idle(self) -> None:
        """Wait until Streamlit is connected, has run the script, and shows no placeholder."""
        app = '[data-testid="stApp"][data-test-script-state="notRunning"][data-test-connection-state="CONNECTED"]'
        self.page.wait_for_selector(app, timeout=PATIENCE)
        self.page.wait_for_function(
            """() => document.querySelector('[data-testid="stMainBlockContainer"]')?.childElementCount
               && !document.querySelector('[data-testid="stSkeleton"], [data-stale="true"]')""",
            timeout=PATIENCE,
        )

    def map(self, number: int = 0, other_than: str = "") -> Frame:
        """Wait until a map is painted (with another scene than `other_than`) and return its frame."""
        element = self.page.locator('iframe[src*="streamlit_folium"]').nth(number)
        element.scroll_into_view_if_needed(timeout=PATIENCE)
        handle = element.element_handle()
        assert handle is not None
        frame = handle.content_frame()
        assert frame is not None
        frame.wait_for_function(
            "other => (document.documentElement.dataset.painted ?? other) !== other", arg=other_than, timeout=PATIENCE
        )
        return frame

    def scene(self, frame: Frame) -> str:
        """The id of the scene that a map shows."""
        return str(frame.evaluate("document.documentElement.dataset.painted"))

    def view(self, frame: Frame) -> list[float]:
        """Zoom, latitude and longitude of a map's centre."""
        return list(frame.evaluate("[map.getZoom(), map.getCenter().lat, map.getCenter().lng]"))

    def spot(self, frame: Frame, lat: float, lon: float) -> dict[str, float]:
        """Where a position lies in its frame, for `position=` of a click or hover on `#map_div`."""
        script = "([lat, lon]) => { const { x, y } = map.latLngToContainerPoint([lat, lon]); return { x, y } }"
        return dict(frame.evaluate(script, [lat, lon]))


class Visit(Protocol):
    """Open an address in a window of its own."""

    def __call__(self, address: str = "/", *, home: str = "", **window: Any) -> Reader: ...


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., str]]:
    """Start a server, once for the same arguments (`script`, `data`, `base_path`, `environment`); gives its address."""
    addresses: dict[str, str] = {}
    with ExitStack() as stack:

        def start(*, environment: dict[str, str] | None = None, **arguments: object) -> str:
            key = repr((environment, arguments))
            if key not in addresses:
                log = tmp_path_factory.mktemp("server") / "server.log"
                addresses[key] = stack.enter_context(running(log, environment, **arguments))
            return addresses[key]

        yield start


@pytest.fixture(scope="session")
def server(serve: Callable[..., str]) -> str:
    """The atlas on its bundled data."""
    return serve()


@pytest.fixture(scope="session")
def periods_server(serve: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The atlas on a package of four provinces with rates of three years; its tests are of the group "periods"."""
    return serve(data=periods_package(tmp_path_factory.mktemp("periods") / "package"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, or the one in $CHROMIUM, which resolves no name but the loopback."""
    path = next((path for path in CHROMIUMS if path and Path(path).is_file()), None)
    assert path, "No Chromium: run tests/browser/install_chromium.sh, or set CHROMIUM"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Open addresses, each in a window of its own; at the end no window has asked another host or met an error.

    Options: `home` (a server's address; the bundled atlas if left out), `width`, `height`, `dark`, `lang`, `still`.
    """
    readers: list[Reader] = []
    contexts: list[BrowserContext] = []

    def open_page(
        address: str = "/",
        *,
        home: str = "",
        width: int = 1400,
        height: int = 1400,
        dark: bool = False,
        lang: str = "zh-CN",
        still: bool = True,
    ) -> Reader:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            locale=lang,
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce" if still else "no-preference",
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        reader = Reader(context.new_page(), home or request.getfixturevalue("server"))
        readers.append(reader)
        _watch(context, reader)
        reader.open(address)
        return reader

    yield open_page
    for context in contexts:
        context.close()
    assert [line for reader in readers for line in reader.outside] == [], "a request left for another host"
    assert [line for reader in readers for line in reader.errors] == [], "the console or a script reported an error"


def _watch(context: BrowserContext, reader: Reader) -> None:
    here = urlsplit(reader.home).netloc

    def on_request(request: Request) -> None:
        if urlsplit(request.url).netloc not in (here, ""):
            reader.outside.append(request.url)

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            reader.errors.append(f"console: {message.text}")

    def on_dialog(dialog: Dialog) -> None:
        reader.errors.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    context.on("request", on_request)
    context.on("console", on_console)
    context.on("dialog", on_dialog)
    context.on("weberror", lambda error: reader.errors.append(f"script: {error.error}"))
    reader.page.on("websocket", lambda socket: on_socket(socket.url))

    def on_socket(address: str) -> None:
        if urlsplit(address).netloc != here:
            reader.outside.append(address)
