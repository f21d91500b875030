"""Is one city truly ahead of another: the difference with its interval against zero."""

import pandas as pd
import plotly.graph_objects as go

from charts.base.frame import MIDDLE, Spec, axis, empty, figure, note, rule
from charts.base.palette import Palette, Theme, palette
from charts.base.rows import row_axis
from charts.base.words import Kind, Language, say
from i18n.formats import MINUS, Unit
from i18n.formats import difference as signed

ROW = 52
EDGES = 96


def difference(
    rows: pd.DataFrame,
    first: str,
    second: str,
    language: Language,
    theme: Theme,
    kind: Kind = "rate",
) -> go.Figure:
    """Dot and bar per row of `rows` (name, difference, lower, upper), `first` minus `second`."""
    height = EDGES + ROW * max(len(rows), 1)
    comparable = rows[rows["difference"].notna()]
    if comparable.empty:
        return empty(language, theme, height)
    colours = palette(theme)
    scale = 1 if kind == "mean" else 100  # shares stand as percentage points
    reach = 1.15 * scale * float(comparable[["lower", "upper"]].abs().max().max()) or 1.0
    ticks = "+.1f" if kind == "mean" else "+.0f"
    title = say("difference_value" if kind == "mean" else "difference_points", language)
    layout = {
        "xaxis": axis(colours, title, range=[-reach, reach], tickformat=ticks),
        "yaxis": row_axis(comparable["name"], colours),
        "shapes": [rule(colours.ink, x0=0, x1=0, y0=-0.5, y1=len(comparable) - 0.5)],
        "annotations": _side_names(first, second, reach, language, colours),
    }
    return figure(
        [_dots(comparable, scale, language, kind, colours)], layout, theme, height, (8, 24, 36, 60)
    )


def describe_difference(
    rows: pd.DataFrame, first: str, second: str, language: Language, kind: Kind = "rate"
) -> str:
    """Alt text: each difference with its interval."""
    comparable = rows[rows["difference"].notna()]
    if comparable.empty:
        return say("empty", language)
    sentences = [
        say("alt_difference_row", language, **words) for words in _words(comparable, language, kind)
    ]
    joined = say("semicolon", language).join(sentences)
    return say("alt_difference", language, first=first, second=second, rows=joined)


def _words(rows: pd.DataFrame, language: Language, kind: Kind) -> list[dict[str, str]]:
    """Name, difference with its unit, and both bounds without."""
    unit: Unit = "jobs" if kind == "mean" else "percent"
    return [
        {
            "name": name,
            "value": signed(value, unit, language),
            "lower": _bound(lower, kind),
            "upper": _bound(upper, kind),
        }
        for name, value, lower, upper in rows[["name", "difference", "lower", "upper"]].to_numpy()
    ]


def _bound(value: float, kind: Kind) -> str:
    digits = f"{value:+.2f}" if kind == "mean" else f"{100 * value:+.1f}"
    return digits.replace("-", MINUS)


def _dots(rows: pd.DataFrame, scale: int, language: Language, kind: Kind, colours: Palette) -> Spec:
    sure = (rows["lower"] > 0) | (rows["upper"] < 0)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": (scale * rows["difference"]).tolist(),
        "y": list(range(len(rows))),
        "error_x": {
            "type": "data",
            "array": (scale * (rows["upper"] - rows["difference"])).tolist(),
            "arrayminus": (scale * (rows["difference"] - rows["lower"])).tolist(),
            "color": colours.muted,
            "thickness": 2.5,
            "width": 0,
        },
        "marker": {
            "size": 13,
            "color": [colours.chosen if certain else colours.background for certain in sure],
            "line": {"color": colours.chosen, "width": 2},
        },
        "hovertext": [
            say("hover_difference", language, **words) for words in _words(rows, language, kind)
        ],
        "hoverinfo": "text",
    }


def _side_names(
    first: str, second: str, reach: float, language: Language, colours: Palette
) -> list[Spec]:
    """Which side of zero belongs to whom."""
    place = {"yref": "paper", "yanchor": "bottom", "yshift": 6}
    words = [
        (f"← {say('ahead', language, name=second)}", -reach, "left"),
        (f"{say('ahead', language, name=first)} →", reach, "right"),
        (say("no_difference", language), 0, "center"),
    ]
    notes = [note(text, x, 1, colours.muted, xanchor=side, **place) for text, x, side in words]
    return [*notes[:-1], notes[-1] | {"name": MIDDLE}]
