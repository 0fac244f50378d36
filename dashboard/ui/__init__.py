"""The only Streamlit helper: arrive (load, read the address), choose (widgets that write the address), show."""

from dashboard.ui.arrive import Visit, address_now, arrive
from dashboard.ui.choose import choose_many, choose_one, choose_text
from dashboard.ui.layers import show_layers
from dashboard.ui.map_tools import choose_basemap, save_map
from dashboard.ui.maps import MAP
from dashboard.ui.scripts import start_at_top
from dashboard.ui.show import download, heading, in_words, links, say, show

__all__ = [
    "MAP",
    "Visit",
    "address_now",
    "arrive",
    "choose_basemap",
    "choose_many",
    "choose_one",
    "choose_text",
    "download",
    "heading",
    "in_words",
    "links",
    "save_map",
    "say",
    "show",
    "show_layers",
    "start_at_top",
]
