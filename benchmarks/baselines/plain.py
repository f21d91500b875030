"""The usual way: whole tables in the cache, a groupby at each run, one table, a bar and a line."""

import os
import sqlite3

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

FILE = os.environ["STARTUP_DASHBOARD_DATABASE"].removeprefix("sqlite:///")


@st.cache_data
def read(query: str) -> pd.DataFrame:
    """A whole table."""
    with sqlite3.connect(FILE) as connection:
        return pd.read_sql(query, connection)


people = read(
    "SELECT i.city_code, c.ends_on, e.first_attended_on, e.assessment_passed, e.resit_passed "
    "FROM enrolments e JOIN courses c ON c.id = e.course_id "
    "JOIN institutions i ON i.id = c.institution_id WHERE c.kind = 'SYB'"
)
businesses = read("SELECT city_code, opened_on, closed_on FROM businesses")
year = st.selectbox("Year", [2009, 2008])
chosen = people[people["ends_on"].str.startswith(str(year)) & people["first_attended_on"].notna()]
passed = chosen["assessment_passed"].eq(1) | chosen["resit_passed"].eq(1)
table = passed.groupby(chosen["city_code"]).agg(["sum", "count"])
table["rate"] = table["sum"] / table["count"]
st.dataframe(table)
st.plotly_chart(go.Figure(go.Bar(x=table.index, y=table["rate"])))
opened = pd.to_datetime(businesses["opened_on"])
months = ((pd.to_datetime(businesses["closed_on"]) - opened).dt.days // 30).clip(0, 36)
closed = months.value_counts().sort_index().cumsum()
st.plotly_chart(go.Figure(go.Scatter(x=closed.index, y=1 - closed / len(businesses))))
