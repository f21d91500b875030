"""Figures and maps as they go to the browser, ready to be drawn again and again at little cost."""

import json
from typing import Any

import plotly.graph_objects as go
import pydeck as pdk


class PreparedFigure(go.Figure):
    """A figure that is only drawn from now on: plain values, neither copied nor cleaned again.

    Streamlit takes a figure as a dict at each run; plotly's own copies all of it, and searches it
    for arrays to encode and for numbers that are none. Tuples of plain values also spare the
    collection of garbage after each run.
    """

    def __init__(self, chart: go.Figure) -> None:
        super().__init__(_validate=False)
        self._plain = _frozen(json.loads(chart.to_json(validate=False)))

    def to_dict(self) -> dict[str, Any]:
        """The figure, as the browser gets it; shared, not to be changed."""
        return dict(self._plain)


def _frozen(part: Any) -> Any:
    """The same with tuples for lists."""
    if isinstance(part, dict):
        return {name: _frozen(value) for name, value in part.items()}
    return tuple(map(_frozen, part)) if isinstance(part, list) else part


class PreparedMap(pdk.Deck):
    """A map that is only drawn from now on: written out once, for pydeck writes 10 ms at each run."""

    def __init__(self, deck: pdk.Deck) -> None:
        self.__dict__.update(vars(deck) | {"layers": []})
        self._written = json.dumps(json.loads(deck.to_json()), separators=(",", ":"))

    def to_json(self) -> str:
        """The map, as the browser gets it."""
        return self._written
