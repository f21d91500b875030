"""The numbers under a curve: who is still open, has closed and is out of observation by each month."""

from collections.abc import Sequence

import pandas as pd

from charts.base.frame import SMALL, Spec
from charts.base.palette import Palette
from charts.base.words import Language, say
from charts.curves.parts import Line

ROW = 21  # pixels per row


def numbers_at(table: pd.DataFrame, ticks: Sequence[int]) -> pd.DataFrame:
    """still, events and censored at each tick, one row per tick; together they are all.

    Events and censored are counted up to and including the month (KMunicate, Morris et al. 2019);
    `still` are those under observation after it, without the event so far.
    """
    time = table["time"].to_numpy()
    at_risk = table["at_risk"].to_numpy()
    passed = time.searchsorted(ticks, side="right")
    sums = {name: table[name].to_numpy().cumsum() for name in ("events", "censored")}
    return pd.DataFrame(
        {
            "still": [int(at_risk[i]) if i < len(time) else 0 for i in passed],
            **{name: [int(s[i - 1]) if i else 0 for i in passed] for name, s in sums.items()},
        },
        index=list(ticks),
    )


def row_names(lines: Sequence[Line], kind: str, language: Language) -> list[str]:
    """The names of the table's rows: three per curve, under the curve's name if there are several."""
    three = [say(key, language) for key in (f"row_open_{kind}", f"row_{kind}", "row_censored")]
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
    columns = ("still", "events", "censored")
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
