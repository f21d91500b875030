"""The limits of a funnel plot: where chance alone, or ordinary spread, leaves a city of a size."""

import numpy as np
import numpy.typing as npt

from charts.base.frame import Spec
from charts.base.palette import Palette
from metrics.methods.funnel import limits

Floats = npt.NDArray[np.float64]
Bounds = dict[str, tuple[Floats, Floats]]  # lower and upper line per limit, over one grid of sizes

Z = {"funnel_95": 1.96, "funnel_998": 3.09}  # 95 % and 99.8 %
DASH = {"funnel_95": "dot", "funnel_998": "solid"}


def bounds_of(centre: float, grid: Floats, tau2: float) -> Bounds:
    """Both limits around the centre at every size of the grid."""
    return {key: limits(centre, grid, z, tau2) for key, z in Z.items()}


def limit_lines(grid: Floats, bounds: Bounds, colours: Palette) -> list[Spec]:
    """Both limits, above and below: dotted at 95 %, solid at 99.8 %."""
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": grid.tolist(),
            "y": side.tolist(),
            "line": {"color": colours.faint, "width": 1.5, "dash": DASH[key]},
            "hoverinfo": "skip",
        }
        for key, sides in bounds.items()
        for side in sides
    ]
