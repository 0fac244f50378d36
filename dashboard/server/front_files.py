"""Files of Streamlit's page and of the map's frame, answered from memory before Streamlit looks for them on disk."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.server.answers import forever
from dashboard.sources.packed_files import PackedFiles

# Python's table of types depends on the machine, and a browser refuses a script of another type.
MEDIA_TYPES = {".js": "text/javascript", ".css": "text/css"}


class FrontFiles:
    """ASGI middleware. `folders` are by the address under which their files are known, with a slash at both ends."""

    def __init__(self, app: ASGIApp, *, folders: Mapping[str, PackedFiles]) -> None:
        self._app = app
        self._files = {start + name: (files, name) for start, files in folders.items() for name in files.names}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a GET of a known file; pass everything else on."""
        found = self._files.get(scope["path"]) if scope["type"] == "http" and scope["method"] == "GET" else None
        if found is None:
            await self._app(scope, receive, send)
            return
        files, name = found
        packed = files.kept[name] if name in files.kept else await run_in_threadpool(files.pack, name)
        answer = forever(Request(scope), packed, MEDIA_TYPES[PurePosixPath(name).suffix])
        await answer(scope, receive, send)
