"""Two bars, one over the other: the cities by verdict under today's target and as assumed."""

from collections.abc import Sequence

import plotly.graph_objects as go

from charts.base.frame import SIZE, Spec, bare, empty
from charts.base.palette import Palette, Theme, palette
from charts.base.plain import FigureSpec
from charts.base.words import Language, say
from i18n.formats import listing
from i18n.verdicts import ICONS, STATES, badge, word

Row = tuple[str, Sequence[int]]  # name, cities in the order of STATES
ROW = 54
MARGIN = (8, 8, 2, 2)
WITH_ICON = 0.05  # a segment of this share of the bar has room for its icon


def before_after_bars(rows: Sequence[Row], language: Language, theme: Theme) -> go.Figure:
    """One bar per row, from surely met to surely missed; a number in each part that has cities.

    The page names the verdicts beside it, in words that wrap.
    """
    spec = before_after_spec(rows, language, theme)
    return empty(language, theme, _height(rows)) if spec is None else spec.figure()


def before_after_spec(rows: Sequence[Row], language: Language, theme: Theme) -> FigureSpec | None:
    """The same as plain values; None without any city."""
    most = max((sum(cities) for _, cities in rows), default=0)
    if not most:
        return None
    colours, occurring = palette(theme), _occurring(rows)
    layout = {
        "barmode": "stack",
        "bargap": 0.24,
        "xaxis": bare(range=[0, most]),
        "yaxis": {
            "tickvals": list(range(len(rows))),
            "ticktext": [name for name, _ in rows],
            "tickfont": {"color": colours.ink, "size": SIZE},
            "ticklabelstandoff": 10,
            "range": [len(rows) - 0.5, -0.5],
            "automargin": True,
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
        },
    }
    traces = [_part(rows, at, WITH_ICON * most, language, colours) for at in occurring]
    return FigureSpec(traces, layout, theme, _height(rows), MARGIN)


def _height(rows: Sequence[Row]) -> int:
    return MARGIN[2] + MARGIN[3] + ROW * max(len(rows), 2)


def describe_before_after(rows: Sequence[Row], language: Language) -> str:
    """Alt text: per row the number of cities in each verdict."""
    sentences = [
        say(
            "name_and_list",
            language,
            name=name,
            items=listing(
                [f"{word(STATES[at], language)} {n}" for at, n in enumerate(cities) if n], language
            ),
        )
        for name, cities in rows
    ]
    return say("alt_verdict_bars", language, rows=say("semicolon", language).join(sentences))


def _occurring(rows: Sequence[Row]) -> list[int]:
    return [at for at in range(len(STATES)) if any(cities[at] for _, cities in rows)]


def _part(rows: Sequence[Row], at: int, room: float, language: Language, colours: Palette) -> Spec:
    verdict = STATES[at]
    icon, label = ICONS[verdict], badge(verdict, language)
    return {
        "type": "bar",
        "orientation": "h",
        "name": label,
        "y": list(range(len(rows))),
        "x": [cities[at] for _, cities in rows],
        "text": [_inside(cities[at], icon, room) for _, cities in rows],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "textfont": {"color": colours.on_verdict[verdict], "size": 17},
        "marker": {
            "color": colours.verdict[verdict],
            "line": {"color": colours.background, "width": 1.5},
        },
        "hovertext": [
            say("hover_verdict", language, name=name, verdict=label, n=cities[at])
            for name, cities in rows
        ],
        "hoverinfo": "text",
    }


def _inside(n: int, icon: str, room: float) -> str:
    return "" if n == 0 else f"{icon} {n}" if n >= 3 * room else str(n) if 2 * n >= room else ""
