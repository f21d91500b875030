"""Provinces as tiles of one size, each with its short name and value: no outline is needed."""

import pandas as pd
import plotly.graph_objects as go

from charts.base.frame import SMALL, Spec, bare, empty, figure
from charts.base.markers import verdict_key
from charts.base.palette import Palette, Theme, palette
from charts.base.tones import mix
from charts.base.words import Language, say
from charts.heat_table import FAINT, TINT
from i18n.formats import listing
from i18n.verdicts import ICONS, badge, word

HEIGHT = 600
MARGIN = (8, 8, 44, 8)


def tile_grid(provinces: pd.DataFrame, language: Language, theme: Theme) -> go.Figure:
    """Tiles of `provinces`: code, name, short, row, column, state, value_text.

    A province without any city of the programme has an empty state and stands as a bare frame.
    `customdata` of a tile is the province's code.
    """
    if provinces.empty:
        return empty(language, theme, HEIGHT)
    colours = palette(theme)
    rows, columns = int(provinces["row"].max()) + 1, int(provinces["column"].max()) + 1
    verdicts = [v if v in ICONS else "" for v in provinces["state"]]
    places = list(zip(provinces["column"], provinces["row"], strict=True))
    shapes = [_tile(x, y, v, colours) for (x, y), v in zip(places, verdicts, strict=True)]
    layout = {
        "xaxis": bare(range=[-0.5, columns - 0.5]),
        "yaxis": bare(range=[rows - 0.5, -0.5]),
        "shapes": shapes,
        "title": verdict_key({v for v in verdicts if v}, language, colours),
    }
    return figure([_words(provinces, verdicts, language, colours)], layout, theme, HEIGHT, MARGIN)


def describe_tiles(provinces: pd.DataFrame, language: Language) -> str:
    """Alt text: the provinces of each verdict."""
    early = (
        set(provinces.loc[provinces["provisional"], "state"]) if "provisional" in provinces else ()
    )
    parts = [
        f"{word(verdict, language, verdict in early)} {listing(part['name'].tolist(), language)}"
        for verdict in ICONS
        if len(part := provinces[provinces["state"] == verdict])
    ]
    if not parts:
        return say("empty", language)
    return say("alt_tiles", language, rows=say("semicolon", language).join(parts))


def _tile(x: float, y: float, verdict: str, colours: Palette) -> Spec:
    """One square; a province without verdict is only framed."""
    ends = {"x0": x - 0.47, "x1": x + 0.47, "y0": y - 0.47, "y1": y + 0.47}
    if not verdict:
        return {
            "type": "rect",
            "layer": "below",
            "line": {"color": colours.grid, "width": 1},
        } | ends
    tint = mix(colours.verdict[verdict], colours.background, TINT.get(verdict, FAINT))
    return {"type": "rect", "layer": "below", "fillcolor": tint, "line": {"width": 0}} | ends


def _words(
    provinces: pd.DataFrame, verdicts: list[str], language: Language, colours: Palette
) -> Spec:
    """Short name over icon and value in every tile; the marker makes the tile selectable."""
    tiles = zip(provinces["short"], provinces["value_text"], verdicts, strict=True)
    early = provinces.get("provisional", pd.Series(False, provinces.index))
    hover = zip(provinces["name"], provinces["value_text"], verdicts, early, strict=True)
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": provinces["column"].tolist(),
        "y": provinces["row"].tolist(),
        "text": [_lines(short, f"{ICONS[v]} {value}" if v else "") for short, value, v in tiles],
        "textposition": "middle center",
        "textfont": {
            "size": SMALL,
            "color": [colours.ink if v else colours.muted for v in verdicts],
        },
        "marker": {"symbol": "square", "size": 56, "color": "rgba(0,0,0,0)", "line": {"width": 0}},
        "customdata": provinces["code"].tolist(),
        "hovertext": [
            say("tile_hover", language, name=name, value=value, verdict=badge(v, language, soon))
            if v
            else name
            for name, value, v, soon in hover
        ],
        "hoverinfo": "text",
    }


def _lines(short: str, value: str) -> str:
    """Words under each other, so that a name of two words fits its tile."""
    return "<br>".join([*short.split(" "), *([value] if value else [])])
