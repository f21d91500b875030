"""Counts of data quality: lost businesses, closings without a date, identities in several cities."""

from datetime import date

from sqlalchemy import Integer, and_, case, cast, func, literal, select

from data_access.counts.stages.calendar import days
from data_access.counts.stages.clocks import completed_months, flag, total
from data_access.counts.stages.spells import spells
from data_access.counts.stages.trainings import SYB, YEAR, trainings
from data_access.counts.stages.ventures import ventures
from data_access.counts.stages.visits import contacts, origins
from data_access.counts.workbench.bench import Workbench
from data_access.counts.workbench.packing import Columns
from data_access.dates import month_number_of
from data_access.schema.training import institutions

FOLLOWED_MONTHS = 18
BEYOND = YEAR + 1
"""Stands for every age period after the first year."""

t, v, i = trainings.c, ventures.c, institutions.c
CITY = cast(i.city_code, Integer).label("city")


def lost(bench: Workbench, as_of: date) -> Columns:
    """Per city: businesses opened within 18 months and not known to have left, and the lost of them."""
    recent = v.month > month_number_of(as_of) - FOLLOWED_MONTHS
    return bench.fetch(
        select(CITY, func.count().label("followed"), total(v.lost).label("lost"))
        .select_from(ventures.join(institutions, i.id == v.institution))
        .where(recent, v.gone == 0, v.merged == 0)
        .group_by("city")
        .order_by("city")
    )


def undated(bench: Workbench, as_of: date) -> Columns:
    """Per city: businesses known to have closed, and those of which only a visit says so."""
    return bench.fetch(
        select(CITY, func.count().label("closed"), total(v.undated).label("undated"))
        .select_from(ventures.join(institutions, i.id == v.institution))
        .where(v.gone == 1)
        .group_by("city")
        .order_by("city")
    )


def found_closed(bench: Workbench, as_of: date) -> Columns:
    """Closings that only a visit tells of and that count within the first year, by where they lie.

    Per (city, month of opening, after, until): the business closed in one of the age periods after +
    1 to `until`. `after` are the months completed when it was last known to operate, `until` the age
    period of the visit that found it closed, BEYOND if that is past the year.
    """
    last, seen = spells.alias("end_"), days.alias("seen")
    c, o, end = contacts.c, origins.c, last.c
    operated = case((c.open_until > end.opened, c.open_until), else_=end.opened)
    completed = completed_months(seen.c.full, o.opened)
    after = case((completed < 0, literal(0)), else_=completed).label("after")
    until = case((end.closed > o.day_12, literal(BEYOND)), else_=v.close_period).label("until")
    return bench.fetch(
        select(CITY, v.month, after, until, func.count().label("n"))
        .select_from(
            ventures.join(institutions, i.id == v.institution)
            .join(origins, o.venture == v.venture)
            .join(last, and_(end.venture == v.venture, end.last == 1))
            .outerjoin(contacts, c.venture == v.venture)
            .join(seen, seen.c.day == operated)
        )
        .where(v.undated == 1, v.close_period >= 1, v.close_period <= YEAR)
        .group_by("city", v.month, "after", "until")
        .order_by("city", v.month, "after", "until")
    )


def duplicates(bench: Workbench, as_of: date) -> Columns:
    """Per city, last twelve months: persons attending start-up courses, and those also elsewhere."""
    trained = (
        select(CITY, t.person)
        .distinct()
        .select_from(trainings.join(institutions, i.id == t.institution))
        .where(t.end_month > month_number_of(as_of) - YEAR, t.attended == 1, t.kind == SYB)
        .cte("seen")
    )
    several = (
        select(trained.c.person)
        .group_by(trained.c.person)
        .having(func.count() > 1)
        .subquery("several")
    )
    return bench.fetch(
        select(
            trained.c.city,
            func.count().label("persons"),
            total(flag(several.c.person.is_not(None))).label("duplicates"),
        )
        .select_from(trained.outerjoin(several, several.c.person == trained.c.person))
        .group_by(trained.c.city)
        .order_by(trained.c.city)
    )
