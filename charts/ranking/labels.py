"""Names beside the points of the wide ranking: first, last and chosen cities, none on another."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from charts.base.frame import SMALL, Spec, note, rule
from charts.base.words import amount
from charts.ranking.points import Scene

ENDS = 5  # so many cities are named at each end
STEP = 19  # pixels between two rows of names
PLACE = 13  # pixels per city, of a screen not very wide


@dataclass(frozen=True)
class Label:
    """Words at a city: their pixels above (positive) or below all intervals, and their width."""

    place: int
    code: str
    text: str
    value: float
    up: bool
    left: bool  # the words end at the city, else they begin there

    @property
    def span(self) -> tuple[float, float]:
        """First and last place that the words cover."""
        wide = sum(15 if ord(sign) > 0x2E80 else 8.5 for sign in self.text) / PLACE
        return (
            (self.place - wide - 1, self.place)
            if self.left
            else (self.place, self.place + wide + 1)
        )


@dataclass
class Staircase:
    """Words, their leading lines, and the value axis that holds them all; `unit`: value per pixel."""

    reach: list[float]
    unit: float
    ticks: list[float]
    words: list[Spec] = field(default_factory=list)
    leaders: list[Spec] = field(default_factory=list)


def staircase(scene: Scene, pixels: float) -> Staircase:
    """Names on steps above the intervals, of the last cities below; `pixels`: the panel's height."""
    stairs = _axis(scene, pixels)
    ranked = scene.ordered[~scene.ordered["outside"]]
    labels = _labels(scene)
    for up, edge in ((True, ranked["upper"]), (False, ranked["lower"])):
        pixels_up = (1 if up else -1) / stairs.unit
        ends = edge.to_numpy() * pixels_up
        own = {name: name.value * pixels_up for name in labels if name.up == up}
        for label, height in _heights(own, ends, up):
            _write(stairs, label, height / pixels_up, scene)
    return stairs


def _axis(scene: Scene, pixels: float) -> Staircase:
    """Range with room for the steps above and below; ticks only where cities lie."""
    ranked = scene.ordered[~scene.ordered["outside"]]
    values = [*ranked["lower"], *ranked["upper"], *(place for place, _, _ in scene.reference_lines)]
    low, high = min(values), max(values)
    room = (ENDS + 0.8) * STEP
    unit = ((high - low) or abs(high) or 1.0) / (pixels - 2 * room)
    return Staircase([low - room * unit, high + room * unit], unit, _round_ticks(low, high))


def _round_ticks(low: float, high: float) -> list[float]:
    """Three to seven round places between the ends."""
    rough = (high - low) / 4 or 1.0
    power = 10 ** math.floor(math.log10(rough))
    step = min((power * factor for factor in (1, 2, 5, 10)), key=lambda size: abs(size - rough))
    return [i * step for i in range(math.ceil(low / step), math.floor(high / step) + 1)]


def _labels(scene: Scene) -> list[Label]:
    """First and last cities and the chosen ones, in the order in which they take their rows."""
    ranked = scene.ordered[~scene.ordered["outside"]]
    n = len(ranked)
    rows = zip(
        scene.ordered["place"],
        scene.ordered["entity"],
        scene.ordered["value"],
        scene.ordered["rank"],
        strict=True,
    )
    labels = []
    for position, (place, code, value, rank) in enumerate(rows):
        first, last = position < min(ENDS, n), n - ENDS <= position < n
        if not (first or last or code in scene.chosen):
            continue
        number = "" if math.isnan(rank) else f"{int(rank)} "
        text = f"{number}{scene.names.get(code, code)} {amount(value, scene.kind, scene.language)}"
        up = first or not last
        labels.append(Label(int(place), code, text, float(value), up, not up or place > 0.75 * n))
    return labels


def _heights(own: dict[Label, float], ends: np.ndarray, up: bool) -> Iterator[tuple[Label, float]]:
    """Each label's distance from zero in pixels: clear of intervals under it and of other words.

    `own` is the height of each label's point: a city outside the ranking has no interval, and
    there may be none under its words. The inner cities take their place first, so that no leading
    line crosses words.
    """
    taken: list[tuple[float, float, float]] = []
    for label in sorted(own, key=lambda label: label.place, reverse=up):
        start, end = label.span
        under = [own[label], *ends[max(int(start) - 1, 0) : max(int(end) + 1, 0)]]
        height = float(np.nanmax(under)) + 16
        while any(start < b and a < end and abs(height - other) < STEP for a, b, other in taken):
            height += 1
        taken.append((start, end, height))
        yield label, height


def _write(stairs: Staircase, label: Label, height: float, scene: Scene) -> None:
    is_chosen = label.code in scene.chosen
    colour = scene.colours.chosen if is_chosen else scene.colours.ink
    line = colour if is_chosen else scene.colours.faint
    words = f"<b>{label.text}</b>" if is_chosen else label.text
    stairs.words.append(
        note(
            words,
            label.place,
            height,
            colour,
            size=SMALL,
            borderpad=0,
            xanchor="right" if label.left else "left",
            yanchor="middle",
            xshift=-3 if label.left else 3,
        )
    )
    ends: Spec = {"x0": label.place, "x1": label.place, "y0": label.value, "y1": height}
    stairs.leaders.append(rule(line, width=1, **ends))
