"""One city's figures of the ten tasks beside its peers, whatever the tasks are."""

from typing import Any

import numpy as np
import pandas as pd

from metrics.board.rows import has_or_not
from metrics.board.since import since_of
from metrics.city.findings import Against, peers_of
from metrics.counts.entities import keys
from metrics.counts.presence import is_counted
from metrics.counts.snapshot import Counts
from metrics.definition import Indicator
from metrics.readings.tidy import readings
from metrics.readings.verdicts import WITHHELD
from metrics.registry import TASKS


def city_tasks(counts: Counts, code: str, against: Against = "tier") -> pd.DataFrame:
    """One row per figure of a task that is read by city, in the order of the plan.

    task, figure, counted (whether this snapshot holds it), value, target, peers (median of the
    peers' figures that may be compared), nation, verdict, side ("above", "below" or "level" to
    the peers' median, "" where unknown), has (whether the city has it, None where the figure says
    more than that), since (the day, if known), divided (whether there is anything to divide by).
    """
    row, mates = keys(counts, "city").index(code), peers_of(counts, code, against)[1]
    return pd.DataFrame(
        [
            {"task": task.key, "figure": figure.key, **_row(counts, figure, row, mates)}
            for task in TASKS.values()
            for figure in task.figures
            if "city" in figure.by
        ]
    )


def _row(counts: Counts, figure: Indicator, row: int, mates: Any) -> dict[str, Any]:
    if not is_counted(counts, figure):
        return _nothing()
    everyone = readings(counts, figure, "city", ranks=False)
    reading = everyone.iloc[row]
    usable = everyone["value"][mates & ~everyone["verdict"].isin(WITHHELD)].dropna()
    usual = float(usable.median()) if len(usable) else np.nan
    shown = reading["verdict"] not in WITHHELD
    return {
        "counted": True,
        "value": float(reading["value"]) if shown else np.nan,
        "target": float(reading["target"]),
        "peers": usual,
        "nation": float(readings(counts, figure, "national", ranks=False)["value"].iloc[0]),
        "verdict": str(reading["verdict"]),
        "side": _side(reading, usual) if shown else "",
        "has": bool(reading["value"] > 0) if shown and has_or_not(everyone, figure) else None,
        "since": since_of(counts, figure.key, str(reading["entity"])),
        "divided": reading["denominator"] != 0,
    }


def _nothing() -> dict[str, Any]:
    """A figure that the snapshot, older than the figure, does not hold."""
    missing = dict.fromkeys(("value", "target", "peers", "nation"), np.nan)
    words = {"verdict": "", "side": "", "has": None, "since": None, "divided": True}
    return {"counted": False, **missing, **words}


def _side(reading: pd.Series, usual: float) -> str:
    """Where the city's interval lies to the peers' median; a figure without one is compared itself."""
    value = float(reading["value"])
    lower, upper = (
        value if np.isnan(reading[end]) else float(reading[end]) for end in ("lower", "upper")
    )
    if np.isnan(value) or np.isnan(usual):
        return ""
    return "above" if lower > usual else "below" if upper < usual else "level"
