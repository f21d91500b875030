"""The parts of survival and opening curves: the line and its band."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from charts.base.frame import Spec
from charts.base.palette import Palette
from charts.base.tones import fade
from charts.base.words import Language, amount, say, span_text

Strata = Sequence[tuple[str, pd.DataFrame]]

FEWEST = 50  # the line stops where fewer than this times S are at risk (Gebski et al. 2018)


@dataclass(frozen=True, eq=False)
class Line:
    """One curve as drawn, from month 0 to where it stops; `table` is all of its numbers."""

    name: str
    table: pd.DataFrame
    month: list[float]
    value: list[float]
    lower: list[float]
    upper: list[float]
    at_risk: list[int]
    colour: str
    dash: str


def lines_of(strata: Strata, kind: str, colours: Palette) -> list[Line]:
    """Every stratum as a line; five looks that differ by colour and dash."""
    looks = [
        (colours.ink, "solid"),
        (colours.chosen, "solid"),
        (colours.muted, "solid"),
        (colours.ink, "dash"),
        (colours.chosen, "dash"),
    ]
    return [
        _line(name, table, kind, *look) for (name, table), look in zip(strata, looks, strict=False)
    ]


def followed(table: pd.DataFrame) -> pd.DataFrame:
    """The rows of a curve up to where n < 50 S for the first time."""
    few = table["at_risk"].to_numpy() < FEWEST * table["survival"].to_numpy()
    return table.iloc[: int(few.argmax()) if few.any() else len(table)]


def _line(name: str, table: pd.DataFrame, kind: str, colour: str, dash: str) -> Line:
    months_followed = followed(table)
    value, lower, upper = (
        months_followed[c].to_numpy(dtype=float) for c in ("survival", "lower", "upper")
    )
    if kind == "opening":
        value, lower, upper = 1 - value, 1 - upper, 1 - lower
    start = 0.0 if kind == "opening" else 1.0
    value, lower, upper = (
        [start, *np.where(np.isnan(column), value, column).tolist()]
        for column in (value, lower, upper)
    )
    months = [0, *months_followed["time"].astype(int)]
    at_risk = [int(table["at_risk"].iloc[0]), *months_followed["at_risk"].astype(int)]
    return Line(name, table, months, value, lower, upper, at_risk, colour, dash)


def ends_at(strata: Strata) -> int:
    """The last month of any drawn line, in full half years."""
    last = max((followed(table)["time"].max() for _, table in strata), default=0)
    return max(6, int(-(-(0 if math.isnan(last) else last) // 6) * 6))


def value_at(table: pd.DataFrame, month: int, kind: str) -> float:
    """Share surviving (or opened) by a month; NaN where the line has stopped before."""
    months_followed = followed(table)
    if months_followed.empty or months_followed["time"].iloc[-1] < month:
        return float("nan")
    survivals = months_followed.loc[months_followed["time"] <= month, "survival"]
    survival = float(survivals.iloc[-1]) if len(survivals) else 1.0
    return survival if kind == "survival" else 1 - survival


def line_trace(line: Line, language: Language) -> Spec:
    """The step line; pointing at it tells value, interval and number at risk."""
    hover = [
        say(
            "curve_hover",
            language,
            name=line.name,
            month=int(month),
            n=f"{n:,}",
            value=amount(value, "rate", language),
            span=span_text(low, high, "rate", language),
        )
        for month, value, low, high, n in zip(
            line.month, line.value, line.lower, line.upper, line.at_risk, strict=True
        )
    ]
    return {
        "type": "scatter",
        "mode": "lines",
        "name": line.name,
        "x": line.month,
        "y": line.value,
        "line": {"shape": "hv", "color": line.colour, "dash": line.dash, "width": 2.5},
        "hovertext": hover,
        "hoverinfo": "text",
    }


def band(line: Line) -> Spec:
    """The interval as a pale surface with the same steps."""
    x = np.repeat(line.month, 2)[1:].tolist()
    upper, lower = np.repeat(line.upper, 2)[:-1].tolist(), np.repeat(line.lower, 2)[:-1].tolist()
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x + x[::-1],
        "y": upper + lower[::-1],
        "fill": "toself",
        "fillcolor": fade(line.colour, 0.13),
        "line": {"width": 0},
        "hoverinfo": "skip",
    }
