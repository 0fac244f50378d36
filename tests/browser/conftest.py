"""A real server and a real Chromium for the browser tests. Every visit fails on a request to another host, on a
console error, on a script error and on a dialog; nothing sleeps. Tests that share a server of their own are of one
group (`xdist_group`), so that one worker starts it once.

    def test_something(visit):
        reader = visit("/locality?lang=en", width=390)   # waits until Streamlit is idle
        frame = reader.map()                             # waits until the map is painted
"""

from __future__ import annotations

import os
from collections import defaultdict
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
# Pages of Chromium's own address bar, which it would load with each window, for half a second of the processor's time.
ADDRESS_BAR = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup")
# What Playwright turns off besides: of two such flags only the last one counts.
TURNED_OFF = (
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades", "LensOverlay"),
    *("HttpsFirstBalancedModeAutoEnable", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning"),
    *("AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled"),
    "PreconnectToSearch",
)
# A page lives for a second or two here: compiling its scripts for speed takes longer than running them as they are.
UNOPTIMISED = "--js-flags=--no-opt --no-maglev"
FLAGS = (
    UNOPTIMISED,
    f"--disable-features={','.join((*ADDRESS_BAR, *TURNED_OFF))}",
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

    @property
    def host(self) -> str:
        """The server's host and port."""
        return urlsplit(self.home).netloc

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

    def leave(self) -> None:
        """Make the window as good as new: a bare page, no second tab, nothing kept but what the browser caches.

        The page is of the same server, so the process stays, and with it the compiled scripts.
        """
        context = self.page.context
        for tab in context.pages:
            if tab is not self.page:
                tab.close()
        self.page.unroute_all()
        self.page.goto(f"{self.home}/_stcore/health")
        self.page.mouse.move(0, 0)
        context.clear_cookies()

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


@pytest.fixture(scope="session")
def windows() -> defaultdict[str, list[Reader]]:
    """Windows that tests have left, by language: a new one takes as much time as what is looked at in it."""
    return defaultdict(list)


@pytest.fixture
def visit(browser: Browser, windows: defaultdict[str, list[Reader]], request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Open addresses, each in a window of its own; at the end no window has asked another host or met an error.

    Options: `home` (a server's address; the bundled atlas if left out), `width`, `height`, `dark`, `lang`, `still`,
    `fresh` (a window that nobody had).
    """
    readers: list[tuple[str, Reader]] = []

    def open_page(
        address: str = "/",
        *,
        home: str = "",
        width: int = 1400,
        height: int = 1400,
        dark: bool = False,
        lang: str = "zh-CN",
        still: bool = True,
        fresh: bool = False,
    ) -> Reader:
        reader = (None if fresh else _window_left(windows[lang])) or _window(browser, lang)
        readers.append((lang, reader))
        reader.home = home or request.getfixturevalue("server")
        reader.outside.clear()
        reader.errors.clear()
        reader.page.set_viewport_size({"width": width, "height": height})
        reader.page.emulate_media(
            color_scheme="dark" if dark else "light", reduced_motion="reduce" if still else "no-preference"
        )
        reader.open(address)
        return reader

    yield open_page
    outside, errors = [], []
    for lang, reader in readers:
        # The answer comes after all that the window had to tell.
        reader.page.evaluate("localStorage.clear(); sessionStorage.clear()")
        outside += reader.outside
        errors += reader.errors
        reader.leave()
        windows[lang].append(reader)
    assert outside == [], "a request left for another host"
    assert errors == [], "the console or a script reported an error"


def _window_left(left: list[Reader]) -> Reader | None:
    """A window that was left and has the focus; one that lost it, to a window of its own or another, is closed."""
    while left:
        reader = left.pop()
        reader.page.bring_to_front()
        if reader.page.evaluate("document.hasFocus()"):
            return reader
        reader.page.context.close()
    return None


def _window(browser: Browser, lang: str) -> Reader:
    context = browser.new_context(locale=lang)
    context.set_default_timeout(PATIENCE)
    reader = Reader(context.new_page(), "")
    _watch(context, reader)
    return reader


def _watch(context: BrowserContext, reader: Reader) -> None:
    def on_request(request: Request) -> None:
        if urlsplit(request.url).netloc not in (reader.host, ""):
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
        if urlsplit(address).netloc != reader.host:
            reader.outside.append(address)
