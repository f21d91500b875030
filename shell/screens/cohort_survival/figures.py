"""The figures of the curve page: curves and readings of the lines drawn, and the test of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import pandas as pd

from metrics.cohorts.curves import Split, Stratum, Which, strata
from metrics.cohorts.plain_ratio import HORIZON, at_risk_at, pooled, share_at
from metrics.counts.entities import NATION, By
from metrics.counts.snapshot import Counts
from metrics.methods.proportions import critical_value
from metrics.methods.survival import LogRank, log_rank, median, restricted_mean
from metrics.registry import indicator_of_curve
from shell.cache.readings import cached, reading
from shell.screens.cohort_survival.choice import Choice
from shell.viewer.view import View

Lines = tuple[str, ...]  # codes of the lines drawn
WITHIN = "."  # between the two characters of a line; no code contains it
CURVES: tuple[Which, ...] = ("opening", "survival")
INDICATOR = {which: indicator_of_curve(which) for which in CURVES}
FIRST_YEAR = 12  # months of the restricted mean
WITHHELD = ("unreported", "quality_hold")


@dataclass(frozen=True)
class Drawn:
    """The lines drawn (code and curve), their readings with all subjects first, and their test.

    `table`: line ("" for all), n, events, at_risk (at the horizon), value, lower, upper, mean, mean_lower, mean_upper, median.
    """

    curves: tuple[tuple[str, pd.DataFrame], ...]
    table: pd.DataFrame
    test: LogRank | None


@dataclass(frozen=True)
class Standard:
    """The target (NaN where none is set), and why no verdict may be given, or ""."""

    target: float
    held: str = ""


def sizes(view: View, choice: Choice) -> pd.DataFrame:
    """Every line that could be drawn: line (its code), n; cohorts by year, all else by size."""
    return cached(view.scope, view.snapshot, _sizes, splits=choice.splits, **choice.codes)


def _sizes(counts: Counts, **codes: Any) -> pd.DataFrame:
    found = _strata(counts, **codes)
    table = pd.DataFrame({"line": list(found), "n": [s.n for s in found.values()]})
    if codes["splits"] in ((), ("cohort",)):
        return table
    return table.sort_values(["n", "line"], ascending=[False, True], ignore_index=True)


def drawn(view: View, choice: Choice, lines: Lines) -> Drawn:
    """Curves and readings of the lines."""
    return cached(
        view.scope, view.snapshot, _drawn, lines=lines, splits=choice.splits, **choice.codes
    )


def _drawn(counts: Counts, lines: Lines, which: Which, **codes: Any) -> Drawn:
    found = _strata(counts, which, **codes)
    rows = _in_order([_row(which, line, found[line]) for line in lines], codes["splits"])
    order = [row["line"] for row in rows]
    if codes["splits"]:
        rows = [_row(which, "", pooled(list(found.values()))), *rows]
    return Drawn(
        tuple((line, found[line].curve()) for line in order),
        pd.DataFrame(rows),
        _test([found[line] for line in order]),
    )


def _in_order(rows: list[dict[str, Any]], splits: tuple[str, ...]) -> list[dict[str, Any]]:
    """By year, and two characters by their codes; all else by the current figure, ties by code."""
    if splits == ("cohort",) or len(splits) > 1:
        return sorted(rows, key=lambda row: row["line"])
    return sorted(rows, key=lambda row: (-np.nan_to_num(row["value"], nan=-1.0), row["line"]))


def _strata(
    counts: Counts, which: Which, splits: tuple[str, ...], only: str, key: str
) -> dict[str, Stratum]:
    narrowed = {cast(Split, only): key} if only else None
    found = strata(counts, which, cast("tuple[Split, ...]", splits), narrowed)
    return {WITHIN.join(stratum.keys): stratum for stratum in found if stratum.n}


def _row(which: Which, line: str, stratum: Stratum) -> dict[str, Any]:
    curve = stratum.curve(interval="wilson")
    value, lower, upper = share_at(curve, which, HORIZON[which])
    mean = restricted_mean(curve, FIRST_YEAR)
    reach = critical_value(0.95) * mean.std_error
    return {
        "line": line,
        "n": stratum.n,
        "events": int(stratum.closing.sum()),
        "at_risk": at_risk_at(curve, HORIZON[which]),
        "value": value,
        "lower": lower,
        "upper": upper,
        "mean": mean.value,
        "mean_lower": mean.value - reach,
        "mean_upper": min(mean.value + reach, FIRST_YEAR),
        "median": median(curve).value,
    }


def _test(chosen: Sequence[Stratum]) -> LogRank | None:
    return log_rank([stratum.events() for stratum in chosen]) if len(chosen) > 1 else None


def standard(view: View, choice: Choice) -> Standard:
    """What the nation, or the one city, tier or group, is measured by."""
    by = cast(By, choice.only or "national")
    table = reading(view.scope, view.snapshot, INDICATOR[choice.which], by, ranks=False)
    own = table.set_index("entity").loc[choice.key or NATION]
    held = own["verdict"] if own["verdict"] in WITHHELD else ""
    return Standard(float(own["target"]), str(held))
