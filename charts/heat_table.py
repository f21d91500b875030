"""Cities by targets in one table: each cell with its verdict's icon, tint and value."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from charts.frame import SMALL, Spec, empty, figure
from charts.palette import Palette, Theme, palette
from charts.tones import mix
from charts.verdicts import verdict_key
from charts.words import Kind, Language, amount, say
from i18n.verdicts import ICONS, VERDICTS, mark, word

ROW = 26
MARGIN = (8, 8, 76, 8)
# How strongly a verdict tints its cell: sure ones most, those without verdict hardly.
TINT = {"met": 0.42, "missed": 0.42, "likely_met": 0.26, "likely_missed": 0.26, "undecided": 0.2}
FAINT = 0.1
HOVER = {"name": "%{y}", "indicator": "%{x}", "value": "%{text}", "verdict": "%{customdata}"}


def heat_table(
    readings: pd.DataFrame,
    names: dict[str, str],
    titles: dict[str, str],
    kinds: dict[str, Kind],
    language: Language,
    theme: Theme,
    order: Sequence[str] | None = None,
) -> go.Figure:
    """Table of `readings` (entity, indicator, value, verdict): a row per city, a column per target.

    `titles` names the indicators in the order of the columns; `order` lists the cities from the
    top, by default as they come.
    """
    columns = [key for key in titles if key in set(readings["indicator"])]
    cities = list(dict.fromkeys(readings["entity"])) if order is None else list(order)
    if not columns or not cities:
        return empty(language, theme, MARGIN[2] + 10 * ROW)
    colours = palette(theme)
    verdict, value = _tables(readings, cities, columns)
    words = _words(verdict, value, columns, kinds, language)
    trace = _cells(verdict, words, language, colours)
    layout = {
        "xaxis": _side(list(range(len(columns))), [titles[key] for key in columns], colours)
        | {"side": "top"},
        "yaxis": _side(list(range(len(cities))), [names.get(c, c) for c in cities], colours)
        | {"range": [len(cities) - 0.5, -0.5], "automargin": True, "ticklabelstandoff": 6},
        "title": verdict_key(set(verdict.ravel()), language, colours),
    }
    return figure([trace], layout, theme, MARGIN[2] + MARGIN[3] + ROW * len(cities), MARGIN)


def describe_heat_table(readings: pd.DataFrame, language: Language) -> str:
    """Alt text: size of the table, number of cells met and missed."""
    if readings.empty:
        return say("empty", language)
    return say(
        "alt_heat_table",
        language,
        cities=readings["entity"].nunique(),
        targets=readings["indicator"].nunique(),
        met=int((readings["verdict"] == "met").sum()),
        missed=int((readings["verdict"] == "missed").sum()),
    )


def _tables(
    readings: pd.DataFrame, cities: list[str], columns: list[str]
) -> tuple[np.ndarray, np.ndarray]:
    """Verdicts and values, cities by targets; a cell without reading is not reported."""
    wide = readings.set_index(["entity", "indicator"])[["verdict", "value"]].unstack("indicator")
    verdict = wide["verdict"].reindex(index=cities, columns=columns).astype(object)
    value = wide["value"].reindex(index=cities, columns=columns)
    return verdict.where(verdict.notna(), "unreported").to_numpy(), value.to_numpy(dtype=float)


def _words(
    verdict: np.ndarray,
    value: np.ndarray,
    columns: list[str],
    kinds: dict[str, Kind],
    language: Language,
) -> list[list[str]]:
    """Icon and value of every cell; the verdict's word where there is no value."""
    return [
        [
            f"{ICONS[word]} {amount(number, kinds[key], language)}"
            if number == number
            else mark(word, language)
            for word, number, key in zip(words, numbers, columns, strict=True)
        ]
        for words, numbers in zip(verdict.tolist(), value.tolist(), strict=True)
    ]


def _cells(
    verdict: np.ndarray,
    words: list[list[str]],
    language: Language,
    colours: Palette,
) -> Spec:
    number = {word: i for i, word in enumerate(VERDICTS)}
    tints = [mix(colours.verdict[v], colours.background, TINT.get(v, FAINT)) for v in VERDICTS]
    states = {one: word(one, language) for one in VERDICTS}
    count = len(VERDICTS)
    steps = [[[i / count, tint], [(i + 1) / count, tint]] for i, tint in enumerate(tints)]
    return {
        "type": "heatmap",
        "z": [[number[word] for word in row] for row in verdict.tolist()],
        "zmin": -0.5,
        "zmax": count - 0.5,
        "colorscale": [end for step in steps for end in step],
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
        "text": words,
        "texttemplate": "%{text}",
        "textfont": {"size": SMALL, "color": colours.ink},
        "customdata": [[states[one] for one in row] for row in verdict.tolist()],
        "hovertemplate": say("heat_hover", language, **HOVER) + "<extra></extra>",
    }


def _side(places: list[int], words: list[str], colours: Palette) -> Spec:
    return {
        "tickvals": places,
        "ticktext": words,
        "tickfont": {"size": SMALL, "color": colours.ink},
        "tickangle": 0,
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "ticks": "",
    }
