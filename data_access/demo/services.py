"""One-stop service after training: whose case was opened, what was needed, given and answered."""

import numpy as np

from data_access.demo.base.days import MISSING, Array, add_months
from data_access.demo.base.draws import chance, member, pick, pick_by, skewed, whole, within
from data_access.demo.base.records import Cases, Numbers, Seats
from data_access.demo.base.writing import Records
from data_access.demo.persons import Places
from data_access.demo.plan import Plan
from data_access.demo.stock import Pools
from data_access.demo.training import GYB, IYB

GUIDANCE, PROJECT, FINANCE, INCUBATION, FOLLOW_UP = range(5)
NEEDED = (0.97, 0.60, 0.45, 0.15)
CASE_SHARE = {"passed": 0.88, "later": 0.5, "failed": 0.05, "orientation": 0.5}
COMPLETED = 0.90
LONGEST_SERVICE = 90
MODE_WEIGHTS = np.array(
    [
        (0.15, 0.40, 0.15, 0.30),
        (0.10, 0.45, 0.10, 0.35),
        (0.20, 0.15, 0.15, 0.50),
        (0.50, 0.20, 0.05, 0.25),
        (0.50, 0.05, 0.35, 0.10),
    ]
)
"""Modes (visit, session, telephone, interview) by link."""
EXPERT_SHARE = np.array([0.6, 0.55, 0.35, 0.4, 0.45])
FOLLOWED_AFTER = (15, 120)
"""Days from an opening to its follow-up."""
WINDOW = 6
EVALUATED, ANSWERED = 0.62, 0.70
CHOSEN = 0.33


def open_cases(
    plan: Plan,
    rng: np.random.Generator,
    pools: Pools,
    numbers: Numbers,
    seats: Seats,
    places: Places,
) -> Cases:
    """Cases of those who completed and do not sit the course again."""
    n = len(seats)
    share = np.where(
        seats.in_time,
        CASE_SHARE["passed"],
        np.where(seats.ever, CASE_SHARE["later"], CASE_SHARE["failed"]),
    )
    share = np.where((seats.kind == GYB) & seats.in_time, CASE_SHARE["orientation"], share)
    served = chance(rng, share, n) & (seats.completed >= 0) & ~places.continued
    seat = np.flatnonzero(served & (seats.kind != IYB)).astype(np.int32)
    opened = seats.completed[seat] + skewed(rng, 6, len(seat), 40)
    recorded = opened <= plan.cutoff[seats.city[seat]]
    seat, opened = seat[recorded], opened[recorded]
    n = len(seat)
    finished = opened + np.clip(rng.gamma(2.2, 17, n), 8, 100).astype(np.int32)
    finished = np.where(chance(rng, COMPLETED, n), finished, MISSING)
    limit = seats.completed[seat] + LONGEST_SERVICE
    clock = np.where(finished < 0, limit, np.minimum(finished, limit))
    city = seats.city[seat]
    needs = np.column_stack([chance(rng, share, n) for share in NEEDED])
    given = needs & (rng.random((n, 4), dtype=np.float32) < plan.cities.link_given[city, :4])
    given &= ((finished >= 0) | chance(rng, 0.5, n))[:, None]
    project, kind = _projects(rng, pools, city, opened)
    return Cases(
        numbers.take("service_cases", n),
        seat,
        city,
        opened.astype(np.int32),
        finished.astype(np.int32),
        clock.astype(np.int32),
        needs,
        given,
        np.where(given[:, PROJECT], project, MISSING),
        kind,
    )


def follow_up_chance(plan: Plan, city: Array, opened: Array, clock: Array) -> Array:
    """True chance of a follow-up within six months of the clock's start, for who has opened."""
    first, last = FOLLOWED_AFTER
    days_left = add_months(clock, WINDOW) - opened - first + 1
    in_time: Array = np.clip(days_left / (last - first + 1), 0, 1)
    received: Array = plan.cities.link_given[city, FOLLOW_UP] * in_time
    return received


def _projects(
    rng: np.random.Generator, pools: Pools, city: Array, days: Array
) -> tuple[Array, Array]:
    """A project of the city that was listed on that day, and its kind; -1 where there was none."""
    projects = pools.projects
    if not len(projects.begin):
        return np.full(len(city), MISSING), np.full(len(city), MISSING)
    project = np.minimum(
        member(rng, projects.first[city], projects.count[city]), len(projects.begin) - 1
    )
    listed = (projects.begin[project] >= 0) & (projects.begin[project] <= days)
    listed &= projects.count[city] > 0
    return (
        np.where(listed, project, MISSING).astype(np.int32),
        np.where(listed, pools.project_kind[project], MISSING).astype(np.int8),
    )


def write_cases(
    plan: Plan, cases: Cases, enrolment: Array, opened_business: Array, out: Records
) -> None:
    """Write cases; follow-up applies to those who opened a business."""
    out.add(
        "service_cases",
        cases.city,
        id=cases.id,
        enrolment_id=enrolment[cases.seat],
        opened_on=cases.opened,
        completed_on=within(cases.completed, plan.cutoff[cases.city]),
        needs_guidance=cases.needs[:, GUIDANCE],
        needs_project=cases.needs[:, PROJECT],
        needs_finance=cases.needs[:, FINANCE],
        needs_incubation=cases.needs[:, INCUBATION],
        needs_follow_up=opened_business >= 0,
    )


def provide(
    plan: Plan,
    rng: np.random.Generator,
    pools: Pools,
    numbers: Numbers,
    cases: Cases,
    opened_business: Array,
    out: Records,
) -> None:
    """Write services: start-up links before the case is complete, follow-up after opening."""
    case, link = np.nonzero(cases.given)
    until = np.where(cases.completed < 0, cases.opened + 60, cases.completed)[case]
    span = until - cases.opened[case] + 1
    on = cases.opened[case] + (rng.random(len(case)) * span).astype(np.int32)
    followed = np.flatnonzero(
        (opened_business >= 0)
        & (rng.random(len(cases), dtype=np.float32) < plan.cities.link_given[cases.city, 4])
    )
    later = opened_business[followed] + whole(rng, *FOLLOWED_AFTER, len(followed))
    case = np.concatenate([case, followed])
    link = np.concatenate([link, np.full(len(followed), FOLLOW_UP)])
    on = np.concatenate([on, later]).astype(np.int32)
    recorded = on <= plan.cutoff[cases.city[case]]
    _write(
        plan, rng, pools, numbers, cases.where(case[recorded]), link[recorded], on[recorded], out
    )


def _write(
    plan: Plan,
    rng: np.random.Generator,
    pools: Pools,
    numbers: Numbers,
    cases: Cases,
    link: Array,
    on: Array,
    out: Records,
) -> None:
    n = len(on)
    experts = pools.experts
    expert = member(rng, experts.first[cases.city], experts.count[cases.city])
    present = chance(rng, EXPERT_SHARE[link], n) & experts.active(expert, on, on)
    evaluated = chance(rng, EVALUATED, n)
    answered = evaluated & chance(rng, ANSWERED, n)
    content = chance(rng, plan.cities.satisfied[cases.city], n)
    score = np.where(content, 4 + chance(rng, 0.45, n), 3 - pick(rng, (0.7, 0.2, 0.1), n))
    out.add(
        "services",
        cases.city,
        id=numbers.take("services", n),
        case_id=cases.id,
        link=link,
        mode=pick_by(rng, MODE_WEIGHTS, link),
        provided_on=on,
        expert_id=np.where(present, expert + 1, MISSING),
        evaluated=evaluated,
        satisfaction=np.where(answered, score, MISSING),
    )


def choose_projects(rng: np.random.Generator, cases: Cases) -> Array:
    """Whether the recommended project is chosen."""
    return (cases.project >= 0) & chance(rng, CHOSEN, len(cases))


def recommend(
    plan: Plan,
    rng: np.random.Generator,
    numbers: Numbers,
    cases: Cases,
    chosen: Array,
    opened: Array,
    business: Array,
    out: Records,
) -> None:
    """Write recommendations; a chosen project leads to the business, where one was opened."""
    days = cases.opened + whole(rng, 0, 6, len(cases))
    rows = np.flatnonzero((cases.project >= 0) & (days <= plan.cutoff[cases.city]))
    days, chosen, opened = days[rows], chosen[rows], opened[rows]
    used = chosen & (opened > days)
    gap = np.where(used, opened - days, 30)
    on = np.where(chosen, days + (rng.random(len(rows)) * gap).astype(np.int32), MISSING)
    on = np.where(used | chance(rng, 0.4, len(rows)), on, MISSING)
    out.add(
        "project_recommendations",
        id=numbers.take("project_recommendations", len(rows)),
        project_id=cases.project[rows] + 1,
        case_id=cases.id[rows],
        recommended_on=days,
        chosen_on=within(on, plan.cutoff[cases.city[rows]]),
        business_id=np.where(used, business[rows], MISSING),
    )
