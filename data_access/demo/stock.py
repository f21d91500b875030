"""What stands in every city: institutions, teachers, experts, projects, credit communities."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from data_access.demo.base.days import MISSING, Array, add_months, day
from data_access.demo.base.draws import chance, pick, whole, within
from data_access.demo.base.places import MUNICIPALITY
from data_access.demo.base.records import Numbers
from data_access.demo.base.writing import Records
from data_access.demo.plan import Plan
from data_access.schema.business import BUSINESS_KINDS

YEAR = 365


@dataclass(frozen=True)
class Pool:
    """Members of each city, numbered from `first`; `begin` and `end` are day numbers, -1 open."""

    first: Array
    count: Array
    begin: Array
    end: Array
    effect: Array

    @classmethod
    def of(cls, count: Array, begin: Array, end: Array, effect: Array | None = None) -> "Pool":
        """A pool from the number of members of each city."""
        count = count.astype(np.int32)
        first = np.concatenate([[0], np.cumsum(count)[:-1]]).astype(np.int32)
        return cls(first, count, begin, end, np.zeros(len(begin)) if effect is None else effect)

    @property
    def city(self) -> Array:
        """City of every member."""
        return np.repeat(np.arange(len(self.count)), self.count)

    def active(self, member: Array, since: Array, until: Array) -> Array:
        """Whether each member was there from one day to the other."""
        gone = (self.end[member] >= 0) & (self.end[member] <= until)
        return (self.begin[member] <= since) & ~gone

    def stand_in(self, member: Array, city: Array, since: Array, until: Array) -> Array:
        """The members themselves, replaced by the city's first one where they were not there."""
        there = self.active(member, since, until)
        return np.where(there, member, self.first[city]).astype(np.int32)


@dataclass(frozen=True)
class Pools:
    """The pools that later records draw from."""

    institutions: Pool
    teachers: Pool
    experts: Pool
    projects: Pool
    project_kind: Array
    communities: Pool


def make_pools(plan: Plan, rng: np.random.Generator, numbers: Numbers, out: Records) -> Pools:
    """Draw and write the standing bodies of all cities."""
    projects, kinds = _projects(plan, rng, numbers, out)
    return Pools(
        institutions=_institutions(plan, rng, numbers, out),
        teachers=_teachers(plan, rng, numbers, out),
        experts=_experts(plan, rng, numbers, out),
        projects=projects,
        project_kind=kinds,
        communities=_communities(plan, rng, numbers, out),
    )


def numbered(plan: Plan, pool: Pool, pattern: str) -> list[str]:
    """Made-up names such as 广州市创业培训第1定点机构, counted from 1 in every city."""
    place = np.arange(len(pool.begin)) - pool.first[pool.city] + 1
    return [
        pattern.format(city=plan.cities.name_zh[c], n=n)
        for c, n in zip(pool.city, place, strict=True)
    ]


def codes_of(plan: Plan, city: Array) -> pa.Array:
    """Six-digit codes of city places."""
    return pa.array(plan.cities.code).take(pa.array(city))


def _members(
    plan: Plan, rng: np.random.Generator, count: Array, leaving: float, effect: float = 0.0
) -> Pool:
    """Most are there before the period, some leave; each city's first is always there."""
    n, city = int(count.sum()), np.repeat(np.arange(len(count)), count)
    cutoff, start = plan.cutoff[city], day(plan.start)
    begin = start - whole(rng, 40, 3 * YEAR, n)
    entry = start + (rng.random(n) * (cutoff - 10 - start)).astype(np.int32)
    stays = np.zeros(n, bool)
    stays[np.cumsum(count) - count] = True
    begin = np.where(chance(rng, 0.25, n) & ~stays, entry, begin).astype(np.int32)
    end = within(begin + whole(rng, 300, 1500, n), cutoff)
    end = np.where(chance(rng, leaving, n) & ~stays & (end > start), end, MISSING)
    return Pool.of(count, begin, end.astype(np.int32), rng.normal(0, effect, n))


def _institutions(plan: Plan, rng: np.random.Generator, numbers: Numbers, out: Records) -> Pool:
    big = plan.cities.tier == MUNICIPALITY
    count = np.where(big, whole(rng, 9, 14, len(big)), whole(rng, 3, 7, len(big)))
    pool = _members(plan, rng, count, leaving=0.05, effect=0.18)
    n = len(pool.begin)
    ids = numbers.take("institutions", n)
    out.add(
        "institutions",
        id=ids,
        city_code=codes_of(plan, pool.city),
        designated_on=pool.begin,
        name=numbered(plan, pool, "{city}创业培训第{n}定点机构"),
        kind=pick(rng, (0.35, 0.3, 0.15, 0.2), n),
        ended_on=pool.end,
    )
    _inspections(plan, rng, numbers, out, pool)
    return pool


def _inspections(
    plan: Plan, rng: np.random.Generator, numbers: Numbers, out: Records, pool: Pool
) -> None:
    """Most institutions are inspected once a year, some twice, some never."""
    diligence = rng.uniform(0.45, 0.99, len(pool.count))[pool.city]
    for year in range(plan.start.year, plan.end.year + 1):
        for share in (diligence, 0.2):
            new_year = np.datetime64(f"{year}-01-01").astype(int)
            held_on = new_year + whole(rng, 20, 340, len(pool.begin))
            recorded = chance(rng, share, len(held_on)) & pool.active(
                np.arange(len(held_on)), held_on, held_on
            )
            recorded &= held_on <= plan.cutoff[pool.city]
            n = int(recorded.sum())
            out.add(
                "inspections",
                id=numbers.take("inspections", n),
                institution_id=np.flatnonzero(recorded) + 1,
                inspected_on=held_on[recorded],
                result=pick(rng, (0.84, 0.13, 0.03), n),
            )


def _teachers(plan: Plan, rng: np.random.Generator, numbers: Numbers, out: Records) -> Pool:
    yearly = plan.trainees * 12 / max(12, plan.last_month - plan.first_month + 1)
    by_city = plan.cities.volume / plan.cities.volume.sum() * yearly
    count = np.maximum(4, by_city * rng.uniform(1 / 160, 1 / 90, len(by_city))).astype(np.int32)
    pool = _members(plan, rng, count, leaving=0.12)
    n = len(pool.begin)
    evaluated = np.maximum(pool.begin + 30, plan.as_of - rng.gamma(2.0, 110, n).astype(np.int32))
    out.add(
        "teachers",
        pool.city,
        id=numbers.take("teachers", n),
        city_code=codes_of(plan, pool.city),
        origin=pick(rng, (0.48, 0.22, 0.2, 0.1), n),
        active_from=pool.begin,
        active_to=pool.end,
        certificate_valid_to=np.where(
            chance(rng, 0.95, n), plan.as_of + whole(rng, -250, 1000, n), MISSING
        ),
        evaluated_on=np.where(
            chance(rng, 0.9, n), within(evaluated, plan.cutoff[pool.city]), MISSING
        ),
    )
    _activities(plan, rng, numbers, out, pool)
    return pool


def _activities(
    plan: Plan, rng: np.random.Generator, numbers: Numbers, out: Records, pool: Pool
) -> None:
    years = (plan.last_month - plan.first_month + 1) / 12
    teacher = np.repeat(np.arange(len(pool.begin)), rng.poisson(1.4 * years, len(pool.begin)))
    held_on = whole(rng, 0, int(years * YEAR) - 5, len(teacher)) + (
        plan.as_of - int(years * YEAR) + 5
    )
    recorded = pool.active(teacher, held_on, held_on) & (held_on <= plan.cutoff[pool.city[teacher]])
    teacher, held_on = teacher[recorded], held_on[recorded]
    out.add(
        "teacher_activities",
        id=numbers.take("teacher_activities", len(held_on)),
        teacher_id=teacher + 1,
        held_on=held_on,
        kind=pick(rng, (0.5, 0.38, 0.12), len(held_on)),
    )


def _experts(plan: Plan, rng: np.random.Generator, numbers: Numbers, out: Records) -> Pool:
    count = whole(rng, 8, 24, len(plan.cities)) + np.where(plan.cities.tier == MUNICIPALITY, 15, 0)
    pool = _members(plan, rng, count, leaving=0.1)
    n = len(pool.begin)
    out.add(
        "experts",
        pool.city,
        id=numbers.take("experts", n),
        city_code=codes_of(plan, pool.city),
        background=pick(rng, (0.42, 0.3, 0.28), n),
        active_from=pool.begin,
        active_to=pool.end,
    )
    return pool


def _projects(
    plan: Plan, rng: np.random.Generator, numbers: Numbers, out: Records
) -> tuple[Pool, Array]:
    """Projects of each city as they were collected; only those appraised feasible are listed."""
    months = plan.last_month - plan.first_month + 1
    count = (whole(rng, 24, 80, len(plan.cities)) * max(1.0, months / 36)).astype(np.int32)
    n = int(count.sum())
    city = np.repeat(np.arange(len(count)), count)
    collected = plan.as_of - (rng.beta(1.2, 1.0, n) * (months * 30 + 120)).astype(np.int32)
    collected = collected[np.lexsort((collected, city))]
    cutoff = plan.cutoff[city]
    recorded = collected <= cutoff
    city, collected, cutoff = city[recorded], collected[recorded], cutoff[recorded]
    n, kept_count = len(city), np.bincount(city, minlength=len(count))
    appraised = within(collected + whole(rng, 10, 60, n), cutoff)
    feasible = np.where(appraised >= 0, chance(rng, 0.72, n), MISSING).astype(np.int8)
    listed = np.where(feasible == 1, within(appraised + whole(rng, 3, 20, n), cutoff), MISSING)
    kind = pick(rng, (0.2, 0.18, 0.22, 0.12, 0.1, 0.07, 0.05, 0.06), n)
    out.add(
        "projects",
        city,
        id=numbers.take("projects", n),
        city_code=codes_of(plan, city),
        kind=pa.array(BUSINESS_KINDS).take(pa.array(kind)),
        collected_on=collected,
        appraised_on=appraised,
        feasible=feasible,
        listed_on=listed,
        investment=(np.exp(rng.normal(10.3, 0.6, n)) // 1000 * 1000).astype(np.int32),
    )
    return Pool.of(kept_count, listed, np.full(n, MISSING)), kind


def _communities(plan: Plan, rng: np.random.Generator, numbers: Numbers, out: Records) -> Pool:
    n_cities = len(plan.cities)
    count = np.where(chance(rng, 0.85, n_cities), whole(rng, 2, 8, n_cities), 0)
    n = int(count.sum())
    begin = plan.as_of - whole(rng, 200, 2000, n)
    pool = Pool.of(count, begin, np.full(n, MISSING))
    recorded = np.minimum(begin, add_months(plan.cutoff[pool.city], -7))
    pool = Pool.of(count, recorded.astype(np.int32), pool.end)
    out.add(
        "credit_communities",
        pool.city,
        id=numbers.take("credit_communities", n),
        city_code=codes_of(plan, pool.city),
        name=numbered(plan, pool, "{city}第{n}信用社区"),
        recognised_on=pool.begin,
    )
    return pool
