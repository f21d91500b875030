"""What a screen saw: bars of how often each place occurred, and a dot where chance would have it."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from charts.base.frame import SMALL, Spec, axis, empty, figure
from charts.base.palette import Palette, Theme, palette
from charts.base.words import Language
from i18n import text
from i18n.formats import count, number

HEIGHT = 264
MARGIN = (44, 12, 34, 50)
SPACE = "\u2002\u2002"


def doubt_bars(
    evidence: pd.DataFrame,
    words: Mapping[str, str],
    open_: bool,
    language: Language,
    theme: Theme,
    backwards: bool = False,
) -> go.Figure:
    """Bars of `evidence`: place, seen, expected, looked_at; `words` are axis and unit.

    The places looked at are strong, in the colour of doubt where the finding is open;
    `backwards` lets time run to the right where places count towards a cut-off.
    """
    if evidence["seen"].sum() == 0:
        return empty(language, theme, HEIGHT)
    colours = palette(theme)
    layout = {
        "bargap": 0.25,
        "showlegend": False,
        "annotations": _key(words["unit"], open_, language, colours),
        "xaxis": axis(colours, words["axis"], dtick=1, showgrid=False)
        | ({"autorange": "reversed"} if backwards else {}),
        "yaxis": axis(colours, rangemode="tozero"),
    }
    traces = [_bars(evidence, words, open_, language, colours), _dots(evidence, colours)]
    return figure(traces, layout, theme, HEIGHT, MARGIN)


def _bars(
    evidence: pd.DataFrame,
    words: Mapping[str, str],
    open_: bool,
    language: Language,
    colours: Palette,
) -> Spec:
    strong = colours.verdict["quality_hold"] if open_ else colours.muted
    return {
        "type": "bar",
        "x": evidence["place"].tolist(),
        "y": evidence["seen"].tolist(),
        "marker": {"color": [strong if at else colours.grid for at in evidence["looked_at"]]},
        "hovertext": [
            text(
                "data_quality.chart.hover",
                language,
                axis=words["axis"],
                unit=words["unit"],
                place=place,
                seen=count(seen, language),
                expected=number(expected, language, 1),
            )
            for place, seen, expected in zip(
                evidence["place"], evidence["seen"], evidence["expected"], strict=True
            )
        ],
        "hoverinfo": "text",
    }


def _dots(evidence: pd.DataFrame, colours: Palette) -> Spec:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": evidence["place"].tolist(),
        "y": evidence["expected"].tolist(),
        "marker": {
            "color": colours.background,
            "size": 9,
            "line": {"color": colours.ink, "width": 2},
        },
        "hoverinfo": "skip",
    }


def _key(unit: str, open_: bool, language: Language, colours: Palette) -> list[Spec]:
    """One line above the chart: what is counted, what bars and dots are."""
    tone = colours.verdict["quality_hold"] if open_ else colours.muted
    seen, expected = (text(f"data_quality.chart.{key}", language) for key in ("seen", "expected"))
    words = SPACE.join([unit, f'<span style="color:{tone}">■</span> {seen}', f"○ {expected}"])
    place = {"xref": "paper", "yref": "paper", "x": 0, "y": 1, "xanchor": "left"}
    look = {"yanchor": "bottom", "showarrow": False, "yshift": 6}
    return [{"text": words, "font": {"size": SMALL, "color": colours.ink}} | place | look]
