"""The way from training to a lasting business and its jobs: a bar per step, and the peers' mark."""

import math

import pandas as pd
import plotly.graph_objects as go

from charts.base.frame import SMALL, Spec, bare, empty, figure, note
from charts.base.palette import Palette, Theme, palette
from charts.base.words import Language

ROW = 62
EDGES = 12
ABOVE = 0.30  # of a row: where the words stand over their bar
LOW, HIGH = 0.0, 0.30  # ends of a bar below its place


def chain_steps(rows: pd.DataFrame, language: Language, theme: Theme) -> go.Figure:
    """One bar per row of `rows`: name, persons, unknown, peers, words, hover, marked, apart.

    `unknown` persons are drawn pale behind the bar; `peers` is how many it would be at the peers'
    rate (NaN: no mark); the marked bar is the step that loses most. A bar `apart` counts something
    else than the persons of the steps, as jobs, and is hollow. Words stand above the bars, so
    that bars have the whole width, on a telephone too.
    """
    height = EDGES + ROW * max(len(rows), 3)
    if rows["persons"].sum() == 0:
        return empty(language, theme, height)
    colours = palette(theme)
    most = float(rows[["persons", "peers"]].max().max())
    layout = {
        "barmode": "stack",
        "bargap": 0,
        "xaxis": bare(range=[0, 1.01 * most]),
        "yaxis": bare(range=[len(rows) - 0.5, -0.5]),
        "annotations": [
            words for place in range(len(rows)) for words in _words(rows, place, colours)
        ],
        "shapes": _peer_lines(rows, colours),
    }
    traces = [_bars(rows, colours), _unknown(rows, colours)]
    return figure(traces, layout, theme, height, (0, 0, 4, EDGES - 4))


def _bars(rows: pd.DataFrame, colours: Palette) -> Spec:
    fills = [colours.verdict["missed"] if marked else colours.faint for marked in rows["marked"]]
    bars = _row_of_bars(rows["persons"], fills, rows["hover"].tolist())
    fills = [
        colours.background if marked else fill
        for fill, marked in zip(fills, rows["apart"], strict=True)
    ]
    bars["marker"] = {
        "color": fills,
        "line": {"color": colours.faint, "width": (1.5 * rows["apart"]).tolist()},
    }
    return bars


def _unknown(rows: pd.DataFrame, colours: Palette) -> Spec:
    return _row_of_bars(rows["unknown"], [colours.grid] * len(rows), rows["hover"].tolist())


def _row_of_bars(persons: pd.Series, fills: list[str], hover: list[str]) -> Spec:
    places = range(len(persons))
    return {
        "type": "bar",
        "orientation": "h",
        "y": [place + (LOW + HIGH) / 2 for place in places],
        "width": [HIGH - LOW] * len(persons),
        "x": persons.tolist(),
        "marker": {"color": fills},
        "hovertext": hover,
        "hoverinfo": "text",
    }


def _peer_lines(rows: pd.DataFrame, colours: Palette) -> list[Spec]:
    """An upright stroke where the bar would end at the peers' rate."""
    line = {"color": colours.ink, "width": 3}
    return [
        {
            "type": "line",
            "x0": at,
            "x1": at,
            "y0": place - 0.06,
            "y1": place + HIGH + 0.06,
            "line": line,
        }
        for place, at in enumerate(rows["peers"])
        if not math.isnan(at)
    ]


def _words(rows: pd.DataFrame, place: int, colours: Palette) -> list[Spec]:
    row = rows.iloc[place]
    at = {"xref": "paper", "yanchor": "middle"}
    return [
        note(row["name"], 0, place - ABOVE + 0.04, colours.ink, xanchor="left", **at),
        note(row["words"], 1, place - ABOVE + 0.04, colours.ink, xanchor="right", size=SMALL, **at),
    ]
