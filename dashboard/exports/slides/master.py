"""The master of a presentation: 16:9, one Latin and one Chinese face, four layouts, a number on every slide."""

from __future__ import annotations

import copy
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from dashboard.escape import legal
from dashboard.exports.text_measure import LEADING
from dashboard.wording import Wording

LATIN, CHINESE = "Arial", "Microsoft YaHei"
WIDTH, HEIGHT = 13.333, 7.5
MARGIN, TITLE_TOP, TITLE_HEIGHT = 0.6, 0.3, 0.8
BODY_TOP, BODY_FOOT = 1.28, 6.62
BODY_WIDTH, BODY_HEIGHT = WIDTH - 2 * MARGIN, BODY_FOOT - BODY_TOP
FOOT_TOP, FOOT_HEIGHT, NUMBER_WIDTH = 6.76, 0.44, 0.9
TITLE_SIZE = 26.0
INK, GREY = RGBColor(0x1F, 0x29, 0x33), RGBColor(0x55, 0x5F, 0x6B)
BLUE, PALE, LEAD = RGBColor(0x0B, 0x4F, 0x8A), RGBColor(0xDC, 0xE6, 0xF0), RGBColor(0xF2, 0xF6, 0xFA)
CAUTION, WHITE = RGBColor(0x8A, 0x4B, 0x00), RGBColor(0xFF, 0xFF, 0xFF)
LANGUAGES = {"zh": "zh-CN", "en": "en-GB"}
# the layouts that are kept of python-pptx's own template, by the name that a scene has for them
LAYOUTS = {"title": 0, "text": 1, "side": 3, "exhibits": 5}
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
_FURNITURE = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER)


def new_presentation(words: Wording) -> tuple[Any, dict[str, Any]]:
    """An empty presentation of 13.33 x 7.5 inches and its layouts by name; all of it uses the two faces."""
    made = Presentation()
    made.slide_width, made.slide_height = Inches(WIDTH), Inches(HEIGHT)
    layouts = {name: made.slide_layouts[at] for name, at in LAYOUTS.items()}
    for layout in [one for one in made.slide_layouts if one not in layouts.values()]:
        made.slide_layouts.remove(layout)
    for name, layout in layouts.items():
        layout.name = words(f"slides.layout_{name}")
        _lay_out(layout, name)
    _lay_out(made.slide_master, "text")
    for page in (made.slide_master, *layouts.values()):
        _say(page, words)
    _rule(made.slide_master)
    _title_style(made.slide_master)
    set_faces(made.slide_master.part)
    return made, layouts


def _lay_out(page: Any, name: str) -> None:
    """Places of the placeholders; date and footer go, the number stays at the lower right."""
    bodies = [MARGIN, MARGIN + (BODY_WIDTH + 0.36) / 2]
    for shape in list(page.placeholders):
        kind = shape.placeholder_format.type
        if kind in _FURNITURE:
            shape._element.getparent().remove(shape._element)  # noqa: SLF001 - python-pptx removes no shape
        elif kind == PP_PLACEHOLDER.SLIDE_NUMBER:
            _put(shape, WIDTH - MARGIN - NUMBER_WIDTH, FOOT_TOP, NUMBER_WIDTH, 0.3)
        elif kind in _TITLES:
            _put(shape, MARGIN, *((2.1, BODY_WIDTH, 1.5) if name == "title" else (TITLE_TOP, BODY_WIDTH, TITLE_HEIGHT)))
            shape.text_frame.vertical_anchor = 4 if name == "title" else 3  # bottom, middle
        elif name == "title":
            _put(shape, MARGIN, 3.85, BODY_WIDTH, 2.2)
        elif name == "side":
            _put(shape, bodies.pop(0), BODY_TOP, (BODY_WIDTH - 0.36) / 2, BODY_HEIGHT)
        else:
            _put(shape, MARGIN, BODY_TOP, BODY_WIDTH, BODY_HEIGHT)


def _put(shape: Any, left: float, top: float, wide: float, high: float) -> None:
    shape.left, shape.top, shape.width, shape.height = (Emu(Inches(inches)) for inches in (left, top, wide, high))
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0


def _say(page: Any, words: Wording) -> None:
    """The prompts of the placeholders in the language of the deck; the levels of a text are one."""
    for shape in page.placeholders:
        kind = shape.placeholder_format.type
        if kind == PP_PLACEHOLDER.SLIDE_NUMBER:
            continue
        prompt = words("slides.prompt_title" if kind in _TITLES else "slides.prompt_text")
        body = shape.text_frame._txBody  # noqa: SLF001 - paragraphs are removed
        for paragraph in body.findall(qn("a:p"))[1:]:
            body.remove(paragraph)
        paragraph = shape.text_frame.paragraphs[0]
        for run in list(paragraph.runs)[1:]:
            run._r.getparent().remove(run._r)  # noqa: SLF001 - as above
        (paragraph.runs or [paragraph.add_run()])[0].text = prompt
        for level in body.find(qn("a:lstStyle")):
            level.set("algn", "l")


def _rule(master: Any) -> None:
    """A thin line under the titles."""
    line = master.shapes._spTree  # noqa: SLF001 - python-pptx adds no shape to a master
    shape = etree.SubElement(line, qn("p:cxnSp"))
    shape.append(
        etree.fromstring(
            f'<p:nvCxnSpPr xmlns:p="{line.nsmap["p"]}"><p:cNvPr id="90" name="Rule"/><p:cNvCxnSpPr/>'
            '<p:nvPr userDrawn="1"/></p:nvCxnSpPr>'
        )
    )
    x, y, wide = Inches(MARGIN), Inches(TITLE_TOP + TITLE_HEIGHT + 0.06), Inches(BODY_WIDTH)
    shape.append(
        etree.fromstring(
            f'<p:spPr xmlns:p="{line.nsmap["p"]}" xmlns:a="{_DRAWING}"><a:xfrm><a:off x="{x}" y="{y}"/>'
            f'<a:ext cx="{wide}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
            f'<a:ln w="12700"><a:solidFill><a:srgbClr val="{BLUE}"/></a:solidFill></a:ln></p:spPr>'
        )
    )


def _title_style(master: Any) -> None:
    styles = master.element.find(qn("p:txStyles"))
    for paragraph in styles.find(qn("p:titleStyle")):
        paragraph.set("algn", "l")
        run = paragraph.find(qn("a:defRPr"))
        if run is not None:
            run.set("sz", str(int(TITLE_SIZE * 100)))
            run.set("b", "1")


def set_faces(part: Any) -> None:
    """The major and minor faces of the theme of a master; everything that names no face of its own follows them."""
    theme = next(relation.target_part for relation in part.rels.values() if relation.reltype.endswith("/theme"))
    root = etree.fromstring(theme.blob)
    for fonts in root.iter(f"{{{_DRAWING}}}majorFont", f"{{{_DRAWING}}}minorFont"):
        for name, face in (("latin", LATIN), ("ea", CHINESE), ("cs", LATIN)):
            fonts.find(f"{{{_DRAWING}}}{name}").set("typeface", face)
        for script in fonts.findall(f"{{{_DRAWING}}}font"):
            if script.get("script") in ("Hans", "Hant"):
                script.set("typeface", CHINESE)
    theme._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001 - python-pptx has no theme


def number(slide: Any) -> None:
    """The field with the number of the slide, as the layout has it: a new slide takes over no such placeholder."""
    for shape in slide.slide_layout.placeholders:
        if shape.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER:
            field = copy.deepcopy(shape._element)  # noqa: SLF001 - python-pptx copies no shape
            tree = slide.shapes._spTree  # noqa: SLF001 - as above
            field.nvSpPr.cNvPr.set("id", str(max(int(one) for one in tree.xpath("//@id") if one.isdigit()) + 1))
            tree.append(field)


def write(paragraph: Any, text: str, size: float | None, lang: str, **look: Any) -> None:
    """Text at the end of a paragraph, a run a line; look: bold, color (RGBColor), superscript.

    Lines are a fixed distance apart, so that a text is as high in every program and face as it was reckoned.
    """
    if size and paragraph.line_spacing is None:
        paragraph.line_spacing = Pt(round(size * LEADING, 1))
    if size and not text:  # an empty paragraph is as high as the type at its end
        etree.SubElement(paragraph._p, qn("a:endParaRPr")).set("sz", str(int(size * 100)))  # noqa: SLF001 - as below
        return
    for at, line in enumerate(legal(text).split("\n")):
        if at:
            paragraph.add_line_break()
        run = paragraph.add_run()
        run.text = line
        if size:
            run.font.size, run.font.bold = Pt(size), look.get("bold", False)
            run.font.color.rgb = look.get("color", INK)
        properties = run._r.get_or_add_rPr()  # noqa: SLF001 - python-pptx writes no language of Chinese
        properties.set("lang", LANGUAGES[lang])
        properties.set("altLang", LANGUAGES["en" if lang == "zh" else "zh"])
        if look.get("superscript"):
            properties.set("baseline", "30000")


def text_box(slide: Any, left: float, top: float, wide: float, high: float) -> Any:
    """An empty text frame without margins, in inches; its first paragraph is there."""
    frame = slide.shapes.add_textbox(Inches(left), Inches(top), Inches(wide), Inches(high)).text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    return frame


def describe(shape: Any, title: str, text: str) -> None:
    """The alternative text of a shape."""
    for element in shape._element.iter():  # noqa: SLF001 - python-pptx has no alternative text
        if element.tag.endswith("}cNvPr"):
            element.set("title", legal(title)[:250])
            element.set("descr", legal(text)[:2000])
            return
