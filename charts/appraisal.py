"""The appraisal index of all cities with its places, and the scores that one city's index is made of."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from charts.base.frame import SMALL, Spec, axis, empty, figure, note, rule
from charts.base.palette import Palette, Theme, palette
from charts.base.words import Language

PLACES_HEIGHT, PARTS_HEIGHT = 640, 330
FULL, CAP = 100.0, 120.0  # points at the target, and at most
VALUES, RANKS = (0.42, 1.0), (0.0, 0.34)  # shares of the height


@dataclass(frozen=True)
class Labels:
    """The written words of a figure: names of its measures, and of the line at 100 points."""

    index: str
    rank: str
    score: str
    full: str


def appraisal_places(
    rows: pd.DataFrame,
    names: dict[str, str],
    hover: list[str],
    labels: Labels,
    language: Language,
    theme: Theme,
    chosen: str,
) -> go.Figure:
    """Cities from the largest index to the smallest: index above, place below, both with ranges.

    `rows` in that order, all with an index: entity, index, lower, upper, rank, rank_lower,
    rank_upper; `hover` one text per row.
    """
    if rows.empty:
        return empty(language, theme, PLACES_HEIGHT)
    colours, n = palette(theme), len(rows)
    at = np.arange(1, n + 1)
    is_chosen = (rows["entity"] == chosen).to_numpy()
    traces = [
        _points(rows[part], at[part], [hover[i] for i in np.flatnonzero(part)], panel, colours, own)
        for part, own in ((~is_chosen, False), (is_chosen, True))
        for panel in ("index", "rank")
    ]
    low = float(np.floor(rows[["lower", "index"]].min().min() / 10) * 10)
    ends = [-0.5, n + 1.5]
    layout = {
        "xaxis": axis(colours, range=ends, showgrid=False, showticklabels=False, anchor="y2"),
        "yaxis": axis(colours, domain=VALUES, range=[min(low, 90.0), CAP + 6], tickformat=".0f"),
        "yaxis2": axis(colours, domain=RANKS, range=[n + 3, -2], tickvals=_ticks(n)),
        "shapes": [rule(colours.accent, x0=ends[0], x1=ends[1], y0=FULL, y1=FULL)],
        "annotations": [
            *_panel_names(labels, colours),
            *_named(rows, at, names, chosen, colours),
            note(
                labels.full,
                n + 1.5,
                FULL,
                colours.accent,
                size=SMALL,
                xanchor="right",
                yanchor="bottom",
            ),
        ],
    }
    return figure(traces, layout, theme, PLACES_HEIGHT, (64, 16, 40, 12))


def _points(
    part: pd.DataFrame,
    at: "np.ndarray[tuple[int], np.dtype[np.int64]]",
    hover: list[str],
    panel: str,
    colours: Palette,
    own: bool,
) -> Spec:
    bounds = ("lower", "upper") if panel == "index" else ("rank_lower", "rank_upper")
    lower, value, upper = (part[name].to_numpy() for name in (bounds[0], panel, bounds[1]))
    colour = colours.chosen if own else colours.muted
    return {
        "type": "scatter",
        "mode": "markers",
        "x": at.tolist(),
        "y": value.tolist(),
        "yaxis": "y" if panel == "index" else "y2",
        "error_y": {
            "type": "data",
            "array": np.maximum(upper - value, 0).tolist(),
            "arrayminus": np.maximum(value - lower, 0).tolist(),
            "color": colour if own else colours.faint,
            "thickness": 3 if own else 1.5,
            "width": 0,
        },
        "marker": {"color": colour, "size": (11 if own else 7) - (2 if panel == "rank" else 0)},
        "customdata": part["entity"].tolist(),
        "hovertext": hover,
        "hoverinfo": "text",
    }


def _ticks(n: int) -> list[int]:
    step = 25 if n > 50 else 10 if n > 12 else 3
    return [1, *range(step, n + 1, step)]


def _panel_names(labels: Labels, colours: Palette) -> list[Spec]:
    place = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom"}
    return [
        note(words, 0, top, colours.muted, size=SMALL, xshift=-56, yshift=4, **place)
        for words, top in ((labels.index, VALUES[1]), (labels.rank, RANKS[1]))
    ]


def _named(
    rows: pd.DataFrame,
    at: "np.ndarray[tuple[int], np.dtype[np.int64]]",
    names: dict[str, str],
    chosen: str,
    colours: Palette,
) -> list[Spec]:
    """The first, the last and the chosen city, beside their points."""
    notes = []
    codes = rows["entity"].tolist()
    for place in sorted({0, len(codes) - 1} | {codes.index(c) for c in codes if c == chosen}):
        own, last = codes[place] == chosen, place == len(codes) - 1
        colour = colours.chosen if own else colours.ink
        words = f"<b>{names[codes[place]]}</b>" if own else names[codes[place]]
        bound = rows["lower"] if last else rows["upper"]
        side = "left" if place < 3 else "right" if place > len(codes) - 4 else "center"
        notes.append(
            note(
                words,
                int(at[place]),
                float(bound.iloc[place]),
                colour,
                size=SMALL,
                xanchor=side,
                yanchor="top" if last else "bottom",
                yshift=-3 if last else 3,
            )
        )
    return notes


def appraisal_parts(
    scores: pd.DataFrame,
    names: list[str],
    hover: list[str],
    labels: Labels,
    language: Language,
    theme: Theme,
    chosen: str,
) -> go.Figure:
    """One row per component: every city's score as a tick, the chosen one's as a dot, and in words.

    `scores` by city code, one column per component, NaN where missing; `told` one text per row.
    """
    colours = palette(theme)
    chosen_row = scores.loc[[chosen]] if chosen in scores.index else scores.iloc[:0]
    if scores.empty or chosen_row.empty:
        return empty(language, theme, PARTS_HEIGHT)
    rows = list(range(len(names)))
    chosen_scores = chosen_row.iloc[0].tolist()
    traces = [
        {
            "type": "scatter",
            "mode": "markers",
            "x": scores.iloc[:, row].dropna().tolist(),
            "y": [row] * int(scores.iloc[:, row].notna().sum()),
            "marker": {
                "symbol": "line-ns",
                "size": 10,
                "line": {"width": 1, "color": colours.faint},
            },
            "opacity": 0.6,
            "hoverinfo": "skip",
        }
        for row in rows
    ]
    traces.append(
        {
            "type": "scatter",
            "mode": "markers",
            "x": chosen_scores,
            "y": rows,
            "marker": {"color": colours.chosen, "size": 12},
            "hovertext": hover,
            "hoverinfo": "text",
        }
    )
    layout = {
        "xaxis": axis(colours, labels.score, range=[-3, CAP + 3], tickvals=[0, 50, 100]),
        "yaxis": axis(
            colours,
            range=[len(names) - 0.5, -0.6],
            tickvals=rows,
            ticktext=names,
            tickfont={"size": SMALL, "color": colours.ink},
            showgrid=False,
            automargin=True,
        ),
        "shapes": [rule(colours.accent, x0=FULL, x1=FULL, y0=-0.6, y1=len(names) - 0.5)],
        "annotations": [
            note(labels.full, FULL, 1, colours.accent, size=SMALL, yref="paper", yanchor="bottom"),
            *(
                note(words, 1, row, colours.ink, size=SMALL, xref="paper", xanchor="left", xshift=8)
                for row, words in zip(rows, hover, strict=True)
            ),
        ],
    }
    return figure(traces, layout, theme, PARTS_HEIGHT, (16, 150, 28, 48))
