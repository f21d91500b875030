"""What became of earlier forecasts, under the card of the figure that is forecast."""

from typing import Any

import pandas as pd
import streamlit as st

from charts.base.overrides import PreparedFigure
from charts.calibration import calibration, describe_calibration
from data_access import forecast_record
from i18n import text
from sentences.definitions.forecast_record import basis, bin_words, finding
from shell.cache.readings import is_demo
from shell.parts import drawing
from shell.viewer.view import View

FORECAST = "trained"


def draw(view: View, key: str) -> None:
    """Title, chart and basis; nothing under other figures, or where no forecast was tested yet."""
    record = forecast_record.read(own=not is_demo(view.scope, view.snapshot))
    if key != FORECAST or record is None:
        return
    rows = _bins(record, view)
    st.subheader(text("definitions.forecasts.heading", view.language), anchor=False)
    st.markdown(f"**{finding(record, view.language)}**")
    chart = PreparedFigure(calibration(rows, view.language, view.theme))
    drawing.figure(chart, describe_calibration(rows, view.language), "forecasts", view)
    st.caption(basis(record, view.language))


def _bins(record: dict[str, Any], view: View) -> pd.DataFrame:
    rows = pd.DataFrame(record["bins"])
    return rows.assign(
        share=[row["reached"] / row["n"] for row in record["bins"]],
        hover=[bin_words(row, view.language) for row in record["bins"]],
    )
