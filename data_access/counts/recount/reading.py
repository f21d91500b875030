"""Brings the records that some cities' counts rest on onto the workbench, by the caller's connection."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import pyarrow as pa
from sqlalchemy import (
    Boolean,
    ColumnElement,
    Connection,
    Date,
    Float,
    Integer,
    Select,
    Table,
    func,
    or_,
    select,
)
from sqlalchemy.types import TypeEngine

from data_access.counts.recount.connected import around_cities, near_businesses, near_persons
from data_access.counts.workbench.bench import Workbench
from data_access.counts.workbench.records import LEFT_OUT, RECORDED, TABLES
from data_access.schema import metadata
from data_access.schema.business import credit_communities, incubators, loans, tenancies
from data_access.schema.services import project_recommendations, projects, service_cases, services
from data_access.schema.training import courses, enrolments, institutions, teachers

Condition = ColumnElement[bool]
# Small, and referred to by records of any city; or lists that are counted whole.
WHOLE = frozenset(
    {
        *("institutions", "incubators", "credit_communities", "cities", "provinces"),
        *("targets", "city_returns", "nil_returns", "settings", "appraisal_plans"),
        *("departments", "officers", "responsibilities"),
    }
)
AT_ONCE = 2_000
OF_BUSINESSES = ("founders", "visits", "relief_cases")
AS_READ: Sequence[tuple[type[TypeEngine[Any]], Mapping[str, pa.DataType]]] = (
    (Date, {"sqlite": pa.string(), "postgresql": pa.date32()}),
    (Boolean, {"sqlite": pa.int64(), "postgresql": pa.bool_()}),
    (Integer, {"sqlite": pa.int64(), "postgresql": pa.int64()}),
    (Float, {"sqlite": pa.float64(), "postgresql": pa.float64()}),
)


def bring_records_of(
    connection: Connection, bench: Workbench, cities: Collection[str], as_of: date
) -> None:
    """Copies every record from which a row of these cities' counts comes; of others whatever is near.

    As for a full count, what was entered after the as-of date stays away.
    """
    with around_cities(connection, cities):
        conditions = _conditions(cities)
        for table in TABLES:
            names = [column.name for column in table.c if column.name not in LEFT_OUT]
            query = select(*(table.c[name] for name in names))
            if table.name not in WHOLE:
                query = query.where(conditions[table.name])
            if RECORDED in table.c:
                entered = table.c[RECORDED]
                query = query.where(or_(entered.is_(None), entered <= as_of))
            bench.take(table, names, _rows(connection, table, names, query))


def _conditions(cities: Collection[str]) -> dict[str, Condition]:
    """What of each table is brought."""
    persons, owned = select(near_persons.c.id), select(near_businesses.c.id)
    e, k, r, t = enrolments.c, service_cases.c, project_recommendations.c, tenancies.c
    cases = select(k.id).join(enrolments, e.id == k.enrolment_id).where(e.person_id.in_(persons))
    lent = _of(credit_communities, cities)
    borrowed = or_(loans.c.person_id.in_(persons), loans.c.community_id.in_(lent))
    offered = r.project_id.in_(_of(projects, cities))
    chosen = select(r.project_id).where(r.business_id.in_(owned))
    of = {name: table.c for name, table in metadata.tables.items()}
    return {
        **{name: of[name].business_id.in_(owned) for name in OF_BUSINESSES},
        **{
            name: columns.city_code.in_(cities)
            for name, columns in of.items()
            if "city_code" in columns
        },
        "businesses": of["businesses"].id.in_(owned),
        "persons": of["persons"].id.in_(persons),
        "enrolments": e.person_id.in_(persons),
        "courses": courses.c.id.in_(_courses(cities, persons)),
        "service_cases": k.id.in_(cases),
        "services": services.c.case_id.in_(cases),
        "loans": borrowed,
        "repayments": of["repayments"].loan_id.in_(select(loans.c.id).where(borrowed)),
        "credit_files": of["credit_files"].community_id.in_(lent),
        "projects": or_(projects.c.city_code.in_(cities), projects.c.id.in_(chosen)),
        "project_recommendations": or_(offered, r.business_id.in_(owned)),
        "tenancies": or_(t.incubator_id.in_(_of(incubators, cities)), t.business_id.in_(owned)),
        "inspections": of["inspections"].institution_id.in_(_of(institutions, cities)),
        "teacher_activities": of["teacher_activities"].teacher_id.in_(_of(teachers, cities)),
    }


def _of(table: Table, cities: Collection[str]) -> Select[tuple[int]]:
    return select(table.c.id).where(table.c.city_code.in_(cities))


def _courses(cities: Collection[str], persons: Select[tuple[int]]) -> Any:
    """All courses of the cities, those of persons elsewhere, and the first, where the calendar begins."""
    c, e = courses.c, enrolments.c
    first_day = select(func.min(c.starts_on)).scalar_subquery()
    first = select(c.id).where(c.starts_on == first_day)
    return (
        select(c.id)
        .where(c.institution_id.in_(_of(institutions, cities)))
        .union(select(e.course_id).where(e.person_id.in_(persons)), first)
    )


def _rows(
    connection: Connection, table: Table, names: list[str], query: Select[Any]
) -> pa.RecordBatchReader:
    """The rows as the driver gives them: turning each cell into Python's dates would take longer."""
    dialect = connection.dialect
    compiled = query.compile(dialect=dialect, compile_kwargs={"literal_binds": True})
    kinds = [(name, _as_read(table.c[name].type, dialect.name)) for name in names]
    cursor = connection.exec_driver_sql(str(compiled)).cursor
    return pa.RecordBatchReader.from_batches(pa.schema(kinds), _batches(cursor, kinds))


def _batches(cursor: Any, kinds: list[tuple[str, pa.DataType]]) -> Iterator[pa.RecordBatch]:
    """A few rows at a time, so that Python does not search thousands of them for litter."""
    while rows := cursor.fetchmany(AT_ONCE):
        columns = zip(*rows, strict=True)
        arrays = [pa.array(cells, kind) for cells, (_, kind) in zip(columns, kinds, strict=True)]
        yield pa.RecordBatch.from_arrays(arrays, [name for name, _ in kinds])
    cursor.close()


def _as_read(kind: TypeEngine[Any], dialect: str) -> pa.DataType:
    return next((read[dialect] for type_, read in AS_READ if isinstance(kind, type_)), pa.string())
