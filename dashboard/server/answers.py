"""Answers of the server: compressed content that browsers keep, and refusals in words."""

from __future__ import annotations

import gzip
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from dashboard.wording import LANGUAGES, wording

FOREVER = "public, max-age=31536000, immutable"
UNKEPT = "no-store"
JSON = "application/json"
NOTHING_RUNS = "default-src 'none'; frame-ancestors 'none'"  # the policy of what is no document


def forever(request: Request, gzipped: bytes, media_type: str, cache: str = FOREVER) -> Response:
    """A response that a browser keeps for good, or as `cache` says; unpacked for the rare client that takes no gzip."""
    headers = {"Cache-Control": cache}
    if cache != UNKEPT:
        headers["Vary"] = "Accept-Encoding"
    if media_type == JSON:
        headers["Content-Security-Policy"] = NOTHING_RUNS
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(gzip.decompress(gzipped), media_type=media_type, headers=headers)
    return Response(gzipped, media_type=media_type, headers={**headers, "Content-Encoding": "gzip"})


def sentence(status: int, key: str, **values: Any) -> Response:
    """A refusal in words, zh and en; what was asked for is not repeated."""
    text = "\n".join(wording(lang)(key, **values) for lang in LANGUAGES) + "\n"
    return PlainTextResponse(text, status_code=status, headers={"Cache-Control": "no-store"})
