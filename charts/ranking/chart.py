"""All cities in one picture: each one's value with interval, and its rank with interval."""

from collections.abc import Collection
from typing import Literal

import pandas as pd
import plotly.graph_objects as go

from charts.base.frame import empty, figure
from charts.base.palette import Theme, palette
from charts.base.words import Kind, Language, amount, say
from charts.ranking import tall, wide
from charts.ranking.points import Scene, in_order, points

Orientation = Literal["wide", "tall"]


def ranking(
    readings: pd.DataFrame,
    names: dict[str, str],
    language: Language,
    theme: Theme,
    kind: Kind = "rate",
    chosen: Collection[str] = (),
    national: float | None = None,
    orientation: Orientation = "wide",
) -> go.Figure:
    """Dot plot in two panels, cities in the order of their value; a point's `customdata` is its code.

    "wide" names the first and last five and the chosen cities and fits one screen; "tall" names
    every city beside its row. Cities without a value are left out: list them before the chart.
    """
    ordered = in_order(readings)
    if ordered.empty:
        return empty(language, theme, wide.HEIGHT)
    scene = Scene(
        ordered, names, language, palette(theme), kind, frozenset(chosen), national, orientation
    )
    draw = wide.draw if orientation == "wide" else tall.draw
    drawing = draw(scene)
    traces = [*points(scene), *drawing.traces]
    return figure(traces, drawing.layout, theme, drawing.height, drawing.margin)


def describe_ranking(
    readings: pd.DataFrame, names: dict[str, str], language: Language, kind: Kind = "rate"
) -> str:
    """Alt text: number of ranked cities, the first three and the last with their values."""
    ordered = in_order(readings)
    ordered = ordered[~ordered["outside"]]
    if ordered.empty:
        return say("empty", language)
    cities = [
        f"{names.get(code, code)} {amount(value, kind, language)}"
        for code, value in zip(ordered["entity"], ordered["value"], strict=True)
    ]
    top = say("semicolon", language).join(cities[:3])
    return say("alt_ranking", language, n=len(ordered), top=top, last=cities[-1])
