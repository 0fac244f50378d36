"""Charts on the screen: drawn by the Vega that Streamlit brings along, and the widgets that choose what is drawn."""

from __future__ import annotations

import streamlit as st

from dashboard.exhibit import Axis, Chart, Exhibit
from dashboard.selection import CHARTS
from dashboard.ui.arrive import Visit
from dashboard.ui.chart_spec import chart_spec
from dashboard.ui.choose import choose_one
from dashboard.views import chart_choices
from dashboard.views.chart_parts import language


def show_chart(visit: Visit, exhibit: Exhibit) -> None:
    """A chart in the colours of the theme; its text twin is its alternative text."""
    chart, words = exhibit.body, visit.words
    assert isinstance(chart, Chart)

    def axis_title(axis: Axis) -> str:
        return words("app.with_unit", title=axis.title, unit=axis.unit) if axis.unit else axis.title

    dark = st.context.theme.type == "dark"
    spec = chart_spec(chart, language(words), dark=dark, axis_title=axis_title)
    st.vega_lite_chart(spec=spec, width="stretch", alt=" ".join(exhibit.twin) or exhibit.title)


def choose_chart(visit: Visit) -> None:
    """What the charts section shows: kind, indicator, a second one for a scatter, a period where there are several."""
    words, chosen = visit.words, (visit.catalogue, visit.selection)

    def name(code: str) -> str:
        return words.text(visit.catalogue.indicators[code].name)

    choose_one(visit, "chart", CHARTS, words("charts.choose_kind"), lambda kind: words(f"charts.kind_{kind}"), few=True)
    along, across, when = st.columns(3)
    with along:
        choose_one(visit, "indicator", chart_choices.indicators(*chosen), words("charts.choose_indicator"), name)
    if visit.selection.chart == "scatter":
        others = chart_choices.second_indicators(*chosen)
        with across:
            choose_one(visit, "second_indicator", others, words("charts.choose_second"), name)
    if len(periods := chart_choices.periods(*chosen)) > 1:
        with when:
            choose_one(
                visit,
                "period",
                periods,
                words("charts.choose_period"),
                lambda spelt: chart_choices.period_name(*chosen, spelt),
                optional=True,
            )
