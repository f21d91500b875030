"""How an indicator moves from month to month, its unripe end drawn apart."""

import math

import pandas as pd
import plotly.graph_objects as go

from charts.base.frame import TICKS, axis, empty, figure, target_text
from charts.base.palette import Theme, palette
from charts.base.side_labels import Mark, side_labels
from charts.base.words import Kind, Language, amount, month_name, month_numbers, say
from charts.months.parts import (
    across,
    band,
    dots,
    expected_ends,
    lines,
    month_ends,
    months,
    reach,
    unripe,
    unripe_words,
)
from metrics.methods.control_chart import Chart, xmr

HEIGHT = 400
NARROW = 0.06
# What a figure can be at all: no limit is drawn beyond it.
REACH: dict[Kind, tuple[float, float]] = {
    "rate": (0.0, 1.0),
    "share": (0.0, 1.0),
    "mean": (0.0, math.inf),
    "events": (0.0, math.inf),
    "count": (0.0, math.inf),
    "large_yuan": (0.0, math.inf),
    "progress": (0.0, math.inf),
}


def month_line(
    line: pd.DataFrame,
    target: float | None,
    language: Language,
    theme: Theme,
    kind: Kind = "rate",
    limits: bool = False,
    whole: bool = False,
) -> go.Figure:
    """The large line; `line`: month, value, lower, upper, mature.

    `limits` adds mean and XmR limits of the ripe months and rings the points that alert. `whole`
    shows a share from none to all, as where it can be nothing between.
    """
    if line["value"].notna().sum() == 0:
        return empty(language, theme, HEIGHT)
    colours = palette(theme)
    traces = [band(line, colours), *lines(line, colours, language, kind, width=2.5, marked=True)]
    traces += expected_ends(line, colours)
    marks: list[Mark] = []
    if limits:
        ripe = line[line["mature"].astype(bool)]
        chart = xmr(ripe["value"].to_numpy(dtype=float))
        traces.append(dots(ripe[chart.alert], colours.chosen, 14, "circle-open"))
        marks = _limit_marks(chart, kind, language, colours.muted)
    ends = month_ends(line)
    shapes = [across(place, colours.faint, ends, "dot") for place, _, _ in marks]
    if target is not None:
        shapes.append(across(target, colours.accent, ends))
        marks.append((target, target_text(target, kind, language), colours.accent))
    ends_ = pd.DataFrame({"value": REACH[kind]}) if whole else line
    low, high = reach(ends_, [place for place, _, _ in marks], share=0.08)
    layout = {
        "xaxis": months(line, language, colours),
        "yaxis": axis(colours, tickformat=_ticks(kind, high - low), range=[low, high]),
        "shapes": [*shapes, *unripe(line, colours)],
        "annotations": [
            *side_labels(marks, (high - low) / (HEIGHT - 64)),
            *unripe_words(line, language, colours),
        ],
    }
    return figure(traces, layout, theme, HEIGHT, (64, 150, 24, 40))


def _ticks(kind: Kind, height: float) -> str:
    """The form of the numbers at the axis; a low axis of shares has tenths between."""
    return ".1%" if TICKS[kind] == ".0%" and height < NARROW else TICKS[kind]


def _limit_marks(chart: Chart, kind: Kind, language: Language, colour: str) -> list[Mark]:
    """Mean, lower and upper limit with their words; a trial limit says so."""
    trial = "trial_" if chart.trial else ""
    limits = [("mean", chart.mean), (f"{trial}lower", chart.lower), (f"{trial}upper", chart.upper)]
    least, most = REACH.get(kind, (-math.inf, math.inf))
    possible = [
        (name, min(max(value, least), most)) for name, value in limits if not math.isnan(value)
    ]
    return [
        (value, say(f"limit_{name}", language, value=amount(value, kind, language)), colour)
        for name, value in possible  # fewer than two ripe months have no limits
    ]


def describe_month_line(
    line: pd.DataFrame, target: float | None, language: Language, kind: Kind = "rate"
) -> str:
    """Alt text: span of months, first and last ripe value, target."""
    ripe = line[line["mature"].astype(bool) & line["value"].notna()]
    if ripe.empty:
        return say("empty", language)
    months = month_numbers(ripe["month"])
    monthly: Kind = "count" if kind == "progress" else kind  # its share is of a year's target
    return say(
        "alt_month_line",
        language,
        first=month_name(months[0], language),
        last=month_name(months[-1], language),
        start=amount(ripe["value"].iloc[0], monthly, language),
        end=amount(ripe["value"].iloc[-1], monthly, language),
        target=amount(target, kind, language),
        unripe=int((~line["mature"].astype(bool)).sum()),
    )
