"""Lists that the appraisal reads: plans in force, who answers for what, departments, officers."""

from datetime import date

from sqlalchemy import Integer, cast, func, select

from data_access.counts.reference import in_programme, sorted_rows
from data_access.counts.workbench.bench import Workbench
from data_access.counts.workbench.packing import Columns
from data_access.schema.governance import departments, officers, responsibilities
from data_access.schema.reference import cities
from data_access.schema.workflow import appraisal_plans


def plan_list(bench: Workbench, as_of: date) -> Columns:
    """Every version of every plan saved by the as-of date; a missing target is -1."""
    p = appraisal_plans.c
    return sorted_rows(
        bench,
        select(
            p.year,
            p.version,
            p.component,
            p.weight,
            p.floor,
            func.coalesce(p.target, -1.0).label("target"),
            p.set_by,
            p.reason,
        ).where(p.set_on <= as_of),
    )


def responsibility_list(bench: Workbench, as_of: date) -> Columns:
    """Who answers for which figure, in the as-of date's year and those before; officer 0: none."""
    r = responsibilities.c
    return sorted_rows(
        bench,
        select(
            cast(r.city_code, Integer).label("city"),
            r.year,
            r.indicator,
            r.department_id.label("department"),
            func.coalesce(r.officer_id, 0).label("officer"),
            r.share,
        )
        .join(cities, cities.c.code == r.city_code)
        .where(in_programme(as_of), r.year <= as_of.year),
    )


def department_list(bench: Workbench, as_of: date) -> Columns:
    """Departments of the programme's cities, by number."""
    d = departments.c
    return sorted_rows(
        bench,
        select(d.id, cast(d.city_code, Integer).label("city"), d.name_zh, d.name_en)
        .join(cities, cities.c.code == d.city_code)
        .where(in_programme(as_of)),
    )


def officer_list(bench: Workbench, as_of: date) -> Columns:
    """Officers of these departments, by number; they are known by code only."""
    o, d = officers.c, departments.c
    return sorted_rows(
        bench,
        select(o.id, o.department_id.label("department"), o.code)
        .join(departments, d.id == o.department_id)
        .join(cities, cities.c.code == d.city_code)
        .where(in_programme(as_of)),
    )
