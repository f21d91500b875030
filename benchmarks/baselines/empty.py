"""An empty page: what a run costs before anything is drawn."""

import streamlit as st

st.title("Empty")
