"""Whether forecasts came true: what was told against what was reached, on the line or off it."""

import pandas as pd
import plotly.graph_objects as go

from charts.base.frame import SMALL, Spec, axis, empty, figure, note, rule
from charts.base.palette import Palette, Theme, palette
from charts.base.words import Language, say

HEIGHT = 320
FULL = [-0.03, 1.03]


def calibration(bins: pd.DataFrame, language: Language, theme: Theme) -> go.Figure:
    """One dot per row of `bins`: predicted, share, lower, upper (shares of one), n, hover.

    On the dashed line as many reached their target as were told to.
    """
    if bins.empty:
        return empty(language, theme, HEIGHT)
    colours = palette(theme)
    layout = {
        "xaxis": axis(colours, say("axis_told", language), range=FULL, tickformat=".0%", nticks=6),
        "yaxis": axis(colours, range=FULL, tickformat=".0%", nticks=6),
        "shapes": [rule(colours.muted, "dash", x0=0, x1=1, y0=0, y1=1)],
        "annotations": [
            note(
                say("axis_came_true", language),
                0,
                1,
                colours.muted,
                xref="paper",
                yref="paper",
                xanchor="left",
                yanchor="bottom",
                yshift=6,
            ),
            note(
                say("on_the_line", language),
                1,
                0.05,
                colours.muted,
                xanchor="right",
                yanchor="bottom",
                size=SMALL,
            ),
        ],
    }
    return figure([_dots(bins, colours)], layout, theme, HEIGHT, (56, 16, 34, 60))


def describe_calibration(bins: pd.DataFrame, language: Language) -> str:
    """The alt text: every bin in words."""
    items = say("semicolon", language).join(row.hover for row in bins.itertuples())
    return say("alt_calibration", language, items=items.replace("<br>", " "))


def _dots(bins: pd.DataFrame, colours: Palette) -> Spec:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": bins["predicted"].tolist(),
        "y": bins["share"].tolist(),
        "error_y": {
            "type": "data",
            "array": (bins["upper"] - bins["share"]).tolist(),
            "arrayminus": (bins["share"] - bins["lower"]).tolist(),
            "color": colours.muted,
            "thickness": 2.5,
            "width": 0,
        },
        "marker": {"size": 12, "color": colours.ink},
        "hoverinfo": "text",
        "hovertext": bins["hover"].tolist(),
        "cliponaxis": False,
    }
