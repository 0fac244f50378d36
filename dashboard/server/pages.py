"""The addresses of the pages. Each answers the same HTML, which reads what to show from the address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import urlencode

from starlette.convertors import StringConvertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from dashboard.selection import PAGES, UNKNOWN_PAGE

_UNCACHED = {"Cache-Control": "no-cache"}


class PageName(StringConvertor):
    """What Streamlit takes for the name of a page: one word of an address that is neither a file nor its own."""

    regex = "[^/._][^/.]*"


register_url_convertor("page_name", PageName())


def page_routes(base_path: str, page: Callable[[str, Mapping[str, str]], str]) -> list[Route]:
    """The pages of the atlas, under `base_path` ("" or "/gov/dash"). `page` makes the HTML of a page for a query.

    The address of a page that there is not leads to the first page, which says so in the reader's language.
    """

    def answer(request: Request) -> Response:
        name = request.url.path.removeprefix(f"{base_path}/")
        return HTMLResponse(page(name, request.query_params), headers=_UNCACHED)

    def elsewhere(request: Request) -> Response:
        query = {**request.query_params, UNKNOWN_PAGE: request.path_params["name"]}
        return RedirectResponse(f"./?{urlencode(query)}", headers=_UNCACHED)

    pages = [Route(f"{base_path}/{name}", answer) for name in ("", *PAGES)]
    return [*pages, Route(f"{base_path}/{{name:page_name}}", elsewhere)]
