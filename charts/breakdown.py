"""A figure split into a few parts: each part's name above its dot and interval, all on one scale."""

import math

import pandas as pd
import plotly.graph_objects as go

from charts.base.frame import TICKS, Spec, axis, empty, figure, note, rule
from charts.base.markers import marker
from charts.base.palette import Palette, Theme, palette
from charts.base.rows import interval_dots
from charts.base.words import Kind, Language, amount, say, span_text
from i18n.formats import count

ROW = 48
MARGIN = (8, 16, 8, 36)
ABOVE = 15  # pixels from a part's dot up to its name


def breakdown(
    rows: pd.DataFrame,
    language: Language,
    theme: Theme,
    kind: Kind = "rate",
    national: float | None = None,
) -> go.Figure:
    """One row per part, as they come, around the national figure as a thin line.

    `rows`: entity, name, value, lower, upper, denominator, verdict; a part without value keeps its
    place.
    """
    height = MARGIN[2] + MARGIN[3] + ROW * max(len(rows), 3)
    if rows["value"].notna().sum() == 0:
        return empty(language, theme, height)
    colours, bottom = palette(theme), len(rows) - 0.35
    lines = [] if national is None else [national]
    layout = {
        "xaxis": axis(colours, range=_reach(rows, lines), tickformat=TICKS[kind], nticks=6),
        "yaxis": {"visible": False, "fixedrange": True, "range": [bottom, -0.75]},
        "shapes": [rule(colours.faint, "dot", x0=x, x1=x, y0=-0.75, y1=bottom) for x in lines],
        "annotations": _words(rows, language, kind, colours),
    }
    return figure([_dots(rows, language, kind, colours)], layout, theme, height, MARGIN)


def describe_breakdown(rows: pd.DataFrame, language: Language, kind: Kind = "rate") -> str:
    """Alt text: every part with its value and interval."""
    if rows["value"].notna().sum() == 0:
        return say("empty", language)
    parts = [
        say("name_and_list", language, name=name, items=amount(value, kind, language))
        for name, value in zip(rows["name"], rows["value"], strict=True)
    ]
    return say("alt_breakdown", language, rows=say("semicolon", language).join(parts))


def _reach(rows: pd.DataFrame, lines: list[float]) -> list[float]:
    values = pd.concat([rows[["value", "lower", "upper"]].stack(), pd.Series(lines, dtype=float)])
    low, high = float(values.min()), float(values.max())
    air = (high - low or abs(high) or 1.0) * 0.06
    return [max(low - air, 0.0) if low >= 0 else low - air, high + air]


def _dots(rows: pd.DataFrame, language: Language, kind: Kind, colours: Palette) -> Spec:
    spans = [
        f"{name}<br>{amount(value, kind, language)} ({span_text(low, high, kind, language)})"
        for name, value, low, high in zip(
            rows["name"], rows["value"], rows["lower"], rows["upper"], strict=True
        )
    ]
    return interval_dots(
        rows,
        colours.ink,
        marker=marker(rows["verdict"].tolist(), colours, 12),
        customdata=rows["entity"].tolist(),
        hovertext=spans,
    )


def _words(rows: pd.DataFrame, language: Language, kind: Kind, colours: Palette) -> list[Spec]:
    """The name at the left end of each row, figure and n at the right end."""
    place = {"xref": "paper", "yanchor": "bottom", "yshift": ABOVE - 8}
    notes = []
    values = zip(rows["name"], rows["value"], rows["denominator"], strict=True)
    for row, (name, value, n) in enumerate(values):
        words = amount(value, kind, language)
        if not math.isnan(n):
            words = say("breakdown_value", language, value=words, n=count(n, language))
        notes.append(note(name, 0, row, colours.ink, xanchor="left", **place))
        notes.append(note(words, 1, row, colours.muted, xanchor="right", **place))
    return notes
