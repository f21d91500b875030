"""How far a city is from each of its targets, on one scale: the value as a share of its target."""

import math

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from charts.base.frame import SMALL, Spec, axis, empty, figure, note, rule
from charts.base.markers import marker, verdict_key
from charts.base.palette import Palette, Theme, palette
from charts.base.rows import interval_dots, row_axis
from charts.base.words import Language, amount, say, span_text
from i18n.verdicts import badge, word

ROW = 34
MARGIN = (8, 152, 60, 28)


def bullets(rows: pd.DataFrame, language: Language, theme: Theme) -> go.Figure:
    """One row per indicator: peers as a grey band, interval and dot, the common target line.

    `rows`: indicator, name, kind, value, lower, upper, target, peer_lower, peer_upper, state;
    the peers' ends are their 10th and 90th percentile. Rows without value keep their place.
    """
    height = MARGIN[2] + MARGIN[3] + ROW * max(len(rows), 3)
    if rows["value"].notna().sum() == 0:
        return empty(language, theme, height)
    colours = palette(theme)
    share = rows[SCALED].div(rows["target"], axis=0)
    reach = _reach(share)
    layout = {
        # Few ticks: the same figure stands on a telephone, where the plot is 120 pixels wide.
        "xaxis": axis(colours, range=reach, tickformat=".0%", nticks=4),
        "yaxis": row_axis(rows["name"], colours),
        "shapes": [
            *_peers(share, colours),
            rule(colours.accent, width=2, x0=1, x1=1, y0=-0.5, y1=len(rows) - 0.5),
        ],
        "annotations": [_head(language, colours), *_values(rows, language, colours)],
        "title": verdict_key(set(rows["state"]), language, colours),
    }
    dots = _dots(rows, share, language, colours)
    return figure([dots], layout, theme, height, MARGIN)


def describe_bullets(rows: pd.DataFrame, language: Language) -> str:
    """Alt text: each indicator's value, target and verdict."""
    if rows["value"].notna().sum() == 0:
        return say("empty", language)
    sentences = [
        say(
            "alt_bullets_row",
            language,
            name=row.name_,
            value=amount(row.value, row.kind, language),
            target=amount(row.target, row.kind, language),
            verdict=word(row.state, language),
        )
        for row in rows.rename(columns={"name": "name_"}).itertuples()
    ]
    return say("alt_bullets", language, rows=say("semicolon", language).join(sentences))


SCALED = ["value", "lower", "upper", "peer_lower", "peer_upper"]


def _reach(share: pd.DataFrame) -> list[float]:
    """Both ends of all that is drawn, with the target inside."""
    shares = share.to_numpy(dtype=float)
    low, high = min(np.nanmin(shares), 0.9), max(np.nanmax(shares), 1.1)
    air = (high - low) * 0.06
    return [max(low - air, 0.0), high + air]


def _peers(share: pd.DataFrame, colours: Palette) -> list[Spec]:
    """The peers' range of each row, under the target's line."""
    look = {"type": "rect", "layer": "between", "fillcolor": colours.grid, "line": {"width": 0}}
    ends = zip(share["peer_lower"], share["peer_upper"], strict=True)
    return [
        look | {"x0": low, "x1": high, "y0": row - 0.2, "y1": row + 0.2}
        for row, (low, high) in enumerate(ends)
        if not (math.isnan(low) or math.isnan(high))
    ]


def _dots(rows: pd.DataFrame, share: pd.DataFrame, language: Language, colours: Palette) -> Spec:
    return interval_dots(
        share,
        colours.ink,
        marker=marker(rows["state"].tolist(), colours, 15),
        customdata=rows["indicator"].tolist(),
        hovertext=_hover(rows, language),
    )


def _hover(rows: pd.DataFrame, language: Language) -> list[str]:
    return [
        say(
            "bullets_hover",
            language,
            name=row.name_,
            value=amount(row.value, row.kind, language),
            span=span_text(row.lower, row.upper, row.kind, language),
            target=amount(row.target, row.kind, language),
            peers=span_text(row.peer_lower, row.peer_upper, row.kind, language),
            verdict=badge(row.state, language),
        )
        for row in rows.rename(columns={"name": "name_"}).itertuples()
    ]


def _head(language: Language, colours: Palette) -> Spec:
    """The target line's words above it."""
    place = {"yref": "paper", "yanchor": "bottom", "yshift": 4}
    return note(say("bullets_target", language), 1, 1, colours.accent, **place)


def _values(rows: pd.DataFrame, language: Language, colours: Palette) -> list[Spec]:
    """The figures themselves at the right end of each row."""
    notes = []
    values = zip(rows["value"], rows["target"], rows["kind"], rows["state"], strict=True)
    for place, (value, target, kind, verdict) in enumerate(values):
        words = badge(verdict, language)
        if not math.isnan(value):
            digits = 1 if kind == "mean" else 0
            aim = amount(target, kind, language, digits)
            words = say("bullets_value", language, value=amount(value, kind, language), target=aim)
        side = {"xref": "paper", "xanchor": "left", "xshift": 10, "size": SMALL}
        notes.append(note(words, 1, place, colours.ink, **side))
    return notes
