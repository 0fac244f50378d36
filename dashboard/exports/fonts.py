"""The typeface of static maps: a Chinese one found on this machine. A character it lacks is an error, not a box."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from matplotlib.font_manager import FontPath, FontProperties, fontManager, get_font
from matplotlib.ft2font import LoadFlags

FONT_VARIABLE = "GOVERNANCE_ATLAS_FONT"
FAMILIES = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Microsoft YaHei",
    "PingFang SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
)
POINT_MM = 25.4 / 72
_BOLD = 600  # the weight from which a face is bold


class FontError(Exception):
    """No file can be made with the typefaces of this machine: why, and how to mend it, in both languages."""

    def __init__(self, message_zh: str, message_en: str) -> None:
        super().__init__(f"{message_zh} / {message_en}")
        self.message_zh = message_zh
        self.message_en = message_en


@dataclass(frozen=True, slots=True)
class Typeface:
    """A regular and a bold face, as file and number of the face in it."""

    regular: FontPath
    bold: FontPath

    def properties(self, size: float, *, bold: bool = False) -> FontProperties:
        """What matplotlib writes a text with; `size` in points."""
        return FontProperties(fname=self._face(bold), size=size)

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """Width of a text of `size` points in millimetres."""
        return _width(self._face(bold), text, size)

    def lacking(self, texts: Iterable[str]) -> str:
        """The characters of `texts` that either face has no glyph for, each once, in order."""
        wanted = sorted({one for text in texts for one in text if not one.isspace()})
        faces = _characters(self.regular), _characters(self.bold)
        return "".join(one for one in wanted if not all(ord(one) in face for face in faces))

    def _face(self, bold: bool) -> FontPath:  # noqa: FBT001 - one of two faces
        return self.bold if bold else self.regular


def require(typeface: Typeface, texts: Iterable[str]) -> None:
    """FontError that lists the characters which cannot be written, by themselves and by their numbers."""
    lacking = typeface.lacking(texts)
    if not lacking:
        return
    listed = " ".join(f"{one} (U+{ord(one):04X})" for one in lacking)
    raise FontError(
        f"字体 {Path(typeface.regular).name} 缺少这些字：{listed}。"
        f"请安装含有它们的字体，并用 {FONT_VARIABLE} 指明字体文件",
        f"The typeface {Path(typeface.regular).name} lacks: {listed}."
        f" Install one that has them and name its file in {FONT_VARIABLE}",
    )


def typeface() -> Typeface:
    """The face in the file that `GOVERNANCE_ATLAS_FONT` names, else the first known Chinese one on this machine."""
    return _typeface(os.environ.get(FONT_VARIABLE, ""))


def family(face: Typeface) -> str:
    """The name that a typesetter knows the regular face by."""
    return str(get_font(face.regular).family_name)


@cache
def _typeface(named: str) -> Typeface:
    if named:
        if not Path(named).is_file():
            raise FontError(
                f"{FONT_VARIABLE} 指明的字体文件 {named} 不存在。请改正路径",
                f"The font file {named} named in {FONT_VARIABLE} does not exist. Mend the path",
            )
        return Typeface(FontPath(named, 0), FontPath(named, 0))
    for family in FAMILIES:
        faces = [entry for entry in fontManager.ttflist if entry.name == family and entry.style == "normal"]
        if faces:
            regular = min(faces, key=lambda entry: (abs(int(entry.weight) - 400), entry.fname))
            bold = min(faces, key=lambda entry: (int(entry.weight) < _BOLD, int(entry.weight), entry.fname))
            return Typeface(FontPath(regular.fname, regular.index), FontPath(bold.fname, bold.index))
    raise FontError(
        "本机没有中文字体，无法生成地图文件。"
        f"请安装（Debian：apt install fonts-noto-cjk），或用 {FONT_VARIABLE} 指明字体文件",
        "There is no Chinese typeface on this machine to make a map file with. Install one (Debian: apt install"
        f" fonts-noto-cjk), or name a font file in {FONT_VARIABLE}",
    )


@lru_cache(20_000)  # the credits of maps are the same on every map, and are set again on each
def _width(face: FontPath, text: str, size: float) -> float:
    font = get_font(face)
    font.set_size(size, 72)
    font.set_text(text, 0.0, flags=LoadFlags.NO_HINTING)
    return float(font.get_width_height()[0]) / 64 * POINT_MM


@cache
def _characters(face: FontPath) -> frozenset[int]:
    return frozenset(get_font(face).get_charmap())
