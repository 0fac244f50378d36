"""The Maps page from a cold address, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from opening import cold_page
from periods import RATE, periods_package
from streamlit.testing.v1 import AppTest

from dashboard.ui.arrive import DATA_VARIABLE
from dashboard.wording import LANGUAGES, wording

CHINESE = re.compile(r"[\u3400-\u9fff]")


def visit(**query: str) -> AppTest:
    return cold_page("maps", **query)


def chooser(page: AppTest, field: str):  # type: ignore[no-untyped-def]
    """The widget that chooses a field."""
    widgets = [*page.selectbox, *page.text_input, *page.button_group]
    return next(widget for widget in widgets if widget.key.startswith(f"choose_{field}"))


def fields(page: AppTest) -> set[str]:
    """What the page offers to choose."""
    keys = [widget.key for widget in [*page.selectbox, *page.text_input, *page.button_group]]
    return {re.sub(r"^choose_|_[0-9a-f]{8}$", "", key) for key in keys}


def address(page: AppTest, name: str) -> str:
    value = page.query_params.get(name, "")
    return value if isinstance(value, str) else "".join(value)


def words_of(page: AppTest) -> list[str]:
    """The text twin, opened."""
    page.session_state["words_maps"] = True
    page.run()
    return [element.value.replace("\\", "") for element in page.markdown]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_cold_address_shows_a_map_with_its_choices(lang: str) -> None:
    page = visit(lang=lang)
    assert [entry.value for entry in page.title] == [wording(lang)("maps.title")]
    assert {"indicator", "level", "section", "search", "drawn_as"} <= fields(page)


def test_english_holds_no_chinese_but_the_way_to_it() -> None:
    page = visit(lang="en", search="chaoyang")
    labels = [widget.label for widget in [*page.selectbox, *page.text_input, *page.button_group]]
    texts = [*labels, *(entry.value for entry in page.markdown), *(button.label for button in page.button)]
    assert [text for text in texts if CHINESE.search(text)] == [wording("en")("app.other_language")]


def test_a_rate_offers_classes_and_a_count_offers_circles_or_areas() -> None:
    assert "drawn_as" not in fields(visit(indicator="satisfaction_rate_pct"))
    assert {"scheme", "class_count"} <= fields(visit(indicator="satisfaction_rate_pct"))
    assert "scheme" not in fields(visit(indicator="total_population"))
    assert "scheme" in fields(visit(indicator="total_population", drawn_as="areas"))


def asked(page: AppTest) -> list[str]:
    """The answers that a question on the page offers."""
    return [str(button.key) for button in page.button if str(button.key).startswith("ask_")]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_count_as_an_area_asks_first(lang: str) -> None:
    words, page = wording(lang), visit(lang=lang, indicator="total_population")
    assert asked(page) == []
    chooser(page, "drawn_as").set_value("areas").run()
    assert (address(page, "drawn_as"), chooser(page, "drawn_as").value) == ("", "symbols")
    name = "总人口" if lang == "zh" else "Total population"
    assert page.get("dialog")[0].proto.dialog.title == words("maps.ask_areas")
    assert words("maps.why_ask", indicator=name) in [entry.value.replace("\\", "") for entry in page.markdown]
    page.button("ask_drawn_as_yes").click().run()
    assert not page.exception
    assert (address(page, "drawn_as"), chooser(page, "drawn_as").value) == ("areas", "areas")
    assert asked(page) == []
    assert "scheme" in fields(page)


def test_who_keeps_circles_has_them_and_is_asked_again() -> None:
    page = visit(indicator="total_population")
    for _ in range(2):
        chooser(page, "drawn_as").set_value("areas").run()
        page.button("ask_drawn_as_no").click().run()
        assert (address(page, "drawn_as"), chooser(page, "drawn_as").value) == ("", "symbols")
        assert asked(page) == []


def test_a_question_about_one_indicator_is_not_asked_about_another() -> None:
    page = visit(indicator="total_population")
    chooser(page, "drawn_as").set_value("areas").run()
    chooser(page, "indicator").set_value("urban_population").run()
    assert asked(page) == []


def test_an_address_with_areas_for_a_count_was_answered_before_and_says_what_to_mind() -> None:
    page = visit(lang="zh", indicator="total_population", drawn_as="areas")
    assert asked(page) == []
    assert wording("zh")("maps.count_as_area") in [entry.value for entry in page.caption]


def test_breaks_of_ones_own_are_asked_for_and_what_is_none_is_said() -> None:
    rate = {"indicator": "satisfaction_rate_pct", "scheme": "fixed", "lang": "zh"}
    assert chooser(visit(**rate), "breaks").value == ""
    for written in ("1,-,2", "abc", "1,2,3,4,5,6,7"):
        page = visit(**rate, breaks=written)
        assert any(f"“{written}”读不成分级界线" in entry.value.replace("\\", "") for entry in page.markdown)
        assert chooser(page, "breaks").value == written
    page = visit(**{**rate, "scheme": "diverging"}, breaks="abc")
    assert any("“abc”读不成基准值" in entry.value for entry in page.markdown)


def test_a_choice_is_written_into_the_address_with_all_that_was_left_open() -> None:
    page = visit(lang="zh")
    chooser(page, "level").set_value("county").run()
    assert not page.exception
    assert (address(page, "level"), address(page, "indicator")) == ("county", "township_unit_count")


def test_the_way_back_up_leads_to_every_region_above() -> None:
    page = visit(lang="zh", area="350781")
    labels = [button.label for button in page.button]
    assert [label for label in labels if label in ("全国", "福建省", "南平市")] == ["全国", "福建省", "南平市"]
    next(button for button in page.button if button.label == "福建省").click().run()
    assert address(page, "area") == "350000"


def test_a_search_leads_to_the_map_of_what_it_finds() -> None:
    page = visit(lang="zh", search="shaowu")
    next(button for button in page.button if button.label.startswith("邵武市")).click().run()
    assert (address(page, "area"), address(page, "search")) == ("350781", "")
    nothing = visit(lang="zh", search="qqqq")
    assert any("没有找到“qqqq”" in entry.value for entry in nothing.markdown)


def test_the_same_frame_is_a_table() -> None:
    page = visit(lang="zh", section="table", indicator="total_population", level="county")
    frame = page.dataframe[0].value
    assert frame.iloc[0].tolist()[:3] == ["邵武市", "福建省", "30多万人"]


def test_the_words_say_how_many_places_report() -> None:
    said = words_of(visit(lang="zh", indicator="total_population", level="county"))
    assert any("2891 个县级单位中，1 个有“总人口”" in text for text in said)


@pytest.mark.parametrize("field", ["indicator", "period", "level", "area", "scheme", "drawn_as", "class_count"])
def test_what_the_address_spells_wrongly_falls_back_with_a_notice(field: str) -> None:
    page = visit(**{"lang": "zh", field: "nowhere"})
    assert len(page.info) == 1
    assert "nowhere" in page.info[0].value


@pytest.mark.parametrize("field", ["panes", "second_indicator", "second_period", "layer_area"])
def test_what_is_wrong_about_maps_side_by_side_falls_back_with_a_notice(field: str) -> None:
    page = visit(**{"lang": "zh", field: "nowhere"})
    assert len(page.info) == 1
    assert "nowhere" in page.info[0].value


def test_two_maps_ask_what_the_second_one_shows_and_the_address_has_it_all() -> None:
    page = visit(lang="zh", indicator="total_population", panes="two")
    assert {"second_indicator"} <= fields(page)
    assert chooser(page, "second_indicator").value == "urban_population"
    chooser(page, "second_indicator").set_value("town_count").run()
    assert not page.exception
    assert {name: address(page, name) for name in ("panes", "second_indicator", "second_period")} == {
        "panes": "two",
        "second_indicator": "town_count",
        "second_period": "unstated",
    }


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("panes", ["two", "periods", "indicators"])
@pytest.mark.parametrize("section", ["map", "table"])
def test_maps_side_by_side_open_from_a_cold_address(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, lang: str, panes: str, section: str
) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(periods_package(tmp_path / "package")))
    page = visit(lang=lang, indicator=RATE, level="province", panes=panes, section=section)
    assert not page.info
    assert [slider.key.startswith("choose_period") for slider in page.select_slider][:1] == (
        [True] if panes != "periods" else []
    )
