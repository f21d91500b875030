"""Counts of data quality: lost businesses, closings without a date, identities in several cities."""

from datetime import date

from sqlalchemy import Integer, cast, func, select

from data_access.counts.stages.clocks import flag, total
from data_access.counts.stages.trainings import SYB, YEAR, trainings
from data_access.counts.stages.ventures import ventures
from data_access.counts.workbench.bench import Workbench
from data_access.counts.workbench.packing import Columns
from data_access.dates import month_number_of
from data_access.schema.training import institutions

FOLLOWED_MONTHS = 18

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
