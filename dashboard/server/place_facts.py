"""Names and figures of the places of a map, by address: fetched once by a browser, not sent with every change."""

from __future__ import annotations

import gzip
import json
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.analysis.derived import derived
from dashboard.catalogue import Catalogue
from dashboard.selection import UNSTATED
from dashboard.server.answers import JSON, forever, sentence
from dashboard.sources.boundaries import BOUNDARY_LEVELS
from dashboard.ui.arrive import watch
from dashboard.views import place_facts
from dashboard.wording import LANGUAGES

FOR_A_WHILE = "private, max-age=600"  # another version of the atlas may word the same figures differently


def fact_routes(base_path: str) -> list[Route]:
    """The routes of names and figures under `base_path`."""
    return [
        Route(f"{base_path}/{place_facts.NAMES_PATH}", names),
        Route(f"{base_path}/{place_facts.FACTS_PATH}", facts),
    ]


def names(request: Request) -> Response:
    """The names of a level; 404 for another level, language or edition of the boundaries."""
    asked = request.path_params
    catalogue = watch().current()
    known = asked["level"] in BOUNDARY_LEVELS and asked["lang"] in LANGUAGES
    if not known or asked["digest"] != place_facts.names_digest(catalogue):
        return sentence(404, "server.unknown_address")
    return forever(request, _names(catalogue, asked["level"], asked["lang"]), JSON)


def facts(request: Request) -> Response:
    """The figures of an indicator at a level for `?period=`; 404 once the data have changed, or for unknown codes."""
    asked = request.path_params
    catalogue = watch().current()
    period = request.query_params.get("period", UNSTATED)
    known = (
        asked["version"] == catalogue.version
        and asked["level"] in BOUNDARY_LEVELS
        and asked["lang"] in LANGUAGES
        and asked["indicator"] in catalogue.indicators
        and period in (UNSTATED, *catalogue.periods)
    )
    if not known:
        return sentence(404, "server.unknown_address")
    packed = _facts(catalogue, asked["lang"], asked["level"], asked["indicator"], period)
    return forever(request, packed, JSON, FOR_A_WHILE)


@derived(most=8)
def _names(catalogue: Catalogue, level: str, lang: str) -> bytes:
    return _packed(place_facts.names(catalogue, level, lang))


@derived(most=32)
def _facts(catalogue: Catalogue, lang: str, level: str, indicator: str, period: str) -> bytes:
    return _packed(place_facts.facts(catalogue, lang, level, indicator, period))


def _packed(body: Any) -> bytes:
    return gzip.compress(json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode(), mtime=0)
