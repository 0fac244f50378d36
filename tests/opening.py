"""A page of the atlas opened from a cold address, in a session of its own."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

APP = Path(__file__).resolve().parents[1] / "dashboard" / "app.py"


def cold_page(page: str, /, **query: str) -> AppTest:
    """The page after its first run, which raised nothing. The data folder is the bundled one, or the one that the
    environment names.
    """
    app = AppTest.from_file(str(APP), default_timeout=60).switch_page(f"app_pages/{page}.py")
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app
