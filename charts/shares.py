"""Shares side by side: a dot with its interval per row, between nothing and all."""

import pandas as pd
import plotly.graph_objects as go

from charts.base.frame import SMALL, Spec, axis, empty, figure, note
from charts.base.palette import Palette, Theme, palette
from charts.base.rows import interval_dots, row_axis
from charts.base.telephone_words import width
from charts.base.words import Language

ROW = 40
EDGES = 36
GAP, LEAST = 10, 68  # pixels: before the words on the right, and the least margin for them


def shares(rows: pd.DataFrame, language: Language, theme: Theme) -> go.Figure:
    """One row per row of `rows`: name, value, lower, upper, words, hover, strong.

    A row without value keeps its place and its words; strong rows are the ones that sum up.
    """
    height = EDGES + ROW * max(len(rows), 3)
    if rows["value"].notna().sum() == 0:
        return empty(language, theme, height)
    colours = palette(theme)
    layout = {
        "xaxis": axis(colours, range=[0, 1.02], tickformat=".0%", nticks=5),
        "yaxis": row_axis(rows["name"], colours, size=SMALL),
        "annotations": [
            note(words, 1, place, colours.ink, xref="paper", xanchor="left", xshift=GAP, size=SMALL)
            for place, words in enumerate(rows["words"])
        ],
    }
    right = max(LEAST, GAP + max(width(words) for words in rows["words"]) + 8)
    return figure([_dots(rows, colours)], layout, theme, height, (8, right, 8, EDGES - 8))


def _dots(rows: pd.DataFrame, colours: Palette) -> Spec:
    fill = [colours.ink if strong else colours.muted for strong in rows["strong"]]
    return interval_dots(
        rows,
        colours.muted,
        cliponaxis=False,
        marker={"size": 12, "color": fill},
        hovertext=rows["hover"].tolist(),
    )
