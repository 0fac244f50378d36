"""A throw-away script that fails, for the test of what a reader sees of it."""

import streamlit as st

st.text("before")
raise ValueError("secret 42")
