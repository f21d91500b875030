"""The way from training to a lasting business: every step's share, and where most is lost."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from metrics.cohorts.ripe_months import ripe_months
from metrics.counts.entities import By, keys, members
from metrics.counts.periods import GRACE, ROLLING, Period, Span
from metrics.counts.record_tables import BUSINESSES, OUTCOMES, cities_with_records
from metrics.counts.snapshot import Counts
from metrics.definition import Text
from metrics.doubts.gates import duplicate_share, lost_share
from metrics.methods.proportions import mean_interval, newcombe, ratio, wilson
from metrics.readings.design_effects import effect_of
from metrics.readings.totals import gathered
from metrics.readings.verdicts import DUPLICATE_LIMIT, LOST_LIMIT, SMALLEST_N
from metrics.registry import INDICATORS

WINDOW = 6 + 12 + 2  # to the opening, a year on, and the visits after the anniversary
STEPS = {
    "passed": ("passed", "trained"),
    "served": ("served", "passed"),
    "opened": ("opened", "served"),
    "operating": ("operating", "known"),
}
RATES = {"passed": "pass_rate", "opened": "opening_rate"}  # whose classes make a step less sure
RESTS_ON = {
    "trained": ("enrolments",),
    "passed": ("enrolments",),
    "served": ("enrolments", "service_cases"),
    "opened": BUSINESSES,
    "businesses": BUSINESSES,
    "jobs": OUTCOMES,
    "jobs_squares": OUTCOMES,
    "known": OUTCOMES,
    "operating": OUTCOMES,
}
"""The tables of records without which an amount says nothing."""
OUTCOME_TABLES = tuple(dict.fromkeys(name for names in RESTS_ON.values() for name in names))
STEP_NAMES = {
    "trained": Text("完成培训", "Trained"),
    "passed": Text("培训合格", "Passed"),
    "served": Text("服务完成", "Served"),
    "opened": Text("半年内开业", "Opened in six months"),
    "operating": Text("开业满一年仍经营", "Operating after a year"),
}
AMOUNTS = (
    "trained",
    "passed",
    "served",
    "opened",
    "known",
    "operating",
    "businesses",
    "jobs",
    "jobs_squares",
)
SURE = 1 - 0.05 / len(STEPS)  # four steps are compared at once (Bonferroni)


def months(counts: Counts, period: Period = ROLLING, grace: int = GRACE) -> Span:
    """Cohort months of the funnel; mature after 20 months and grace."""
    return ripe_months(counts, WINDOW, period, grace)


def amounts(counts: Counts, by: By, period: Period = ROLLING, grace: int = GRACE) -> pd.DataFrame:
    """One row per entity of a slice made of cities: entity and the sums of AMOUNTS (mature cohorts).

    Persons up to `operating`; `businesses` count once each, `jobs` are their workers at six months.
    Summed are the cities that keep every table of records which any city of the entity keeps, so
    that all steps are of the same persons; what no city of it keeps is missing.
    """
    summed = {
        name: gathered(counts, by, amount)
        for name, amount in _of_cities(counts, by, period, grace).items()
    }
    table = pd.DataFrame({"entity": list(keys(counts, by)), **summed})
    for name in AMOUNTS:
        known = recorded(counts, by, name)
        table[name] = table[name].where(known) if not known.all() else table[name].astype(np.int64)
    return table


def _of_cities(counts: Counts, by: By, period: Period, grace: int) -> dict[str, NDArray[np.int64]]:
    """AMOUNTS of every city, 0 where it lacks a table that others of its entity keep."""
    first, last = months(counts, period, grace).mature
    complete = np.ones(len(counts.codes), dtype=bool)
    for table in OUTCOME_TABLES:
        cities = cities_with_records(counts, table)
        complete &= cities | (gathered(counts, by, cities) == 0)[members(counts, by)]
    return {name: counts.cube("funnel").window(name, first, last) * complete for name in AMOUNTS}


def steps(counts: Counts, by: By, period: Period = ROLLING, grace: int = GRACE) -> pd.DataFrame:
    """One row per entity and step: how many took it of those who could, beside the peers.

    Columns entity, step, numerator, denominator, value, lower, upper (Wilson), state ("" or why it
    is not compared), peers (pooled rate of the other members of the peer group), difference with
    difference_lower and difference_upper (Newcombe, so wide that all four steps hold together),
    and lost: persons fewer than at the peers' rate, negative where more. Peers of a city are the
    other cities of its tier, of a tier or province all other cities; the nation has
    none, and fewer than 30 peers are none. The
    denominator of the last step are those whose business is known to operate or not.
    """
    summed = amounts(counts, by, period, grace)
    rest = _peers(counts, by, period, grace)
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
    """Workers at six months per business opened, with the t interval of a mean.

    Columns entity, numerator, denominator, value, lower, upper.
    """
    summed = amounts(counts, by, period, grace)
    value, _, lower, upper = mean_interval(
        summed["businesses"], summed["jobs"], summed["jobs_squares"]
    )
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
    x, n = (summed[name].to_numpy() for name in (top, bottom))
    peers_x, peers_n = (rest[name].to_numpy() for name in (top, bottom))
    enough = peers_n >= SMALLEST_N  # fewer are no measure for anybody
    peers_x, peers_n = (np.where(enough, number, 0) for number in (peers_x, peers_n))
    effect = effect_of(counts, INDICATORS[RATES[step]], by) if step in RATES else 1.0
    sure_x, sure_n, sure_peers_x, sure_peers_n = (
        ratio(number, effect) for number in (x, n, peers_x, peers_n)
    )
    lower, upper = wilson(sure_x, sure_n)
    peers = ratio(peers_x, peers_n)
    difference, low, high = newcombe(sure_x, sure_n, sure_peers_x, sure_peers_n, SURE)
    return pd.DataFrame(
        {
            "entity": summed["entity"],
            "step": step,
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


def _peers(counts: Counts, by: By, period: Period, grace: int) -> pd.DataFrame:
    """Sums of the peer group without the entity itself; 0 where there is no other."""
    group: By = "tier" if by == "city" else "national"
    amounts_of_cities = _of_cities(counts, group, period, grace)
    own = pd.DataFrame(
        {name: gathered(counts, by, amount) for name, amount in amounts_of_cities.items()}
    )
    if by == "city":
        whole = own.groupby(members(counts, "tier")).transform("sum")
        return (whole - own).astype(np.int64)
    return (own.sum() - own).astype(np.int64)


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


def recorded(counts: Counts, by: By, amount: str) -> NDArray[np.bool_]:
    """Which entities have any city that keeps the records behind an amount or step."""
    return gathered(counts, by, cities_with_records(counts, *RESTS_ON[amount])) > 0
