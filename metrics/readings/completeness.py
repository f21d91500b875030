"""How much of what happened lately is on record at the as-of date, by city and month."""

from datetime import timedelta
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from metrics.counts.months import month_end
from metrics.counts.snapshot import TIERS, Counts, once
from metrics.counts.summaries import summed_cube, used
from metrics.methods.proportions import ratio
from metrics.methods.reporting_delay import Reported, completeness, events_at_risk, reported_share

Event = Literal["completion", "assessment", "opening"]
EVENTS: tuple[Event, ...] = get_args(Event)
"""Kinds of event, in the order of the counts' column `event`."""
LONGEST = 180
FEWEST = 200
"""Events of the last year without which a city takes its tier's delays, a tier the nation's."""

Floats = NDArray[np.float64]
Shares = tuple[Floats, Floats]
"""Shares recorded and their variances."""


@once
def city_completeness(counts: Counts, event: Event) -> Shares:
    """Share of each month's events on record, and its variance, (cities, months); read-only.

    Months are all those held, `counts.first_month` to `counts.month`. Complete where a snapshot
    counted no delays (before definitions 2026.5), and where a monthly summary tells of a month's
    training.
    """
    complete, variance = _by_month(counts, _laws(counts, event))
    if event == "completion":
        rows = used(counts, "trained")
        months = np.searchsorted(counts.codes, rows["city"]), rows["month"] - counts.first_month
        complete[months], variance[months] = 1.0, 0.0
    return complete, variance


@once
def national_completeness(counts: Counts, event: Event) -> Shares:
    """The same of the nation, (1, months), for slices that are not cities."""
    reported, aged = _delays(counts, event)
    shares = _by_month(counts, _law(reported.sum(axis=0)[None], aged.sum(axis=0)[None]))
    whole = used(counts, "trained")
    return (
        shares if event != "completion" or not len(whole["city"]) else _with_whole(counts, shares)
    )


def _with_whole(counts: Counts, shares: Shares) -> Shares:
    """The nation's shares where summaries, which are whole, bring a part of each month's training."""
    complete, variance = shares
    rows, months = used(counts, "trained"), complete.shape[1]
    whole = np.bincount(rows["month"] - counts.first_month, rows["syb"], months)
    all_seen = summed_cube(counts, "trained").monthly("syb").sum(axis=0)
    happened = np.nan_to_num(ratio(all_seen - whole, complete[0])) + whole
    share = np.where(all_seen > 0, ratio(all_seen, happened), complete[0])
    by_records = np.where(all_seen > 0, ratio(all_seen - whole, all_seen), 1.0)
    return share[None], variance * by_records**2


def _by_month(counts: Counts, law: Reported) -> Shares:
    months = counts.month - counts.first_month + 1
    size = (len(law.share), months)
    complete, variance = np.ones(size), np.zeros(size)
    for month in range(max(counts.first_month, counts.month - LONGEST // 28), counts.month + 1):
        place = month - counts.first_month
        complete[:, place], variance[:, place] = completeness(law, _ages(counts, month))
    return complete, variance


def _ages(counts: Counts, month: int) -> NDArray[np.int64]:
    """Days from each day of a month to the as-of date."""
    last, first = month_end(month), month_end(month - 1) + timedelta(days=1)
    youngest = (counts.as_of - last).days
    return np.arange(youngest, youngest + (last - first).days + 1)


def _delays(counts: Counts, event: Event) -> tuple[Floats, Floats]:
    """Events by delay and by age, (cities, LONGEST + 1)."""
    reported, aged = np.zeros((2, len(counts.codes), LONGEST + 1))
    if "delays" in counts.tables:
        table = counts.tables["delays"]
        rows = table["event"] == EVENTS.index(event)
        places = np.searchsorted(counts.codes, table["city"][rows]), table["day"][rows]
        np.add.at(reported, places, table["reported"][rows])
        np.add.at(aged, places, table["aged"][rows])
    return reported, aged


def _law(reported: Floats, aged: Floats) -> Reported:
    return reported_share(reported, events_at_risk(reported, aged))


def _laws(counts: Counts, event: Event) -> Reported:
    """Each city's law of delays: its own, its tier's or the nation's, by how many events it has."""
    reported, aged = _delays(counts, event)
    pooled_reported, pooled_aged = reported.copy(), aged.copy()
    own = reported.sum(axis=1) >= FEWEST
    for tier in range(len(TIERS)):
        mates = counts.tier_of == tier
        pool = mates if reported[mates].sum() >= FEWEST else np.ones(len(mates), dtype=bool)
        pooled_reported[mates & ~own] = reported[pool].sum(axis=0)
        pooled_aged[mates & ~own] = aged[pool].sum(axis=0)
    return _law(pooled_reported, pooled_aged)
