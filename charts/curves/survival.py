"""How cohorts open and survive: step curves with intervals, and the numbers they rest on below."""

from collections.abc import Sequence
from typing import Literal

import plotly.graph_objects as go

from charts.base.frame import Spec, axis, empty, figure
from charts.base.palette import Palette, Theme, palette
from charts.base.words import Language, amount, say
from charts.curves.labels import end_labels, label_width, target_marks
from charts.curves.parts import Strata, band, ends_at, line_trace, lines_of, value_at
from charts.curves.risk_table import ROW, risk_table, row_names

Which = Literal["survival", "opening"]

PLOT = 360  # pixels of the curves
GAP = 76  # pixels between curves and table, for the months
TOP = 36
MOST = 5  # more lines than this cannot be told apart by their names


def curves(
    strata: Strata,
    kind: Which,
    language: Language,
    theme: Theme,
    target: float | None = None,
    at: int | None = None,
    horizon: int | None = None,
) -> go.Figure:
    """Curves of `strata`: pairs of name and `kaplan_meier` table, five at most (else ValueError).

    "survival" draws S, "opening" 1 - S. A line stops where n < 50 S, because one more event would
    move it by more than two points. `at` is the target's month: 6 for opening, 12 for survival.
    """
    if len(strata) > MOST:
        raise ValueError(f"{len(strata)} curves cannot be told apart; choose at most {MOST}.")
    strata = [(name, table) for name, table in strata if len(table)]
    if not strata:
        return empty(language, theme, TOP + PLOT + GAP + 4 * ROW)
    colours = palette(theme)
    at = at or (6 if kind == "opening" else 12)
    lines = lines_of(strata, kind, colours)
    last = horizon or ends_at(strata)
    ticks = list(range(0, last + 1, 3 if last <= 12 else 6))
    rows = row_names(lines, kind, language)
    height = TOP + PLOT + GAP + ROW * len(rows)
    layout = _layout(last, ticks, rows, height, kind, language, colours)
    aim = target_marks(target, at, kind, language, colours, lines, PLOT)
    ends = end_labels(lines, kind, 1 / PLOT, language)
    layout |= {"annotations": [*ends, *aim.annotations], "shapes": aim.shapes}
    traces = [band(line) for line in lines]
    traces += [line_trace(line, language) for line in lines]
    traces += risk_table(lines, ticks, rows, colours)
    return figure(traces, layout, theme, height, (16, label_width(lines, language), TOP, 8))


def describe_curves(strata: Strata, kind: Which, language: Language, at: int | None = None) -> str:
    """Alt text: each curve's value at the target's month."""
    at = at or (6 if kind == "opening" else 12)
    rows = [
        f"{name} {amount(value_at(table, at, kind), 'rate', language)}"
        for name, table in strata
        if len(table)
    ]
    if not rows:
        return say("empty", language)
    return say(f"alt_curves_{kind}", language, at=at, rows=say("semicolon", language).join(rows))


def _layout(
    last: int,
    ticks: Sequence[int],
    rows: Sequence[str],
    height: int,
    kind: Which,
    language: Language,
    colours: Palette,
) -> Spec:
    """Curves above, table below, both on the same months."""
    inner = height - TOP - 8
    split = ROW * len(rows) / inner
    share: Spec = {"tickformat": ".0%", "range": [-0.005, 1.005], "dtick": 0.2}
    table: Spec = {
        "tickvals": list(range(len(rows))),
        "ticktext": rows,
        "range": [len(rows) - 0.4, -0.6],
    }
    months: Spec = {"range": [-0.04 * last, last * 1.04], "tickvals": list(ticks), "anchor": "y"}
    return {
        "xaxis": axis(colours, say(f"axis_months_{kind}", language), showgrid=False, **months),
        "yaxis": axis(colours, domain=[1 - PLOT / inner, 1], **share),
        "yaxis2": axis(colours, domain=[0, split], showgrid=False, automargin=True, **table)
        | {"linecolor": "rgba(0,0,0,0)", "ticklabelstandoff": 8},
    }
