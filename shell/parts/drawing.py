"""Puts figures and maps on the page: no buttons of plotly's, a text for those who cannot see.

Figures and maps are shared between sessions by the cache, so nothing here changes one.
"""

import copy
import math
from typing import Any

import streamlit as st

from charts.base.frame import CONFIG
from charts.base.overrides import PreparedMap
from charts.base.telephone import for_telephone
from charts.maps.cities import HEIGHT, NARROWER, PROVINCES
from shell.viewer.view import View

BARE_TOP = 8


def figure(chart: Any, alt: str, key: str, view: View, select: bool = False) -> Any:
    """Draws a plotly figure under a stable key; with `select`, the clicked points are returned."""
    return st.plotly_chart(
        _fitted(chart, view),
        theme=None,
        key=key,
        config=CONFIG,
        alt=alt,
        on_select="rerun" if select else "ignore",
        selection_mode=("points",),
    )


def _fitted(chart: Any, view: View) -> Any:
    """The figure as this screen needs it; on a common screen the figure itself."""
    if not (view.telephone or view.projector):
        return chart
    spec = for_telephone(chart.to_dict()) if view.telephone else chart.to_dict()
    return for_projector(spec, view) if view.projector else spec


def for_projector(part: Any, view: View) -> Any:
    """A part of a figure with all its sizes of type grown for a room; the part stays as it is."""
    if isinstance(part, list | tuple):
        return [for_projector(item, view) for item in part]
    if not isinstance(part, dict):
        return part
    return {
        name: _font(value, view) if name.endswith("font") else for_projector(value, view)
        for name, value in part.items()
    }


def _font(font: Any, view: View) -> Any:
    if isinstance(font, dict) and isinstance(font.get("size"), int | float):
        return font | {"size": view.size(font["size"])}
    return font


def without_key(chart: Any) -> Any:
    """A figure just made, without its line of verdicts, for a page that names them once."""
    spare = max(chart.layout.margin.t - BARE_TOP, 0)
    chart.layout.title = None
    chart.layout.margin.t -= spare
    chart.layout.height -= spare
    return chart


def fitted_map(deck: Any, height: int, narrow: bool = False) -> Any:
    """The map, drawn nearer or farther so that it holds the same land at any height or width.

    A narrow one leaves out the names of the provinces.
    """
    drawn = copy.copy(deck)
    drawn.initial_view_state = copy.copy(deck.initial_view_state)
    zoom = deck.initial_view_state.zoom + math.log2(height / HEIGHT)
    most = deck.initial_view_state.zoom - NARROWER
    drawn.initial_view_state.zoom = min(zoom, most) if narrow else zoom
    if narrow:
        drawn.layers = [layer for layer in deck.layers if layer.id != PROVINCES]
    return drawn


def city_map(deck: Any, alt: str, key: str, height: int, select: bool = False) -> Any:
    """Draws a pydeck map; with `select`, clicked cities are returned and the page runs again."""
    return st.pydeck_chart(
        deck if isinstance(deck, PreparedMap) else fitted_map(deck, height),
        height=height,
        key=key,
        alt=alt,
        on_select="rerun" if select else "ignore",
        selection_mode="single-object",
    )
