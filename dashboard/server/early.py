"""What a page is going to ask for, named in its head, so that the browser fetches it while Streamlit starts.

Left to itself the browser learns of the map's frame, of its script and of the geometry one after the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.escape import html
from dashboard.sources.boundaries import BOUNDARY_LEVELS
from dashboard.sources.drawings import DASHES
from dashboard.sources.front_end import BUNDLE, EARLY
from dashboard.views.folium_map import FRAME_TO_ROOT, Addresses

# The elements of Streamlit that the Maps page consists of, as its build names them.
ELEMENTS = ("ComponentInstance", "Selectbox", "TextInput", "ButtonGroup", "Button", "PageLink", "Html")


@dataclass(frozen=True, slots=True)
class EarlyPage:
    """Streamlit's page, which also asks for `chunks` of its own that a map needs, and for files of the map's frame."""

    html: str
    chunks: tuple[str, ...]
    frame_files: tuple[str, ...]
    addresses: Addresses

    def __call__(self, name: str, query: Mapping[str, str]) -> str:
        """The page `name` for a query; the geometry of a national map is read at once."""
        level = query.get("level", "")
        national = name == "maps" and level in BOUNDARY_LEVELS and not query.get("area")
        layers = dict.fromkeys((level, BOUNDARY_LEVELS[0], DASHES)) if national else ()
        geometry = " ".join(_here(self.addresses.layer(layer)) for layer in layers)
        early, bundle = (_here(self.addresses.static(file)) for file in (EARLY, BUNDLE))
        links = [
            *(f'<link rel="modulepreload" crossorigin href="./{html(path)}">' for path in self.chunks),
            f'<script async src="{html(early)}" data-geometry="{html(geometry)}"></script>',
            *(f'<link rel="prefetch" href="{html(address)}">' for address in (*self.frame_files, bundle)),
        ]
        return self.html.replace("</head>", "".join(links) + "</head>", 1)


def _here(address: str) -> str:
    """An address that is relative to the map's frame, relative to a page."""
    return address.replace(FRAME_TO_ROOT, "./", 1)
