"""A row of observations.csv becomes a quantity, or says which cell is wrong."""

import pytest
from hypothesis import given

from dashboard.quantity import Quantity, QuantityError, from_fields, parse

from .strategies import printed

ROW = {
    "printed": "近万名",
    "value": "10000",
    "lower": "9000",
    "upper": "10000",
    "lower_open": "false",
    "upper_open": "true",
    "qualifier": "below",
    "unit": "person",
}


def test_a_row_is_the_figure_it_prints() -> None:
    assert from_fields(**ROW).same_as(parse("近万名"))


def test_bounds_left_empty_follow_from_the_rule() -> None:
    row = ROW | dict.fromkeys(("lower", "upper", "lower_open", "upper_open"), "")
    assert from_fields(**row).same_as(parse("近万名"))


def test_a_range_has_bounds_and_no_value() -> None:
    row = {"printed": "5至8人", "lower": "5", "upper": "8", "qualifier": "range", "unit": "person"}
    assert from_fields(**row).same_as(parse("5至8人"))


def test_a_printed_form_that_says_more_than_a_figure_is_not_checked() -> None:
    quantity = from_fields(printed="每月15日前", value="15", qualifier="exact", unit="day_of_month")
    assert (str(quantity.value), quantity.unit, quantity.printed) == ("15", "day_of_month", "每月15日前")


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"value": "10,000"}, "field_number", "value"),
        ({"value": "NaN"}, "field_number", "value"),
        ({"value": "1e4"}, "field_number", "value"),
        ({"upper": "1万"}, "field_number", "upper"),
        ({"upper_open": "yes"}, "field_flag", "upper_open"),
        ({"qualifier": "nearly"}, "field_qualifier", "qualifier"),
        ({"qualifier": ""}, "field_qualifier", "qualifier"),
        ({"qualifier": "range"}, "field_value", "value"),
        ({"qualifier": "below", "value": "0"}, "vague_zero", "value"),
        ({"value": "", "lower": "", "upper": ""}, "field_no_bounds", "value"),
        ({"lower": "9500"}, "field_rule", "lower"),
        ({"upper_open": ""}, "field_rule", "lower"),
        ({"qualifier": "about"}, "field_rule", "lower"),
        ({"lower": "10001"}, "bounds", ""),
        ({"printed": "近2万名"}, "field_printed", "printed"),
        ({"figure": "1"}, "no_field", "figure"),
    ],
)
def test_a_wrong_cell_is_named_with_cause_and_remedy(change: dict[str, str], code: str, field: str) -> None:
    with pytest.raises(QuantityError) as refused:
        from_fields(**(ROW | change))
    assert (refused.value.code, refused.value.field) == (code, field)
    assert field in refused.value.message_en or not field.startswith("up")


@given(printed)
def test_every_figure_survives_the_way_through_a_file(quantity: Quantity) -> None:
    cells = {
        name: ""
        if (value := getattr(quantity, name)) is None
        else str(value).lower()
        if name.endswith("open")
        else str(value)
        for name in ROW
    }
    again = from_fields(**cells)
    assert again.interval == quantity.interval
    assert (again.value, again.qualifier, again.unit) == (quantity.value, quantity.qualifier, quantity.unit)
