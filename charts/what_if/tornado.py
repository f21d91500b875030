"""Which lever matters most: one bar per lever from what its low end gives to what its high end gives."""

import pandas as pd
import plotly.graph_objects as go

from charts.base.frame import SMALL, Spec, axis, empty, figure, note, rule
from charts.base.palette import Palette, Theme, palette
from charts.base.words import Language

ROW = 46
MARGIN = (8, 16, 4, 36)
ABOVE = 0.28  # of a row: where the words stand over their bar


def tornado(rows: pd.DataFrame, point: float, language: Language, theme: Theme) -> go.Figure:
    """Bars around the scenario's own amount, the widest first.

    `rows`: name, at_low, at_high, words (both ends of the lever), hover.
    """
    height = MARGIN[2] + MARGIN[3] + ROW * max(len(rows), 3)
    if rows.empty or rows[["at_low", "at_high"]].isna().all(axis=None):
        return empty(language, theme, height)
    colours = palette(theme)
    low, high = (
        float(rows[["at_low", "at_high"]].min(axis=None)),
        float(rows[["at_low", "at_high"]].max(axis=None)),
    )
    air = (high - low or abs(high) or 1.0) * 0.04
    bottom, top = len(rows) - 0.55, -0.55
    layout = {
        "barmode": "overlay",
        "xaxis": axis(colours, range=[low - air, high + air], tickformat=",.0f", nticks=5),
        "yaxis": {"visible": False, "fixedrange": True, "range": [bottom, top]},
        "shapes": [rule(colours.ink, "solid", x0=point, x1=point, y0=top, y1=bottom)],
        "annotations": [
            words for place in range(len(rows)) for words in _words(rows, place, colours)
        ],
    }
    traces = [
        _half(rows, "at_low", point, colours.faint),
        _half(rows, "at_high", point, colours.muted),
    ]
    return figure(traces, layout, theme, height, MARGIN)


def _half(rows: pd.DataFrame, end: str, point: float, colour: str) -> Spec:
    return {
        "type": "bar",
        "orientation": "h",
        "y": [place + 0.16 for place in range(len(rows))],
        "width": [0.34] * len(rows),
        "base": [point] * len(rows),
        "x": (rows[end] - point).tolist(),
        "marker": {"color": colour},
        "hovertext": rows["hover"].tolist(),
        "hoverinfo": "text",
    }


def _words(rows: pd.DataFrame, place: int, colours: Palette) -> list[Spec]:
    row = rows.iloc[place]
    at = {"xref": "paper", "yanchor": "middle", "size": SMALL}
    return [
        note(row["name"], 0, place - ABOVE, colours.ink, xanchor="left", **at),
        note(row["words"], 1, place - ABOVE, colours.muted, xanchor="right", **at),
    ]
