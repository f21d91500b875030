"""Follow-up visits, and what is known through them: operating, closed, lost sight of."""

from dataclasses import dataclass

import numpy as np

from data_access.demo.base.days import MISSING, Array
from data_access.demo.base.draws import chance, reporting_delay, whole
from data_access.demo.base.records import Businesses, Numbers
from data_access.demo.base.writing import Records
from data_access.demo.businesses import CLOSED, Exits
from data_access.demo.plan import Plan

ROUNDS = np.array([1, 3, 6, 9, 12, 13.4, 18, 23, 28, 33, 38])
JITTER = np.array([8, 10, 15, 14, 12, 12, 12, 12, 12, 12, 12])
HELD = np.array([0.90, 0.86, 0.985, 0.975, 0.60, 0.985, 0.99, 0.99, 0.99, 0.99, 0.99])
"""Visits: months after opening, give or take so many days, and the share that takes place."""
MONTH = 30.4375
LAST_CONTACT = (45, 400)
FOUND_BY_VISIT = 0.3
VERIFIED, SUSPENDED, UNCOUNTED, TIED = 0.97, 0.03, 0.01, 0.004
NEVER = 1 << 28


@dataclass
class Knowledge:
    """What is known at the as-of date: closing day (-1 none), last possible contact."""

    closed: Array
    contact_until: Array
    lost: Array
    found_by_visit: Array


def due_days(rng: np.random.Generator, plan: Plan, made: Businesses) -> Array:
    """Days of the visits, shape (businesses, rounds); NEVER where a visit does not take place."""
    shape = (len(made), len(ROUNDS))
    jitter = rng.integers(-JITTER, JITTER + 1, shape, dtype=np.int32)
    days = made.opened[:, None] + np.rint(ROUNDS * MONTH).astype(np.int32) + jitter
    took_place = rng.random(shape, dtype=np.float32) < HELD
    took_place[made.rank < 0] &= rng.random((int((made.rank < 0).sum()), len(ROUNDS))) < 0.3
    days = np.where(took_place, days, NEVER)
    # Programmes longer than the rounds visit old businesses once more before the as-of date.
    old = made.opened + int(ROUNDS[-1] * MONTH) + 30 < plan.as_of
    census = np.where(old & (made.rank >= 0), plan.as_of - whole(rng, 5, 150, len(made)), NEVER)
    return np.column_stack([days, census])


def learn(
    plan: Plan, rng: np.random.Generator, made: Businesses, exits: Exits, due: Array
) -> Knowledge:
    """Which closings are known by the as-of date, and who was lost sight of."""
    n, cutoff = len(made), plan.cutoff[made.city]
    lost = chance(rng, plan.cities.lost[made.city], n) & (made.rank >= 0)
    until = np.where(lost, made.opened + whole(rng, *LAST_CONTACT, n), NEVER)
    by_visit = chance(rng, FOUND_BY_VISIT, n) & (exits.kind == CLOSED)
    after = np.where(due > exits.day[:, None], due, NEVER).min(axis=1)
    after = np.where(after == NEVER, exits.day + 60, after)
    found_on = np.where(by_visit, after, exits.day + reporting_delay(rng, n))
    recorded = (
        (found_on <= cutoff)
        & (exits.day <= until)
        & (found_on <= np.maximum(until, exits.day + 60))
    )
    closed = np.where(recorded, exits.day, MISSING).astype(np.int32)
    return Knowledge(closed, np.minimum(until, cutoff).astype(np.int32), lost, by_visit)


def write_visits(
    rng: np.random.Generator,
    numbers: Numbers,
    made: Businesses,
    exits: Exits,
    knowledge: Knowledge,
    due: Array,
    out: Records,
) -> None:
    """Write visits to operating businesses, and those that find a closing."""
    alive = (due < exits.day[:, None]) & (due <= knowledge.contact_until[:, None])
    alive &= due >= np.where(made.rank < 0, made.recorded, made.opened)[:, None]
    row, round_ = np.nonzero(alive)
    on = due[row, round_]
    n = len(row)
    months = (on - made.opened[row]) / MONTH
    growth = np.minimum(0.6 + 0.4 * months / 6, 1.35).astype(np.float32)
    workers = rng.poisson(made.workers[row] * growth).astype(np.int32).clip(max=400)
    status = chance(rng, SUSPENDED, n).astype(np.int8)
    workers[status == 1] = 0
    verified = chance(rng, VERIFIED, n)
    workers[chance(rng, UNCOUNTED, n)] = MISSING
    end_row, end_on = _closing_visits(made, knowledge, due)
    tied = np.flatnonzero(chance(rng, TIED, n) & (workers >= 0) & (status == 0))
    again = np.maximum(workers[tied] + whole(rng, 1, 3, len(tied)) * 2 - 3, 0)
    business = np.concatenate([row, end_row, row[tied]])
    day = np.concatenate([on, end_on, on[tied]]).astype(np.int32)
    ends = len(end_row)
    order = np.lexsort((day, business))
    out.add(
        "visits",
        made.city[business][order],
        id=numbers.take("visits", len(order)),
        business_id=made.id[business][order],
        visited_on=day[order],
        verified=np.concatenate([verified, np.ones(ends, bool), verified[tied]])[order],
        status=np.concatenate([status, np.full(ends, 2, np.int8), status[tied]])[order],
        workers=np.concatenate([workers, np.zeros(ends, np.int32), again])[order],
    )


def _closing_visits(made: Businesses, knowledge: Knowledge, due: Array) -> tuple[Array, Array]:
    """Visits at which a closing was found."""
    row = np.flatnonzero((knowledge.closed >= 0) & knowledge.found_by_visit)
    later = np.where(due[row] > knowledge.closed[row, None], due[row], NEVER).min(axis=1)
    fits = later <= np.maximum(knowledge.contact_until[row], knowledge.closed[row] + 60)
    return row[fits], later[fits]
