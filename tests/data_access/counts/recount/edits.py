"""Changes of one city's records at random, as returns might bring them, and noted like theirs."""

from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Any

from sqlalchemy import Boolean, Connection, Date, Select, Table, func, insert, select

from data_access.counts.recount.touched import note_change
from data_access.schema import metadata

T = metadata.tables
Row = dict[str, Any]
CHAINS = {
    "courses": ("institutions", "institution_id"),
    "inspections": ("institutions", "institution_id"),
    "enrolments": ("courses", "course_id"),
    "service_cases": ("enrolments", "enrolment_id"),
    "services": ("service_cases", "case_id"),
    "visits": ("businesses", "business_id"),
    "relief_cases": ("businesses", "business_id"),
    "tenancies": ("incubators", "incubator_id"),
    "project_recommendations": ("projects", "project_id"),
    "credit_files": ("credit_communities", "community_id"),
    "loans": ("credit_communities", "community_id"),
    "repayments": ("loans", "loan_id"),
    "teacher_activities": ("teachers", "teacher_id"),
}
"""Whose rows the rows of a table are: those of the city are found along these references."""
OF_CITIES = (
    *("institutions", "teachers", "businesses", "projects", "incubators", "experts", "events"),
    *("associations", "organisations", "local_plans", "credit_communities"),
)
LEAVES = (
    *("services", "visits", "relief_cases", "tenancies", "project_recommendations"),
    *("credit_files", "repayments", "teacher_activities", "inspections"),
)
MOVED = {
    "enrolments": ("person_id", "persons"),
    "loans": ("person_id", "persons"),
    "tenancies": ("business_id", "businesses"),
    "project_recommendations": ("business_id", "businesses"),
    "businesses": ("lead_person_id", "persons"),
}
COPIED = ("enrolments", "businesses", "visits", "tenancies", "loans", "courses", "institutions")
FIRST_NUMBER = 500_000_000


def of_city(name: str, city: str) -> Select[tuple[int]]:
    """The numbers of a city's rows of a table."""
    if name in OF_CITIES:
        return select(T[name].c.id).where(T[name].c.city_code == city)
    parent, column = CHAINS[name]
    return select(T[name].c.id).where(T[name].c[column].in_(of_city(parent, city)))


def change(connection: Connection, city: str, random: Random, times: int = 40) -> None:
    """Changes, moves, copies and removes rows of a city, and notes which."""
    touched: list[tuple[str, Row]] = []
    ways: tuple[Callable[..., None], ...] = (_shift, _shift, _move, _copy, _remove)
    for _ in range(times):
        random.choice(ways)(connection, city, random, touched)
    note_change(connection, city, touched)


def _chosen(connection: Connection, name: str, city: str, random: Random) -> Row | None:
    numbers = sorted(connection.execute(of_city(name, city)).scalars())
    return _row(connection, name, random.choice(numbers)) if numbers else None


def _row(connection: Connection, name: str, number: int) -> Row:
    query = select(T[name]).where(T[name].c.id == number)
    return dict(connection.execute(query).mappings().one())


def _shift(connection: Connection, city: str, random: Random, touched: list[Any]) -> None:
    """Another day, or the other answer, in one of the cells."""
    name = random.choice([*OF_CITIES, *CHAINS])
    row = _chosen(connection, name, city, random)
    cells = [
        column.name
        for column in T[name].c
        if isinstance(column.type, (Date, Boolean)) and row and row[column.name] is not None
    ]
    if row is None or not cells:
        return
    cell = random.choice(cells)
    flag = isinstance(row[cell], bool)
    value = not row[cell] if flag else row[cell] + timedelta(random.choice((-70, -20, 9, 33)))
    _write(connection, name, row, {**row, cell: value}, touched)


def _move(connection: Connection, city: str, random: Random, touched: list[Any]) -> None:
    """A row that was somebody's becomes another one's, of whatever city."""
    name = random.choice([*MOVED])
    column, to = MOVED[name]
    row = _chosen(connection, name, city, random)
    if row is not None:
        others = sorted(connection.execute(select(T[to].c.id)).scalars())
        _write(connection, name, row, {**row, column: random.choice(others)}, touched)


def _copy(connection: Connection, city: str, random: Random, touched: list[Any]) -> None:
    """One more of the kind, of another person where there is one."""
    name = random.choice(COPIED)
    row = _chosen(connection, name, city, random)
    if row is not None:
        new = {**row, "id": _next(connection, T[name])}
        connection.execute(insert(T[name]), new)
        touched.append((name, new))
        if name == "businesses":
            pair = {"business_id": new["id"], "person_id": new["lead_person_id"]}
            connection.execute(insert(T["founders"]), pair)


def _next(connection: Connection, table: Table) -> int:
    last = connection.scalar(select(func.max(table.c.id)))
    return max(last or 0, FIRST_NUMBER) + 1


def _remove(connection: Connection, city: str, random: Random, touched: list[Any]) -> None:
    name = random.choice(LEAVES)
    row = _chosen(connection, name, city, random)
    if row is not None:
        connection.execute(T[name].delete().where(T[name].c.id == row["id"]))
        touched.append((name, row))


def _write(connection: Connection, name: str, before: Row, after: Row, touched: list[Any]) -> None:
    connection.execute(T[name].update().where(T[name].c.id == before["id"]).values(after))
    touched += [(name, before), (name, after)]


def share(connection: Connection, random: Random, times: int) -> None:
    """Lets persons found businesses of others, and attend courses, in whatever city."""
    persons = sorted(connection.execute(select(T["persons"].c.id)).scalars())
    owned = sorted(connection.execute(select(T["businesses"].c.id)).scalars())
    there = {tuple(row) for row in connection.execute(select(T["founders"]))}
    pairs = {(random.choice(owned), random.choice(persons)) for _ in range(times)} - there
    connection.execute(
        insert(T["founders"]), [{"business_id": b, "person_id": p} for b, p in sorted(pairs)]
    )
