"""The server, asked over HTTP: geometry and files by content hash, health, headers, and no word to the outside."""

from __future__ import annotations

import os
import re
import socket
from pathlib import Path

import httpx
import pytest
from serving import REPOSITORY, running
from starlette.applications import Starlette
from starlette.testclient import TestClient
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from dashboard.catalogue import BUNDLED_DATA
from dashboard.server.application import _listen
from dashboard.server.routes import atlas_routes
from dashboard.sources.boundaries import read_manifest
from dashboard.sources.drawings import geometry_digests
from dashboard.sources.front_end import load_front_end
from dashboard.ui.arrive import DATA_VARIABLE

GEOMETRY = geometry_digests(read_manifest(BUNDLED_DATA / "boundaries"))
COUNTY = f"/atlas/geometry/county.{GEOMETRY['county']}.json"
STATIC = f"/atlas/static/{load_front_end().digest}"
EVERYWHERE = ("/", "/_stcore/health", COUNTY, f"{STATIC}/atlas.js", "/atlas/nothing", "/component/none/x", "/%5c..")
# Put on the path of the server: writes down every name looked up and every address connected to.
LISTENER = """
import os, sys
def write(*words):
    with open(os.environ["HEARD"], "a") as file:
        print(*words, file=file)
def heard(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        write(event, arguments[1:] if event != "socket.getaddrinfo" else arguments[:2])
write("listening")
sys.addaudithook(heard)
"""


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that names every host the server under test has asked for."""
    folder = tmp_path_factory.mktemp("heard")
    (folder / "sitecustomize.py").write_text(LISTENER)
    (folder / "heard.txt").write_text("")
    return folder / "heard.txt"


@pytest.fixture(scope="module")
def home(tmp_path_factory, three_towns_folder, heard):
    """The three towns, served."""
    log = tmp_path_factory.mktemp("server") / "server.log"
    listening = {"HEARD": str(heard), "PYTHONPATH": f"{heard.parent}{os.pathsep}{REPOSITORY}"}
    with running(log, listening, data=three_towns_folder) as address:
        yield address


@pytest.fixture(scope="module")
def ask(home):
    """A client of the server."""
    with httpx.Client(base_url=home, timeout=60) as client:
        yield client


def test_geometry_is_the_drawing_layer_compressed_and_kept_for_good(ask):
    answer = ask.get(COUNTY)
    assert answer.status_code == 200
    assert answer.content == (BUNDLED_DATA / "boundaries/draw/county.topo.json").read_bytes()
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert int(answer.headers["content-length"]) < len(answer.content) / 2


def test_a_client_that_takes_no_gzip_gets_the_same_geometry(ask):
    answer = ask.get(COUNTY, headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in answer.headers
    assert answer.content == ask.get(COUNTY).content


def test_only_cuts_the_areas_asked_for_out_of_the_layer(ask):
    answer = ask.get(COUNTY, params={"only": "120113,110105,999999"})
    areas = answer.json()["objects"]["county"]["geometries"]
    assert [area["properties"]["adcode"] for area in areas] == ["110105", "120113"]
    assert len(answer.content) < 20_000
    assert "immutable" in answer.headers["cache-control"]


def test_four_hundred_codes_are_taken(ask):
    assert ask.get(COUNTY, params={"only": ",".join(f"{code:06d}" for code in range(400))}).status_code == 200


@pytest.mark.parametrize(
    "only",
    [
        "",
        "11010",
        "1101050",
        "abcdef",
        "１１０１０５",
        "110105;",
        "110105,",
        ",110105",
        "110105 110106",
        "{{7*7}}",
        "../../etc",
        ",".join(["110105"] * 401),
    ],
)
def test_codes_that_are_not_six_digits_or_too_many_are_refused_in_words(ask, only):
    answer = ask.get(COUNTY, params={"only": only})
    assert answer.status_code == 400
    assert "六位" in answer.text
    assert "six-digit" in answer.text
    assert not only or only not in answer.text


def test_the_dashes_are_never_cut(ask):
    dashes = f"/atlas/geometry/dashes.{GEOMETRY['dashes']}.json"
    assert len(ask.get(dashes).json()["features"]) == 10
    assert ask.get(dashes, params={"only": "110105"}).status_code == 400


@pytest.mark.parametrize(
    "address",
    [
        "/atlas/geometry/county.000000000000.json",
        f"/atlas/geometry/township.{GEOMETRY['county']}.json",
        f"/atlas/geometry/province.{GEOMETRY['county']}.json",
        "/atlas/geometry/../manifest.json",
        "/atlas/static/000000000000/atlas.js",
        f"{STATIC}/vendor.py",
        "/atlas/",
        "/atlas/<script>alert(1)</script>",
    ],
)
def test_an_unknown_address_is_a_404_in_words_of_both_languages(ask, address):
    answer = ask.get(address)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    zh, en = answer.text.splitlines()
    assert re.search("没有", zh)
    assert re.search("no such", en)
    assert "script" not in answer.text


@pytest.mark.parametrize(
    "name",
    ["atlas.js", "atlas-early.js"],
)
def test_front_end_files_come_with_their_type_and_are_kept_for_good(ask, name):
    answer = ask.get(f"{STATIC}/{name}")
    assert answer.content == load_front_end().files[name]
    assert answer.headers["content-type"].split(";")[0] == "text/javascript"
    assert "immutable" in answer.headers["cache-control"]


def test_health_states_the_data_version_and_counts(ask):
    answer = ask.get("/atlas/health")
    found = answer.json()
    assert (answer.status_code, found["status"], found["problems"]) == (200, "ok", [])
    assert found["counts"]["localities"] > 3
    assert found["version"]
    assert answer.headers["cache-control"] == "no-store"


def test_health_of_broken_data_is_503_with_every_problem(tmp_path, towns):
    towns.change("localities", next(iter(towns.rows("localities")[0].values())), level="galaxy")
    with running(tmp_path / "server.log", data=towns.folder) as address:
        answer = httpx.get(f"{address}/atlas/health", timeout=60)
        page = httpx.get(address, timeout=60)
    assert answer.status_code == 503
    assert answer.json()["status"] == "broken"
    assert "localities.csv" in {problem["file"] for problem in answer.json()["problems"]}
    assert page.status_code == 200, "the dashboard starts all the same, to show the problems"


def test_health_of_a_missing_folder_is_503(tmp_path, monkeypatch):
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "nowhere"))
    assert TestClient(Starlette(routes=atlas_routes(""))).get("/atlas/health").status_code == 503


@pytest.mark.parametrize("path", EVERYWHERE)
def test_every_answer_carries_the_security_headers_and_names_no_server(ask, path):
    headers = ask.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["content-security-policy"].startswith(("default-src 'self'", "default-src 'none'"))
    assert "server" not in headers
    if headers.get("content-type") != "application/json":
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cross-origin-opener-policy"] == "same-origin"
        assert "camera=()" in headers["permissions-policy"]


def test_where_data_would_be_opened_as_a_page_nothing_runs_and_nothing_frames_it(ask):
    rules = policy(ask.get(COUNTY))
    assert rules == {"default-src": ["'none'"], "frame-ancestors": ["'none'"]}


def policy(answer: httpx.Response) -> dict[str, list[str]]:
    """The content policy by rule."""
    rules = (rule.split() for rule in answer.headers["content-security-policy"].split(";"))
    return {name: values for name, *values in rules}


def test_a_page_may_run_no_inline_script_and_evaluate_no_text(ask):
    rules = policy(ask.get("/"))
    assert not {"'unsafe-inline'", "'unsafe-eval'"} & set(rules["script-src"])
    assert rules["frame-ancestors"] == ["'self'"]
    assert rules["base-uri"] == rules["object-src"] == rules["form-action"] == ["'none'"]


def test_evaluation_is_allowed_in_the_frame_of_the_map_alone(ask):
    rules = policy(ask.get("/component/streamlit_folium.st_folium/index.html"))
    assert "'unsafe-eval'" in rules["script-src"]
    assert "'unsafe-inline'" not in rules["script-src"]
    assert rules["connect-src"] == ["'self'"]


def test_websockets_may_go_to_this_host_alone(ask, home):
    host = home.removeprefix("http://")
    assert policy(ask.get("/"))["connect-src"] == ["'self'", f"ws://{host}", f"wss://{host}"]


@pytest.mark.parametrize("host", ["evil; script-src *", "evil *", "a/b", "evil,x", "'unsafe-eval'"])
def test_a_hostile_host_name_does_not_reach_the_policy(ask, host):
    assert policy(ask.get("/", headers={"Host": host}))["connect-src"] == ["'self'"]


def test_other_sites_may_frame_the_atlas_where_that_is_configured(tmp_path, three_towns_folder):
    ancestors = {"GOVERNANCE_ATLAS_FRAME_ANCESTORS": "https://portal.example; script-src *"}
    with running(tmp_path / "server.log", ancestors, data=three_towns_folder, base_path="/gov/dash/") as address:
        rules = policy(httpx.get(f"{address}/", timeout=60))
        geometry = httpx.get(address + COUNTY, params={"only": "110105"}, timeout=60)
        frame = policy(httpx.get(f"{address}/component/streamlit_folium.st_folium/index.html", timeout=60))
    assert rules["frame-ancestors"][:2] == ["'self'", "https://portal.example"]
    assert "*" not in rules["script-src"]
    assert geometry.status_code == 200, "the routes lie under the base path"
    assert "'unsafe-eval'" in frame["script-src"]


def test_a_page_of_another_site_opens_no_websocket(home):
    socket_address = home.replace("http", "ws") + "/_stcore/stream"
    with pytest.raises(InvalidStatus, match="403"):
        connect(socket_address, origin="https://evil.example", proxy=None)
    with connect(socket_address, origin=home, proxy=None) as own:
        assert own.response.status_code == 101


def test_the_server_speaks_to_no_other_host(ask, heard):
    ask.get("/")
    ask.get("/", headers={"Host": "atlas.gov.example"})
    ask.get("/_stcore/host-config", headers={"Origin": "https://evil.example"})
    asked = heard.read_text().splitlines()
    assert [line for line in asked if not re.search(r"'(127\.0\.0\.1|localhost)'", line)] == ["listening"]


def test_a_taken_port_is_a_sentence_and_no_stack_trace():
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(SystemExit) as refused:
        _listen("127.0.0.1", taken.getsockname()[1])
    zh, en = str(refused.value).splitlines()
    assert "端口" in zh
    assert "the port is taken" in en


def test_no_path_leads_out_of_the_static_folder(ask):
    assert ask.get(f"{STATIC}/..%2fapp.py").status_code == 400
    assert ask.get(f"{STATIC}/../../server/routes.py").status_code == 404


def test_no_program_can_drive_the_atlas_through_the_agent_api(ask):
    assert ask.post("/_stcore/agent/interact", json={}).status_code in (403, 404, 405)
