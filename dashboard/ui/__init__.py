"""The only Streamlit helper: arrive (load, read the address), choose (widgets that write the address), show."""

from dashboard.ui.arrive import Visit, address_now, arrive
from dashboard.ui.basket import basket
from dashboard.ui.briefing_files import open_saved, slides, take_away
from dashboard.ui.choose import choose_many, choose_one, choose_rows, choose_text
from dashboard.ui.comparing import below_section, choose_in_section
from dashboard.ui.draft import check_draft
from dashboard.ui.exhibit_tools import root, tools_of_part
from dashboard.ui.layers import choose_layer
from dashboard.ui.map_controls import choose_indicator, choose_map
from dashboard.ui.map_tools import choose_basemap, save_map
from dashboard.ui.maps import MAP
from dashboard.ui.rule_input import work_rules
from dashboard.ui.scene_editor import edit_scene, edit_title, preview
from dashboard.ui.scene_list import begin, choose_scene, chosen, list_faults, move_scene, take_back
from dashboard.ui.scripts import start_at_top
from dashboard.ui.show import download, heading, in_words, links, say, show

__all__ = [
    "MAP",
    "Visit",
    "address_now",
    "arrive",
    "basket",
    "begin",
    "below_section",
    "check_draft",
    "choose_basemap",
    "choose_in_section",
    "choose_indicator",
    "choose_layer",
    "choose_many",
    "choose_map",
    "choose_one",
    "choose_rows",
    "choose_scene",
    "choose_text",
    "chosen",
    "download",
    "edit_scene",
    "edit_title",
    "heading",
    "in_words",
    "links",
    "list_faults",
    "move_scene",
    "open_saved",
    "preview",
    "root",
    "save_map",
    "say",
    "show",
    "slides",
    "start_at_top",
    "take_away",
    "take_back",
    "tools_of_part",
    "work_rules",
]
