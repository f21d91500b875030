"""Whether groups of businesses survive differently, or only seem to."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import special

from metrics.methods.proportions import Floats, Numbers, ratio

ROUNDING = 1e-10  # directions of the covariance below this share of its largest are noise


class LogRank(NamedTuple):
    """Chi-squared statistic, its degrees of freedom, and the probability of such by chance."""

    statistic: float
    df: int
    p: float


def log_rank(tables: Sequence[pd.DataFrame]) -> LogRank:
    """Log-rank test of equal survival of groups, one `event_table` each.

    E_g = sum d_t n_gt/n_t; V = sum d_t(n_t - d_t)/(n_t - 1) [diag(p) - pp'], p = n_gt/n_t;
    chi-squared = u'V^-u with u = O - E (Mantel 1966; Peto and Peto 1972). The degrees of freedom
    are the rank of V: groups - 1 less groups without information; none left gives p = NaN.
    Raises ValueError for fewer than two groups.
    """
    return stratified_log_rank([tables])


def stratified_log_rank(strata: Sequence[Sequence[pd.DataFrame]]) -> LogRank:
    """Log-rank test within strata: u and V summed over them (case-mix held fixed).

    `strata[s][g]` is the table of group g in stratum s; a group absent from a stratum has an
    empty table. Raises ValueError if strata differ in their number of groups.
    """
    sizes = {len(tables) for tables in strata}
    if len(sizes) != 1 or min(sizes) < 2:
        raise ValueError(f"Each stratum needs the same two or more groups; found {sorted(sizes)}.")
    parts = [_scores(tables) for tables in strata]
    excess = np.sum([part[0] for part in parts], axis=0)
    variance = np.sum([part[1] for part in parts], axis=0)
    spans, directions = np.linalg.eigh(variance)
    known = spans > ROUNDING * np.abs(spans).max()
    statistic = float(np.sum((directions.T @ excess)[known] ** 2 / spans[known]))
    df = int(known.sum())
    return LogRank(statistic, df, float(special.chdtrc(df, statistic)) if df else np.nan)


def _scores(tables: Sequence[pd.DataFrame]) -> tuple[Floats, Floats]:
    """Observed minus expected events per group, and its covariance matrix."""
    times = np.unique(np.concatenate([t.loc[t["events"] > 0, "time"].to_numpy() for t in tables]))
    groups = [_at(table, times) for table in tables]
    at_risk, events = (np.array(counts, dtype=np.float64) for counts in zip(*groups, strict=True))
    all_risk, all_events = at_risk.sum(axis=0), events.sum(axis=0)
    share = ratio(at_risk, all_risk)
    spread = all_events * (all_risk - all_events)
    # One subject at risk leaves nothing to chance: 0 / 0 counts as 0.
    factor = np.where(all_risk > 1, ratio(spread, all_risk - 1), 0.0)
    excess = (events - share * all_events).sum(axis=1)
    return excess, np.diag(share @ factor) - (share * factor) @ share.T


def _at(
    table: pd.DataFrame, times: npt.NDArray[np.float64]
) -> tuple[Numbers, npt.NDArray[np.float64]]:
    """Numbers at risk and events of one group at the given times."""
    rows = table["time"].to_numpy()
    place = np.searchsorted(rows, times)
    at_risk = np.append(table["at_risk"].to_numpy(), 0)[place]
    events = np.append(table["events"].to_numpy(), 0)[place]
    return at_risk, np.where(np.append(rows, np.nan)[place] == times, events, 0)
