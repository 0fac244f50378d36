"""Sentences from numbers: exact about bounds, and never an order that `Quantity.compare` does not give."""

from __future__ import annotations

from dataclasses import replace

import pytest
from charting import telling, volunteers
from comparing import TOWNS
from hypothesis import given
from hypothesis import strategies as st
from quantity.strategies import by_rule, ranges

from dashboard.analysis.charted import Charted
from dashboard.analysis.over_time import Change, changes, judge_over_time
from dashboard.analysis.ratios import ratios
from dashboard.catalogue import Catalogue
from dashboard.quantity import Quantity, parse
from dashboard.selection import Selection
from dashboard.views import sentences
from dashboard.views.charts import in_sentences
from dashboard.wording import LANGUAGES, wording

EN, ZH = wording("en"), wording("zh")
MORE = {"zh": ("多于", "高于"), "en": ("reports more than", "a higher figure than")}
MOVED = {"zh": ("升至", "降至"), "en": (" rose from ", " fell from ")}
figures = st.one_of(by_rule, ranges).map(lambda entry: replace(entry, unit="person", printed=""))


def said(catalogue: Catalogue, lang: str = "en", *codes: str, indicator: str = "volunteer_count") -> tuple[str, ...]:
    return in_sentences(catalogue, Selection(lang=lang, localities=codes or TOWNS, indicator=indicator)).twin


def charted(catalogue: Catalogue, code: str, quantity: Quantity) -> Charted:
    observation = replace(catalogue.observations[f"{code}.volunteer_count"], quantity=quantity, printed="")
    return Charted(catalogue.localities[code], catalogue.indicators["volunteer_count"], observation, quantity)


# ---- comparison


def test_more_is_said_with_both_figures_and_the_difference(towns_catalogue: Catalogue) -> None:
    found = volunteers(towns_catalogue, "5000名以上", "1200名")
    assert said(found)[0] == (
        "Volunteers: Test Town A reports more than Test Town B, at least 5,000 people against 1,200 people;"
        " they differ by at least 3,800 people."
    )
    assert said(found, "zh")[0] == "志愿者数：测试甲镇多于测试乙镇，前者5000名以上，后者1200名，相差3800人以上。"


def test_the_larger_comes_first_whichever_leads(towns_catalogue: Catalogue) -> None:
    assert "Test Town B reports more than Test Town A" in said(volunteers(towns_catalogue, "500名", "1000余人"))[0]


def test_overlapping_figures_are_not_put_in_order(towns_catalogue: Catalogue) -> None:
    assert said(volunteers(towns_catalogue, "约40名", "42名"))[0] == (
        "Volunteers: Test Town A (about 40 people) and Test Town B (42 people) can't be put in order,"
        " since their bounds overlap; they differ by at most 6 people."
    )


def test_equal_numbers_are_equal(towns_catalogue: Catalogue) -> None:
    assert "report the same number" in said(volunteers(towns_catalogue, "42名", "42名"))[0]


def test_a_rate_is_higher_not_more(towns_catalogue: Catalogue) -> None:
    found = telling(towns_catalogue, {"satisfaction_rate_pct": {"town-a": "98%", "town-b": "90%"}})
    assert "Test Town A reports a higher figure than Test Town B" in said(found, indicator="satisfaction_rate_pct")[0]
    assert "8 percentage points" in said(found, indicator="satisfaction_rate_pct")[0]


def test_what_the_gate_bars_is_not_ordered_and_says_why(towns_catalogue: Catalogue) -> None:
    year = telling(towns_catalogue, {"volunteer_count": {"town-a": "10名", "town-b": "15名"}})
    found = said(telling(towns_catalogue, {"volunteer_count": {"town-c": "5000名"}}, "2019年", onto=year))
    assert "Test Town C (5,000 people) can't be put in order: different periods (2019; compared: 2020)" in found[1]


@given(a=figures, b=figures)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sentence_states_an_order_only_where_the_number_type_gives_it(
    towns_catalogue: Catalogue, lang: str, a: Quantity, b: Quantity
) -> None:
    left, right = charted(towns_catalogue, "town-a", a), charted(towns_catalogue, "town-b", b)
    text = sentences.compared(left, right, wording(lang)).text
    names = [towns_catalogue.localities[code].name.to(lang) for code in ("town-a", "town-b")]
    order = a.compare(b)
    assert any(word in text for word in MORE[lang]) == (order in ("<", ">"))
    if order in ("<", ">"):
        assert (
            text.index(names[0]) < text.index(names[1]) if order == ">" else text.index(names[1]) < text.index(names[0])
        )


@given(a=figures, b=figures)
def test_a_barred_figure_is_in_no_order_whatever_its_number(
    towns_catalogue: Catalogue, a: Quantity, b: Quantity
) -> None:
    from dashboard.analysis.comparability import Barrier

    barred = replace(charted(towns_catalogue, "town-b", b), barriers=(Barrier.LEVEL,))
    text = sentences.compared(charted(towns_catalogue, "town-a", a), barred, EN).text
    assert not any(word in text for word in MORE["en"])


@given(a=figures, b=figures, share=st.integers(0, 4), other=st.integers(0, 4))
def test_a_difference_holds_for_every_possible_pair(a: Quantity, b: Quantity, share: int, other: int) -> None:
    assert sentences.apart(a.subtract(b).interval).covers(_one(a, share, b, other))


def _one(a: Quantity, share: int, b: Quantity, other: int):  # type: ignore[no-untyped-def]
    """The difference of one number that each figure allows, as an interval of its own."""
    from dashboard.quantity import Interval

    apart = abs(_within(a, share) - _within(b, other))
    return Interval(apart, apart)


def _within(quantity: Quantity, share: int):  # type: ignore[no-untyped-def]
    low = quantity.lower if quantity.lower is not None else (quantity.upper or 0) - 9
    high = quantity.upper if quantity.upper is not None else low + 9
    number = low + (high - low) * share / 4
    return number if quantity.interval.holds(number) else (low + high) / 2


# ---- change


def change(towns_catalogue: Catalogue, before: str, after: str) -> Change:
    early = telling(towns_catalogue, {"volunteer_count": {"town-a": before}}, "2010年")
    both = telling(towns_catalogue, {"volunteer_count": {"town-a": after}}, "2020年", onto=early)
    places, indicator = [both.localities["town-a"]], both.indicators["volunteer_count"]
    return changes(both, places, indicator, ("2010", "2020"))[0]


def test_a_rise_says_from_what_to_what_and_by_how_much(towns_catalogue: Catalogue) -> None:
    found = change(towns_catalogue, "100多人", "1000余人")
    assert sentences.change(found, EN) == (
        "Test Town A: Volunteers rose from over 100 but under 200 people (2010)"
        " to over 1,000 but under 2,000 people (2020); they differ by more than 800 and fewer than 1,900 people."
    )
    assert sentences.change(found, ZH).startswith("测试甲镇：志愿者数由100多人（2010年）升至1000余人（2020年）")


def test_a_change_within_the_bounds_has_no_direction(towns_catalogue: Catalogue) -> None:
    text = sentences.change(change(towns_catalogue, "约500人", "500多人"), EN)
    assert "whether Volunteers rose or fell" in text
    assert "by fewer than 150 people" in text


@given(a=figures, b=figures)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_change_has_a_direction_only_where_the_number_type_gives_one(
    towns_catalogue: Catalogue, lang: str, a: Quantity, b: Quantity
) -> None:
    model = change(towns_catalogue, "1名", "2名")
    early, late = replace(model.earlier, quantity=a, printed=""), replace(model.later, quantity=b, printed="")
    verdict = judge_over_time(early, late, model.indicator)
    found = Change(model.place, model.indicator, early, late, a, b, verdict)
    text = sentences.change(found, wording(lang))
    rose, fell = (word in text for word in MOVED[lang])
    assert (rose, fell) == (a.compare(b) == "<", a.compare(b) == ">")


# ---- ratios


def test_residents_per_grid_cell_in_both_languages(cases: Catalogue) -> None:
    zh, en = (said(cases, lang, "yantai-dahaiyang", indicator="resident_population")[-1] for lang in LANGUAGES)
    assert zh == "大海阳社区：平均每个网格538人以上、不到616人（常住人口7000余人，网格数13个；两个数都未说明时间）。"
    assert "at least 538 and fewer than 616 residents per grid cell on average" in en
    assert "neither period is stated" in en


def test_a_ratio_cites_the_lines_of_both_figures(cases: Catalogue) -> None:
    found = in_sentences(cases, Selection(lang="en", localities=("shaowu",)))
    towns_of = next(entry for entry in found.body.entries if "Towns as a share" in entry.text)  # type: ignore[union-attr]
    assert {entry.line for entry in towns_of.citations} == {36, 41}


def test_what_may_be_zero_divides_nothing_and_says_so(towns_catalogue: Catalogue) -> None:
    assert any(
        "Total population can't be divided by Grid cells, which may be 0" in text for text in said(towns_catalogue)
    )


def test_a_ratio_in_a_file_has_bounds_and_no_single_number(cases: Catalogue) -> None:
    data = in_sentences(cases, Selection(lang="en", localities=("yantai-dahaiyang",))).data
    assert data is not None
    row = data.iloc[0]
    assert (int(row["lower"]), int(row["upper"]), row["qualifier"]) == (538, 615, "derived")
    assert "value" not in data.columns


def test_headlines_are_people_per_unit_and_shares_of_people_only(cases: Catalogue) -> None:
    shown = {
        f"{entry.above.indicator_id}/{entry.below.indicator_id}"
        for place in cases.cases
        for entry in ratios(cases, place)
        if sentences.is_headline(entry)
    }
    assert shown == {
        "resident_population/grid_count",
        "volunteer_count/community_org_count",
        "urban_population/total_population",
    }


def test_places_whose_figures_allow_nothing_say_so(cases: Catalogue) -> None:
    assert said(cases, "zh", "xuzhou") == ("所选各地的数不能相互比较，也算不出变化和比率。",)


def test_a_figure_printed_in_words_keeps_them(towns_catalogue: Catalogue) -> None:
    assert parse("7000余人").compare(parse("8000人")) == "<"
    assert "前者8000人，后者7000余人" in said(volunteers(towns_catalogue, "7000余人", "8000人"), "zh")[0]
