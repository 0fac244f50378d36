"""One script for reading: Simplified characters, half-width digits and signs, lower case, no stray spaces."""

from __future__ import annotations

import re

TRADITIONAL = (
    "萬億個餘馀幾兩約過將點負數於達滿內歲戶鎮鄉隊組織項條種類層級網臺週鐘間棟"
    "張處畝圓壹貳叁參叄陸貮贰陆柒捌玖拾佰仟肆伍弍弐時團會幣場專業爲為碼"
)
SIMPLIFIED = (
    "万亿个余余几两约过将点负数于达满内岁户镇乡队组织项条种类层级网台周钟间栋"
    "张处亩元一二三三三六二二六七八九十百千四五二二时团会币场专业为为码"
)
_FOLD: dict[int, str] = {
    **{ord(full): chr(ord(full) - 0xFEE0) for full in map(chr, range(0xFF01, 0xFF5F))},
    **{ord(old): new for old, new in zip(TRADITIONAL, SIMPLIFIED, strict=True)},
    **dict.fromkeys(map(ord, "\u3007\u25cb\u96f6"), "零"),
    ord("廿"): "二十",
    ord("卅"): "三十",
    ord("−"): "-",
    ord("﹪"): "%",
    ord("’"): "'",
}
_SPACES = re.compile(r"\s+")
# a space says something only between Latin letters or digits
_IDLE_SPACE = re.compile(r"(?<![0-9a-z.,+%)]) | (?![0-9a-z(+~≈<>≥≤-])")


def fold(text: str) -> str:
    """`text` as the parser reads it: ３0 多萬人 -> 30多万人; single spaces stay only within English."""
    return _IDLE_SPACE.sub("", _SPACES.sub(" ", text.translate(_FOLD).lower()).strip())
