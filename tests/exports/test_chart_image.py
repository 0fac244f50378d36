"""A chart as a file: complete, described, the same bytes for the same input."""

from __future__ import annotations

import pytest
from charting import telling, volunteers
from comparing import TOWNS

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Exhibit, Prose
from dashboard.exports.chart_image import chart_image
from dashboard.exports.fonts import FontError
from dashboard.selection import CHARTS, Selection
from dashboard.views.charts import charts
from dashboard.wording import LANGUAGES

SOURCE = "Handbook of towns, line 4"


@pytest.fixture(scope="module")
def told(towns_catalogue: Catalogue) -> Catalogue:
    early = telling(
        towns_catalogue,
        {
            "volunteer_count": {"town-a": "100名", "town-b": "约500人", "town-c": "60人以上"},
            "total_population": {"town-a": "10万人", "town-b": "近20万人", "town-c": "超5万人"},
        },
        "2010年",
    )
    now = {"volunteer_count": {"town-a": "200名", "town-b": "500多人", "town-c": "90人以上"}}
    return telling(towns_catalogue, now, "2020年", onto=early)


def exhibit(catalogue: Catalogue, kind: str, lang: str = "en") -> Exhibit:
    chosen = Selection(lang=lang, localities=TOWNS, chart=kind, indicator="volunteer_count")
    return charts(catalogue, chosen)[0]


@pytest.mark.parametrize("kind", CHARTS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_of_chart_is_the_same_file_twice(told: Catalogue, kind: str, lang: str) -> None:
    found = exhibit(told, kind, lang)
    first, second = (chart_image(found, [SOURCE], format="svg", lang=lang) for _ in range(2))
    assert first == second


def test_a_png_says_what_it_shows(told: Catalogue) -> None:
    found = exhibit(told, "dots")
    file = chart_image(found, [SOURCE], format="png", lang="en")
    assert file.startswith(b"\x89PNG")
    assert found.title.encode() in file
    assert file == chart_image(found, [SOURCE], format="png", lang="en")


def test_an_svg_is_described_by_the_text_twin_notes_and_sources(told: Catalogue) -> None:
    found = exhibit(told, "dots")
    file = chart_image(found, [SOURCE], format="svg", lang="en").decode()
    assert f'<title id="title">{found.title}</title>' in file
    described = file.partition("<desc")[2].partition("</desc>")[0]
    for text in (found.twin[0], SOURCE):
        assert text in described.replace("&#x27;", "'")


def test_a_line_a_place_takes_no_more_paper_than_it_needs(told: Catalogue, towns_catalogue: Catalogue) -> None:
    def height(found: Exhibit) -> float:
        file = chart_image(found, format="svg", lang="en", height_mm=200).decode()
        return float(file.partition('height="')[2].partition("pt")[0])

    three, two = exhibit(told, "dots"), exhibit(volunteers(towns_catalogue, "1名", "2名"), "dots")
    assert height(two) < height(three) < height(exhibit(told, "slope"))


def test_sources_that_do_not_fit_are_counted(told: Catalogue) -> None:
    found = exhibit(told, "dots")
    few = chart_image(found, [SOURCE], format="svg", lang="en")
    many = chart_image(found, [f"{SOURCE} {at}" for at in range(400)], format="svg", lang="en")
    assert few != many


def test_a_sheet_too_small_is_refused_in_words(told: Catalogue) -> None:
    with pytest.raises(ValueError, match="too small"):
        chart_image(exhibit(told, "slope"), format="png", lang="en", width_mm=60, height_mm=30)


def test_only_charts_are_drawn() -> None:
    with pytest.raises(TypeError):
        chart_image(Exhibit("x", "x", Prose(())), format="png", lang="en")


def test_a_character_that_no_typeface_has_is_an_error_and_not_a_box(told: Catalogue) -> None:
    with pytest.raises(FontError):
        chart_image(exhibit(told, "dots"), ["\U0001f600"], format="png", lang="en")


def test_a_chart_of_the_ten_cases_is_drawn(cases: Catalogue) -> None:
    found = charts(cases, Selection(lang="zh", localities=("yantai-dahaiyang", "shaowu")))[0]
    assert len(chart_image(found, format="png", lang="zh")) > 10_000
