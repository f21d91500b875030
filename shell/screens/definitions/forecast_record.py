"""What became of earlier forecasts, under the cards of the figures that are forecast."""

from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from charts.base.overrides import PreparedFigure
from charts.calibration import calibration, describe_calibration
from data_access import forecast_record
from i18n import text
from metrics.readings.track_record import COUNT, RATES
from sentences.definitions.forecast_record import basis, bin_words, by_year, fair, finding
from shell.cache.per_view import cached_for
from shell.cache.readings import is_demo
from shell.parts import drawing
from shell.viewer.view import View

FORECAST = (COUNT, *RATES)


class Parts(NamedTuple):
    """What stands under the card, ready to be drawn."""

    finding: str
    figure: PreparedFigure
    alt: str
    notes: tuple[str, ...]


def draw(view: View, key: str) -> None:
    """Title, chart and basis; nothing under other figures, or where no forecast was tested yet."""
    if key not in FORECAST:
        return
    own = not is_demo(view.scope, view.snapshot)
    parts = cached_for(view, _parts, key, own, forecast_record.version(own))
    if parts is None:
        return
    st.subheader(text("definitions.forecasts.heading", view.language), anchor=False)
    st.markdown(f"**{parts.finding}**")
    drawing.figure(parts.figure, parts.alt, "forecasts", view)
    for note in parts.notes:
        st.caption(note)


def _parts(view: View, key: str, own: bool, _version: tuple[int, ...]) -> Parts | None:
    """The parts of a figure's record as it stands at this version of its files; None without one."""
    whole = forecast_record.read(own)
    record = forecast_record.of_figure(whole, key) if whole else None
    if whole is None or record is None:
        return None
    rows, language = _bins(record, view), view.language
    notes = (basis(record, language, key), by_year(record, language), fair(whole, key, language))
    return Parts(
        finding(record, language),
        PreparedFigure(calibration(rows, language, view.theme)),
        describe_calibration(rows, language),
        tuple(note for note in notes if note),
    )


def _bins(record: dict[str, Any], view: View) -> pd.DataFrame:
    rows = pd.DataFrame(record["bins"])
    return rows.assign(
        share=[row["reached"] / row["n"] for row in record["bins"]],
        hover=[bin_words(row, view.language) for row in record["bins"]],
    )
