"""Hostile text through each door: it comes out as it was written, and nothing in it is run.

Browser tests feed the same payloads to the pages; here each door meets the parser of the surface behind it.
"""

import csv
import io
import json
import re
from html.parser import HTMLParser
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Template
from markdown_it import MarkdownIt

from dashboard import escape

PAYLOADS = (
    *(
        "{{7*7}}",
        "{% raw %}",
        "{#",
        "{{ self.__init__.__globals__ }}",
        "${7*7}",
        "`whoami`",
        "</script><script>alert(1)",
    ),
    *("<img src=x onerror=alert(1)>", '" onmouseover="alert(1)', "' autofocus onfocus='alert(1)", "<!-- x -->"),
    *("![x](http://192.0.2.1/x.png)", "[x](javascript:alert(1))", "<http://192.0.2.1>", "[x]: http://192.0.2.1"),
    *(
        ":red[x]",
        ":material/home:",
        ":smile:",
        "$x^2$",
        "# x",
        "- x",
        "1. x",
        "> x",
        "    x",
        "***",
        "| a | b |\n|---|---|",
    ),
    *(
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "＝1+1",
        "x\n=1",
        '"];x=[',
        "\\",
        "\\\\",
        "\\N",
        "近万名",
        "&amp;",
        "\u2028",
    ),
)
# surrogates are no text that a file or an address can hold; NUL is replaced by every Markdown reader
text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=60)
hostile = st.sampled_from(PAYLOADS) | text | st.lists(st.sampled_from(PAYLOADS), max_size=4).map("".join)


def one_line(written: str) -> str:
    return " ".join(written.split())


@pytest.mark.parametrize("written", ["\x00", "\x0b", "\x85", "\ud800", "\ufdd0", "\uffff", "\u202e98%", "\u2066"])
def test_what_belongs_into_no_text_is_marked_where_it_stood(written):
    assert escape.legal(f"a{written}b") == f"a\ufffd{written[1:]}b"


@given(text)
def test_a_text_that_is_legal_stays_as_it_is_and_can_be_written_to_any_file(written):
    legal = escape.legal(written)
    assert escape.legal(legal) == legal
    assert (fromstring(f"<x>{escape.html(legal)}</x>").text or "").split() == legal.split()
    assert escape.legal("近万名 60%以上\n\t𠮷 🏙️ — ‹1›") == "近万名 60%以上\n\t𠮷 🏙️ — ‹1›"


@given(hostile)
def test_markdown_shows_the_text_as_written_and_nothing_else(written):
    blocks = MarkdownIt("gfm-like", {"linkify": False}).parse(escape.markdown(written))
    inline = [token for token in blocks if token.type == "inline"]
    assert {token.type for token in blocks} <= {"paragraph_open", "inline", "paragraph_close"}
    assert {token.type for whole in inline for token in whole.children} <= {"text"}
    shown = "".join(token.content for whole in inline for token in whole.children)
    assert shown.replace("\u2060", "") == escape.legal(one_line(re.sub("[\u2060\ufeff]", "", written)))


@given(hostile, hostile)
def test_markdown_stays_escaped_inside_a_sentence(before, written):
    sentence = f"**{escape.markdown(before)}**: {escape.markdown(written)}"
    shown = MarkdownIt("commonmark").render(sentence)
    assert not re.search(r"<(?!/?(p|strong)>)", shown)


@pytest.mark.parametrize(
    ("written", "parted"),
    [
        (":material_home: :streamlit:", ":|material_home: :|streamlit:"),
        ("a -> b", "a -|> b"),
        ("<- <-> -- >= <= ~=", "<|- <|-> -|- >|= <|= ~|="),
        ("www.outside.invalid", "www|.outside.invalid"),
        ("HTTP://outside.invalid, https://x", "HTTP:|//outside.invalid, https:|//x"),
        ("a@outside.invalid", "a@|outside.invalid"),
        ("\ufeff->", "|->"),
    ],
)
def test_what_streamlit_replaces_after_parsing_is_parted_by_an_invisible_joiner(written, parted):
    assert escape.markdown(written).replace("\\", "") == parted.replace("|", "\u2060")


@pytest.mark.parametrize("written", ["12:30:45", "a->b", "---", "x--y", "x@", "近万名 60%以上", ":smile:", "www"])
def test_nothing_invisible_is_put_where_nothing_would_be_replaced(written):
    assert "\u2060" not in escape.markdown(written)


class Elements(HTMLParser):
    """Collects the elements, attributes and text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data


@given(hostile)
def test_html_shows_the_text_in_an_element_and_in_an_attribute(written):
    page = Elements()
    page.feed(f'<p title="{escape.html(written)}">{escape.html(written)}</p>')
    page.close()
    assert page.found == [("p", {"title": written})]
    assert page.text == written


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | hostile,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(hostile, inner, max_size=4),
    max_leaves=12,
)


@given(json_values)
def test_script_json_is_the_same_json(value):
    assert json.loads(escape.script_json(value)) == value


@given(json_values)
def test_script_json_passes_through_a_template_unchanged(value):
    written = escape.script_json(value)
    assert Template(written).render() == written


@given(json_values)
def test_script_json_can_not_end_a_script_or_a_line(value):
    written = escape.script_json(value)
    assert not set("<>&'`\n\r\u2028\u2029") & set(written)


def test_script_json_refuses_what_json_does_not_know():
    with pytest.raises(ValueError, match="not JSON compliant"):
        escape.script_json(float("nan"))


def test_script_json_keeps_chinese_readable():
    assert escape.script_json({"名称": "近万名，{甲}"}) == '{"名称":"近万名，\\u007b甲\\u007d"}'


@pytest.mark.parametrize("written", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\rx", " =1", "＝1", "＋1", "－1", "＠x"])
def test_a_cell_that_a_spreadsheet_would_run_is_guarded(written):
    assert escape.spreadsheet(written) == "'" + written


def test_each_line_that_a_paste_may_make_a_cell_of_is_guarded():
    assert escape.spreadsheet("a\n=1\r\n-2\nb") == "a\n'=1\r\n'-2\nb"


def test_an_apostrophe_of_the_text_is_not_taken_for_a_guard():
    assert escape.spreadsheet("'=1") == "''=1"
    assert escape.from_spreadsheet("''=1") == "'=1"


@given(hostile)
def test_a_guarded_cell_never_begins_a_formula_and_comes_back_whole(written):
    guarded = escape.spreadsheet(written)
    file = io.StringIO()
    csv.writer(file).writerow([guarded])
    file.seek(0)
    assert escape.from_spreadsheet(guarded) == written
    assert not any(line.lstrip().startswith(("=", "+", "-", "@")) for line in re.split(r"[\r\n]", guarded))
    assert not guarded.startswith(("\t", "\r", "\n"))
    assert next(csv.reader(file)) == [guarded]


@given(hostile)
def test_a_label_of_a_diagram_never_leaves_its_quotes(written):
    label = escape.graphviz(written)
    read = re.fullmatch(r'"((?:[^"\\]|\\.)*)"', f'"{label}"')
    assert read
    assert "&" not in read.group(1).replace("&amp;", "")
    assert re.sub(r"\\(.)", r"\1", read.group(1)).replace("&amp;", "&") == escape.legal(one_line(written))
