"""One figure a row, from the top down: the axis that names the rows, and dots with their intervals."""

from typing import Any

import pandas as pd

from charts.base.frame import Spec, axis
from charts.base.palette import Palette


def row_axis(names: pd.Series, colours: Palette, **font: Any) -> Spec:
    """The upright axis with the name of each row at its left, without grid; `font` goes to plotly."""
    return axis(
        colours,
        tickvals=list(range(len(names))),
        ticktext=names.tolist(),
        range=[len(names) - 0.5, -0.5],
        automargin=True,
        showgrid=False,
        ticklabelstandoff=10,
        tickfont={"color": colours.ink} | font,
    )


def interval_dots(ends: pd.DataFrame, colour: str, width: float = 2.5, **more: Any) -> Spec:
    """Plotly's trace: a dot per row of `ends` (value, lower, upper), a bar across its interval.

    The bar has the colour, and its width in pixels; `more` goes to plotly as it is.
    """
    return {
        "type": "scatter",
        "mode": "markers",
        "x": ends["value"].tolist(),
        "y": list(range(len(ends))),
        "error_x": {
            "type": "data",
            "array": (ends["upper"] - ends["value"]).tolist(),
            "arrayminus": (ends["value"] - ends["lower"]).tolist(),
            "color": colour,
            "thickness": width,
            "width": 0,
        },
        "hoverinfo": "text",
    } | more
