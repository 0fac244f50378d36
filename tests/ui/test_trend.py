"""A small picture of figures over time: bounds are drawn, and nothing is drawn of what is not known."""

from __future__ import annotations

import re
from base64 import b64decode

from dashboard.exhibit import Reading
from dashboard.ui.trend import trend_picture

ONE, TWO = Reading("1", 1.0, 1.0, 1.0), Reading("2", 2.0, 2.0, 2.0)
AT_LEAST_TWO = Reading("2以上", None, 2.0, None)


def drawing(*readings: Reading) -> str:
    picture = trend_picture(readings)
    assert picture is not None
    return b64decode(picture.removeprefix("data:image/svg+xml;base64,")).decode()


def test_a_greater_number_stands_higher() -> None:
    heights = [float(text) for text in re.findall(r'cy="([\d.]+)"', drawing(ONE, TWO))]
    assert heights == [24.0, 4.0]


def test_a_limit_has_a_bar_to_the_edge_and_no_dot_and_no_line_runs_to_it() -> None:
    found = drawing(ONE, AT_LEAST_TWO)
    assert found.count("<circle") == 1
    assert "M116.0 0V4.0" in found
    assert "L" not in found


def test_equal_numbers_stand_in_the_middle() -> None:
    assert re.findall(r'cy="([\d.]+)"', drawing(ONE, ONE)) == ["14.0", "14.0"]


def test_there_is_no_picture_of_one_number_or_none() -> None:
    assert trend_picture([ONE]) is None
    assert trend_picture([]) is None
    assert trend_picture([Reading("?", None, None, None)] * 2) is None


def test_no_text_of_the_data_gets_into_a_picture() -> None:
    assert "script" not in drawing(Reading("<script>", 1.0, 1.0, 1.0), TWO)
