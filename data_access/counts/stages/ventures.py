"""Working table `ventures`: one row per business that training led to, from opening to last contact."""

from datetime import date
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Select, and_, case, func, literal, or_, select
from sqlalchemy.sql.expression import Subquery

from data_access.counts.stages import spells as spells_
from data_access.counts.stages import visits as visits_
from data_access.counts.stages.calendar import MONTH, anniversaries, days, month_of
from data_access.counts.stages.clocks import age_period, completed_months, flag
from data_access.counts.stages.journeys import journeys
from data_access.counts.stages.spells import spells
from data_access.counts.stages.visits import contacts, origins
from data_access.counts.stages.working import working_table
from data_access.counts.workbench.bench import Workbench
from data_access.dates import month_number_of
from data_access.schema.business import founders, tenancies

LOST_AFTER, HALF_YEAR, YEAR = 6, 6, 12
IDS = 2**31

ventures = working_table(
    "ventures",
    "venture",
    "enrolment",
    "institution",
    "grp",
    "kind",
    "incubated",
    "month",
    "merged",
    "gone",
    "undated",
    "close_period",
    "closed_by_6",
    "founders",
    "lost",
    "lost_at",
    "operating_12",
    "suspended_12",
    "workers_6",
    "workers_12",
)


def fill(bench: Workbench, as_of: date) -> None:
    """Fill `ventures`, the results of training.

    A venture is a result where its lead founder completed a start-up course that began before
    the opening; the latest such course gives institution and group. `close_period` is the age
    period of the closing, 0 where there was none by the last complete month; `lost_at` the
    months from opening to last contact; `operating_12` and `suspended_12` say what the first
    visit from the first anniversary on found; `workers_6` and `workers_12` are empty without a
    visit near the anniversary.

    A closing without a date counts on the day of the visit that found it (`undated`). Where that
    visit came after an anniversary from which on nobody saw the business operating, nothing
    proves that it lasted so long, and a field left empty must not help: it counts as closed by
    then, in period 12, and for the jobs at six months as `closed_by_6`.
    """
    spells_.fill(bench, as_of)
    bench.fill(origins, _origins())
    visits_.fill(bench, as_of)
    bench.fill(ventures, _ventures(as_of))


def _origins() -> Select[*tuple[Any, ...]]:
    """The latest training before each venture, and the days of its anniversaries."""
    f, j = spells.c, journeys.c
    latest = func.max(j.completed * literal(IDS, BigInteger) + j.enrolment) % IDS
    origins = (
        select(f.venture, latest.label("enrolment"), func.min(f.opened).label("opened"))
        .join(journeys, and_(j.person == f.lead, j.starts <= f.opened))
        .where(f.first == 1)
        .group_by(f.venture)
        .subquery()
    )
    o, six, twelve = origins.c, anniversaries.alias("six"), anniversaries.alias("twelve")
    return (
        select(o.venture, o.enrolment, days.c.stamp, six.c.day, twelve.c.day)
        .join(days, days.c.day == o.opened)
        .join(six, six.c.stamp == days.c.stamp + 6 * MONTH)
        .join(twelve, twelve.c.stamp == days.c.stamp + 12 * MONTH)
    )


def _tenants(as_of: date) -> Subquery:
    t = tenancies.c
    return (
        select(spells.c.venture)
        .distinct()
        .join(tenancies, t.business_id == spells.c.business)
        .where(t.entered_on <= as_of)
        .subquery()
    )


def _crews() -> Subquery:
    """How many founders a venture has, where it has more than one."""
    return (
        select(spells.c.venture, func.count(founders.c.person_id.distinct()).label("n"))
        .join(founders, founders.c.business_id == spells.c.business)
        .group_by(spells.c.venture)
        .having(func.count() > 1)
        .subquery()
    )


def _ventures(as_of: date) -> Select[*tuple[Any, ...]]:
    o, j, v = origins.c, journeys.c, contacts.c
    first, end = spells.alias("first"), spells.alias("end_")
    closed, last_seen = days.alias("closed"), days.alias("last_seen")
    tenant, crew = _tenants(as_of), _crews()
    gone = and_(end.c.closed.is_not(None), end.c.merged == 0)
    month = month_of(o.opened)
    by_6, by_12 = (_unproven(end, v.open_until, day) for day in (o.day_6, o.day_12))
    period = case((by_12, literal(YEAR)), else_=age_period(closed.c.stamp, o.opened))
    observed = and_(gone, period <= month_number_of(as_of) - month)
    close_period = case((observed, period), else_=literal(0))
    contact = func.coalesce(last_seen.c.stamp, o.opened)
    lost = and_(end.c.closed.is_(None), age_period(literal(stamp_of(as_of)), contact) > LOST_AFTER)
    lost_at = completed_months(func.coalesce(last_seen.c.full, o.opened), o.opened)
    return (
        select(
            o.venture,
            o.enrolment,
            j.institution,
            j.grp,
            first.c.kind,
            flag(tenant.c.venture.is_not(None)),
            month,
            end.c.merged,
            flag(gone),
            end.c.undated,
            close_period,
            flag(or_(and_(close_period >= 1, close_period <= HALF_YEAR), by_6)),
            func.coalesce(crew.c.n, 1),
            flag(lost),
            lost_at,
            flag(v.first_12 % 2 == 1),
            flag(v.first_12 % 2 == 0),
            v.workers_6,
            v.workers_12,
        )
        .join(journeys, j.enrolment == o.enrolment)
        .join(first, and_(first.c.venture == o.venture, first.c.first == 1))
        .join(end, and_(end.c.venture == o.venture, end.c.last == 1))
        .outerjoin(contacts, v.venture == o.venture)
        .outerjoin(closed, closed.c.day == end.c.closed)
        .outerjoin(last_seen, last_seen.c.day == v.contact)
        .outerjoin(tenant, tenant.c.venture == o.venture)
        .outerjoin(crew, crew.c.venture == o.venture)
    )


def _unproven(
    end: Any, open_until: ColumnElement[int], anniversary: ColumnElement[int]
) -> ColumnElement[bool]:
    """Whether a closing without date was found after an anniversary that nobody saw it reach."""
    e = end.c
    seen = func.coalesce(open_until, e.opened)
    return and_(e.undated == 1, e.closed > anniversary, seen < anniversary)


def closed_within(months: int) -> ColumnElement[bool]:
    """SQL: whether a venture closed within so many age periods, 6 or more."""
    v = ventures.c
    closed = and_(v.close_period >= 1, v.close_period <= months)
    return or_(closed, v.closed_by_6 == 1) if months == HALF_YEAR else closed


def lost_within_year() -> ColumnElement[bool]:
    """SQL: whether a venture was lost sight of within twelve months, and not seen to close."""
    v = ventures.c
    return and_(v.close_period == 0, v.lost == 1, v.lost_at < YEAR)


def operating_after_year(as_of: date) -> ColumnElement[bool]:
    """SQL: whether a venture is known to have operated twelve months after opening.

    The first visit since then decides; without one, that it merged or closed later. A closing in
    the last month, not complete yet, proves the year all the same if it is over.
    """
    v = ventures.c
    year_over = v.month <= month_number_of(as_of) - YEAR
    left_late = or_(v.close_period > YEAR, and_(v.gone == 1, v.close_period == 0, year_over))
    open_then = or_(v.merged == 1, and_(or_(left_late, v.operating_12 == 1), v.suspended_12 == 0))
    return and_(~closed_within(YEAR), open_then)


def known_after_year(as_of: date) -> ColumnElement[bool]:
    """SQL: whether it is known if a venture operated twelve months after opening."""
    suspended = ventures.c.suspended_12 == 1
    return or_(closed_within(YEAR), suspended, operating_after_year(as_of))


def stamp_of(day: date) -> int:
    """Python twin of `calendar.stamp`."""
    return month_number_of(day) * MONTH + day.day
