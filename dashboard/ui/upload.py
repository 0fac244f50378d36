"""A field for a file of the reader's, in the reader's language: Streamlit (1.67) has English words only in its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import streamlit as st

from dashboard.ui.arrive import Visit

_STYLE = """<style>
[data-testid="stFileUploaderDropzoneInstructions"] { display: none; }
[data-testid="stFileUploaderDropzone"] [data-testid="stBaseButton-secondary"] p { font-size: 0; }
[data-testid="stFileUploaderDropzone"] [data-testid="stBaseButton-secondary"] p::after
{ content: %s; font-size: 0.875rem; }
</style>"""


def upload(
    visit: Visit,
    label: str,
    kinds: str | list[str],
    key: str,
    most_mb: int,
    on_change: Callable[[], None] | None = None,
) -> Any:
    """The file, or None. `label` is a phrase of the wording and says what is taken; `most_mb` is added to it."""
    words = visit.words
    st.html(_STYLE % json.dumps(words("upload.choose"), ensure_ascii=False))
    told = words("upload.label", label=label, most=most_mb)
    return st.file_uploader(told, kinds, key=key, max_upload_size=most_mb, on_change=on_change)
