"""The cohort triangle: each month's cohort by its age; what is not yet observed is hatched."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from numpy.typing import NDArray

from charts.base.frame import Spec, axis, empty, figure, note
from charts.base.palette import Palette, Theme, palette
from charts.base.tones import mix
from charts.base.words import Language, month_name, month_numbers, say
from metrics.readings.verdicts import SMALLEST_N

ROW = 22
MARGIN = (8, 16, 44, 64)
SHADES = (0.05, 0.5)  # of the palest and the strongest cell; ink can be read on both
HOVER = {
    "month": "%{customdata[0]}",
    "period": "%{x}",
    "value": "%{z:.1%}",
    "n": "%{customdata[1]:,.0f}",
}


def triangle(
    cells: pd.DataFrame, language: Language, theme: Theme, kind: str = "survival"
) -> go.Figure:
    """Heat map of `cells`: month, period, started, value, complete; newest cohort at the bottom.

    `value` is the share without the event: drawn as it is for "survival", as 1 - value for
    "opening". Cells that are not complete are hatched and bear no number; cohorts that began with
    fewer than SMALLEST_N bear theirs in grey, without a shade.
    """
    if cells.empty or not cells["complete"].any():
        return empty(language, theme, MARGIN[2] + 12 * ROW)
    colours = palette(theme)
    shares_by_cell = cells.assign(
        shown=cells["value"] if kind == "survival" else 1 - cells["value"]
    )
    shares_by_cell.loc[~shares_by_cell["complete"].astype(bool), "shown"] = float("nan")
    table = shares_by_cell.pivot_table(
        index="month", columns="period", values="shown", dropna=False
    )
    table = table.sort_index()
    months = month_numbers(table.index.to_series())
    few = (
        shares_by_cell.groupby("month")["started"].max().loc[table.index] < SMALLEST_N
    ).to_numpy()
    layout = {
        "xaxis": axis(
            colours, say(f"axis_months_{kind}", language), showgrid=False, dtick=_step(table)
        ),
        "yaxis": axis(
            colours,
            tickvals=_ticks(months),
            ticktext=[month_name(m, language) for m in _ticks(months)],
            range=[months[-1] + 0.5, months[0] - 0.5],
            showgrid=False,
            automargin=True,
        ),
        "annotations": _heads(kind, bool(few.any()), language, colours),
    }
    shares = _shares(table, months, shares_by_cell, language, colours)
    traces = [_hatching(table, months, colours), *_told_apart(shares, few, language, colours)]
    height = MARGIN[2] + MARGIN[3] + ROW * (months[-1] - months[0] + 1)
    return figure(traces, layout, theme, height, MARGIN)


def describe_triangle(cells: pd.DataFrame, language: Language) -> str:
    """Alt text: number and span of the cohorts."""
    if cells.empty:
        return say("empty", language)
    months = sorted(month_numbers(cells["month"]))
    return say(
        "alt_triangle",
        language,
        cohorts=len(set(months)),
        first=month_name(months[0], language),
        last=month_name(months[-1], language),
    )


def _step(table: pd.DataFrame) -> int:
    if table.columns.max() <= 12:
        return 1
    return 3 if _apart(table) == 1 else 6


def _apart(table: pd.DataFrame) -> int:
    """Months from one column to the next: 1, or more where only some ages are shown."""
    columns = table.columns
    return int(columns[1] - columns[0]) if len(columns) > 1 else 1


def _ticks(months: list[int]) -> list[int]:
    """Every third month, so that the names stay apart."""
    return [month for month in months if month % 3 == 0] or months[:1]


def _shares(
    table: pd.DataFrame,
    months: list[int],
    cells: pd.DataFrame,
    language: Language,
    colours: Palette,
) -> Spec:
    """The observed cells in tones of ink, each with its whole percentage."""
    started = dict(zip(month_numbers(cells["month"]), cells["started"], strict=True))
    values = table.to_numpy()
    shades = [mix(colours.muted, colours.background, share) for share in SHADES]
    return {
        "type": "heatmap",
        "x": table.columns.tolist(),
        "y": months,
        "z": values.tolist(),
        "colorscale": [[0, shades[0]], [1, shades[1]]],
        "showscale": False,
        "hoverongaps": False,
        "xgap": 1,
        "ygap": 1,
        "text": _percentages(values),
        "texttemplate": "%{text}",
        "textfont": {"size": 12, "color": colours.ink},
        "customdata": [[[month_name(m, language), started[m]]] * table.shape[1] for m in months],
        "hovertemplate": say("triangle_hover", language, **HOVER) + "<extra></extra>",
    }


def _told_apart(
    shares: Spec, few: NDArray[np.bool_], language: Language, colours: Palette
) -> list[Spec]:
    """The cells of large cohorts and, where there are any, those of small ones in grey."""
    if not few.any():
        return [shares]
    z = np.array(shares["z"], dtype=float)
    large, small = z.copy(), z.copy()
    large[few], small[~few] = np.nan, np.nan
    hover = shares["hovertemplate"].replace(
        "<extra>", f"<br>{say('triangle_few', language)}<extra>"
    )
    grey = {
        "z": small.tolist(),
        "text": _percentages(small),
        "colorscale": [[0, colours.background], [1, colours.background]],
        "textfont": shares["textfont"] | {"color": colours.muted},
        "hovertemplate": hover,
    }
    return [shares | {"z": large.tolist(), "text": _percentages(large)}, shares | grey]


def _percentages(values: NDArray[np.float64]) -> list[list[str]]:
    """Whole percentages; nothing where nothing is known."""
    return [["" if np.isnan(v) else f"{100 * v:.0f}" for v in row] for row in values]


def _hatching(table: pd.DataFrame, months: list[int], colours: Palette) -> Spec:
    """One hatched surface under all cells that are not complete: the stairs at the lower right."""
    half = _apart(table) / 2
    last = table.columns.max() + half
    x: list[float] = []
    y: list[float] = []
    for month, row in zip(months, table.to_numpy(), strict=True):
        complete = table.columns[~np.isnan(row)]
        edge = complete.max() + half if len(complete) else table.columns.min() - half
        x += [edge, edge]
        y += [month - 0.5, month + 0.5]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [*x, last, last],
        "y": [*y, months[-1] + 0.5, months[0] - 0.5],
        "fill": "toself",
        "fillpattern": {
            "shape": "/",
            "fgcolor": colours.faint,
            "bgcolor": colours.background,
            "size": 7,
            "fillmode": "replace",
            "solidity": 0.15,
        },
        "line": {"width": 0},
        "hoverinfo": "skip",
    }


def _heads(kind: str, few: bool, language: Language, colours: Palette) -> list[Spec]:
    """Over the columns what they are, and what the hatching and grey numbers mean."""
    key = f"triangle_unripe{'_few' if few else ''}"
    place = {"xref": "paper", "yref": "paper", "yanchor": "bottom", "yshift": 8}
    return [
        note(say(f"axis_cohort_{kind}", language), 0, 1, colours.muted, xanchor="left", **place),
        note(say(key, language), 1, 1, colours.muted, xanchor="right", **place),
    ]
