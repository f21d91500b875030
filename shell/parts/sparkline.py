"""The small month line of a card as paths: what is ripe, what is not yet, and the target."""

import math
from dataclasses import asdict, dataclass
from typing import Any

import pandas as pd

WIDTH, HEIGHT, EDGE = 200.0, 44.0, 4.0


@dataclass(frozen=True)
class Spark:
    """Paths of SVG in a box of WIDTH by HEIGHT; `dot` is the last ripe month, `target` a height."""

    ripe: str
    unripe: str
    dot: tuple[float, float] | None
    target: float | None

    def as_data(self) -> dict[str, Any]:
        """For the browser."""
        return asdict(self)


def spark(line: pd.DataFrame, target: float | None) -> Spark | None:
    """The line of `month_line`; None where fewer than two ripe months have a value.

    The box is scaled by the ripe months and the target; the unripe end is drawn until it leaves
    the box, for what follows says nothing yet. A missing month is a gap.
    """
    values = [float(value) for value in line["value"]]
    ripe = int(line["mature"].sum())
    ripe_values = [value for value in values[:ripe] if not math.isnan(value)]
    if len(ripe_values) < 2:
        return None
    if target is not None and math.isnan(target):
        target = None
    scale = [*ripe_values, *([] if target is None else [target])]
    low, high = min(scale), max(scale)
    points = [_point(month, value, len(values), low, high) for month, value in enumerate(values)]
    last = next((point for point in reversed(points[:ripe]) if point), None)
    return Spark(
        _path(points[:ripe]),
        _path(_inside(points[max(ripe - 1, 0) :])) if ripe < len(points) else "",
        last,
        None if target is None else _height(float(target), low, high),
    )


def _point(month: int, value: float, n: int, low: float, high: float) -> tuple[float, float] | None:
    if math.isnan(value):
        return None
    across = EDGE + month * (WIDTH - 2 * EDGE) / (n - 1)
    return round(across, 1), _height(value, low, high)


def _height(value: float, low: float, high: float) -> float:
    share = (value - low) / (high - low) if high > low else 0.5
    return round(HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE), 1)


def _inside(points: list[tuple[float, float] | None]) -> list[tuple[float, float] | None]:
    """The points up to the first that lies far outside the box; what follows is left out."""
    for end, point in enumerate(points):
        if point is not None and not -HEIGHT <= point[1] <= 2 * HEIGHT:
            return points[: end + 1]
    return points


def _path(points: list[tuple[float, float] | None]) -> str:
    """Straight strokes; the pen is lifted at a gap."""
    strokes, drawing = [], False
    for point in points:
        if point is not None:
            strokes.append(f"{'L' if drawing else 'M'}{point[0]:g} {point[1]:g}")
        drawing = point is not None
    return "".join(strokes)
