"""Micro-loans, their repayment, and the credit files of entrepreneurs."""

from dataclasses import dataclass

import numpy as np

from data_access.demo.base.days import MISSING, Array, add_months
from data_access.demo.base.draws import chance, member, skewed, whole, within
from data_access.demo.base.records import Cases, Numbers, Seats
from data_access.demo.base.writing import Records
from data_access.demo.plan import Plan
from data_access.demo.services import FINANCE
from data_access.demo.stock import Pools

APPLIED_AFTER_SERVICE, APPLIED_WITHOUT = 0.62, 0.12
INSTALMENTS = 8
STEP = 4000
LEAST_STEPS, MOST_STEPS = 4, 12
"""Loans of 16,000 to 48,000 yuan, repaid in eight quarters."""
FILE_SHARE = 0.3
ON_TIME, LATE_IN_TIME = 0.86, 0.6


@dataclass(frozen=True)
class Paid:
    """Loans paid out."""

    id: Array
    city: Array
    day: Array
    principal: Array


def lend(
    plan: Plan,
    rng: np.random.Generator,
    pools: Pools,
    numbers: Numbers,
    seats: Seats,
    person: Array,
    cases: Cases,
    out: Records,
) -> None:
    """Write applications of passers, and the instalments of what was paid out."""
    passer = seats.in_time[cases.seat]
    share = np.where(cases.given[:, FINANCE], APPLIED_AFTER_SERVICE, APPLIED_WITHOUT)
    row = np.flatnonzero(passer & cases.needs[:, FINANCE] & chance(rng, share, len(cases)))
    applied = cases.opened[row] + whole(rng, 2, 60, len(row))
    recorded = applied <= plan.cutoff[cases.city[row]]
    row, applied = row[recorded], applied[recorded]
    n, city = len(row), cases.city[row]
    paid = np.where(
        chance(rng, plan.cities.loan_paid[city], n), applied + 12 + skewed(rng, 35, n, 240), MISSING
    )
    paid = within(paid, plan.cutoff[city])
    principal = STEP * whole(rng, LEAST_STEPS, MOST_STEPS, n)
    community = community_of(rng, pools, city, applied)
    waived = chance(rng, np.where(community >= 0, 0.45, 0.08), n)
    ids = numbers.take("loans", n)
    out.add(
        "loans",
        id=ids,
        person_id=person[cases.seat[row]],
        applied_on=applied,
        paid_on=paid,
        community_id=np.where(community >= 0, community + 1, MISSING),
        principal=principal,
        counter_guarantee_waived=waived,
    )
    out_paid = paid >= 0
    _repay(
        plan,
        rng,
        numbers,
        Paid(ids[out_paid], city[out_paid], paid[out_paid], principal[out_paid]),
        out,
    )


def community_of(rng: np.random.Generator, pools: Pools, city: Array, days: Array) -> Array:
    """A credit community of the city that was recognised on that day; -1 where there is none."""
    pool = pools.communities
    if not len(pool.begin):
        return np.full(len(city), MISSING)
    community = member(rng, pool.first[city], np.maximum(pool.count[city], 1))
    community = np.minimum(community, len(pool.begin) - 1)
    there = (pool.count[city] > 0) & (pool.begin[community] <= days) & chance(rng, 0.65, len(city))
    return np.where(there, community, MISSING)


def _repay(
    plan: Plan, rng: np.random.Generator, numbers: Numbers, loans: Paid, out: Records
) -> None:
    """Instalments fallen due; a loan in trouble stays in trouble for its later instalments."""
    recovery = plan.cities.recovery[loans.city]
    trouble_from = np.where(
        chance(rng, (1 - recovery) * 1.6, len(loans.id)),
        whole(rng, 1, INSTALMENTS, len(loans.id)),
        INSTALMENTS + 1,
    )
    for quarter in range(1, INSTALMENTS + 1):
        due = add_months(loans.day, 3 * quarter)
        row = np.flatnonzero(due <= plan.cutoff[loans.city])
        due, n = due[row], len(row)
        amount = loans.principal[row] // INSTALMENTS
        wait = np.where(chance(rng, ON_TIME, n), -whole(rng, 0, 10, n), skewed(rng, 28, n, 85))
        wait = np.where(trouble_from[row] <= quarter, whole(rng, 60, 500, n), wait)
        paid = within(due + wait, plan.cutoff[loans.city[row]])
        out.add(
            "repayments",
            id=numbers.take("repayments", n),
            loan_id=loans.id[row],
            due_on=due,
            principal_due=amount,
            paid_on=paid,
            principal_paid=np.where(paid >= 0, amount, 0),
        )


def open_credit_files(
    plan: Plan,
    rng: np.random.Generator,
    pools: Pools,
    numbers: Numbers,
    seats: Seats,
    person: Array,
    out: Records,
) -> None:
    """Write credit files of passers in cities with credit communities."""
    row = np.flatnonzero(seats.in_time & chance(rng, FILE_SHARE, len(seats)))
    opened = seats.completed[row] + skewed(rng, 25, len(row), 150)
    community = community_of(rng, pools, seats.city[row], opened)
    recorded = (community >= 0) & (opened <= plan.cutoff[seats.city[row]])
    out.add(
        "credit_files",
        id=numbers.take("credit_files", int(recorded.sum())),
        person_id=person[row[recorded]],
        community_id=community[recorded] + 1,
        opened_on=opened[recorded],
    )
