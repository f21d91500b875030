"""Every figure of the product drawn once from made-up readings, as tests of all charts need it."""

from collections.abc import Callable, Iterator
from typing import Any

import plotly.graph_objects as go

from charts.breakdown import breakdown
from charts.calibration import calibration
from charts.chain_steps import chain_steps
from charts.curves.survival import curves
from charts.curves.triangle import triangle
from charts.difference import difference
from charts.doubt_bars import doubt_bars
from charts.funnel.plot import funnel_plot
from charts.gap_bullets import bullets
from charts.maps.tiles import tile_grid
from charts.months.line import month_line
from charts.ranking.chart import ranking
from charts.shares import shares
from charts.spine import spine
from charts.verdict_bars import verdict_bars
from charts.what_if.before_after import before_after_bars
from charts.what_if.flow import flow
from charts.what_if.reached import Points, PointWords, reached
from charts.what_if.tornado import tornado
from tests.charts import chain_frames as steps
from tests.charts import frames as f
from tests.charts import what_if_frames as w

Draw = Callable[[Any, Any], go.Figure]
CHOSEN = ("111200", "115000")

FIGURES: dict[str, Draw] = {
    "month_line": lambda la, th: month_line(f.months(), 0.5, la, th, limits=True),
    "month_line_short": lambda la, th: month_line(f.months(9, 3), None, la, th, "mean", True),
    "verdict_bars": lambda la, th: verdict_bars(f.verdict_counts(), f.titles(la), la, th),
    "ranking_wide": lambda la, th: ranking(
        f.city_readings(), f.names(la), la, th, chosen=CHOSEN, national=0.531
    ),
    "ranking_tall": lambda la, th: ranking(
        f.city_readings(), f.names(la), la, th, chosen=CHOSEN, national=0.531, orientation="tall"
    ),
    "funnel": lambda la, th: funnel_plot(
        f.city_readings(), f.names(la), la, th, 0.53, 3.2, 0.004, 0.5, CHOSEN
    ),
    "difference": lambda la, th: difference(
        f.differences(la), f.names(la)["110000"], f.names(la)["110100"], la, th
    ),
    "bullets": lambda la, th: bullets(f.target_rows(la), la, th),
    "spine": lambda la, th: spine(f.spine_rows(la), la, th),
    "tile_grid": lambda la, th: tile_grid(f.provinces(la), la, th),
    "survival": lambda la, th: curves(f.strata(la), "survival", la, th, 0.8),
    "opening": lambda la, th: curves(f.strata(la)[:1], "opening", la, th, 0.5),
    "triangle": lambda la, th: triangle(f.cells(), la, th, "opening"),
    "doubt_bars": lambda la, th: doubt_bars(f.doubts(), f.doubt_words(la), True, la, th),
    "chain_steps": lambda la, th: chain_steps(steps.steps(la), la, th),
    "shares": lambda la, th: shares(steps.links(la), la, th),
    "breakdown": lambda la, th: breakdown(f.parts(la), la, th, national=0.53),
    "calibration": lambda la, th: calibration(f.forecast_bins(la), la, th),
    "what_if_sides": lambda la, th: before_after_bars(w.rows(la), la, th),
    "what_if_reached": lambda la, th: reached(
        w.points(), w.point_words(), w.lines(la), "rate", la, th, "b"
    ),
    "what_if_flow": lambda la, th: flow(w.stages(la), la, th),
    "what_if_tornado": lambda la, th: tornado(w.swings(la), 1800.0, la, th),
}

EMPTY: dict[str, Draw] = {
    "doubt_bars": lambda la, th: doubt_bars(f.doubts().head(0), f.doubt_words(la), True, la, th),
    "month_line": lambda la, th: month_line(f.months().head(0), 0.5, la, th),
    "verdict_bars": lambda la, th: verdict_bars(f.verdict_counts().head(0), {}, la, th),
    "ranking": lambda la, th: ranking(f.city_readings().head(0), {}, la, th),
    "funnel": lambda la, th: funnel_plot(f.city_readings().head(0), {}, la, th, 0.5, 1.0, 0.0),
    "difference": lambda la, th: difference(f.differences(la).head(0), "", "", la, th),
    "bullets": lambda la, th: bullets(f.target_rows(la).head(0), la, th),
    "spine": lambda la, th: spine(f.spine_rows(la).head(0), la, th),
    "tile_grid": lambda la, th: tile_grid(f.provinces(la).head(0), la, th),
    "curves": lambda la, th: curves([], "survival", la, th, 0.8),
    "triangle": lambda la, th: triangle(f.cells().head(0), la, th),
    "chain_steps": lambda la, th: chain_steps(steps.steps(la).head(0), la, th),
    "shares": lambda la, th: shares(steps.links(la).head(0), la, th),
    "breakdown": lambda la, th: breakdown(f.parts(la).head(0), la, th),
    "calibration": lambda la, th: calibration(f.forecast_bins(la).head(0), la, th),
    "what_if_sides": lambda la, th: before_after_bars([], la, th),
    "what_if_reached": lambda la, th: reached(
        Points(*[()] * 6), PointWords([], []), w.lines(la), "rate", la, th
    ),
    "what_if_flow": lambda la, th: flow(w.stages(la).head(0), la, th),
    "what_if_tornado": lambda la, th: tornado(w.swings(la).head(0), 0.0, la, th),
}


def texts(part: Any, key: str = "") -> Iterator[str]:
    """All words that a reader may see on a figure."""
    if isinstance(part, dict):
        for name, value in part.items():
            if name != "customdata" or "customdata" in _templates(part):
                yield from texts(value, name)
    elif isinstance(part, list | tuple):
        for value in part:
            yield from texts(value, key)
    elif isinstance(part, str) and key in SEEN:
        yield part


def _templates(trace: dict[str, Any]) -> str:
    """What of a trace may show its custom data; else they are for clicks only."""
    return f"{trace.get('hovertemplate')} {trace.get('texttemplate')}"


SEEN = {"text", "hovertext", "ticktext", "hovertemplate", "name", "customdata", "texttemplate"}


def words(figure: go.Figure) -> list[str]:
    """Texts of the figure's annotations, in their order."""
    return [note.text for note in figure.layout.annotations]
