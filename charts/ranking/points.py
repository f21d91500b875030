"""The points of a ranking: every city once by value and once by rank, the chosen ones on top."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from charts.base.frame import Spec, target_text
from charts.base.hover import reading_hover
from charts.base.markers import marker
from charts.base.palette import Palette
from charts.base.side_labels import Mark
from charts.base.words import Kind, Language, amount, say

Columns = dict[str, np.ndarray]

DRAWN = (
    "entity",
    "place",
    "value",
    "lower",
    "upper",
    "rank",
    "rank_lower",
    "rank_upper",
    "state",
    "outside",
)
APART = 2  # empty places between ranked cities and those outside the ranking


@dataclass(frozen=True, eq=False)
class Scene:
    """What both forms of the ranking draw; `ordered` comes from `in_order`."""

    ordered: pd.DataFrame
    names: dict[str, str]
    language: Language
    colours: Palette
    kind: Kind
    chosen: frozenset[str]
    national: float | None
    orientation: str

    @property
    def reference_lines(self) -> list[Mark]:
        """The lines across all cities: national figure, and the target where all share one."""
        lines: list[Mark] = []
        if self.national is not None:
            value = amount(self.national, self.kind, self.language)
            words = say("national", self.language, value=value)
            lines.append((self.national, words, self.colours.muted))
        targets = self.ordered["target"].dropna().unique()
        if len(targets) == 1:
            target = float(targets[0])
            words = target_text(target, self.kind, self.language)
            lines.append((target, words, self.colours.accent))
        return lines


class Drawing(NamedTuple):
    """A form's own part: traces, layout, height and margin in pixels (left, right, top, bottom)."""

    traces: list[Spec]
    layout: Spec
    height: int
    margin: tuple[int, int, int, int]


def in_order(readings: pd.DataFrame) -> pd.DataFrame:
    """Readings with a value by value, ties by code; last those outside the ranking, set apart."""
    ordered = readings[readings["value"].notna()]
    ordered = ordered.assign(outside=ordered["rank"].isna())
    ordered = ordered.sort_values(["outside", "value", "entity"], ascending=[True, False, True])
    places = np.arange(1, len(ordered) + 1)
    return ordered.assign(place=places + ordered["outside"] * APART).reset_index(drop=True)


def points(scene: Scene) -> list[Spec]:
    """Four traces: others by value, others by rank, chosen by value, chosen by rank."""
    hover = reading_hover(scene.ordered, scene.names, scene.language, scene.kind)
    columns = {name: scene.ordered[name].to_numpy() for name in DRAWN} | {"hover": np.array(hover)}
    # Outside the ranking there are too few cases for an interval of use.
    for bound in ("lower", "upper"):
        columns[bound] = np.where(columns["outside"], np.nan, columns[bound])
    chosen = scene.ordered["entity"].isin(scene.chosen).to_numpy()
    return [
        _panel({name: ordered[rows] for name, ordered in columns.items()}, scene, panel, is_chosen)
        for rows, is_chosen in ((~chosen, False), (chosen, True))
        for panel in ("value", "rank")
    ]


def _panel(part: Columns, scene: Scene, panel: str, chosen: bool) -> Spec:
    along, across = ("x", "y") if scene.orientation == "wide" else ("y", "x")
    lower, upper = ("lower", "upper") if panel == "value" else ("rank_lower", "rank_upper")
    return {
        "type": "scatter",
        "mode": "markers",
        along: part["place"].tolist(),
        across: part[panel].tolist(),
        f"error_{across}": {
            "type": "data",
            "array": (part[upper] - part[panel]).tolist(),
            "arrayminus": (part[panel] - part[lower]).tolist(),
            "color": scene.colours.chosen if chosen else scene.colours.faint,
            "thickness": 3 if chosen else 1.5,
            "width": 0,
        },
        f"{across}axis": across if panel == "value" else f"{across}2",
        "marker": _marker(part, scene.colours, panel, chosen),
        "customdata": part["entity"].tolist(),
        "hovertext": part["hover"].tolist(),
        "hoverinfo": "text",
    }


def _marker(part: Columns, colours: Palette, panel: str, chosen: bool) -> Spec:
    """By value in the form of the verdict; by rank a plain dot."""
    if panel == "value":
        return marker(part["state"].tolist(), colours, 12 if chosen else 9)
    return {"color": colours.chosen if chosen else colours.muted, "size": 8 if chosen else 5}
