"""The numbers under a curve: how many were at risk, had the event and were censored by each month."""

from collections.abc import Sequence

import pandas as pd

from charts.base.frame import SMALL, Spec
from charts.base.palette import Palette
from charts.base.words import Language, say
from charts.curves.parts import Line

ROW = 21  # pixels per row


def numbers_at(table: pd.DataFrame, ticks: Sequence[int]) -> pd.DataFrame:
    """at_risk, events and censored at each tick, one row per tick.

    At risk is who enters that month (at 0: everybody); events and censored are counted up to and
    including it, as R's survival and the KMunicate proposal (Morris et al. 2019) print them.
    """
    time = table["time"].to_numpy()
    at_risk = table["at_risk"].to_numpy()
    first = time.searchsorted(ticks, side="left")
    passed = time.searchsorted(ticks, side="right")
    sums = {name: table[name].to_numpy().cumsum() for name in ("events", "censored")}
    return pd.DataFrame(
        {
            "at_risk": [int(at_risk[i]) if i < len(time) else 0 for i in first],
            **{name: [int(s[i - 1]) if i else 0 for i in passed] for name, s in sums.items()},
        },
        index=list(ticks),
    )


def row_names(lines: Sequence[Line], kind: str, language: Language) -> list[str]:
    """The names of the table's rows: three per curve, under the curve's name if there are several."""
    three = [say(key, language) for key in ("row_at_risk", f"row_{kind}", "row_censored")]
    if len(lines) == 1:
        return three
    return [
        row
        for line in lines
        for row in (f'<b><span style="color:{line.colour}">{line.name}</span></b>', *three)
    ]


def risk_table(
    lines: Sequence[Line], ticks: Sequence[int], rows: Sequence[str], colours: Palette
) -> list[Spec]:
    """One trace of texts per curve, in the rows of `row_names` on the second y axis."""
    size = len(rows) // len(lines)
    return [
        _texts(numbers_at(line.table, ticks), ticks, i * size + (size - 3), colours)
        for i, line in enumerate(lines)
    ]


def _texts(numbers: pd.DataFrame, ticks: Sequence[int], first: int, colours: Palette) -> Spec:
    columns = ("at_risk", "events", "censored")
    return {
        "type": "scatter",
        "mode": "text",
        "x": [tick for _ in columns for tick in ticks],
        "y": [first + i for i in range(3) for _ in ticks],
        "yaxis": "y2",
        "cliponaxis": False,  # a long number at the first or last month may stand out
        "text": [f"{count:,}" for column in columns for count in numbers[column]],
        "textfont": {"size": SMALL, "color": colours.ink},
        "hoverinfo": "skip",
    }
