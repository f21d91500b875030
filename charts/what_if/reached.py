"""What cities have reached, from the lowest to the highest, and where a target would cut through."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from charts.base.frame import TICKS, Spec, axis, bare, empty, note, rule
from charts.base.markers import marker
from charts.base.palette import Palette, Theme, palette
from charts.base.plain import FigureSpec
from charts.base.side_labels import side_labels
from charts.base.telephone_words import width
from charts.base.words import Kind, Language, amount, say

HEIGHT = 340
MARGIN = (8, 140, 12, 12)  # at the right as much as the words of the lines may need
STEP = 10  # pixels by which that grows, so that the plot seldom changes its width
LEFT = -1.2  # of the axis: room for a ring about the first dot
AIR = 0.05  # of the range, above and below


@dataclass(frozen=True)
class Points:
    """Cities in ascending order: code, name, value, interval, best year ever (None: unknown)."""

    entity: tuple[str, ...]
    name: tuple[str, ...]
    value: tuple[float, ...]
    lower: tuple[float, ...]
    upper: tuple[float, ...]
    best: tuple[float | None, ...]


@dataclass(frozen=True)
class Line:
    """A target drawn across: where, its words at the right end, and whether it is the assumed one."""

    at: float
    words: str
    strong: bool


@dataclass(frozen=True)
class PointWords:
    """What stands at each point: its verdict, and what a reader learns by pointing at it."""

    verdicts: list[str]
    hover: list[str]


def reached(
    points: Points,
    words: PointWords,
    lines: Sequence[Line],
    kind: Kind,
    language: Language,
    theme: Theme,
    chosen: str = "",
) -> go.Figure:
    """A dot with its interval per city, coloured by its verdict; the chosen city bears a ring."""
    spec = reached_spec(points, words, lines, kind, theme, chosen)
    return empty(language, theme, HEIGHT) if spec is None else spec.figure()


def reached_spec(
    points: Points,
    words: PointWords,
    lines: Sequence[Line],
    kind: Kind,
    theme: Theme,
    chosen: str = "",
) -> FigureSpec | None:
    """The same as plain values; None without any city."""
    if not points.value:
        return None
    colours = palette(theme)
    low, high = _reach(points, lines)
    per_pixel = (high - low) / (HEIGHT - MARGIN[2] - MARGIN[3])
    right = len(points.value) + 0.2
    ring = [at for at, entity in enumerate(points.entity) if entity == chosen]
    labels = [(line.at, line.words, _colour(line, colours)) for line in lines]
    layout = {
        "xaxis": bare(range=[LEFT, right]),
        "yaxis": axis(
            colours, range=[low, high], tickformat=TICKS[kind], nticks=6, automargin=True
        ),
        "shapes": [_across(line, right, colours) for line in lines],
        "annotations": [
            *side_labels(labels, per_pixel),
            *(_name(points, at, colours) for at in ring),
        ],
    }
    margin = (MARGIN[0], _right(lines), *MARGIN[2:])
    traces = [_bests(points, colours), _dots(points, words, colours), _rings(points, ring, colours)]
    return FigureSpec(traces, layout, theme, HEIGHT, margin)


def describe_reached(points: Points, lines: Sequence[Line], kind: Kind, language: Language) -> str:
    """Alt text: lowest and highest city and the lines."""
    if not points.value:
        return say("empty", language)
    ends = [f"{points.name[at]} {amount(points.value[at], kind, language)}" for at in (0, -1)]
    across = say("semicolon", language).join(line.words for line in lines)
    n = len(points.value)
    return say("alt_reached", language, n=n, first=ends[0], last=ends[1], lines=across)


def _right(lines: Sequence[Line]) -> int:
    """Room for the words at the lines' ends, also an eighth larger, in whole steps."""
    longest = max((width(line.words) for line in lines), default=0)  # at 14 pixels
    return min(MARGIN[1], STEP * math.ceil((1.2 * longest + 10) / STEP))


def _reach(points: Points, lines: Sequence[Line]) -> tuple[float, float]:
    ever = [one for one in points.best if one is not None]
    values = [*points.lower, *points.upper, *ever, *(one.at for one in lines)]
    low, high = min(values), max(values)
    air = (high - low or abs(high) or 1.0) * AIR
    return max(0.0, low - air), high + air


def _colour(line: Line, colours: Palette) -> str:
    return colours.ink if line.strong else colours.muted


def _across(line: Line, right: float, colours: Palette) -> Spec:
    dash, width = ("solid", 2.5) if line.strong else ("dot", 1.5)
    ends = {"x0": LEFT, "x1": right, "y0": line.at, "y1": line.at}
    return rule(_colour(line, colours), dash, width, **ends)


def _bests(points: Points, colours: Palette) -> Spec:
    """Small strokes above the dots."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": list(range(len(points.best))),
        "y": list(points.best),
        "marker": {
            "symbol": "line-ew",
            "size": 7,
            "color": colours.faint,
            "line": {"width": 1.5, "color": colours.faint},
        },
        "hoverinfo": "skip",
    }


def _dots(points: Points, words: PointWords, colours: Palette) -> Spec:
    ends = list(zip(points.lower, points.value, points.upper, strict=True))
    return {
        "type": "scatter",
        "mode": "markers",
        "x": list(range(len(ends))),
        "y": list(points.value),
        "error_y": {
            "type": "data",
            "symmetric": False,
            "array": [upper - value for _, value, upper in ends],
            "arrayminus": [value - lower for lower, value, _ in ends],
            "color": colours.faint,
            "thickness": 1.5,
            "width": 0,
        },
        "marker": marker(words.verdicts, colours, 9),
        "hovertext": words.hover,
        "hoverinfo": "text",
    }


def _rings(points: Points, places: list[int], colours: Palette) -> Spec:
    return {
        "type": "scatter",
        "mode": "markers",
        "cliponaxis": False,
        "x": places,
        "y": [points.value[at] for at in places],
        "marker": {
            "symbol": "circle-open",
            "size": 18,
            "color": colours.chosen,
            "line": {"width": 2.5, "color": colours.chosen},
        },
        "hoverinfo": "skip",
    }


def _name(points: Points, place: int, colours: Palette) -> Spec:
    left = place < len(points.name) / 2
    return note(
        points.name[place],
        place,
        points.value[place],
        colours.chosen,
        xanchor="left" if left else "right",
        yanchor="top" if left else "bottom",
        xshift=12 if left else -12,
        yshift=-6 if left else 6,
    )
