"""What the first reader would have to wait for, done while nobody waits yet: files packed, data read, maps classed."""

from __future__ import annotations

import gc
from collections.abc import Iterable
from threading import Event, Thread

from dashboard.analysis.map_choices import mapped_indicators
from dashboard.catalogue import Catalogue
from dashboard.selection import Selection, from_query
from dashboard.sources.boundaries import BoundaryError
from dashboard.sources.packed_files import PackedFiles
from dashboard.ui.arrive import watch
from dashboard.views.choropleth import choropleth
from dashboard.views.scenes import settle
from dashboard.wording import LANGUAGES

MOST_INDICATORS = 40  # in file order; a further one is classed when somebody chooses it
WARM = Event()  # set when all is done


def warm_up(page: str, folders: Iterable[PackedFiles]) -> None:
    """Begin in a thread of its own, which ends with the process: pack the files that `page` names, read the data."""
    Thread(target=_warm_up, args=(page, tuple(folders)), name="warm-up", daemon=True).start()


def _warm_up(page: str, folders: tuple[PackedFiles, ...]) -> None:
    for files in folders:
        for name in files.names:
            if f'/{name}"' in page:
                files.pack(name)
    try:
        _class_maps(watch().current())
    except BoundaryError:
        return  # every page and /atlas/health say so
    # Streamlit collects garbage after each run of a script, and all that was read just now it would look through
    gc.collect()
    gc.freeze()
    WARM.set()


def _class_maps(catalogue: Catalogue) -> None:
    from_query({}, catalogue)  # what an address can name is gathered from all records
    for indicator in mapped_indicators(catalogue)[:MOST_INDICATORS] if not catalogue.errors else ():
        for lang in LANGUAGES:
            choropleth(catalogue, settle(Selection(lang=lang, indicator=indicator), "maps", catalogue))
