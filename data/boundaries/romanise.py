"""English names of administrative units: pinyin in the official style, ethnic and conventional names from a table."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

from pypinyin import Style, lazy_pinyin

TABLE = Path(__file__).with_name("names_en.csv")

KINDS = {
    "自治州": "Autonomous Prefecture",
    "自治县": "Autonomous County",
    "自治旗": "Autonomous Banner",
    "地区": "Prefecture",
    "盟": "League",
    "县": "County",
    "旗": "Banner",
    "市": "City",
    "区": "District",
}
PEOPLES = {
    "东乡族": "Dongxiang", "乌孜别克族": "Uzbek", "佤族": "Va", "侗族": "Dong", "俄罗斯族": "Russian",
    "保安族": "Bonan", "傈僳族": "Lisu", "傣族": "Dai", "各族": "Various Nationalities", "哈尼族": "Hani",
    "哈萨克": "Kazak", "哈萨克族": "Kazak", "回族": "Hui", "土家族": "Tujia", "土族": "Tu", "塔吉克": "Tajik",
    "壮族": "Zhuang", "布依族": "Buyei", "布朗族": "Blang", "彝族": "Yi", "怒族": "Nu", "拉祜族": "Lahu",
    "撒拉族": "Salar", "景颇族": "Jingpo", "普米族": "Pumi", "朝鲜族": "Korean", "柯尔克孜": "Kirgiz",
    "毛南族": "Maonan", "水族": "Sui", "满族": "Manchu", "独龙族": "Derung", "瑶族": "Yao", "畲族": "She",
    "白族": "Bai", "纳西族": "Naxi", "羌族": "Qiang", "苗族": "Miao", "蒙古": "Mongol", "蒙古族": "Mongol",
    "藏族": "Tibetan", "裕固族": "Yugur", "达斡尔族": "Daur", "鄂温克族": "Ewenki", "锡伯": "Xibe", "黎族": "Li",
    "仡佬族": "Gelao", "仫佬族": "Mulao",
}  # fmt: skip
# Readings that place names use, against the dictionary's first one. Single names stand in names_en.csv.
PLACE_READINGS = {"长": "chang", "都": "du", "朝": "chao", "什": "shi", "佛": "fo", "蚌": "beng"}  # codespell:ignore

_people = "|".join(sorted(PEOPLES, key=len, reverse=True))
_ENDING = re.compile(f"^(?P<stem>.*?)(?P<kind>{'|'.join(KINDS)})$")
_PEOPLES = re.compile(f"^(?P<stem>.*?)(?P<peoples>(?:{_people})+)$")


@cache
def table() -> dict[str, tuple[str, str]]:
    """names_en.csv: a code, a full name or the stem of one -> (English, status)."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["key"]: (row["name_en"], row["status"]) for row in csv.DictReader(file)}


def pinyin(stem: str) -> str:
    """A stem in Hanyu Pinyin without tones, one capital, ü kept, the apostrophe where a syllable needs it (Lu'an)."""
    syllables = lazy_pinyin(stem, style=Style.NORMAL, v_to_u=True)
    syllables = [PLACE_READINGS.get(char, said) for char, said in zip(stem, syllables, strict=True)]
    return "".join(("'" if i and s[0] in "aeo" else "") + s for i, s in enumerate(syllables)).capitalize()


def english_name(adcode: str, name: str) -> tuple[str, str]:
    """(name in English, status): `conventional` for a spelling from names_en.csv, else `romanised` from the Chinese.

    >>> english_name("350781", "邵武市")
    ('Shaowu City', 'romanised')
    """
    for key in (adcode, name):
        if key in table():
            return table()[key]
    ending = _ENDING.match(name)
    if ending is None:
        return pinyin(name), "romanised"
    stem, kind = ending["stem"], KINDS[ending["kind"]]
    peoples = _PEOPLES.match(stem) if ending["kind"].startswith("自治") or stem.endswith("族") else None
    if peoples:
        stem, kind = peoples["stem"], f"{_listed(peoples['peoples'])} {kind}"
    english, status = table().get(stem) or (pinyin(stem if len(stem) != 1 else name), "romanised")
    return f"{english} {kind}".strip(), status


def _listed(peoples: str) -> str:
    english = [PEOPLES[people] for people in re.findall(_people, peoples)]
    return " and ".join([", ".join(english[:-1]), english[-1]] if len(english) > 1 else english)
