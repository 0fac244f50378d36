"""The only Streamlit helper: arrive (load, read the address), choose (widgets that write the address), show."""

from dashboard.ui.arrive import Visit, arrive
from dashboard.ui.choose import choose_many, choose_one, choose_text
from dashboard.ui.scripts import start_at_top
from dashboard.ui.show import download, heading, links, say, show

__all__ = [
    "Visit",
    "arrive",
    "choose_many",
    "choose_one",
    "choose_text",
    "download",
    "heading",
    "links",
    "say",
    "show",
    "start_at_top",
]
