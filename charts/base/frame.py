"""What every chart has in common: type, ground, axes, fixed height, and no controls of plotly's.

Figures are built from plain dicts without plotly's checks, which cost twenty times the drawing;
the tests build each figure once more with them.
"""

from typing import Any

import plotly.graph_objects as go

from charts.base.palette import FONT, Palette, Theme, palette
from charts.base.words import Kind, Language, amount, say

Spec = dict[str, Any]

# For the page that draws a figure: no bar of buttons, no maker's mark, no zoom by accident.
CONFIG: Spec = {
    "displayModeBar": False,
    "displaylogo": False,
    "scrollZoom": False,
    "doubleClick": False,
    "showTips": False,
    "responsive": True,
}

SIZE = 16  # pixels, running text on a chart
SMALL = 14  # ticks, tables and other dense places
# Names of annotations, for a telephone: words at a line's end, words to leave out, a note to put below.
END, MIDDLE, FOOT = "→", "↔", "↓"
TICKS: dict[Kind, str] = {
    "rate": ".0%",
    "progress": ".0%",
    "share": ".0%",
    "mean": ".1f",
    "events": ",~r",
    "count": ",.0f",
    "median": ",.0f",
    "days": ",.0f",
    "large_yuan": ",~r",
}


def figure(
    traces: list[Spec],
    layout: Spec,
    theme: Theme,
    height: int,
    margin: tuple[int, int, int, int] = (16, 16, 16, 16),
) -> go.Figure:
    """A figure on the common ground; margin in pixels: left, right, top, bottom."""
    return go.Figure(
        data=traces, layout=_base(palette(theme), height, margin) | layout, _validate=False
    )


def _base(colours: Palette, height: int, margin: tuple[int, int, int, int]) -> Spec:
    left, right, top, bottom = margin
    return {
        "template": {"layout": {}},
        "height": height,
        "autosize": True,
        "margin": {"l": left, "r": right, "t": top, "b": bottom, "pad": 0},
        "font": {"family": FONT, "size": SIZE, "color": colours.ink},
        "paper_bgcolor": colours.background,
        "plot_bgcolor": colours.background,
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": colours.background,
            "bordercolor": colours.faint,
            "font": {"family": FONT, "size": SMALL, "color": colours.ink},
            "align": "left",
        },
    }


def axis(colours: Palette, title: str = "", **more: Any) -> Spec:
    """An axis with a quiet grid and upright labels; `more` goes to plotly as it is."""
    return {
        "title": {"text": title, "font": {"size": SIZE, "color": colours.muted}, "standoff": 10},
        "tickfont": {"size": SMALL, "color": colours.muted},
        "tickangle": 0,
        "gridcolor": colours.grid,
        "linecolor": colours.grid,
        "zeroline": False,
        "fixedrange": True,
    } | more


def bare(**more: Any) -> Spec:
    """An axis that is not seen."""
    return {"visible": False, "fixedrange": True} | more


def note(text: str, x: float, y: float, colour: str, **more: Any) -> Spec:
    """Words at a place on the chart, upright and without an arrow."""
    return {
        "text": text,
        "x": x,
        "y": y,
        "showarrow": False,
        "font": {"color": colour, "size": more.pop("size", SIZE)},
    } | more


def rule(colour: str, dash: str = "solid", width: float = 1.5, **ends: Any) -> Spec:
    """A straight line between grid and data; `ends` are x0, x1, y0, y1 on the axes x and y.

    Ends must be places on the axes: plotly.js 4.1 breaks off on "between" with "paper" or "domain".
    """
    line = {"color": colour, "width": width, "dash": dash}
    return {"type": "line", "layer": "between", "line": line} | ends


def target_text(target: float, kind: Kind, language: Language) -> str:
    """The label of every target line, such as "目标 80%"."""
    return say("target", language, value=amount(target, kind, language, 1 if kind == "mean" else 0))


def empty(language: Language, theme: Theme, height: int, sentence: str | None = None) -> go.Figure:
    """The drawn state of a chart without data: a frame and a sentence of what will fill it."""
    colours = palette(theme)
    layout = {
        "xaxis": bare(range=[0, 1]),
        "yaxis": bare(range=[0, 1]),
        "annotations": [note(sentence or say("empty", language), 0.5, 0.5, colours.muted)],
        "shapes": [
            {
                "type": "rect",
                "x0": 0,
                "x1": 1,
                "y0": 0,
                "y1": 1,
                "xref": "paper",
                "yref": "paper",
                "line": {"color": colours.grid, "width": 1, "dash": "dot"},
            }
        ],
    }
    return figure([], layout, theme, height)
