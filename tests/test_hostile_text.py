"""Hostile text in every text column and in every address parameter, on every page, up to where it leaves the server.

Each text must reach its surface as the door to that surface (`dashboard.escape`) makes it: escaped in Markdown, JSON
without a brace or a tag for maps, quoted in diagrams, and plain only where the browser takes it for nothing but text.
tests/browser/test_hostile_text.py looks at the same package in Chromium.
"""

from __future__ import annotations

import csv
import html
import io
import json
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from itertools import product
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from google.protobuf.message import Message
from hostile import IN_ADDRESSES, MARKUP, TEMPLATES, Hostile, hostile_towns, rows_of, squeezed, text_columns, write_rows
from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df
from streamlit.testing.v1 import AppTest

from dashboard import escape
from dashboard.catalogue import Catalogue, load
from dashboard.exports.tables import csv_file
from dashboard.exports.workbook import xlsx_file
from dashboard.records import Briefing, Scene
from dashboard.selection import (
    BENCHMARKS,
    CHARTS,
    COMPARISON_SECTIONS,
    FREE_TEXT,
    LOCALITY_SECTIONS,
    LONGEST_SEARCH,
    MAP_SECTIONS,
    ORDERS,
    PAGES,
    PANES,
    PRACTICE_SECTIONS,
    SCHEMES,
    SECTIONS,
    UNFOLDABLE,
    Selection,
    with_defaults,
)
from dashboard.ui.arrive import DATA_VARIABLE
from dashboard.ui.basket import FIELD, _shelf
from dashboard.views.comparison_evidence import framework_evidence
from dashboard.views.comparison_facts import facts
from dashboard.views.comparison_figures import figures
from dashboard.views.comparison_mechanisms import mechanisms
from dashboard.wording import LANGUAGES, wording

APP = Path(__file__).parents[1] / "dashboard" / "app.py"
PAYLOADS = {"templates": TEMPLATES, "markup": MARKUP}
Door = Callable[[str], str]
# The door through which text must have come to each part of an element; a part that is not named fails the test.
DOORS: dict[str, Door] = {
    **dict.fromkeys(("Markdown.body", "Heading.body", "Alert.body", "Table.cells"), escape.markdown),
    **dict.fromkeys(("Expandable.label", "PageLink.label", "Button.label", "Selectbox.label"), escape.markdown),
    **dict.fromkeys(("ButtonGroup.options.content", "Metric.label"), escape.markdown),
    **dict.fromkeys(("Radio.options", "Radio.raw_value", "Radio.captions", "DownloadButton.label"), escape.markdown),
    **dict.fromkeys(("TextArea.value", "TextArea.default"), str),
    **dict.fromkeys(
        ("Slider.options", "Slider.raw_value", "Radio.options", "Radio.captions", "Block.dialog.title"), escape.markdown
    ),
    **dict.fromkeys(("DownloadButton.label", "Toast.body"), escape.markdown),
    **dict.fromkeys(("Selectbox.options", "Selectbox.raw_value", "TextInput.value", "TextInput.default"), str),
    **dict.fromkeys(("MultiSelect.options", "MultiSelect.raw_values", "Dataframe.cells"), str),
    **dict.fromkeys(("TextArea.default", "TextArea.value", "MultiSelect.default"), str),
    **dict.fromkeys(("Table.alt", "Dataframe.alt", "GraphVizChart.alt", "GraphVizChart.labels", "map.scene"), str),
    **dict.fromkeys(("VegaLiteChart.alt", "VegaLiteChart.texts", "Code.code_text"), str),
}


@pytest.fixture(scope="module", params=PAYLOADS)
def hostile(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    """The hostile towns, in a folder whose name is hostile as well."""
    return hostile_towns(tmp_path_factory.mktemp("{{7*7}}<b>") / "{{7*7}} `x`", PAYLOADS[request.param])


@pytest.fixture
def catalogue(hostile: Hostile) -> Catalogue:
    return load(hostile.folder)


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """Open a page of the package in `folder` from a cold address."""

    def open_page(folder: Path, page: str, **query: str) -> AppTest:
        monkeypatch.setenv(DATA_VARIABLE, str(folder))
        app = AppTest.from_file(str(APP), default_timeout=60).switch_page(f"app_pages/{page}.py")
        return run(app, query)

    return open_page


def run(app: AppTest, query: dict[str, str]) -> AppTest:
    """The page at another address; it must come up whole."""
    app.query_params.clear()
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, (query, app.exception)
    assert not app.error, (query, [error.value for error in app.error])
    return app


def surfaces(app: AppTest) -> Iterator[tuple[str, str]]:
    """Every text of a page with the part of an element that shows it."""
    for element in app._tree:
        message = getattr(element, "proto", None)
        if isinstance(message, Message):
            yield from _texts(message, type(message).__name__)


def _texts(message: Message, name: str) -> Iterator[tuple[str, str]]:
    if name == "ComponentInstance":
        arguments = message.json_args  # type: ignore[attr-defined]
        yield "map.arguments", arguments
        found = re.search(r"atlasMap\.paint\(", painted := json.loads(arguments)["feature_group"])
        scene = json.JSONDecoder().raw_decode(painted[found.end() :])[0] if found else ""
        yield "map.scene", json.dumps(scene, ensure_ascii=False).replace("\\\\", "\\").replace('\\"', '"')
        return
    for field, value in message.ListFields():
        part = f"{name}.{field.name}"
        for entry in value if isinstance(value, Iterable) and not isinstance(value, str | bytes) else (value,):
            if isinstance(entry, Message):
                yield from _texts(entry, part)
            elif isinstance(entry, bytes):
                yield f"{name.partition('.')[0]}.cells", "\n".join(_cells(convert_arrow_bytes_to_pandas_df(entry)))
            elif part == "Code.code_text":  # a cell of copied text that holds a quote is quoted
                yield part, "\n".join(cell for row in csv.reader(io.StringIO(entry), "excel-tab") for cell in row)
            elif part == "GraphVizChart.spec":
                yield "GraphVizChart.labels", "\n".join(_labels(entry))
            elif part == "VegaLiteChart.spec":
                yield "VegaLiteChart.texts", "\n".join(_strings(json.loads(entry)))
            elif isinstance(entry, str):
                yield part, entry


def _cells(frame: pd.DataFrame) -> Iterator[str]:
    yield from map(str, (*frame.columns, *frame.index.names, *frame.index))
    yield from (str(cell) for row in frame.itertuples(index=False) for cell in row)


def _labels(dot: str) -> Iterator[str]:
    """Labels as Graphviz reads them: a backslash escapes, n after it breaks the line, and entities are resolved."""
    for label in re.findall(r'label="((?:[^"\\]|\\.)*)"', dot):
        yield html.unescape(re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], label))


def _strings(found: object) -> Iterator[str]:
    """The texts of a chart: data values and titles, which Vega draws as they are. An expression may hold none."""
    if isinstance(found, dict):
        for key, value in found.items():
            assert key not in _EXPRESSIONS or "\u2039" not in json.dumps(value, ensure_ascii=False)
            assert key not in ("href", "url", "format", "formatType", "transform", "params", "usermeta")
            yield from _strings(value)
    elif isinstance(found, list):
        for entry in found:
            yield from _strings(entry)
    elif isinstance(found, str):
        yield found


_EXPRESSIONS = ("expr", "labelExpr", "signal", "test", "field", "calculate", "filter")


def faults(app: AppTest, hostile: Hostile) -> list[str]:
    """Texts that came to a surface by another way than through its door."""
    found = []
    for part, text in surfaces(app):
        if part == "map.arguments":
            found += [f"{part}: {piece}" for piece in ("{{", "{%", "{#", "<img", "</script", "`") if piece in text]
        elif hostile.marks(text):
            found += [f"{part}: {fault}" for fault in hostile.misread(text, DOORS[part])]
            if DOORS[part] is escape.markdown:
                found += [f"{part}: {piece} unescaped in {text}" for piece in unescaped(text)]
    return found


def unescaped(markdown: str) -> list[str]:
    """Pieces of payloads that stand in Markdown as they are; the targets of links are addresses, not text."""
    return [found[0] for found in _PIECES.finditer(re.sub(r"\]\([^)]*\)", "]", markdown))]


_PIECES = re.compile(
    "|".join(
        rf"(?<!\\){re.escape(piece)}"
        for piece in {*TEMPLATES.split(), *MARKUP.split(), *IN_ADDRESSES}
        if len(piece) > 3 and escape.markdown(piece) != piece
    )
)


def addresses(catalogue: Catalogue) -> Iterator[tuple[str, dict[str, str]]]:
    """Selections that between them show every record: pages with their query, without a language."""
    for page in PAGES:
        yield page, {}
    for place, section in [(place, section) for place in catalogue.localities for section in LOCALITY_SECTIONS]:
        yield "locality", {"locality": place, "section": section}
    for practice in catalogue.practices.values():
        yield "locality", {"locality": practice.locality_id, "section": "mechanisms", "practice": practice.practice_id}
    for framework in catalogue.frameworks:
        yield "locality", {"section": "frameworks", "framework": framework}
        yield "comparison", {"section": "evidence", "framework": framework}
    yield from comparisons(catalogue)
    yield from mechanisms_of(catalogue)
    yield from maps(catalogue)
    for section in SECTIONS:
        yield "sources", {"section": section}
    for source in catalogue.sources:
        yield "sources", {"source": source}
        yield "sources", {"source": source, "line": "8"}


def mechanisms_of(catalogue: Catalogue) -> Iterator[tuple[str, dict[str, str]]]:
    """Mechanisms in a list, searched, side by side, and their rules worked out."""
    for section in PRACTICE_SECTIONS:
        yield "practices", {"section": section, "practices": ",".join(list(catalogue.practices)[:8])}
    for search in ("7*7", "img", "{{", "<script>", "alert(1)", "甲", "zzz"):
        yield "practices", {"search": search}
    yield "practices", {"kinds": ",".join(catalogue.practice_kinds), "dimension": next(iter(catalogue.dimensions))}
    for rule, given in product(catalogue.rules.values(), ("", "2026-03-01T10:00", "\u202e{{7*7}}<b>")):
        working = {"practice": rule.practice_id, "rule": rule.rule_id, "given": given}
        yield "locality", {"locality": "town-a", "section": "mechanisms", **working}
        yield "practices", {"section": "beside", "practices": "town-a.knock,town-c.lane-chain", **working}


def maps(catalogue: Catalogue) -> Iterator[tuple[str, dict[str, str]]]:
    """Every indicator on a map and in its table, maps side by side, every scheme, the agency's own layers."""
    for indicator, section in product(catalogue.indicators, MAP_SECTIONS):
        yield "maps", {"indicator": indicator, "section": section}
    for panes, section in product(PANES, MAP_SECTIONS):
        beside = {"panes": panes, "second_indicator": "grid_count", "second_period": "unstated"}
        yield "maps", {"indicator": "volunteer_count", "section": section, **beside}
    for scheme in SCHEMES:
        yield "maps", {"indicator": "satisfaction_rate_pct", "scheme": scheme, "breaks": "40,60"}
        yield "maps", {"indicator": "satisfaction_rate_pct", "scheme": scheme, "breaks": "![x](http://x.example/x)"}
    for layer in catalogue.layers:
        yield "maps", {"layer": layer, "layer_indicator": "grid_count", "search": "img"}


def comparisons(catalogue: Catalogue) -> Iterator[tuple[str, dict[str, str]]]:
    """Every section of the Compare page in every layout: none chosen means all."""
    for section, count in product(COMPARISON_SECTIONS, (0, 1, 2, 8)):
        yield "comparison", {"section": section, "localities": ",".join(list(catalogue.localities)[:count])}
    for benchmark, order in product((*BENCHMARKS, "town-b"), ORDERS):
        arranged = {"benchmark": benchmark, "order": order, "per": "resident", "indicator": "volunteer_count"}
        yield "comparison", {"section": "ranking", "localities": "town-a,town-b,town-c", **arranged}
    yield "comparison", {"section": "peers", "features": "level,kinds:9,indicator.grid_count:2", "peers": "7"}
    yield "comparison", {"section": "truth_table", "partial_as": "absent"}
    yield "comparison", {"section": "figures", "search": "img", "sort": "-figure", "columns": "town-a,figure"}
    yield "comparison", {"section": "practices", "unfolded": ",".join(UNFOLDABLE)}
    for chart in CHARTS:
        yield "comparison", {"section": "charts", "chart": chart, "localities": "town-a,town-b,town-c,hidden"}


def test_the_contract_lets_hostile_text_through_for_it_is_text(hostile, catalogue):
    assert [problem for problem in catalogue.problems if problem.code != "untranslated"] == []
    assert len(hostile.texts) > 700


def test_every_column_of_text_holds_a_payload(hostile):
    descriptor = json.loads((hostile.folder / "datapackage.json").read_text("utf-8"))
    for resource in (entry for entry in descriptor["resources"] if (hostile.folder / entry["path"]).exists()):
        with (hostile.folder / resource["path"]).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for column in text_columns(resource["schema"]):
            assert any("‹" in row[column] for row in rows), f"{resource['name']}.{column}"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("at", PAGES)
def test_every_page_shows_hostile_records_through_the_doors(open_page, hostile, catalogue, at, lang):
    app, shown = open_page(hostile.folder, at, lang=lang), set()
    for address in (query for page, query in addresses(catalogue) if page == at):
        run(app, {"lang": lang, **address})
        assert faults(app, hostile) == [], address
        shown |= {mark for _, text in surfaces(app) for mark in hostile.marks(text)}
    assert shown, "the page shows no record"


@pytest.mark.parametrize("at", [page for page in PAGES if page != "briefing"])  # which has none of its own
def test_the_tools_of_an_exhibit_show_hostile_records_through_the_doors(open_page, hostile, at):
    app = open_page(hostile.folder, at, lang="en")
    openers, shown = [str(button.key) for button in app.button if str(button.key).startswith("tools_")], set()
    for key, part in product(openers, ("files", "copy", "cite")):
        app.session_state["take_part"] = part
        app.button(key=key).click().run()
        assert not app.exception
        assert faults(app, hostile) == [], part
        shown |= {part for part, text in surfaces(app) if hostile.marks(text)}
    assert "Code.code_text" in shown


def test_periods_along_a_slider_are_text(open_page, hostile, tmp_path):
    periods = shutil.copytree(hostile.folder, tmp_path / "periods")
    rows = rows_of(periods, "observations")
    counted = next(row for row in rows if row["indicator_id"] == "volunteer_count")
    later = [{**counted, "observation_id": f"later-{year}", "period": f"{year}年"} for year in (2019, 2020)]
    write_rows(periods, "observations", [*rows, *later])
    app = open_page(periods, "maps", lang="en", indicator="volunteer_count")
    assert "Slider.options" in {part for part, text in surfaces(app) if hostile.marks(text)}
    assert faults(app, hostile) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_question_about_a_count_names_it_as_it_was_written(open_page, hostile, lang):
    app = open_page(hostile.folder, "maps", lang=lang, indicator="volunteer_count")
    form = next(group for group in app.button_group if str(group.key).startswith("choose_drawn_as"))
    form.set_value("areas").run()
    assert not app.exception
    name = hostile.text("indicators", "volunteer_count", f"name_{lang}")
    asked = [entry.value for entry in app.get("dialog")[0].markdown]
    assert [hostile.marks(text) for text in asked] == [hostile.marks(name)]
    assert faults(app, hostile) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_scenes_that_only_a_forged_file_holds_are_said_not_to_be_there(open_page, hostile, lang):
    text = next(iter(hostile.texts.values()))
    query = tuple((entry.name, text) for entry in fields(Selection))
    scenes = (
        Scene("comparison", query, (text,), text, text, text, "side"),
        Scene(text, ((text, text),), (text,), text, text, text),
        Scene("briefing", (), (text,), text),
        Scene("locality", (("locality", "town-a"),), (text,), text, f"{{{{town-a.grid_count}}}} {text}", text),
    )
    _shelf().put(token := "A" * 16, Briefing(text, scenes))
    app = open_page(hostile.folder, "briefing", lang=lang, briefing=token)
    for number, scene in enumerate(scenes, 1):
        run(app, {"lang": lang, "briefing": token, "shown": str(number)})
        assert len(app.warning) > 1, scene
        assert faults(app, hostile) == [], scene


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_draft_is_text(open_page, hostile, lang):
    app = open_page(hostile.folder, "briefing", lang=lang, section="draft")
    app.session_state["draft"] = "\n".join(f"12名 {text} 500名志愿者" for text in list(hostile.texts.values())[:40])
    app.run()
    assert not app.exception
    shown = [(part, text) for part, text in surfaces(app) if hostile.marks(text)]
    assert {part for part, _ in shown} >= {"TextArea.value", "Table.cells"}
    assert [piece for part, text in shown if DOORS[part] is escape.markdown for piece in unescaped(text)] == []


@pytest.mark.parametrize("at", PAGES)
def test_every_address_parameter_takes_any_text_and_says_what_it_could_not_follow(open_page, three_towns_folder, at):
    app = open_page(three_towns_folder, at)
    for payload in IN_ADDRESSES:
        run(app, {FIELD: payload, **{entry.name: payload for entry in fields(Selection)}})
        notices = squeezed("\n".join(notice.value for notice in app.info))
        for written in filter(None, payload.split(",") if "," in payload else [payload]):
            if not written.isdigit():
                assert squeezed(escape.markdown(written[:60])) in notices, payload
        for part, text in surfaces(app):
            if DOORS.get(part) is escape.markdown:
                assert unescaped(text) == [], part


@pytest.mark.parametrize("name", [entry.name for entry in fields(Selection) if entry.name not in FREE_TEXT])
def test_one_bad_parameter_leaves_the_others_as_they_are(open_page, three_towns_folder, name):
    good = {"lang": "en", "locality": "town-b", "section": "figures"}
    app = open_page(three_towns_folder, "locality", **{**good, name: "{{7*7}}<b>"})
    assert len(app.info) == 1
    assert escape.markdown("{{7*7}}<b>") in app.info[0].value


def test_a_search_is_shown_as_it_was_written(open_page, three_towns_folder):
    app = open_page(three_towns_folder, "practices")
    for payload in IN_ADDRESSES:
        run(app, {"search": payload})
        assert app.text_input[0].value == payload[:LONGEST_SEARCH]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_briefing_shows_hostile_records_and_hostile_notes_through_the_doors(open_page, hostile, lang):
    app, written = open_page(hostile.folder, "briefing", lang=lang), hostile.texts[0]
    app.button(key="edit_outline_all").click().run()
    app.text_input(key="edit_briefing_title").set_value(written[:200]).run()
    for number in range(1, len(app.radio[0].options) + 1):
        app.radio[0].set_value(number).run()
        for name in ("note", "speaker_note"):
            app.text_area(key=f"edit_{name}_{number}").set_value(written).run()
        assert not app.exception
        assert faults(app, hostile) == [], number
        app.text_input(key=f"edit_title_{number}").set_value(written).run()
        assert faults(app, hostile) == [], number
    app.text_input(key="edit_search").set_value("7*7").run()
    assert faults(app, hostile) == []


@pytest.mark.parametrize("payload", [*MARKUP.split(), TEMPLATES])
def test_a_token_that_is_none_is_said_and_never_shown(open_page, three_towns_folder, payload):
    app = open_page(three_towns_folder, "briefing", briefing=payload, lang="en")
    assert [entry.value for entry in app.info] == [wording("en")("basket.lost")]
    assert not [part for part, text in surfaces(app) if payload in text and len(payload) > 3]


def test_the_problems_of_a_broken_hostile_package_are_listed_as_plain_text(monkeypatch, towns):
    payload = "{{7*7}}<img src=x onerror=alert(1)>![x](http://outside.invalid/x.png)"
    towns.change("practices", "town-a.knock", status=payload)
    towns.rename_column("glossary", "note_zh", payload)
    monkeypatch.setenv(DATA_VARIABLE, str(towns.folder))
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    shown = [(part, text) for part, text in surfaces(app) if payload in text]
    assert {part for part, _ in shown} == {"Dataframe.cells"}
    assert payload in shown[0][1]


def exhibits(catalogue: Catalogue, selection: Selection) -> list:
    return [view(catalogue, selection) for view in (figures, framework_evidence, mechanisms, facts)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_formula_runs_in_the_files_of_the_comparison(hostile, catalogue, lang):
    selection = with_defaults(Selection(lang=lang, localities=("town-a", "town-b", "hidden")), "comparison", catalogue)
    made = exhibits(catalogue, selection)
    book = openpyxl.load_workbook(io.BytesIO(xlsx_file(catalogue, made, selection, "comparison")))
    cells = [cell for sheet in book for row in sheet for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)
    table = list(csv.reader(io.StringIO(csv_file(catalogue, made, wording(lang)).decode("utf-8-sig"))))
    assert not [
        cell for row in table for cell in row if cell.startswith(("=", "+", "-", "@", "\t")) and not number(cell)
    ]
    for written in ([str(cell.value) for cell in cells], [cell for row in table for cell in row]):
        assert hostile.marks("\n".join(written)), "no text of the package is in the file"
        assert hostile.misread("\n".join(written)) == []


def number(cell: str) -> bool:
    return bool(re.fullmatch(r"-?\d+(\.\d+)?", cell))
