"""Who leads and who answers: organisations, plans, departments, officers and their duties."""

from datetime import date

import numpy as np

from data_access.demo.base.days import MISSING, Array, day
from data_access.demo.base.draws import chance, whole
from data_access.demo.base.records import Numbers
from data_access.demo.base.writing import Records
from data_access.demo.plan import Plan
from data_access.demo.stock import codes_of
from data_access.schema.governance import ORGANISATION_KINDS

DEPARTMENTS = (
    ("劳动和社会保障局培训处", "Labour and Social Security Bureau, Training Division"),
    ("劳动和社会保障局就业处", "Labour and Social Security Bureau, Employment Division"),
    ("小额贷款担保中心", "Micro-loan Guarantee Centre"),
    ("工商行政管理局", "Administration for Industry and Commerce"),
)
TRAINING, EMPLOYMENT, LOANS, COMMERCE = range(4)
DUTIES = (
    ("trained", TRAINING, 1.0),
    ("pass_rate", TRAINING, 1.0),
    ("target_groups", TRAINING, 1.0),
    ("institutions", TRAINING, 1.0),
    ("teachers", TRAINING, 1.0),
    ("opening_rate", EMPLOYMENT, 0.7),
    ("opening_rate", TRAINING, 0.3),
    ("job_multiplier", EMPLOYMENT, 1.0),
    ("stability_rate", EMPLOYMENT, 0.6),
    ("stability_rate", COMMERCE, 0.4),
    ("chain_coverage", EMPLOYMENT, 1.0),
    ("organisation", EMPLOYMENT, 1.0),
    ("projects", EMPLOYMENT, 1.0),
    ("experts", EMPLOYMENT, 1.0),
    ("incubation", EMPLOYMENT, 1.0),
    ("follow_up", EMPLOYMENT, 1.0),
    ("credit_link", LOANS, 1.0),
    ("policy", COMMERCE, 0.7),
    ("policy", LOANS, 0.3),
)
"""Indicator, department, share of the responsibility; the shares of one indicator add up to one."""
FIRST_YEAR = 2008
SET_UP = (0.96, 0.97, 0.92)
PLAN_ADOPTED = 0.94


def write_governance(plan: Plan, rng: np.random.Generator, numbers: Numbers, out: Records) -> None:
    """Write everything that clause 四 asks of a city; a few cities are late or have not done it."""
    _organisations(plan, rng, numbers, out)
    adopted = day(plan.start) + _weeks_late(rng, len(plan.cities))
    city = np.flatnonzero(chance(rng, PLAN_ADOPTED, len(adopted)) & (adopted <= plan.cutoff))
    out.add(
        "local_plans",
        id=numbers.take("local_plans", len(city)),
        city_code=codes_of(plan, city),
        adopted_on=adopted[city],
    )
    _departments(plan, numbers, out)
    _responsibilities(plan, rng, numbers, out)


def _weeks_late(rng: np.random.Generator, n: int) -> Array:
    """Days from the programme's start: mostly a few weeks, for some more than a year."""
    return np.where(chance(rng, 0.12, n), whole(rng, 250, 700, n), whole(rng, 15, 120, n))


def _organisations(plan: Plan, rng: np.random.Generator, numbers: Numbers, out: Records) -> None:
    districts = whole(rng, 4, 18, len(plan.cities))
    for kind in range(len(ORGANISATION_KINDS)):
        since = day(plan.start) + _weeks_late(rng, len(districts))
        city = np.flatnonzero(chance(rng, SET_UP[kind], len(since)) & (since <= plan.cutoff))
        n, total = len(city), districts[city]
        out.add(
            "organisations",
            city,
            id=numbers.take("organisations", n),
            city_code=codes_of(plan, city),
            kind=np.full(n, kind, np.int8),
            established_on=since[city],
            staff=whole(rng, 3, 25, n),
            districts_covered=np.ceil(total * rng.uniform(0.6, 1, n)).astype(np.int32),
            districts_total=total,
        )


def _departments(plan: Plan, numbers: Numbers, out: Records) -> None:
    """Four departments in every city, two officers in each, known by code only."""
    cities, kinds = len(plan.cities), len(DEPARTMENTS)
    city = np.repeat(np.arange(cities), kinds)
    out.add(
        "departments",
        id=numbers.take("departments", cities * kinds),
        city_code=codes_of(plan, city),
        name_zh=[plan.cities.name_zh[c] + zh for c in range(cities) for zh, _ in DEPARTMENTS],
        name_en=[en for _ in range(cities) for _, en in DEPARTMENTS],
    )
    codes = [f"{code}-{n:02d}" for code in plan.cities.code for n in range(1, 2 * kinds + 1)]
    out.add(
        "officers",
        id=numbers.take("officers", len(codes)),
        code=codes,
        department_id=np.arange(len(codes)) // 2 + 1,
    )


def _responsibilities(plan: Plan, rng: np.random.Generator, numbers: Numbers, out: Records) -> None:
    """One row per city, year and duty; a few have no officer yet."""
    keys = [key for key, _, _ in DUTIES]
    place = np.array([where for _, where, _ in DUTIES])
    share = np.array([part for _, _, part in DUTIES])
    cities, n = len(plan.cities), len(plan.cities) * len(DUTIES)
    department = (np.arange(cities)[:, None] * len(DEPARTMENTS) + place).ravel()
    for year in range(max(FIRST_YEAR, plan.start.year), plan.end.year + 1):
        officer = department * 2 + whole(rng, 1, 2, n)
        out.add(
            "responsibilities",
            id=numbers.take("responsibilities", n),
            city_code=codes_of(plan, np.repeat(np.arange(cities), len(DUTIES))),
            year=np.full(n, year),
            indicator=keys * cities,
            department_id=department + 1,
            officer_id=np.where(chance(rng, 0.03, n), MISSING, officer),
            share=np.tile(share, cities),
        )


def programme_start(plan: Plan, since: str) -> date:
    """A city is in the programme from the listed day, in a longer demo from its first day."""
    return min(date.fromisoformat(since), plan.start)
