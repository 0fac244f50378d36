"""Rates that name the counts they are made of."""

COUNTS = {"numerator_id": "volunteer_count", "denominator_id": "total_population"}


def test_a_rate_of_two_counts_is_fine(towns):
    towns.change("indicators", "satisfaction_rate_pct", **COUNTS)
    assert towns.found() == []


def test_one_count_without_the_other(towns):
    row = towns.change("indicators", "satisfaction_rate_pct", numerator_id="volunteer_count")
    assert towns.found() == [("rate_half_counted", "indicators.csv", row, "denominator_id")]


def test_counts_of_what_is_no_rate(towns):
    row = towns.change("indicators", "grid_count", **COUNTS)
    assert towns.found() == [("counts_of_no_rate", "indicators.csv", row, "value_type")]


def test_a_rate_of_a_rate(towns):
    row = towns.change("indicators", "satisfaction_rate_pct", **{**COUNTS, "denominator_id": "satisfaction_rate_pct"})
    assert towns.found() == [("rate_of_no_count", "indicators.csv", row, "denominator_id")]


def test_a_package_may_leave_out_the_optional_columns(towns):
    towns.drop_column("indicators", "numerator_id")
    towns.drop_column("indicators", "denominator_id")
    towns.drop_column("observations", "completeness")
    assert towns.found() == []
