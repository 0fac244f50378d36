"""The presentations that readers have made, each under its own address; see `dashboard.ui.present`."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.server.answers import forever, sentence
from dashboard.ui.present import PRESENT_PATH, kept_deck

# An address never changes its content, so a browser that has it needs no server for the rest of the meeting.
FOR_A_MEETING = "private, max-age=86400, immutable"


def present_routes(base_path: str) -> list[Route]:
    """The route of presentations under `base_path`."""
    return [Route(f"{base_path}/{PRESENT_PATH}", presentation)]


def presentation(request: Request) -> Response:
    """The file under the policy that it names itself, which lets through less than a page's; 404 once it is gone."""
    found = kept_deck(request.path_params["token"])
    if found is None:
        return sentence(404, "present.too_old")
    answer = forever(request, found.gzipped, "text/html", FOR_A_MEETING)
    answer.headers["Content-Security-Policy"] = f"{found.policy}; frame-ancestors 'none'"
    return answer
