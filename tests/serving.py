"""The real server in a process of its own, for the tests that ask it over HTTP and the tests that drive a browser."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
_SERVE = """
import json, sys
from pathlib import Path
from dashboard.server import serve
words = json.loads(sys.argv[1])
serve(0, **{name: word if name in ("base_path", "address") else Path(word) for name, word in words.items()})
"""


@contextmanager
def running(log: Path, environment: dict[str, str] | None = None, **arguments: object) -> Iterator[str]:
    """`serve(0, ...)` on a free port, its log in a file; gives its address on the loopback, without a last slash."""
    words = json.dumps({name: str(value) for name, value in arguments.items()})
    environ = {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONPATH": str(REPOSITORY), **(environment or {})}
    with log.open("w") as errors:
        process = subprocess.Popen(
            [sys.executable, "-c", _SERVE, words],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            cwd=log.parent,
            env=environ,
        )
        try:
            assert process.stdout is not None
            found = re.search(r"http://localhost:(\d+)(\S*)", process.stdout.readline())
            assert found, log.read_text()
            yield f"http://127.0.0.1:{found[1]}{found[2].rstrip('/')}"
        finally:
            process.terminate()
            try:
                process.wait(timeout=60)
            finally:
                process.kill()  # if it did not end by itself, which the wait has said
