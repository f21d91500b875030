"""A year's funnel today and as assumed: two bars per step, the assumed one with its interval."""

import pandas as pd
import plotly.graph_objects as go

from charts.base.frame import Spec, bare, empty, figure, note
from charts.base.palette import Palette, Theme, palette
from charts.base.words import Language

ROW = 58
EDGES = 10
ABOVE = 0.27  # of a row: where the words stand over the bars
THEN, TODAY = (-0.06, 0.20), (0.20, 0.34)  # ends of the two bars within a row


def flow(rows: pd.DataFrame, language: Language, theme: Theme) -> go.Figure:
    """One step per row of `rows`: name, today, then, lower, upper, words, hover, strong.

    Words stand above the bars, so that these have the whole width, on a telephone too; steps of
    other units (jobs) are on the same scale of numbers. Strong is the step looked at.
    """
    height = EDGES + ROW * max(len(rows), 3)
    amounts = rows[["today", "then", "upper"]].stack().dropna()
    if amounts.empty or amounts.max() <= 0:
        return empty(language, theme, height)
    colours = palette(theme)
    layout = {
        "barmode": "overlay",
        "xaxis": bare(range=[0, 1.02 * float(amounts.max())]),
        "yaxis": bare(range=[len(rows) - 0.55, -0.5]),
        "annotations": [
            words for place in range(len(rows)) for words in _words(rows, place, colours)
        ],
    }
    traces = [_today(rows, colours), _then(rows, colours)]
    return figure(traces, layout, theme, height, (0, 4, 4, EDGES - 4))


def _today(rows: pd.DataFrame, colours: Palette) -> Spec:
    return _bars(rows, "today", TODAY) | {"marker": {"color": [colours.grid] * len(rows)}}


def _then(rows: pd.DataFrame, colours: Palette) -> Spec:
    fills = [colours.ink if strong else colours.faint for strong in rows["strong"]]
    return _bars(rows, "then", THEN) | {
        "marker": {"color": fills},
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": (rows["upper"] - rows["then"]).tolist(),
            "arrayminus": (rows["then"] - rows["lower"]).tolist(),
            "color": colours.chosen,
            "thickness": 2.5,
            "width": 5,
        },
    }


def _bars(rows: pd.DataFrame, column: str, ends: tuple[float, float]) -> Spec:
    places = range(len(rows))
    return {
        "type": "bar",
        "orientation": "h",
        "y": [place + sum(ends) / 2 for place in places],
        "width": [ends[1] - ends[0]] * len(rows),
        "x": rows[column].tolist(),
        "hovertext": rows["hover"].tolist(),
        "hoverinfo": "text",
    }


def _words(rows: pd.DataFrame, place: int, colours: Palette) -> list[Spec]:
    row = rows.iloc[place]
    at = {"xref": "paper", "yanchor": "middle"}
    return [
        note(row["name"], 0, place - ABOVE, colours.ink, xanchor="left", **at),
        note(row["words"], 1, place - ABOVE, colours.ink, xanchor="right", **at),
    ]
