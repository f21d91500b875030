"""Where plotly and pydeck are overridden: figures and maps that are only drawn, written out once.

`tests/test_overrides.py` holds what is relied on here against the versions that are locked.
"""

import json
from functools import cache
from typing import Any

import plotly.graph_objects as go
import pydeck as pdk


class PreparedFigure(go.Figure):
    """A figure that is only drawn from now on: plain values, neither copied nor cleaned again.

    Why: Streamlit takes a figure as a dict at each run; plotly's own copies all of it, and searches
    it for arrays to encode and for numbers that are none. Tuples of plain values also spare the
    collection of garbage after each run.
    """

    def __init__(self, chart: go.Figure) -> None:
        super().__init__(_validate=False)
        self._plain: dict[str, Any] = _frozen(json.loads(chart.to_json(validate=False)))

    def to_dict(self) -> dict[str, Any]:
        """The figure, as the browser gets it; shared, not to be changed."""
        return dict(self._plain)


class UncheckedFigure(PreparedFigure):
    """A figure made of what the browser gets, without plotly having looked at it.

    Why: making plotly's own figure and writing it out takes 4 ms, for those that follow a slider
    too long; this takes a fifth of one.
    """

    def __init__(self, plain: dict[str, Any]) -> None:
        self.__dict__.update(vars(_bare()))
        self._plain = plain


@cache
def _bare() -> go.Figure:
    """A figure with nothing in it, whose making takes longer than ours."""
    return go.Figure(_validate=False)


def _frozen(part: Any) -> Any:
    """The same with tuples for lists."""
    if isinstance(part, dict):
        return {name: _frozen(value) for name, value in part.items()}
    return tuple(map(_frozen, part)) if isinstance(part, list) else part


class PreparedMap(pdk.Deck):
    """A map that is only drawn from now on: written out once.

    Why: pydeck writes it out anew at each run, 10 ms.
    """

    def __init__(self, deck: pdk.Deck) -> None:
        self.__dict__.update(vars(deck) | {"layers": []})
        self._written = json.dumps(json.loads(deck.to_json()), separators=(",", ":"))

    def to_json(self) -> str:
        """The map, as the browser gets it."""
        return self._written
