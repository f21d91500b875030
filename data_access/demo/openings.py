"""From training to a business of one's own: who opens, and after how long."""

from dataclasses import dataclass

import numpy as np

from data_access.demo.base.days import MISSING, Array, add_months
from data_access.demo.base.draws import chance, expit, logit, whole
from data_access.demo.base.records import Cases, Seats
from data_access.demo.persons import Places
from data_access.demo.plan import Plan
from data_access.demo.stock import Pools
from data_access.demo.training import GYB, IYB

GROUP_EFFECT = np.array([0.10, -0.38, 0.10, 0.12, -0.22, 0.02])
LINK_EFFECT, MEAN_LINKS = 0.16, 1.86
ORIENTATION_ONLY = -0.5
LEARNING = 0.05
UNSERVED_PASSER, FAILED, LEFT = 0.45, 0.15, 0.06
EARLY, LATER = 0.05, 0.24
"""Openings before services end, as a share of those in six months; later ones, on top of them."""
WINDOW = 6
OWNED_BEFORE = 0.025


@dataclass(frozen=True)
class Openings:
    """By seat: case (-1 none), clock start, true chance within six months, day (-1 never)."""

    case: Array
    clock: Array
    chance: Array
    day: Array
    owned_before: Array


def draw_openings(
    plan: Plan, rng: np.random.Generator, pools: Pools, seats: Seats, places: Places, cases: Cases
) -> Openings:
    """Decide for every seat; days after the as-of date are kept, they are the truth."""
    n = len(seats)
    case = np.full(n, MISSING, dtype=np.int32)
    case[cases.seat] = np.arange(len(cases))
    clock = np.where(seats.completed < 0, seats.ends, seats.completed)
    clock[cases.seat] = cases.clock
    owned = chance(rng, OWNED_BEFORE, n) & (seats.first_attended >= 0) & ~places.repeat
    share = _share(plan, pools, seats, cases, case, places)
    share[owned | places.continued] = 0
    u = rng.random(n)
    within_window = u < share
    later = ~within_window & (u < np.minimum(share * (1 + LATER), 0.97))
    end = add_months(clock, WINDOW)
    days = np.where(within_window, _soon(rng, seats, clock, end), MISSING)
    days = np.where(later, end + 1 + (rng.beta(1, 2.2, n) * 365).astype(np.int32), days)
    days = _heap(plan, rng, seats, clock, end, days)
    return Openings(case, clock.astype(np.int32), share, days.astype(np.int32), owned)


def _share(
    plan: Plan, pools: Pools, seats: Seats, cases: Cases, case: Array, places: Places
) -> Array:
    """True chance to open within six months of the clock's start."""
    odds = logit(plan.cities.opening)[seats.city] + GROUP_EFFECT[seats.group]
    odds += pools.institutions.effect[seats.institution] * 0.7
    odds += LEARNING * plan.share_of_period(seats.ends)
    odds += np.where(seats.kind == GYB, ORIENTATION_ONLY, 0)
    odds[cases.seat] += LINK_EFFECT * (cases.given.sum(axis=1) - MEAN_LINKS)
    share = expit(odds)
    unserved = np.where(seats.ever, UNSERVED_PASSER, np.where(seats.completed >= 0, FAILED, LEFT))
    share = np.where(case >= 0, share, share * unserved)
    return np.where((seats.first_attended >= 0) & (seats.kind != IYB), share, 0)


def _soon(rng: np.random.Generator, seats: Seats, clock: Array, end: Array) -> Array:
    """Days within the window, most in the first four months; a few before services end."""
    n = len(clock)
    after = clock + np.ceil(rng.beta(1.25, 1.75, n) * (end - clock)).astype(np.int32)
    waited = np.maximum(clock - seats.ends - 1, 1)
    before = seats.ends + 1 + (rng.random(n) * waited).astype(np.int32)
    opened: Array = np.where(chance(rng, EARLY, n), before, np.maximum(after, clock + 1))
    return opened


def _heap(
    plan: Plan, rng: np.random.Generator, seats: Seats, clock: Array, end: Array, days: Array
) -> Array:
    """In the planted city many openings of the last weeks are dated in the very last week."""
    planted = np.isin(seats.city, plan.cities.with_oddity("openings_heaped"))
    near = planted & (days > end - 80) & (days <= end) & chance(rng, 0.7, len(days))
    return np.where(near, end - whole(rng, 0, 6, len(days)), days)
