"""The researcher's sections of the Compare page from a cold address: evidence, a second coder, truth table, peers."""

from __future__ import annotations

import pytest
from opening import cold_page
from streamlit.testing.v1 import AppTest

from dashboard.catalogue import Catalogue
from dashboard.wording import LANGUAGES, wording

EVERY_COUNT = ["", "shaowu", "shaowu,beijing", "beijing,beijing-chaoyang,tianjin-beichen,xuzhou,yantai,shaowu,xx"]
NEEDED = "locality_id,dimension_id,strength\n"


def visit(**query: str) -> AppTest:
    return cold_page("comparison", **query)


def plain(text: str) -> str:
    return text.replace("\\", "")


def headings(page: AppTest) -> list[str]:
    return [plain(entry.value) for entry in page.header]


def said(page: AppTest) -> str:
    return plain(" ".join(entry.value for entry in (*page.markdown, *page.caption)))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("localities", EVERY_COUNT)
@pytest.mark.parametrize("section", ["evidence", "truth_table", "peers"])
def test_a_section_stands_for_any_number_of_places(section: str, localities: str, lang: str) -> None:
    page = visit(lang=lang, section=section, localities=localities)
    assert headings(page)


@pytest.mark.parametrize("framework", ["seven-elements", "eight-roles", "two-hands"])
def test_any_framework_is_set_against_all_ten_cases(framework: str, cases: Catalogue) -> None:
    page = visit(lang="zh", section="evidence", framework=framework)
    assert any(cases.frameworks[framework].name.zh in heading for heading in headings(page))


def test_a_dimension_opens_its_passages_above_the_matrix(cases: Catalogue) -> None:
    dimension = cases.frameworks["seven-elements"].dimensions[-1]
    page = visit(lang="zh", section="evidence", dimension=dimension.dimension_id)
    assert headings(page)[0] == f"“{dimension.name.zh}”的依据"


def test_a_dimension_is_chosen_and_closed_by_the_reader(cases: Catalogue) -> None:
    page = visit(lang="en", section="evidence", localities="shaowu")
    box = next(entry for entry in page.selectbox if entry.label == wording("en")("evidence.choose_dimension"))
    own = cases.frameworks["seven-elements"].dimensions[0]
    box.select(own.dimension_id).run()
    assert page.query_params["dimension"] == own.dimension_id
    assert headings(page)[0] == f"What “{own.name.en}” rests on"


def test_conditions_and_outcome_are_kept_in_the_address(cases: Catalogue) -> None:
    page = visit(lang="en", section="truth_table")
    label = wording("en")("truth_table.choose_conditions")
    box = next(entry for entry in page.multiselect if entry.label == label)
    box.set_value(box.value[:2]).run()
    assert page.query_params["conditions"] == ",".join(box.value[:2])
    own = cases.frameworks["seven-elements"].dimensions
    assert page.query_params["outcome"] == own[-1].dimension_id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_both_files_for_r_are_offered(lang: str) -> None:
    words = wording(lang)
    labels = [plain(entry.proto.label) for entry in visit(lang=lang, section="truth_table").get("download_button")]
    assert {words("truth_table.download_cases"), words("truth_table.download_table")} <= set(labels)


def test_peers_are_found_from_an_address_with_weights(cases: Catalogue) -> None:
    page = visit(lang="zh", section="peers", localities="shaowu", features="level,kinds:2", peers="3")
    assert "做法种类 × 2" in plain(page.table[0].value.to_string())
    assert not page.info


def test_the_peer_set_goes_into_the_comparison_with_one_press() -> None:
    page = visit(lang="zh", section="peers", localities="shaowu", features="level,kinds")
    next(button for button in page.button if "并排比较" in plain(button.label)).click().run()
    assert not page.exception
    assert page.query_params["section"] == "figures"
    assert page.query_params["localities"].startswith("shaowu,beijing-chaoyang,")
    assert page.query_params["features"] == "level,kinds"


@pytest.mark.parametrize(
    "query",
    [
        {"section": "peers", "features": "kinds:0,level:x,nowhere,framework.loop:9"},
        {"section": "peers", "features": "," * 40, "peers": "999999"},
        {"section": "peers", "features": "{{7*7}}", "localities": "xx"},
        {"section": "truth_table", "conditions": "<b>", "outcome": "![x](http://x)", "partial_as": "maybe"},
        {"section": "truth_table", "conditions": "loop.find", "outcome": "loop.find", "framework": "loop"},
        {"section": "evidence", "dimension": "{% raw %}", "framework": "two-hands"},
    ],
)
def test_a_bad_address_never_raises(query: dict[str, str]) -> None:
    assert headings(visit(lang="en", **query))


def test_an_unknown_feature_is_left_out_with_a_notice() -> None:
    page = visit(lang="en", section="peers", features="level,kinds:12")
    assert "kinds:12" in plain(page.info[0].value)
    label = wording("en")("peers.choose_features")
    assert next(box for box in page.multiselect if box.label == label).value == ["level"]


def upload(page: AppTest, text: str) -> AppTest:
    page.get("file_uploader")[0].set_value([("second.csv", text.encode(), "text/csv")]).run()
    assert not page.exception
    return page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_second_coders_file_is_compared_on_the_page(lang: str) -> None:
    words = wording(lang)
    page = upload(
        visit(lang=lang, section="evidence", localities="shaowu"),
        NEEDED + "shaowu,seven-elements.party-leadership,none\nbeijing,seven-elements.party-leadership,explicit\n",
    )
    assert words("agreement.summary") in headings(page)
    assert words("agreement.disagreements", n=1) in headings(page)
    assert page.success[0].value == words("agreement.accepted", n=2, warnings=0)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_file_with_errors_is_refused_with_every_problem(lang: str) -> None:
    words = wording(lang)
    page = upload(
        visit(lang=lang, section="evidence", localities="shaowu"),
        NEEDED + "atlantis,seven-elements.party-leadership,maybe\n=1+1,seven-elements.party-leadership,none\n",
    )
    assert page.error[0].value == words("agreement.refused", n=3)
    problems = page.dataframe[-1].value
    assert list(problems[words("app.problem_row")]) == [2, 2, 3]
    assert words("agreement.summary") not in headings(page)
