"""What became of earlier forecasts, under the card of the figure that is forecast."""

from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from charts.base.overrides import PreparedFigure
from charts.calibration import calibration, describe_calibration
from data_access import forecast_record
from i18n import text
from sentences.definitions.forecast_record import basis, bin_words, finding
from shell.cache.per_view import cached_for
from shell.cache.readings import is_demo
from shell.parts import drawing
from shell.viewer.view import View

FORECAST = "trained"


class Parts(NamedTuple):
    """What stands under the card, ready to be drawn."""

    finding: str
    figure: PreparedFigure
    alt: str
    basis: str


def draw(view: View, key: str) -> None:
    """Title, chart and basis; nothing under other figures, or where no forecast was tested yet."""
    if key != FORECAST:
        return
    own = not is_demo(view.scope, view.snapshot)
    parts = cached_for(view, _parts, own, forecast_record.version(own))
    if parts is None:
        return
    st.subheader(text("definitions.forecasts.heading", view.language), anchor=False)
    st.markdown(f"**{parts.finding}**")
    drawing.figure(parts.figure, parts.alt, "forecasts", view)
    st.caption(parts.basis)


def _parts(view: View, own: bool, _version: tuple[int, ...]) -> Parts | None:
    """The parts of the record as it stands at this version of its files; None without one."""
    record = forecast_record.read(own)
    if record is None:
        return None
    rows = _bins(record, view)
    return Parts(
        finding(record, view.language),
        PreparedFigure(calibration(rows, view.language, view.theme)),
        describe_calibration(rows, view.language),
        basis(record, view.language),
    )


def _bins(record: dict[str, Any], view: View) -> pd.DataFrame:
    rows = pd.DataFrame(record["bins"])
    return rows.assign(
        share=[row["reached"] / row["n"] for row in record["bins"]],
        hover=[bin_words(row, view.language) for row in record["bins"]],
    )
