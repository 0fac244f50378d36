"""Folding of Chinese and Latin text to one searchable spelling: simplified, traditional and pinyin meet here.

A folded text is its tokens, each between single spaces: every Chinese character by itself, every run of letters and
digits as one. Punctuation is gone. So a phrase is a plain substring, and two-character words are found.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

# Readings that pypinyin misses: place names with a local reading, and words its phrase table splits in the wrong place.
READINGS = {
    "单县": "shan xian",
    "大栅栏": "da shi lan",
    "朝阳": "chao yang",
    "重庆": "chong qing",
    "什刹海": "shi cha hai",
    "劲松": "jin song",
    "漯河": "luo he",
    "长垣": "chang yuan",
    "涡阳": "guo yang",
    "浚县": "xun xian",
    "会稽": "kuai ji",
    "长效": "chang xiao",
    "和协调": "he xie tiao",
    "形成行政": "xing cheng xing zheng",
    "人人参与": "ren ren can yu",
}
_CHINESE = "\u3007\u3400-\u9fff\U00020000-\U0003ffff"
_CHARACTER = re.compile(f"([{_CHINESE}])")
_CHINESE_RUN = re.compile(f"[{_CHINESE}]+|[^{_CHINESE} ]+")
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ](?=\w)")
_OTHER = re.compile(r"[\W_]+")
_UMLAUT = str.maketrans("üǖǘǚǜ", "vvvvv")


def fold(text: str) -> str:
    """The tokens of a text, lower case, simplified, without accents: " 1 3 n 模 式 ". No token gives "".

    Full-width forms are narrowed; pinyin may carry tone marks, ü may be written v; any characters are accepted.
    """
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_UMLAUT)
    plain = _APOSTROPHE.sub("", plain)
    plain = "".join(mark for mark in unicodedata.normalize("NFD", plain) if unicodedata.category(mark) != "Mn")
    plain = _OTHER.sub(" ", plain)
    tokens = _CHARACTER.sub(r" \1 ", _simplifier().convert(plain)).split()
    return f" {' '.join(tokens)} " if tokens else ""


def simplified(text: str) -> str:
    """A text in simplified characters, each at its place; as it is where a character has no single counterpart."""
    found = str(_simplifier().convert(text))
    return found if len(found) == len(text) else text


def syllables(folded: str) -> tuple[str, ...]:
    """The reading of a folded text, one syllable for each character, a Latin run as it is; unknown characters stay."""
    together = re.sub(f"(?<=[{_CHINESE}]) (?=[{_CHINESE}])", "", folded)
    return tuple(syllable for run in _CHINESE_RUN.findall(together) for syllable in _pinyin()(run))


@cache
def _simplifier() -> Any:
    import opencc  # only a search needs it

    return opencc.OpenCC("t2s")


@cache
def _pinyin() -> Any:
    import pypinyin  # 0.2 s, and only a search needs it

    pypinyin.load_phrases_dict({word: [[part] for part in reading.split()] for word, reading in READINGS.items()})
    return pypinyin.lazy_pinyin
