"""A throw-away script with every kind of element that the atlas uses, for the test of the content policy."""

import altair as alt
import pandas as pd
import streamlit as st

from dashboard.sources.front_end import STATIC_FOLDER

frame = pd.DataFrame({"a": ["x", "y"], "b": [1, 2]})
st.set_page_config(layout="wide", page_icon=str(STATIC_FOLDER / "icon.svg"))
st.html("<script>document.documentElement.lang='zh-CN'</script>", unsafe_allow_javascript=True)
st.altair_chart(alt.Chart(frame).mark_bar().encode(x="a", y="b"))
st.echarts_chart({"xAxis": {"type": "category", "data": ["x"]}, "yAxis": {}, "series": [{"type": "bar", "data": [1]}]})
st.graphviz_chart("digraph { a -> b }")
st.mermaid_chart("graph TD; A-->B")
st.dataframe(frame)
st.table(frame)
st.markdown("**b** :material/map: $x^2$")
st.download_button("下载", "x")
st.selectbox("选", ["a", "b"])
st.multiselect("多选", ["a", "b"])
st.text_input("找")
st.metric("数", 1)
with st.expander("开", expanded=True):
    st.text("内")
st.tabs(["页"])[0].text("页内")
