"""Building the application and running it."""

from __future__ import annotations

import logging
import os
import secrets
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
import uvicorn
from starlette.middleware import Middleware
from streamlit import config
from streamlit.file_util import get_static_dir
from streamlit.runtime import get_instance
from streamlit_folium import _component_func, _get_map_string

from dashboard.catalogue import BUNDLED_DATA
from dashboard.selection import PAGES
from dashboard.server.early import ELEMENTS, EarlyPage
from dashboard.server.front_files import FrontFiles
from dashboard.server.headers import SecurityHeaders
from dashboard.server.pages import page_routes
from dashboard.server.routes import atlas_routes
from dashboard.server.warm import warm_up
from dashboard.sources.boundaries import read_manifest
from dashboard.sources.front_end import front_page, inline_scripts, load_front_end
from dashboard.sources.map_settings import MapSettingsError, map_settings
from dashboard.sources.packed_files import PackedFiles, late_chunks
from dashboard.sources.streamlit_settings import read_settings
from dashboard.ui.arrive import DATA_VARIABLE
from dashboard.ui.scripts import PAGE_SCRIPTS
from dashboard.views.folium_map import Addresses, AtlasMap
from dashboard.wording import DEFAULT_LANGUAGE, LANGUAGES, wording

SCRIPT = Path(__file__).resolve().parent.parent / "app.py"
# Hold whatever settings file is found, or none.
HARDENED: dict[str, Any] = {
    "browser.gatherUsageStats": False,
    "client.disableDataExport": True,  # a grid would write its cells unguarded: a spreadsheet would run formulas
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.toolbarMode": "minimal",
    "runner.magicEnabled": False,
    "server.enableAgentApi": False,
    "server.enableCORS": True,
    "server.enableStaticServing": False,
    "server.enableXsrfProtection": True,
    "server.fileWatcherType": "none",
    "server.headless": True,
}
# How long a page's script may keep the one that sends from running: Python's 5 ms are felt, some in every message.
SWITCH_SECONDS = 0.0005
_log = logging.getLogger(__name__)


def create_app(script: Path = SCRIPT, base_path: str = "") -> st.App:
    """The ASGI application over a Streamlit script. Settings are process-wide: one application per process."""
    for name, value in {**read_settings(), **HARDENED, "server.baseUrlPath": base_path.strip("/")}.items():
        config.set_option(name, value)
    base = f"/{base_path.strip('/')}" if base_path.strip("/") else ""
    page_folder = Path(get_static_dir())
    page = front_page(page_folder / "index.html", _title())
    frame_path = f"component/{_component_func.name}/"
    folders = {f"{base}/": PackedFiles(page_folder), f"{base}/{frame_path}": PackedFiles(Path(_component_func.path))}
    guard = Middleware(
        SecurityHeaders,
        frame_path=f"{base}/component/",
        page_scripts=[*inline_scripts(page), *PAGE_SCRIPTS],
        frame_scripts=[_frame_script()],
        tile_hosts=[host for basemap in map_settings().basemaps.values() for host in basemap.hosts],
    )
    early = EarlyPage(
        html=page,
        chunks=late_chunks(page_folder, ELEMENTS),
        frame_files=tuple(f"./{frame_path}{name}" for name in folders[f"{base}/{frame_path}"].names),
        addresses=Addresses.of(read_manifest(BUNDLED_DATA / "boundaries")),
    )

    @asynccontextmanager
    async def lifespan(_: st.App) -> AsyncIterator[None]:
        # Streamlit serves only components declared during a script run; the map's was imported before the first one
        get_instance().component_registry.register_component(_component_func)
        warm_up(early(PAGES[0], {}), folders.values())
        yield

    return st.App(
        script,
        routes=[*atlas_routes(base), *page_routes(base, early)],
        middleware=[guard, Middleware(FrontFiles, folders=folders)],
        lifespan=lifespan,
        on_script_error=on_script_error,
    )


def _title() -> str:
    return " · ".join(wording(lang)("app.title") for lang in LANGUAGES)


def _frame_script() -> str:
    """The one script that st_folium puts into its frame: the same for every scene, so its hash can be named."""
    base = AtlasMap(Addresses(load_front_end().digest, {}))
    base.get_root().render()
    return f"{_get_map_string(base)}window.map = map_div; window.initComponent(map_div, false);"


def on_script_error(error: Exception) -> bool:
    """Log the error under a short reference and show the reader that reference in a sentence, never the details."""
    reference = secrets.token_hex(4)
    _log.error("script error %s", reference, exc_info=error)
    lang = st.query_params.get("lang", DEFAULT_LANGUAGE)
    words = wording(lang if lang in LANGUAGES else DEFAULT_LANGUAGE)
    st.error(words("app.failed", reference=reference), icon=":material/error:")
    return True


def serve(
    port: int = 8501,
    data: Path | None = None,
    address: str = "127.0.0.1",
    script: Path = SCRIPT,
    base_path: str = "",
) -> None:
    """Serve the dashboard until stopped; port 0 takes a free one.

    SystemExit with sentences if the port is taken, or the map settings cannot be used.
    """
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    if data is not None:
        os.environ[DATA_VARIABLE] = str(data)
    try:
        app = create_app(script, base_path)
    except MapSettingsError as fault:
        raise SystemExit(str(fault)) from fault
    listener = _listen(address, port)
    shown = f"http://{'localhost' if address in ('127.0.0.1', '0.0.0.0', '::') else address}"  # noqa: S104 - compared
    home = f"{shown}:{listener.getsockname()[1]}/{base_path.strip('/')}"
    for lang in LANGUAGES:
        sys.stdout.write(wording(lang)("server.started", address=home) + "\n")
    sys.stdout.flush()
    settings = uvicorn.Config(
        app,
        server_header=False,
        access_log=False,
        log_level="warning",
        ws="websockets-sansio",
        ws_max_size=st.get_option("server.maxMessageSize") * 1_000_000,
        ssl_certfile=st.get_option("server.sslCertFile"),
        ssl_keyfile=st.get_option("server.sslKeyFile"),
    )
    sys.setswitchinterval(SWITCH_SECONDS)
    uvicorn.Server(settings).run(sockets=[listener])


def _listen(address: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        listener = socket.create_server((address, port), family=family, backlog=2048)
    except OSError as fault:
        sentences = (wording(lang)("server.no_port", address=address, port=port) for lang in LANGUAGES)
        raise SystemExit("\n".join(sentences)) from fault
    # asyncio sets this for the sockets that it makes itself; without it each answer waits 40 ms for the one before
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener
