"""Opened, jobs and stability, asked plainly of the records: chains of businesses, one by one."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from data_access.dates import month_end, month_number_of
from data_access.publishing.calendar_months import in_time, months_after
from data_access.publishing.plain_training import Sums, start_up, until, was_entered
from data_access.schema.business import businesses, visits
from data_access.schema.training import courses, enrolments, institutions

Training = Row[Any]
CONTINUES_WITHIN = 6  # months after the exit of the business before
NEAR = timedelta(days=45)


@dataclass(frozen=True)
class Spell:
    """One registration of a business, with its exit as known at the as-of date."""

    business: int
    opened: date
    left: date | None
    merged: bool
    undated: bool


@dataclass(frozen=True)
class Visit:
    """A verified visit by the as-of date."""

    day: date
    number: int
    status: str
    workers: int | None


Visits = dict[int, list[Visit]]


def businesses_opened(
    connection: Connection,
    as_of: date,
    windows: dict[str, range],
    last: dict[str, date],
    asked: Collection[str],
) -> Sums:
    """Sums by (what, city) of the cities asked about: `opened`, `known` and `workers` at six months
    of what opened in the months `windows["jobs"]`; `opened_year` and `lasting` of what opened in
    `windows["stability"]`.
    """
    first = min(months.start for months in windows.values())
    begins = month_end(first - 1) + timedelta(days=1)
    leads = _lead_persons(begins, asked)
    trainings = _trainings(connection, as_of, leads, last)
    seen = _visits(connection, as_of, begins, leads)
    sums: Sums = Counter()
    for lead, chain in _chains(connection, as_of, leads):
        opened = chain[0].opened
        city = _city(trainings.get(lead, []), opened)
        if opened < begins or city not in asked or opened > last[city]:
            continue
        of_chain = [visit for spell in chain for visit in seen.get(spell.business, [])]
        if month_number_of(opened) in windows["jobs"]:
            workers = _workers(chain, seen, of_chain)
            sums["opened", city] += 1
            sums["known", city] += workers is not None
            sums["workers", city] += workers or 0
        if month_number_of(opened) in windows["stability"]:
            sums["opened_year", city] += 1
            sums["lasting", city] += not _closed_within(chain, seen, 12)
    return sums


def _lead_persons(begins: date, asked: Collection[str]) -> Select[tuple[int]]:
    """Persons who were taught in these cities and lead a business opened since a day."""
    taught = (
        select(enrolments.c.person_id)
        .join(courses, courses.c.id == enrolments.c.course_id)
        .join(institutions, institutions.c.id == courses.c.institution_id)
        .where(institutions.c.city_code.in_(asked))
    )
    lead = businesses.c.lead_person_id
    return select(lead).where(businesses.c.opened_on >= begins, lead.in_(taught))


def _trainings(
    connection: Connection, as_of: date, leads: Select[tuple[int]], last: dict[str, date]
) -> dict[int, list[Training]]:
    """Each person's first completion of every year, by person."""
    e = enrolments.c
    columns = select(
        *(e.id, e.person_id, e.completed_on, institutions.c.city_code, courses.c.starts_on)
    )
    done = start_up(columns, as_of, last).where(
        e.completed_on <= until(as_of, last), e.person_id.in_(leads)
    )
    first: dict[tuple[int, int], Training] = {}
    for row in connection.execute(done.order_by(e.completed_on, e.id)):
        first.setdefault((row.person_id, row.completed_on.year), row)
    trainings: dict[int, list[Training]] = defaultdict(list)
    for row in first.values():
        trainings[row.person_id].append(row)
    return trainings


def _city(trainings: list[Training], opened: date) -> str:
    """Where the latest training took place that had begun by the opening; "" where none had."""
    before = [row for row in trainings if row.starts_on <= opened]
    latest = max(before, key=lambda row: (row.completed_on, row.id), default=None)
    return str(latest.city_code) if latest else ""


def _chains(
    connection: Connection, as_of: date, leads: Select[tuple[int]]
) -> Iterator[tuple[int, list[Spell]]]:
    """Each lead and their businesses in order, cut where one does not continue the one before."""
    by_lead: dict[int, list[Spell]] = defaultdict(list)
    for lead, spell in _spells(connection, as_of, leads):
        by_lead[lead].append(spell)
    for lead, spells in by_lead.items():
        chain: list[Spell] = []
        for spell in sorted(spells, key=lambda spell: (spell.opened, spell.business)):
            if chain and not _continues(spell, chain[-1]):
                yield lead, chain
                chain = []
            chain.append(spell)
        yield lead, chain


def _continues(spell: Spell, before: Spell) -> bool:
    left = before.left
    return (
        left is not None and spell.opened >= left and in_time(spell.opened, left, CONTINUES_WITHIN)
    )


def _spells(
    connection: Connection, as_of: date, leads: Select[tuple[int]]
) -> Iterator[tuple[int, Spell]]:
    b, v = businesses.c, visits.c
    was_closed = (
        select(v.business_id, func.min(v.visited_on))
        .join(businesses, b.id == v.business_id)
        .where(v.verified, v.status == "closed", v.visited_on <= as_of, b.lead_person_id.in_(leads))
        .group_by(v.business_id)
    )
    by_visit = {row[0]: row[1] for row in connection.execute(was_closed)}
    query = select(b.id, b.lead_person_id, b.opened_on, b.closed_on, b.exit_kind)
    known = was_entered(b.recorded_on, as_of)
    query = query.where(b.opened_on <= as_of, known, b.lead_person_id.in_(leads))
    for row in connection.execute(query):
        dated = row.closed_on is not None and row.closed_on <= as_of
        yield (
            row.lead_person_id,
            Spell(
                row.id,
                row.opened_on,
                row.closed_on if dated else by_visit.get(row.id),
                dated and row.exit_kind == "merged",
                not dated and row.id in by_visit,
            ),
        )


def _visits(connection: Connection, as_of: date, begins: date, leads: Select[tuple[int]]) -> Visits:
    """The verified visits of businesses opened since a day, by business."""
    b, v = businesses.c, visits.c
    query = (
        select(v.business_id, v.visited_on, v.id, v.status, v.workers)
        .join(businesses, b.id == v.business_id)
        .where(v.verified, v.visited_on <= as_of, b.opened_on >= begins)
        .where(b.lead_person_id.in_(leads))
    )
    seen: Visits = defaultdict(list)
    for business, *visit in connection.execute(query):
        seen[business].append(Visit(*visit))
    return seen


def _closed_within(chain: list[Spell], seen: Visits, months: int) -> bool:
    """Whether it closed by the anniversary, or nothing proves that it lasted so long."""
    end, anniversary = chain[-1], months_after(chain[0].opened, months)
    if end.left is None or end.merged:
        return False
    return end.left <= anniversary or (end.undated and _seen_operating(chain, seen) < anniversary)


def _seen_operating(chain: list[Spell], seen: Visits) -> date:
    """The last day on which a visit saw it operating, else that of its last registration."""
    days = [
        visit.day
        for spell in chain
        for visit in seen.get(spell.business, [])
        if visit.status == "operating" and (spell.left is None or visit.day < spell.left)
    ]
    return max(days, default=chain[-1].opened)


def _workers(chain: list[Spell], seen: Visits, of_chain: list[Visit]) -> int | None:
    """Workers at the visit nearest six months after the opening; 0 once closed, None unvisited."""
    if _closed_within(chain, seen, 6):
        return 0
    anniversary = months_after(chain[0].opened, 6)
    near = [
        visit
        for visit in of_chain
        if visit.workers is not None and abs(visit.day - anniversary) <= NEAR
    ]
    if not near:
        return None

    def nearness(visit: Visit) -> tuple[timedelta, int, int]:
        return abs(visit.day - anniversary), -visit.day.toordinal(), -visit.number

    return min(near, key=nearness).workers
