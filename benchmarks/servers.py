"""Servers for the benchmarks, each on a free port of the loopback, and what they use of processor and memory."""

from __future__ import annotations

import gzip
import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from threading import Thread
from typing import TypeVar

import psutil
from nation import DATA, INDICATORS, REPOSITORY, classes_of, read_values

HERE = Path(__file__).resolve().parent
LEAFLET = REPOSITORY / "dashboard" / "static" / "leaflet"
DATA_NAME = "nation"  # the data package inside the folder that every server is given
PATIENCE = 90.0  # seconds a server may take to start and to load its data
Found = TypeVar("Found")


class NotStartedError(Exception):
    """A server did not come up; the message ends with what it printed."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its address, and its process where it is one of its own."""

    home: str
    process: psutil.Process | None = None

    def cpu_seconds(self) -> float:
        """Processor time used so far, user and system, with child processes."""
        return sum(sum(process.cpu_times()[:2]) for process in self._processes())

    def memory_bytes(self) -> int:
        """Memory that would be free if the server ended (USS), with child processes."""
        return sum(process.memory_full_info().uss for process in self._processes())

    def _processes(self) -> list[psutil.Process]:
        return [self.process, *self.process.children(recursive=True)] if self.process else []


Start = Callable[[], Server]


@contextmanager
def application(folder: Path) -> Iterator[Start]:
    """The atlas on a data package, as `governance-atlas serve` runs it; gives what waits until its server is warm."""
    command = [
        sys.executable,
        "-m",
        "dashboard.cli",
        "serve",
        "--port",
        "0",
        "--data",
        str(folder / DATA_NAME),
        "--lang",
        "en",
    ]
    log = folder / "application.log"
    with _running(command, REPOSITORY, log) as process:

        def start() -> Server:
            found = _wait(lambda: re.search(r"http://localhost:(\d+)", log.read_text()), process, log)
            _wait(lambda: _answers(int(found[1]), "/atlas/health", '"warm":true'), process, log)
            return Server(f"http://127.0.0.1:{found[1]}", process)

        yield start


@contextmanager
def plain(folder: Path) -> Iterator[Start]:
    """The careful plain way under `streamlit run`, with Streamlit's own settings: `folder` holds no others."""
    port = _free_port()
    options = {"port": port, "address": "127.0.0.1", "headless": "true", "fileWatcherType": "none"}
    settings = [part for name, value in options.items() for part in (f"--server.{name}", str(value))]
    script = [
        str(HERE / "plain_app.py"),
        *settings,
        "--browser.gatherUsageStats",
        "false",
        "--",
        str(folder / DATA_NAME),
    ]
    log = folder / "plain.log"
    with _running([sys.executable, "-m", "streamlit", "run", *script], folder, log) as process:

        def start() -> Server:
            _wait(lambda: _answers(port, "/_stcore/health"), process, log)
            return Server(f"http://127.0.0.1:{port}", process)

        yield start


@contextmanager
def static_pages(folder: Path) -> Iterator[Server]:
    """The two static pages with geometry and classes beside them, gzipped, from a thread of this process."""
    values = read_values(folder / DATA_NAME)
    found = (*(HERE / "pages").iterdir(), *LEAFLET.iterdir(), *(DATA / "boundaries" / "draw").glob("county*"))
    files = {path.name: path.read_bytes() for path in found}
    files["classes.json"] = json.dumps([classes_of(values[code]) for code in INDICATORS]).encode()
    packed = {f"/{name}": gzip.compress(content) for name, content in files.items()}
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Files", (_Files,), {"files": packed}))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Server(f"http://127.0.0.1:{server.server_port}")
    finally:
        server.shutdown()
        server.server_close()


class _Files(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    files: dict[str, bytes]

    def do_GET(self) -> None:
        name = self.path.partition("?")[0]
        found = self.files.get(name, b"")
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", guess_type(name)[0] or "application/octet-stream")
        self.send_header("Content-Encoding", "gzip" if found else "identity")
        self.send_header("Content-Length", str(len(found)))
        self.end_headers()
        self.wfile.write(found)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def _running(command: list[str], folder: Path, log: Path) -> Iterator[psutil.Process]:
    with log.open("w") as output:
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT)
    try:
        yield psutil.Process(process.pid)
    finally:
        process.terminate()
        try:
            process.wait(timeout=3)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(ready: Callable[[], Found | None], process: psutil.Process, log: Path) -> Found:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
        found = ready()
        if found:
            return found
        time.sleep(0.05)
    raise NotStartedError(f"{log.stem} did not start:\n{log.read_text()[-2000:]}")


def _answers(port: int, path: str, wanted: str = "") -> bool:
    """Whether the server says that it is well, and what is `wanted`; False before. NotStartedError with an error."""
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        said = answer.read().decode(errors="replace")
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
    if answer.status >= HTTPStatus.BAD_REQUEST:
        raise NotStartedError(f"{path} says {answer.status}: {said[:2000]}")
    return wanted in said


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])
