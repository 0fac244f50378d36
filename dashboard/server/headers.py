"""Security headers on every answer, and the refusal of WebSockets opened by other sites' pages.

The content policy is the second wall; the first is `dashboard.escape`. It was found by running every kind of element
that the atlas uses in Chromium: see tests/browser/test_content_policy.py.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.server.answers import JSON

FRAME_ANCESTORS_VARIABLE = "GOVERNANCE_ATLAS_FRAME_ANCESTORS"
_HOST = re.compile(r"[A-Za-z0-9.-]+(:\d{1,5})?|\[[0-9A-Fa-f:]+\](:\d{1,5})?")
_FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_NOT_OF_DATA = {  # mean nothing on JSON, and every change of a map would carry them
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
}


class SecurityHeaders:
    """ASGI middleware: fixed headers, and a content policy for the page and another for the map's frame.

    `page_scripts` and `frame_scripts` are the inline scripts that may run, by their text. `tile_hosts` are the origins
    that the map's frame, and nothing else, may take pictures from: those of the configured basemaps.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        frame_path: str,
        page_scripts: Iterable[str],
        frame_scripts: Iterable[str],
        tile_hosts: Iterable[str] = (),
    ) -> None:
        self._app = app
        self._frame_path = frame_path
        ancestors = os.environ.get(FRAME_ANCESTORS_VARIABLE, "").replace(";", " ").split()
        shared = {
            "default-src": ["'self'"],
            "style-src": ["'self'", "'unsafe-inline'"],  # Streamlit and Leaflet set styles from script
            "img-src": ["'self'", "data:", "blob:"],
            "font-src": ["'self'", "data:"],  # KaTeX, inside Streamlit
            "object-src": ["'none'"],
            "base-uri": ["'none'"],
            "form-action": ["'none'"],
            "worker-src": ["'self'"],
        }
        self._page = {
            **shared,
            "script-src": ["'self'", "'wasm-unsafe-eval'", *map(_hash, page_scripts)],  # wasm: Graphviz
            "frame-src": ["'self'"],
            "frame-ancestors": ["'self'", *ancestors],
        }
        self._frame = {
            **shared,
            "img-src": [*shared["img-src"], *tile_hosts],
            "script-src": ["'self'", "'unsafe-eval'", *map(_hash, frame_scripts)],  # st_folium calls eval
            "frame-src": ["'none'"],
            "frame-ancestors": ["'self'", *ancestors],
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, with the headers added to the answer."""
        if scope["type"] == "websocket" and not same_site(Headers(scope=scope)):
            await send({"type": "websocket.close", "code": 1008})
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(_FIXED)
                if headers.get("content-type") != JSON:
                    headers.update(_NOT_OF_DATA)
                headers.setdefault("Content-Security-Policy", self._policy(scope))  # a presentation brings its own
            await send(message)

        await self._app(scope, receive, send_guarded)

    def _policy(self, scope: Scope) -> str:
        in_frame = scope["path"].startswith(self._frame_path)
        host = Headers(scope=scope).get("host", "")
        # 'self' covers WebSockets in Chromium only; the other browsers want the host named
        sockets = [f"ws://{host}", f"wss://{host}"] if _HOST.fullmatch(host) and not in_frame else []
        rules = {**(self._frame if in_frame else self._page), "connect-src": ["'self'", *sockets]}
        return "; ".join(" ".join((rule, *values)) for rule, values in rules.items())


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def same_site(headers: Headers) -> bool:
    """Whether a WebSocket was asked for by a page of this host; a client that is no browser names no origin.

    Streamlit would look up the machine's outside address to judge a foreign origin, so none reaches it.
    """
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")
