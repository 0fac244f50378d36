"""The phrases can move into one .po file per language as they stand."""

from string import Formatter

from dashboard.quantity import PHRASES, UNIT_WORDS


def test_both_languages_have_the_same_keys() -> None:
    assert PHRASES["zh"].keys() == PHRASES["en"].keys()


def test_both_languages_fill_in_the_same_parts_of_an_error() -> None:
    for key in PHRASES["zh"]:
        if key.startswith("error."):
            assert _parts(PHRASES["zh"][key]) == _parts(PHRASES["en"][key]), key


def test_every_unit_but_the_percent_sign_has_a_noun() -> None:
    nouns = {key.split(".")[1] for key in PHRASES["en"] if key.startswith("unit.")}
    assert nouns == UNIT_WORDS.keys() - {"percent"}


def _parts(phrase: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(phrase) if name}
