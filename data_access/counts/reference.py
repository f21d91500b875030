"""Lists that a snapshot keeps with its counts: cities, provinces, institutions, targets, returns."""

from datetime import date
from typing import Any

import numpy as np
from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    Select,
    and_,
    case,
    cast,
    func,
    literal,
    or_,
    select,
)

from data_access.counts.workbench.bench import Workbench
from data_access.counts.workbench.packing import Columns
from data_access.dates import day_number, month_number
from data_access.schema.reference import cities, city_returns, provinces, settings, targets
from data_access.schema.training import courses, institutions


def sorted_rows(bench: Workbench, query: Select[*tuple[Any, ...]]) -> Columns:
    """Query rows as columns: whole numbers, floats or text, in the order of their values.

    Sorted here, since databases disagree on the order of empty cells and of words.
    """
    names = [column.name for column in query.selected_columns]
    rows = sorted(tuple(row) for row in bench.rows(query))
    return {name: _typed([row[i] for row in rows]) for i, name in enumerate(names)}


def _typed(values: list[Any]) -> np.ndarray[Any, np.dtype[Any]]:
    if all(isinstance(value, int) for value in values) and values:
        return np.array(values, dtype=np.int64)
    if all(isinstance(value, (int, float)) for value in values) and values:
        return np.array(values, dtype=np.float64)
    return np.array(values, dtype=object)


def in_programme(as_of: date) -> ColumnElement[bool]:
    """Whether a city belongs to the programme at the as-of date."""
    c = cities.c
    return and_(c.valid_from <= as_of, or_(c.valid_to.is_(None), c.valid_to > as_of))


def once_in_programme(as_of: date) -> ColumnElement[bool]:
    """Whether a city belongs to the programme at the as-of date, or belonged and left."""
    c = cities.c
    return and_(c.valid_from <= as_of, or_(c.valid_to.is_(None), c.valid_to > c.valid_from))


def last_day(as_of: date) -> ColumnElement[date]:
    """Up to which day a city's cohorts count: the as-of date; of one that left the end of the
    month in which it belonged to the programme last, so that no month is cut in two."""
    left_month = func.last_day(cities.c.valid_to - literal(1, Integer), type_=Date)
    return case((cities.c.valid_to <= as_of, left_month), else_=literal(as_of, Date))


def city_list(bench: Workbench, as_of: date) -> Columns:
    """Cities that are in the programme at the as-of date or have left it, by code."""
    c = cities.c
    return sorted_rows(
        bench,
        (
            select(
                cast(c.code, Integer).label("code"),
                c.name_zh,
                c.name_en,
                cast(c.province_code, Integer).label("province_code"),
                c.tier,
                c.latitude,
                c.longitude,
            ).where(once_in_programme(as_of))
        ),
    )


def province_list(bench: Workbench, as_of: date) -> Columns:
    """Provinces by code, with their place in the tile grid."""
    p = provinces.c
    return sorted_rows(
        bench,
        (
            select(
                cast(p.code, Integer).label("code"),
                p.name_zh,
                p.name_en,
                p.short_zh,
                func.coalesce(p.region, "").label("region"),
                p.tile_row,
                p.tile_column,
            )
        ),
    )


def institution_list(bench: Workbench, as_of: date) -> Columns:
    """Institutions of these cities that were designated or had held a course, by number."""
    i = institutions.c
    with_courses = select(courses.c.institution_id).where(courses.c.ends_on <= as_of)
    return sorted_rows(
        bench,
        (
            select(i.id, cast(i.city_code, Integer).label("city"), i.name)
            .join(cities, cities.c.code == i.city_code)
            .where(once_in_programme(as_of), or_(i.designated_on <= as_of, i.id.in_(with_courses)))
        ),
    )


def target_list(bench: Workbench, as_of: date) -> Columns:
    """Every version of every target set by the as-of date; an empty tier or city means all."""
    t = targets.c
    return sorted_rows(
        bench,
        (
            select(
                t.indicator,
                t.year,
                func.coalesce(t.tier, "").label("tier"),
                func.coalesce(cast(t.city_code, Integer), 0).label("city"),
                t.version,
                t.value,
                t.set_by,
                t.reason,
            ).where(t.set_on <= as_of)
        ),
    )


def return_list(bench: Workbench, as_of: date) -> Columns:
    """Which city reported which month, and how many days after the month's end it came."""
    r = city_returns.c
    city = cast(r.city_code, Integer).label("city")
    days = day_number(r.received_on) - day_number(r.month_end)
    rows = select(city, month_number(r.month_end).label("month"), days.label("days"))
    return sorted_rows(bench, rows.where(r.month_end <= as_of))


def setting_list(bench: Workbench, as_of: date) -> Columns:
    """Facts about the data set."""
    return sorted_rows(bench, select(settings.c.name, settings.c.value))
