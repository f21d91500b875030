"""Names beside the points of a funnel plot, as many as fit without covering each other."""

from collections.abc import Collection

import pandas as pd

from charts.base.frame import SMALL, Spec, note
from charts.base.palette import Palette

WIDTH = 900  # pixels of a plot on a screen not very wide
LINE = 18


def city_names(
    named: pd.DataFrame,
    names: dict[str, str],
    chosen: Collection[str],
    colours: Palette,
    widest: float,
    unit: float,
) -> list[Spec]:
    """One label per city right of its point; chosen ones first, then the largest.

    `widest` is the end of the axis of cases, `unit` the value of one pixel. A name that would
    cover another is left to the pointer.
    """
    order = named.assign(first=named["entity"].isin(chosen))
    order = order.sort_values(["first", "denominator"], ascending=False)
    taken: list[tuple[float, float, float]] = []
    notes = []
    for code, n, value in zip(order["entity"], order["denominator"], order["value"], strict=True):
        name = names.get(code, code)
        wide = sum(15 if ord(sign) > 0x2E80 else 8 for sign in name)
        start, level = n / widest * WIDTH, value / unit
        left = start + wide + 10 > WIDTH
        start = start - wide - 10 if left else start + 10
        if any(
            start < b and a < start + wide and abs(level - other) < LINE for a, b, other in taken
        ):
            continue
        taken.append((start, start + wide, level))
        notes.append(_name(name, n, value, left, code in chosen, colours))
    return notes


def _name(name: str, n: float, value: float, left: bool, chosen: bool, colours: Palette) -> Spec:
    side, shift = ("right", -7) if left else ("left", 7)
    words, colour = (f"<b>{name}</b>", colours.chosen) if chosen else (name, colours.ink)
    return note(words, n, value, colour, size=SMALL, xanchor=side, yanchor="middle", xshift=shift)
