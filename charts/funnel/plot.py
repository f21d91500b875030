"""Which cities truly stand apart: value against number of cases, with the limits of chance."""

from collections.abc import Collection

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from charts.base.frame import FOOT, SMALL, Spec, axis, empty, figure, note, rule, target_text
from charts.base.hover import reading_hover
from charts.base.markers import marker, verdict_key
from charts.base.palette import Palette, Theme, palette
from charts.base.side_labels import Mark, side_labels
from charts.base.words import Language, amount, say
from charts.funnel.labels import city_names
from charts.funnel.limits import Bounds, Z, bounds_of, limit_lines
from i18n.formats import listing, number
from metrics.methods.funnel import limits
from metrics.methods.proportions import ratio

HEIGHT = 560
MARGIN = (64, 150, 64, 56)


def funnel_plot(
    readings: pd.DataFrame,
    names: dict[str, str],
    language: Language,
    theme: Theme,
    centre: float,
    phi: float,
    tau2: float,
    target: float | None = None,
    chosen: Collection[str] = (),
    centre_name: str = "national",
) -> go.Figure:
    """Cities as points, centre, target and both limits as lines; outside 99.8 % and chosen are named.

    `centre` is the rate of all together, which `centre_name` calls "national" or "pooled"; `phi`
    and `tau2` come from `metrics.methods.funnel`. A point's `customdata` is its code.
    """
    cities = readings[readings["value"].notna() & (readings["denominator"] > 0)]
    if cities.empty:
        return empty(language, theme, HEIGHT)
    colours = palette(theme)
    grid = np.linspace(
        max(cities["denominator"].min() * 0.8, 1), cities["denominator"].max() * 1.03, 90
    )
    effect = float(ratio(cities["denominator"].sum(), cities["effective"].sum()))
    bounds = bounds_of(centre, grid / effect, tau2)
    reach = _reach(cities, bounds, target)
    unit = (reach[1] - reach[0]) / (HEIGHT - MARGIN[2] - MARGIN[3])
    marks = _reference_lines(centre, centre_name, len(cities), target, bounds, language, colours)
    named = cities[is_outside(cities, centre, tau2) | cities["entity"].isin(chosen)]
    layout = {
        "xaxis": axis(colours, say("axis_n", language), range=[0, grid[-1]], tickformat=",.0f"),
        "yaxis": axis(colours, tickformat=".0%", range=reach),
        "shapes": [
            rule(colour, x0=0, x1=float(grid[-1]), y0=level, y1=level)
            for level, _, colour in marks[: -len(Z)]
        ],
        "annotations": [
            *side_labels(marks, unit),
            *city_names(named, names, chosen, colours, float(grid[-1]), unit),
            _note_on_spread(phi, tau2, language, colours),
        ],
        "title": verdict_key(set(cities["state"]), language, colours),
    }
    traces = [*limit_lines(grid, bounds, colours), _cities(cities, names, language, colours)]
    return figure(traces, layout, theme, HEIGHT, MARGIN)


def is_outside(readings: pd.DataFrame, centre: float, tau2: float) -> pd.Series:
    """Whether each city lies outside its own 99.8 % limits."""
    lower, upper = limits(centre, readings["effective"].to_numpy(), Z["funnel_998"], tau2)
    return (readings["value"] < lower) | (readings["value"] > upper)


def describe_funnel(
    readings: pd.DataFrame, names: dict[str, str], language: Language, centre: float, tau2: float
) -> str:
    """Alt text: number of cities, and which lie above and below the 99.8 % limits."""
    cities = readings[readings["value"].notna() & (readings["denominator"] > 0)]
    if cities.empty:
        return say("empty", language)
    out = cities[is_outside(cities, centre, tau2)]
    sides = {"above": out[out["value"] > centre], "below": out[out["value"] < centre]}
    names_beyond = {
        side: listing([names.get(code, code) for code in part["entity"]], language)
        or say("nobody", language)
        for side, part in sides.items()
    }
    return say("alt_funnel", language, n=len(cities), **names_beyond)


def _reach(cities: pd.DataFrame, bounds: Bounds, target: float | None) -> list[float]:
    """From the lowest to the highest of points and outer limits at typical sizes."""
    lower, upper = bounds["funnel_998"]
    ends = [
        cities["value"].min(),
        cities["value"].max(),
        lower[8],
        upper[8],
        *([] if target is None else [target]),
    ]
    air = (max(ends) - min(ends)) * 0.08
    return [max(min(ends) - air, 0), min(max(ends) + air, 1)]


def _reference_lines(
    centre: float,
    centre_name: str,
    n: int,
    target: float | None,
    bounds: Bounds,
    language: Language,
    colours: Palette,
) -> list[Mark]:
    """Centre and target first, then the upper ends of the limits."""
    marks: list[Mark] = [
        (
            centre,
            say(centre_name, language, value=amount(centre, "rate", language), n=n),
            colours.muted,
        )
    ]
    if target is not None:
        marks.append((target, target_text(target, "rate", language), colours.accent))
    ends = [
        (float(upper[-1]), say(key, language), colours.muted) for key, (_, upper) in bounds.items()
    ]
    return marks + ends


def _cities(
    cities: pd.DataFrame, names: dict[str, str], language: Language, colours: Palette
) -> Spec:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": cities["denominator"].tolist(),
        "y": cities["value"].tolist(),
        "marker": marker(cities["state"].tolist(), colours, 10),
        "customdata": cities["entity"].tolist(),
        "hovertext": reading_hover(cities, names, language, "rate"),
        "hoverinfo": "text",
    }


def _note_on_spread(phi: float, tau2: float, language: Language, colours: Palette) -> Spec:
    key = "funnel_adjusted" if tau2 > 0 else "funnel_plain"
    place = {
        "xref": "paper",
        "yref": "paper",
        "xanchor": "right",
        "yanchor": "bottom",
        "xshift": -6,
    }
    words = say(key, language, phi=number(phi, language, 2))
    return note(words, 1, 0.01, colours.muted, size=SMALL, name=FOOT, **place)
