"""Like places in words: the sum behind each distance, what is lacking, and the link that puts them side by side."""

from __future__ import annotations

from counting import counting, people, people_between

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Cell, Exhibit, Prose, Table
from dashboard.selection import Selection, with_defaults
from dashboard.views.peer_choices import feature_choices, feature_name, weights
from dashboard.views.peers import peer_exhibits, put_beside


def chosen(catalogue: Catalogue, *features: str, lead: str = "town-a", lang: str = "en", peers: int = 0) -> Selection:
    selection = Selection(lang=lang, section="peers", localities=(lead,), features=features, peers=peers)
    return with_defaults(selection, "comparison", catalogue)


def shown(catalogue: Catalogue, *features: str, lead: str = "town-a", lang: str = "en") -> Exhibit:
    (exhibit,) = peer_exhibits(catalogue, chosen(catalogue, *features, lead=lead, lang=lang))
    return exhibit


def rows(exhibit: Exhibit) -> dict[str, tuple[Cell, ...]]:
    assert isinstance(exhibit.body, Table)
    return {row[0].text: row for row in exhibit.body.rows}


def test_a_distance_is_worked_out_before_the_readers_eyes(towns_catalogue: Catalogue) -> None:
    """The loop differs by 5 of 6 steps, the hands by 1 of 4: (3 x 5/6 + 1/4) / 4."""
    row = rows(shown(towns_catalogue, "framework.loop:3", "framework.hands"))["Test Town B"]
    assert row[2].text == "0.688"
    assert row[2].note == "(3 × 0.833 + 1 × 0.250) / 4; 2 of 2 features shared"
    assert [(cell.text, cell.note) for cell in row[3:]] == [
        ("0.833", "5 steps apart of 6 possible"),
        ("0.250", "one step apart of 4 possible"),
    ]


def test_ties_share_a_band_of_ranks(towns_catalogue: Catalogue) -> None:
    found = rows(shown(towns_catalogue, "framework.loop"))
    assert {name: row[1].text for name, row in found.items() if row[1].text != "not ranked"} == {
        "Test Town C": "1",
        "Test Town B": "2 to 3",
        "A town (anonymised)": "2 to 3",
    }


def test_what_is_lacking_is_named_and_in_no_sum(towns_catalogue: Catalogue) -> None:
    row = rows(shown(towns_catalogue, "level", "framework.loop"))["A town (anonymised)"]
    assert row[1].text == "not ranked"
    assert row[2].note == "(1 × 0.833) / 1; 1 of 2 features shared"
    assert (row[3].text, row[3].tone, row[3].note) == ("lacking, not counted", "missing", "level unknown")


def test_bounds_of_a_figure_are_bounds_of_the_distance(towns_catalogue: Catalogue) -> None:
    """100 beside 150 to 200, on a spread of 100 to 300."""
    catalogue = counting(towns_catalogue, town_a=people(100), town_b=people_between(150, 200), town_c=people(300))
    row = rows(shown(catalogue, "indicator.total_population"))["Test Town B"]
    assert row[2].text == "0.250 to 0.500"
    assert "over 200, the spread of the comparable figures" in row[3].note
    assert row[3].citations


def test_the_formula_and_how_each_feature_is_measured_are_printed(towns_catalogue: Catalogue) -> None:
    notes = shown(towns_catalogue, "level", "kinds", "framework.loop").notes
    assert notes[0].startswith("Distance D = sum of weight × difference / sum of weights")
    assert [note.split(":")[0] for note in notes[1:4]] == ["Level", "Kinds of practice", "Framework evidence"]


def test_figures_that_compare_with_nobody_are_no_feature_and_are_named(towns_catalogue: Catalogue) -> None:
    """The towns report other periods, or none."""
    selection = chosen(towns_catalogue)
    assert not [feature for feature in feature_choices(towns_catalogue, selection) if feature.startswith("indicator.")]
    assert any("compare with no other place" in note for note in shown(towns_catalogue).notes)
    catalogue = counting(towns_catalogue, town_a=people(100), town_b=people(150))
    assert "indicator.total_population" in feature_choices(catalogue, chosen(catalogue))


def test_the_chosen_features_keep_their_weight_in_the_list(towns_catalogue: Catalogue) -> None:
    selection = chosen(towns_catalogue, "kinds:2")
    assert "kinds:2" in feature_choices(towns_catalogue, selection)
    assert "kinds" not in feature_choices(towns_catalogue, selection)
    assert feature_name(towns_catalogue, selection, "kinds:2") == "Kinds of practice × 2"


def test_a_link_gives_a_feature_another_weight(towns_catalogue: Catalogue) -> None:
    links = dict(weights(towns_catalogue, chosen(towns_catalogue, "level", "kinds:2")))
    assert dict(links["Kinds of practice × 3"].query)["features"] == "level,kinds:3"
    assert dict(links["Kinds of practice × 1"].query)["features"] == "level,kinds"
    assert dict(links["Level × 2"].query)["features"] == "level:2,kinds:2"


def test_one_click_puts_the_lead_and_its_nearest_side_by_side(towns_catalogue: Catalogue) -> None:
    ((label, link),) = put_beside(towns_catalogue, chosen(towns_catalogue, "framework.loop"))
    assert label == "Compare Test Town A with the 3 nearest places"
    query = dict(link.query)
    assert query["localities"] == "town-a,town-c,town-b,hidden"
    assert (query["features"], query["peers"]) == ("framework.loop", "3")


def test_with_no_rank_there_is_no_such_link(towns_catalogue: Catalogue) -> None:
    assert put_beside(towns_catalogue, chosen(towns_catalogue, "level", lead="hidden")) == ()


def test_level_kinds_and_the_framework_are_the_features_where_none_is_chosen(towns_catalogue: Catalogue) -> None:
    assert chosen(towns_catalogue).features == ("level", "kinds", "framework.loop")


def test_the_data_hold_every_step_with_its_source(towns_catalogue: Catalogue) -> None:
    data = shown(towns_catalogue, "level", "framework.loop").data
    assert data is not None
    row = data[(data["locality_id"] == "town-b") & (data["item_id"] == "framework.loop")].iloc[0]
    assert (row["difference_least"], row["difference_greatest"], row["weight"]) == (0.833333, 0.833333, 1)
    lacking = data[(data["locality_id"] == "hidden") & (data["item_id"] == "level")].iloc[0]
    assert lacking["absent"] == "level_unknown"


def test_without_a_place_the_section_says_so(towns_catalogue: Catalogue) -> None:
    (exhibit,) = peer_exhibits(towns_catalogue, Selection(lang="en", section="peers"))
    assert isinstance(exhibit.body, Prose)
    assert "choose at least one feature" in exhibit.body.entries[0].text
