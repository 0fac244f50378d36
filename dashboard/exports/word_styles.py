"""The look of a Word document: styles with Chinese and Latin faces, language, page, footer, fields, descriptions."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from dashboard.escape import legal

BODY = ("Times New Roman", "SimSun")  # Latin, Chinese; both are on every machine that writes official papers
HEADS = ("Arial", "SimHei")
INK = RGBColor(0x1F, 0x29, 0x33)
GREY = RGBColor(0x55, 0x5F, 0x6B)
LANGUAGES = {"zh": "zh-CN", "en": "en-GB"}
SMALL = Pt(9)
_A4 = (Mm(210), Mm(297))
_MARGIN = Mm(22)


def set_up(document: Document, lang: str) -> None:
    """Faces, sizes, language and page of a new document."""
    for name, size, faces in (
        ("Normal", Pt(10.5), BODY),
        ("Title", Pt(20), HEADS),
        ("Subtitle", Pt(11), BODY),
        ("Heading 1", Pt(15), HEADS),
        ("Heading 2", Pt(13), HEADS),
        ("Heading 3", Pt(11), HEADS),
        ("Caption", Pt(9.5), HEADS),
        ("List Bullet", Pt(10.5), BODY),
        ("List Number", Pt(10.5), BODY),
    ):
        style: Any = document.styles[name]
        style.font.name, style.font.size, style.font.italic = faces[0], size, False
        style.font.color.rgb = GREY if name in ("Subtitle", "Caption") else INK
        _faces(style.element.get_or_add_rPr(), faces, lang)
    normal: Any = document.styles["Normal"]
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.25
    caption: Any = document.styles["Caption"]
    caption.paragraph_format.keep_with_next = True
    _page(document.sections[0], landscape=False)


def _faces(properties: Any, faces: tuple[str, str], lang: str) -> None:
    fonts = properties.get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):  # a theme's face would win over a named one
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for name, face in (("ascii", faces[0]), ("hAnsi", faces[0]), ("cs", faces[0]), ("eastAsia", faces[1])):
        fonts.set(qn(f"w:{name}"), face)
    for found in properties.findall(qn("w:lang")):
        properties.remove(found)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LANGUAGES["en"])
    language.set(qn("w:eastAsia"), LANGUAGES["zh"])
    properties.append(language)
    if lang == "zh":
        fonts.set(qn("w:hint"), "eastAsia")  # quotation marks and dashes are Chinese ones


def new_section(document: Document, *, landscape: bool, on_this_page: bool) -> None:
    """A page that lies on its side, or stands again: the one begun, or a new one."""
    section = document.sections[-1] if on_this_page else document.add_section(WD_SECTION.NEW_PAGE)
    _page(section, landscape=landscape)


def _page(section: Any, *, landscape: bool) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = reversed(_A4) if landscape else _A4
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN


def text_width(section: Any) -> int:
    """Width of the text in EMU."""
    return int(section.page_width - section.left_margin - section.right_margin)


def footer(document: Document, text: str) -> None:
    """A line at the foot of every page, with its number."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(legal(f"{text} · "))
    run.font.size = SMALL
    field(paragraph, "PAGE", "1")


def field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """A field that Word works out anew (a page number, the number of a caption), with what it shows until then."""
    for kind, text in (("begin", ""), ("instr", instruction), ("separate", ""), ("text", shown), ("end", "")):
        run = paragraph.add_run(text if kind == "text" else "")
        if kind == "instr":
            element = OxmlElement("w:instrText")
            element.set(qn("xml:space"), "preserve")
            element.text = f" {text} "
            run._element.append(element)  # noqa: SLF001 - python-docx has no fields
        elif kind != "text":
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._element.append(mark)  # noqa: SLF001 - as above


def describe_picture(picture: Any, title: str, text: str) -> None:
    """The alternative text of an inline picture."""
    properties = picture._inline.docPr  # noqa: SLF001 - python-docx has no alternative text
    properties.set("name", legal(title)[:120])
    properties.set("title", legal(title)[:250])
    properties.set("descr", legal(text))
