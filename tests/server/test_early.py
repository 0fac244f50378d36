"""What a page asks for before Streamlit has started."""

from __future__ import annotations

import pytest

from dashboard.server.early import EarlyPage
from dashboard.views.folium_map import Addresses

ADDRESSES = Addresses("f00d", {"province": "aa", "county": "cc", "dashes": "ee"})
PAGE = EarlyPage("<head></head>", ("static/js/Late.12345678.js",), ("./component/map/main.js",), ADDRESSES)


def test_a_page_asks_for_the_files_of_a_map_by_addresses_relative_to_itself() -> None:
    page = PAGE("overview", {})
    for part in (
        '<link rel="modulepreload" crossorigin href="./static/js/Late.12345678.js">',
        '<script async src="./atlas/static/f00d/atlas-early.js" data-geometry="">',
        '<link rel="prefetch" href="./component/map/main.js">',
        '<link rel="prefetch" href="./atlas/static/f00d/atlas.js">',
    ):
        assert part in page


def test_a_national_map_has_its_geometry_read_at_once() -> None:
    county, province, dashes = (f"./atlas/geometry/{name}.json" for name in ("county.cc", "province.aa", "dashes.ee"))
    assert f'data-geometry="{county} {province} {dashes}"' in PAGE("maps", {"level": "county"})
    assert f'data-geometry="{province} {dashes}"' in PAGE("maps", {"level": "province"})


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("maps", {}),
        ("maps", {"level": "county", "area": "110000"}),
        ("maps", {"level": '"><script>alert(1)</script>'}),
        ("locality", {"level": "county"}),
    ],
)
def test_any_other_map_reads_its_geometry_when_it_is_there(name: str, query: dict[str, str]) -> None:
    page = PAGE(name, query)
    assert 'data-geometry=""' in page
    assert "alert" not in page
