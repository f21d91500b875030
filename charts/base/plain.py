"""A figure on its way: traces and layout as plain values, drawn at once or checked by plotly first."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import plotly.graph_objects as go

from charts.base.frame import Spec, figure
from charts.base.palette import Theme
from charts.base.prepared import PreparedFigure

Margin = tuple[int, int, int, int]


@dataclass(frozen=True)
class FigureSpec:
    """What a figure is made of; height in pixels, margin as in `charts.base.frame.figure`."""

    traces: list[Spec]
    layout: Spec
    theme: Theme
    height: int
    margin: Margin

    def figure(self) -> go.Figure:
        """The figure as plotly knows it."""
        return figure(self.traces, self.layout, self.theme, self.height, self.margin)


class PlainFigure(PreparedFigure):
    """A figure that goes to the browser as it was planned, for those that follow a slider.

    Making plotly's own figure and writing it out takes 4 ms; this takes a fifth of one. All values
    are numbers, words, None and lists of them: no arrays, no NaN.
    """

    def __init__(self, plan: FigureSpec) -> None:
        self.__dict__.update(vars(_bare()))
        ground = _ground(plan.theme, plan.height, plan.margin)
        self._plain: dict[str, Any] = {"data": plan.traces, "layout": ground | plan.layout}


@cache
def _bare() -> go.Figure:
    """A figure with nothing in it, whose making takes longer than ours."""
    return go.Figure(_validate=False)


@cache
def _ground(theme: Theme, height: int, margin: Margin) -> Spec:
    """What all figures of one size have in common; not to be changed."""
    layout: Spec = figure([], {}, theme, height, margin).to_dict()["layout"]
    return layout
