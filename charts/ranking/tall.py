"""The ranking as a long table: a row with its name for every city, value left, rank right."""

import math

import pandas as pd

from charts.base.frame import TICKS, Spec, axis, note, rule
from charts.base.markers import verdict_key
from charts.base.words import say
from charts.ranking.points import Drawing, Scene

ROW = 18  # pixels per city
LINE = 20  # pixels per line of words above the panel
MARGIN = (16, 24, 80, 56)
VALUES, RANKS = (0.0, 0.6), (0.66, 1.0)  # shares of the width


def draw(scene: Scene) -> Drawing:
    """Layout of the tall form; every row bears the city's name."""
    colours, ordered, words = scene.colours, scene.ordered, scene.language
    rows = int(ordered["place"].max()) + 1
    layout = {
        "yaxis": axis(
            colours,
            tickvals=ordered["place"].tolist(),
            ticktext=_names(scene),
            automargin=True,
            tickfont={"size": 13, "color": colours.ink},
            range=[rows, 0],
            showgrid=False,
        ),
        "xaxis": axis(
            colours,
            say("axis_value", words),
            domain=VALUES,
            tickformat=TICKS[scene.kind],
            nticks=4,
            range=_reach(scene),
        ),
        "xaxis2": axis(
            colours, say("axis_rank", words), domain=RANKS, anchor="y", tickvals=_ranks(ordered)
        ),
        "title": verdict_key(set(ordered["state"]), words, colours),
        "shapes": [
            rule(colour, x0=value, x1=value, y0=0, y1=rows)
            for value, _, colour in scene.reference_lines
        ],
        "annotations": _tops(scene),
    }
    return Drawing([], layout, ROW * rows + MARGIN[2] + MARGIN[3], MARGIN)


def _reach(scene: Scene) -> list[float]:
    """From the least to the most of values, intervals and lines, with air for the marks."""
    ranked = scene.ordered.loc[~scene.ordered["outside"], ["lower", "upper"]].stack().dropna()
    ends = [*scene.ordered["value"], *ranked, *(value for value, _, _ in scene.reference_lines)]
    air = 0.06 * (max(ends) - min(ends) or abs(max(ends)) or 1.0)
    return [min(ends) - air, max(ends) + air]


def _ranks(ordered: pd.DataFrame) -> list[int]:
    n = int((~ordered["outside"]).sum())
    step = 50 if n > 50 else 10 if n > 12 else 3
    return [1, *range(step, n + 1, step)]


def _names(scene: Scene) -> list[str]:
    """Rank and name; a chosen city in its colour."""
    names = []
    for code, rank in zip(scene.ordered["entity"], scene.ordered["rank"], strict=True):
        name = (
            scene.names.get(code, code)
            if math.isnan(rank)
            else f"{scene.names.get(code, code)} {int(rank)}"
        )
        mark = f'<b><span style="color:{scene.colours.chosen}">{name}</span></b>'
        names.append(mark if code in scene.chosen else name)
    return names


def _tops(scene: Scene) -> list[Spec]:
    """The words of target and national line above the value panel, one over the other.

    Beside each other they would leave a telephone at its edge, where names are long.
    """
    return [
        note(text, value, 1, colour, yref="paper", yanchor="bottom", yshift=4 + LINE * place)
        for place, (value, text, colour) in enumerate(sorted(scene.reference_lines))
    ]
