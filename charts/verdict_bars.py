"""How many cities reach each target: one bar per target, from surely met to surely missed."""

import pandas as pd
import plotly.graph_objects as go

from charts.base.frame import Spec, bare, empty, figure
from charts.base.markers import verdict_key
from charts.base.palette import Palette, Theme, palette
from charts.base.words import Language, say
from i18n.formats import listing
from i18n.verdicts import ICONS, STATES, badge, word

ROW = 36  # pixels per target
EDGES = 52
WITH_ICON = 0.05  # a segment of this share of the bar has room for its icon


def verdict_bars(
    counts: pd.DataFrame, names: dict[str, str], language: Language, theme: Theme
) -> go.Figure:
    """Stacked bars of `counts`: indicator, state, n; order of rows as the indicators come.

    The `customdata` of a piece are its indicator and its state.
    """
    indicators = list(dict.fromkeys(counts["indicator"]))
    if counts["n"].sum() == 0:
        return empty(language, theme, EDGES + ROW * max(len(indicators), 3))
    colours = palette(theme)
    table = _table(counts, indicators)
    room = WITH_ICON * table.sum(axis=1).max()
    traces = [_segment(table[v], v, room, names, language, colours) for v in table]
    layout = {
        "barmode": "stack",
        "bargap": 0.3,
        "uniformtext": {"minsize": 11, "mode": "hide"},
        "xaxis": bare(range=[0, table.sum(axis=1).max()]),
        "yaxis": _rows(indicators, names, colours),
        "title": verdict_key(set(table), language, colours),
    }
    return figure(traces, layout, theme, EDGES + ROW * len(indicators), (8, 16, 44, 8))


def describe_verdict_bars(counts: pd.DataFrame, names: dict[str, str], language: Language) -> str:
    """Alt text: per target the number of cities in each verdict."""
    indicators = list(dict.fromkeys(counts["indicator"]))
    if counts["n"].sum() == 0:
        return say("empty", language)
    table = _table(counts, indicators)
    rows = [_sentence(table.loc[key], names.get(key, key), language) for key in indicators]
    return say("alt_verdict_bars", language, rows=say("semicolon", language).join(rows))


def _table(counts: pd.DataFrame, indicators: list[str]) -> pd.DataFrame:
    """Indicators by verdict in the fixed order, only verdicts that occur."""
    table = counts.pivot_table(index="indicator", columns="state", values="n", aggfunc="sum")
    table = table.reindex(index=indicators).fillna(0).astype(int)
    return table[[verdict for verdict in STATES if verdict in table and table[verdict].any()]]


def _segment(
    n: pd.Series,
    verdict: str,
    room: float,
    names: dict[str, str],
    language: Language,
    colours: Palette,
) -> Spec:
    icon, label = ICONS[verdict], badge(verdict, language)
    return {
        "type": "bar",
        "orientation": "h",
        "name": label,
        "y": n.index.tolist(),
        "customdata": [[key, verdict] for key in n.index],
        "x": n.tolist(),
        "text": [_inside(count, icon, room) for count in n],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"color": colours.on_verdict[verdict], "size": 15},
        "marker": {
            "color": colours.verdict[verdict],
            "line": {"color": colours.background, "width": 1.5},
        },
        "hovertext": [
            say("hover_verdict", language, name=names.get(key, key), verdict=label, n=count)
            for key, count in n.items()
        ],
        "hoverinfo": "text",
        "unselected": {"marker": {"opacity": 0.4}},
    }


def _inside(count: int, icon: str, room: float) -> str:
    return "" if count == 0 else f"{icon} {count}" if count >= room else str(count)


def _rows(indicators: list[str], names: dict[str, str], colours: Palette) -> Spec:
    return {
        "tickvals": indicators,
        "ticktext": [names.get(key, key) for key in indicators],
        "tickfont": {"color": colours.ink},
        "ticklabelstandoff": 10,
        "autorange": "reversed",
        "automargin": True,
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
    }


def _sentence(row: pd.Series, name: str, language: Language) -> str:
    parts = [f"{word(v, language)} {n}" for v, n in row.items() if n]
    return say("name_and_list", language, name=name, items=listing(parts, language))
