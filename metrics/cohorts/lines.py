"""Curves of several lines at once: one per cohort, city or group, read at the horizon and tested."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import pandas as pd

from metrics.cohorts.curves import Split, Stratum, Which, strata
from metrics.cohorts.plain_ratio import HORIZON, at_risk_at, pooled, share_at
from metrics.counts.snapshot import Counts
from metrics.methods.proportions import critical_value
from metrics.methods.survival import LogRank, log_rank, median, restricted_mean

WITHIN = "."  # between the two characters of a line; no code contains it
FIRST_YEAR = 12  # months of the restricted mean
MONTH = 1.0  # of a period; a closing falls in its middle


@dataclass(frozen=True)
class CurveLines:
    """Some lines (code and curve), their readings with all subjects first, and their test.

    `table`: line ("" for all), n, events, at_risk (at the horizon), value, lower, upper, mean, mean_lower, mean_upper, median.
    """

    curves: tuple[tuple[str, pd.DataFrame], ...]
    table: pd.DataFrame
    test: LogRank | None


def line_sizes(
    counts: Counts, which: Which, splits: tuple[str, ...], only: str, key: str
) -> pd.DataFrame:
    """Every line that could be drawn: line (its code), n; cohorts by year, all else by size."""
    by_line = _strata(counts, which, splits, only, key)
    table = pd.DataFrame({"line": list(by_line), "n": [s.n for s in by_line.values()]})
    if splits in ((), ("cohort",)):
        return table
    return table.sort_values(["n", "line"], ascending=[False, True], ignore_index=True)


def curve_lines(
    counts: Counts,
    lines: tuple[str, ...],
    which: Which,
    splits: tuple[str, ...],
    only: str,
    key: str,
) -> CurveLines:
    """Curves, readings and test of the lines with these codes."""
    by_line = _strata(counts, which, splits, only, key)
    rows = _in_order([_row(which, line, by_line[line]) for line in lines], splits)
    order = [row["line"] for row in rows]
    if splits:
        rows = [_row(which, "", pooled(list(by_line.values()))), *rows]
    return CurveLines(
        tuple((line, by_line[line].curve()) for line in order),
        pd.DataFrame(rows),
        _test([by_line[line] for line in order]),
    )


def _in_order(rows: list[dict[str, Any]], splits: tuple[str, ...]) -> list[dict[str, Any]]:
    """By year, and two characters by their codes; all else by the current figure, ties by code."""
    if splits == ("cohort",) or len(splits) > 1:
        return sorted(rows, key=lambda row: row["line"])
    return sorted(rows, key=lambda row: (-np.nan_to_num(row["value"], nan=-1.0), row["line"]))


def _strata(
    counts: Counts, which: Which, splits: tuple[str, ...], only: str, key: str
) -> dict[str, Stratum]:
    """The strata that have anybody in them, by the code of their line."""
    one_entity = {cast(Split, only): key} if only else None
    every = strata(counts, which, cast("tuple[Split, ...]", splits), one_entity)
    return {WITHIN.join(stratum.keys): stratum for stratum in every if stratum.n}


def _row(which: Which, line: str, stratum: Stratum) -> dict[str, Any]:
    curve = stratum.curve(interval="wilson")
    value, lower, upper = share_at(curve, which, HORIZON[which])
    mean = restricted_mean(curve, FIRST_YEAR, MONTH)
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


def _test(drawn: Sequence[Stratum]) -> LogRank | None:
    return log_rank([stratum.events() for stratum in drawn]) if len(drawn) > 1 else None
