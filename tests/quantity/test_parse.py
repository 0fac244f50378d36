"""What a printed figure is read as."""

from decimal import Decimal
from functools import partial

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pace import within

from dashboard.quantity import PHRASES, RULES, UNIT_WORDS, Quantity, QuantityError, parse
from dashboard.quantity.script import fold

FROM_THE_SEEDS = [
    ("近万名", 10_000, "[9000, 10000)", "below", "person"),
    ("30多万人", 300_000, "(300000, 400000)", "above", "person"),
    ("近18万人", 180_000, "[170000, 180000)", "below", "person"),
    ("7000余人", 7_000, "(7000, 8000)", "above", "person"),
    ("500多名", 500, "(500, 600)", "above", "person"),
    ("60多万个", 600_000, "(600000, 700000)", "above", "item"),
    ("265万家", 2_650_000, "[2650000, 2650000]", "exact", "org"),
    ("116万名", 1_160_000, "[1160000, 1160000]", "exact", "person"),
    ("2.35亿名", 235_000_000, "[235000000, 235000000]", "exact", "person"),
    ("60%以上", 60, "[60, 100]", "at_least", "percent"),
    ("98%", 98, "[98, 98]", "exact", "percent"),
    ("15%", 15, "[15, 15]", "exact", "percent"),
    ("32支", 32, "[32, 32]", "exact", "team"),
    ("11支", 11, "[11, 11]", "exact", "team"),
    ("13个网格", 13, "[13, 13]", "exact", "grid"),
    ("38个社团组织", 38, "[38, 38]", "exact", "org"),
    ("19个乡镇", 19, "[19, 19]", "exact", "unit"),
    ("333個街鄉", 333, "[333, 333]", "exact", "unit"),
    ("两年多", 2, "(2, 3)", "above", "year"),
    ("20多年", 20, "(20, 30)", "above", "year"),
    ("24小时", 24, "[24, 24]", "exact", "hour"),
    ("3次", 3, "[3, 3]", "exact", "time"),
]

CHINESE = [
    ("约2.35亿", 235_000_000, "[234000000, 236000000]", "about", "none"),
    ("2.35亿左右", 235_000_000, "[234000000, 236000000]", "about", "none"),
    ("三十八个", 38, "[38, 38]", "exact", "item"),
    ("１２，３４５", 12_345, "[12345, 12345]", "exact", "none"),
    ("12,345人", 12_345, "[12345, 12345]", "exact", "person"),
    ("十几个", 10, "(10, 20)", "above", "item"),
    ("上百名", 100, "[100, ∞)", "at_least", "person"),
    ("数千", None, "(1000, 10000)", "several", "none"),
    ("几个", None, "(1, 10)", "several", "item"),
    ("百分之三十五", 35, "[35, 35]", "exact", "percent"),
    ("百分之四十多", 40, "(40, 50)", "above", "percent"),
    ("13万", 130_000, "[130000, 130000]", "exact", "none"),
    ("不足100", 100, "[90, 100)", "below", "none"),
    ("低于10%", 10, "[0, 10)", "under", "percent"),
    ("超过3000", 3_000, "(3000, ∞)", "over", "none"),
    ("逾百", 100, "(100, ∞)", "over", "none"),
    ("不超过15%", 15, "[0, 15]", "at_most", "percent"),
    ("30人以下", 30, "[0, 30]", "at_most", "person"),
    ("5至8人", None, "[5, 8]", "range", "person"),
    ("5—8人", None, "[5, 8]", "range", "person"),
    ("5％～8％", None, "[5, 8]", "range", "percent"),
    ("3至5万", None, "[30000, 50000]", "range", "none"),
    ("5000至8万", None, "[5000, 80000]", "range", "none"),
    ("七八百户", None, "[700, 800]", "range", "household"),
    ("两三个", None, "[2, 3]", "range", "item"),
    ("538以上、不到616", None, "[538, 616)", "range", "none"),
    ("一万余", 10_000, "(10000, 20000)", "above", "none"),
    ("百余名", 100, "(100, 200)", "above", "person"),
    ("两万五", 25_000, "[25000, 25000]", "exact", "none"),
    ("二点三五亿", 235_000_000, "[235000000, 235000000]", "exact", "none"),
    ("3亿5千万", 350_000_000, "[350000000, 350000000]", "exact", "none"),
    ("1.2万亿元", 1_200_000_000_000, "[1200000000000, 1200000000000]", "exact", "cny"),
    ("壹佰贰拾叁", 123, "[123, 123]", "exact", "none"),
    ("二〇二三年", 2023, "[2023, 2023]", "exact", "year"),
    ("半数", 50, "[50, 50]", "exact", "percent"),
    ("近半数", 50, "[45, 50)", "below", "percent"),
    ("过半", 50, "(50, ∞)", "over", "percent"),
    ("三成以上", 30, "[30, 100]", "at_least", "percent"),
    ("6.77‰", "0.677", "[0.677, 0.677]", "exact", "percent"),
    ("三分之一", "33.3333", "[33.3332, 33.3334]", "about", "percent"),
    ("三分之二以上", "66.6666", "[66.6666, 100]", "at_least", "percent"),
    ("两年半", "2.5", "[2.5, 2.5]", "exact", "year"),
    ("两个多月", 2, "(2, 3)", "above", "month"),
    ("三个半小时", "3.5", "[3.5, 3.5]", "exact", "hour"),
    ("-3.2%", "-3.2", "[-3.2, -3.2]", "exact", "percent"),
    ("120%以上", 120, "[120, ∞)", "at_least", "percent"),
    ("0", 0, "[0, 0]", "exact", "none"),
]

ENGLISH = [
    ("nearly 10,000", 10_000, "[9000, 10000)", "below", "none"),
    ("more than 500", 500, "(500, ∞)", "over", "none"),
    ("about 2.35 million", 2_350_000, "[2340000, 2360000]", "about", "none"),
    ("at least 60%", 60, "[60, 100]", "at_least", "percent"),
    ("over 7,000", 7_000, "(7000, ∞)", "over", "none"),
    ("between 5 and 8", None, "[5, 8]", "range", "none"),
    ("5 to 8 people", None, "[5, 8]", "range", "person"),
    ("2 to 3 million people", None, "[2000000, 3000000]", "range", "person"),
    ("up to 30", 30, "[0, 30]", "at_most", "none"),
    ("some 300", 300, "[270, 330]", "about", "none"),
    ("fewer than 20", 20, "[0, 20)", "under", "none"),
    ("30,000-odd", 30_000, "(30000, 40000)", "above", "none"),
    ("over 300,000 but under 400,000 people", 300_000, "(300000, 400000)", "above", "person"),
    ("1.2 billion", 1_200_000_000, "[1200000000, 1200000000]", "exact", "none"),
    ("500 or more people", 500, "[500, ∞)", "at_least", "person"),
    ("several thousand volunteers", None, "(1000, 10000)", "several", "person"),
    ("tens of thousands of households", None, "(10000, 100000)", "several", "household"),
    ("thirty-eight teams", 38, "[38, 38]", "exact", "team"),
    ("one hundred and five people", 105, "[105, 105]", "exact", "person"),
    ("more than half", 50, "(50, ∞)", "over", "percent"),
    ("at least two thirds", "66.6666", "[66.6666, 100]", "at_least", "percent"),
    ("at least 538 and fewer than 616 people", None, "[538, 616)", "range", "person"),
]

NO_FIGURE = [
    ("", "empty"),
    ("  ", "empty"),
    ("很多人", "no_number"),
    ("第4位", "no_number"),
    ("NaN", "no_number"),
    ("1e5", "leftover"),
    ("10²", "leftover"),
    ("1+3+N", "leftover"),
    ("10×10", "leftover"),
    ("1:3", "leftover"),
    ("2018年4月26日", "leftover"),
    ("兴隆14家", "no_number"),
    ("500多名党员", "leftover"),
    ("数以万计", "leftover"),
    ("12 345", "ambiguous"),
    ("3万5", "ambiguous"),
    ("五三", "ambiguous"),
    ("一万一万", "ambiguous"),
    ("二二十", "ambiguous"),
    ("between 5", "ambiguous"),
    ("5人至8户", "ambiguous"),
    ("百名", "round_word"),
    ("万人", "round_word"),
    ("上30", "needs_round_word"),
    ("约30多万", "two_qualifiers"),
    ("超过60%以上", "two_qualifiers"),
    ("约5至8人", "two_qualifiers"),
    ("8至5", "reversed"),
    ("12,34", "grouping"),
    ("1.2.3", "grouping"),
    ("010", "leading_zero"),
    ("1234567890123456", "digits"),
    ("近0", "vague_zero"),
    ("近三分之二", "vague_fraction"),
    ("半年多", "vague_half"),
    ("1" * 81, "too_long"),
]


@pytest.mark.parametrize(("text", "value", "bounds", "qualifier", "unit"), FROM_THE_SEEDS + CHINESE + ENGLISH)
def test_a_printed_figure_has_the_value_and_bounds_of_the_rule(
    text: str, value: int | str | None, bounds: str, qualifier: str, unit: str
) -> None:
    quantity = parse(text)
    assert (quantity.value, str(quantity.interval), quantity.qualifier.value, quantity.unit) == (
        None if value is None else Decimal(value),
        bounds,
        qualifier,
        unit,
    )
    assert quantity.printed == text


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("7000余人", 1),
        ("30多万人", 10**4),
        ("两万五", 10**4),
        ("2.35亿", 10**8),
        ("1.2万亿", 10**12),
        ("2.35 million", 10**6),
    ],
)
def test_the_printed_scale_is_kept(text: str, scale: int) -> None:
    assert parse(text).scale == scale


@pytest.mark.parametrize(("text", "code"), NO_FIGURE)
def test_what_is_no_figure_is_refused_with_cause_and_remedy(text: str, code: str) -> None:
    with pytest.raises(QuantityError) as refused:
        parse(text)
    assert refused.value.code == code
    assert refused.value.message_zh.endswith("。")
    assert refused.value.message_en.endswith(".")


def test_every_error_of_the_parser_has_an_example() -> None:
    of_others = ("unit_", "unordered", "divide", "not_finite", "bounds", "no_lower", "field_", "no_field")
    codes = {key.removeprefix("error.") for key in PHRASES["en"] if key.startswith("error.")}
    assert {code for code in codes if not code.startswith(of_others)} == {code for _, code in NO_FIGURE}


@given(st.text(max_size=90))
def test_any_text_is_read_or_refused(text: str) -> None:
    _read_or_refuse(text)


LEXICON = sorted(
    {
        *"0123456789零一二两三四五六七八九十百千万亿点多余几数半成负-—~至到、,. %‰+",
        *(word for rule in RULES for word in rule.words_before + rule.words_after),
        *(word for words in UNIT_WORDS.values() for word in words),
        *("分之", " million", " hundred", " and ", " to ", " but ", "between ", "half", "several", "（可为负）"),
    }
)


@given(st.lists(st.sampled_from(LEXICON), max_size=8).map("".join))
def test_any_jumble_of_number_words_is_read_or_refused(text: str) -> None:
    _read_or_refuse(text)


def _read_or_refuse(text: str) -> None:
    try:
        quantity = parse(text)
    except QuantityError:
        return
    assert isinstance(quantity, Quantity)
    assert quantity.value is None or quantity.value.is_finite()


@pytest.mark.parametrize(
    "piece", ["1", "1,", "一", "万", "零一", "1万", "多", " ", "-", "至", "and ", "1 and ", "（", "İ"]
)
def test_a_very_long_text_is_answered_at_once(piece: str) -> None:
    for length in (80, 10_000):
        within(0.05, partial(_read_or_refuse, (piece * length)[:length]))


SAMPLES = st.sampled_from([text for text, *_ in FROM_THE_SEEDS + CHINESE])
TO_TRADITIONAL = [opencc.OpenCC(table) for table in ("s2t", "s2tw", "s2hk")]
FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


@given(SAMPLES, st.sampled_from(TO_TRADITIONAL))
def test_traditional_characters_say_the_same(text: str, converter: opencc.OpenCC) -> None:
    assert _reading(converter.convert(text)) == _reading(text)


@given(SAMPLES)
def test_full_width_digits_and_signs_say_the_same(text: str) -> None:
    assert _reading(text.translate(FULL_WIDTH)) == _reading(text)


@given(SAMPLES, st.sampled_from([" ", "\u3000", "\n"]))
def test_spaces_between_characters_and_digits_say_nothing(text: str, space: str) -> None:
    spaced = "".join(space + char if "一" <= char <= "龥" else char for char in text)
    assert _reading(spaced) == _reading(text)


@pytest.mark.parametrize("converter", TO_TRADITIONAL)
def test_every_word_the_parser_knows_is_known_in_traditional_characters(converter: opencc.OpenCC) -> None:
    assert [word for word in LEXICON if fold(converter.convert(word)) != fold(word)] == []


@given(st.integers(1, 9999), st.sampled_from(["多{}", "{}余", "{}"]), st.sampled_from([("万", 4), ("亿", 8)]))
def test_a_scale_word_multiplies_value_and_bounds(number: int, form: str, scale: tuple[str, int]) -> None:
    word, zeros = scale
    with_word = parse(f"{number}{form.format(word)}")
    in_full = parse(f"{number}{'0' * zeros}{form.format('')}")
    assert (with_word.value, with_word.interval) == (in_full.value, in_full.interval)


def _reading(text: str) -> tuple[object, ...]:
    quantity = parse(text)
    return quantity.value, quantity.interval, quantity.qualifier, quantity.unit, quantity.scale
