"""The way from training to a lasting business: every step's share, and where most is lost."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from metrics.chain.amounts import amounts, by_curve, of_peers, recorded
from metrics.counts.entities import By, keys
from metrics.counts.periods import GRACE, ROLLING, Period
from metrics.counts.snapshot import Counts
from metrics.definition import Text
from metrics.doubts.gates import duplicate_share, lost_share
from metrics.methods.proportions import effective_counts, mean_interval, newcombe, ratio, wilson
from metrics.readings.design_effects import effect_of
from metrics.readings.filled_mean import as_squares
from metrics.readings.verdicts import DUPLICATE_LIMIT, LOST_LIMIT, SMALLEST_N
from metrics.registry import INDICATORS

STEPS = {
    "passed": ("passed", "trained"),
    "served": ("served", "passed"),
    "opened": ("opened", "served"),
    "operating": ("operating", "watched"),
}
RATES = {"passed": "pass_rate", "opened": "opening_rate"}  # whose classes make a step less sure
STEP_NAMES = {
    "trained": Text("完成培训", "Trained"),
    "passed": Text("培训合格", "Passed"),
    "served": Text("服务完成", "Served"),
    "opened": Text("半年内开业", "Opened in six months"),
    "operating": Text("开业满一年仍经营", "Operating after a year"),
}
SURE = 1 - 0.05 / len(STEPS)  # four steps are compared at once (Bonferroni)


def steps(counts: Counts, by: By, period: Period = ROLLING, grace: int = GRACE) -> pd.DataFrame:
    """One row per entity and step: how many took it of those who could, beside the peers.

    Columns entity, step, numerator, denominator, value, lower, upper (Wilson), state ("" or why it
    is not compared), peers (pooled rate of the other members of the peer group), difference with
    difference_lower and difference_upper (Newcombe, so wide that all four steps hold together),
    and lost: persons fewer than at the peers' rate, negative where more. Peers of a city are the
    other cities of its tier, of a tier or province all other cities; the nation has none, and
    fewer than 30 peers are none. The last step is read by the curve of all who opened; `watched`
    says of whom it is: "opened", or "known" in an older snapshot, which can only be read among
    those whose first year is known.
    """
    summed = amounts(counts, by, period, grace)
    rest = of_peers(counts, by, period, grace)
    tables = [_step(counts, by, step, summed, rest) for step in STEPS]
    table = pd.concat(tables, ignore_index=True)
    order = table["entity"].map({key: place for place, key in enumerate(keys(counts, by))})
    return table.iloc[np.argsort(order.to_numpy(), kind="stable")].reset_index(drop=True)


def most_lost(table: pd.DataFrame) -> pd.DataFrame:
    """Of each entity the step that loses most persons for certain against the peers, if any.

    Rows of `steps`, largest loss first; equal losses by the order of entities and steps.
    """
    sure = table[(table["difference_upper"] < 0) & (table["state"] == "")]
    ranked = sure.sort_values("lost", ascending=False, kind="stable")
    return ranked.drop_duplicates("entity").reset_index(drop=True)


def jobs(counts: Counts, by: By, period: Period = ROLLING, grace: int = GRACE) -> pd.DataFrame:
    """Workers at six months per business opened, the unvisited filled in, with the interval of a mean.

    Columns entity, numerator, denominator, value, lower, upper.
    """
    summed = amounts(counts, by, period, grace)
    workers, n, variance = (
        summed[name].to_numpy(dtype=float) for name in ("jobs", "businesses", "jobs_variance")
    )
    value, _, lower, upper = mean_interval(n, workers, as_squares(workers, n, variance))
    return pd.DataFrame(
        {
            "entity": summed["entity"],
            "numerator": summed["jobs"],
            "denominator": summed["businesses"],
            "value": value,
            "lower": lower,
            "upper": upper,
        }
    )


def _step(
    counts: Counts, by: By, step: str, summed: pd.DataFrame, rest: pd.DataFrame
) -> pd.DataFrame:
    top, bottom = STEPS[step]
    x, n = (summed[name].to_numpy(dtype=float) for name in (top, bottom))
    peers_x, peers_n = (rest[name].to_numpy(dtype=float) for name in (top, bottom))
    enough = peers_n >= SMALLEST_N  # fewer are no measure for anybody
    peers_x, peers_n = (np.where(enough, number, 0) for number in (peers_x, peers_n))
    sure_x, sure_n = effective_counts(x, n, _cases(counts, by, step, summed))
    sure_peers_x, sure_peers_n = effective_counts(
        peers_x, peers_n, np.where(enough, _cases(counts, by, step, rest), 0)
    )
    lower, upper = wilson(sure_x, sure_n)
    peers = ratio(peers_x, peers_n)
    difference, low, high = newcombe(sure_x, sure_n, sure_peers_x, sure_peers_n, SURE)
    return pd.DataFrame(
        {
            "entity": summed["entity"],
            "step": step,
            "watched": "opened" if by_curve(counts) else "known",
            "numerator": x,
            "denominator": n,
            "value": ratio(x, n),
            "lower": lower,
            "upper": upper,
            "state": _state(counts, by, step, n),
            "peers": peers,
            "difference": difference,
            "difference_lower": low,
            "difference_upper": high,
            "lost": peers * n - x,
        }
    )


def _cases(counts: Counts, by: By, step: str, summed: pd.DataFrame) -> NDArray[np.float64]:
    """How many independent cases the rate of a step is worth."""
    if step == "operating":
        effective: NDArray[np.float64] = summed["effective"].to_numpy(dtype=float)
        return effective
    effect = effect_of(counts, INDICATORS[RATES[step]], by) if step in RATES else 1.0
    return ratio(summed[STEPS[step][1]].to_numpy(dtype=float), effect)


def _state(counts: Counts, by: By, step: str, n: NDArray[np.int64]) -> NDArray[np.str_]:
    """Why a rate is not compared: nothing ripe, too few, doubtful, no return or no such records."""
    state = np.select([n == 0, n < SMALLEST_N], ["immature", "too_small"], default="").astype(
        object
    )
    if by == "city":
        doubtful = duplicate_share(counts) > DUPLICATE_LIMIT
        if step == "operating":
            doubtful = doubtful | (lost_share(counts) > LOST_LIMIT)
        state = np.where(doubtful, "quality_hold", state)
        state = np.where(counts.reported, state, "unreported")
    return np.where(recorded(counts, by, step), state, "not_recorded")
