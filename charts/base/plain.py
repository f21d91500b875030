"""A figure on its way: traces and layout as plain values, drawn at once or checked by plotly first."""

from dataclasses import dataclass
from functools import cache

import plotly.graph_objects as go

from charts.base.frame import Spec, figure
from charts.base.overrides import UncheckedFigure
from charts.base.palette import Theme

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


class PlainFigure(UncheckedFigure):
    """A figure that goes to the browser as it was planned, for those that follow a slider.

    All values are numbers, words, None and lists of them: no arrays, no NaN.
    """

    def __init__(self, plan: FigureSpec) -> None:
        ground = _ground(plan.theme, plan.height, plan.margin)
        super().__init__({"data": plan.traces, "layout": ground | plan.layout})


@cache
def _ground(theme: Theme, height: int, margin: Margin) -> Spec:
    """What all figures of one size have in common; not to be changed."""
    layout: Spec = figure([], {}, theme, height, margin).to_dict()["layout"]
    return layout
