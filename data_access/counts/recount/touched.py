"""Notes, with every change of records, the cities whose counts it touches."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, func, select

from data_access.counts.recount.connected import cities_around
from data_access.schema.business import businesses, founders, loans, tenancies
from data_access.schema.recounts import touched_cities
from data_access.schema.services import project_recommendations, service_cases
from data_access.schema.training import enrolments

EVERYWHERE = ""
AT_ONCE = 500
# Which numbers of a row lead to persons; the table's own number where rows of others hang on it.
OWN = {"persons": "person", "businesses": "business", "courses": "course"} | {
    "projects": "project",
    "incubators": "incubator",
}
LEADS = {
    "person_id": "person",
    "lead_person_id": "person",
    "business_id": "business",
    "enrolment_id": "enrolment",
    "case_id": "case",
    "loan_id": "loan",
}
# From each kind of number to the next, in an order in which none comes back.
STEPS: tuple[tuple[str, Column[Any], Column[Any], str], ...] = (
    ("project", project_recommendations.c.project_id, project_recommendations.c.business_id)
    + ("business",),
    ("incubator", tenancies.c.incubator_id, tenancies.c.business_id, "business"),
    ("case", service_cases.c.id, service_cases.c.enrolment_id, "enrolment"),
    ("enrolment", enrolments.c.id, enrolments.c.person_id, "person"),
    ("course", enrolments.c.course_id, enrolments.c.person_id, "person"),
    ("loan", loans.c.id, loans.c.person_id, "person"),
    ("business", businesses.c.id, businesses.c.lead_person_id, "person"),
    ("business", founders.c.business_id, founders.c.person_id, "person"),
)


def note_load(connection: Connection) -> None:
    """Notes that any city's records may have changed."""
    _note(connection, {EVERYWHERE})


def note_change(
    connection: Connection, city: str, rows: Iterable[tuple[str, Mapping[str, Any]]]
) -> None:
    """Notes a change of a city's records: its rows by table, as they were and as they are.

    To be called when they are written. Another city is touched where somebody of whom a row tells
    is on its records too.
    """
    _note(connection, {city} | cities_around(connection, _persons(connection, rows)))


def last_change(connection: Connection) -> int:
    """The number of the last change; 0 where there was none."""
    return connection.scalar(select(func.max(touched_cities.c.number))) or 0


def touched_since(connection: Connection, number: int) -> set[str]:
    """The cities touched by later changes; EVERYWHERE among them after a load."""
    t = touched_cities.c
    return {*connection.execute(select(t.city_code).where(t.number > number)).scalars()}


def _note(connection: Connection, cities: Collection[str]) -> None:
    number = last_change(connection) + 1
    rows = [{"number": number, "city_code": code} for code in sorted(cities)]
    connection.execute(touched_cities.insert(), rows)


def _persons(connection: Connection, rows: Iterable[tuple[str, Mapping[str, Any]]]) -> set[int]:
    numbers: dict[str, set[int]] = defaultdict(set)
    for table, row in rows:
        if table in OWN:
            numbers[OWN[table]].add(row["id"])
        for column, kind in LEADS.items():
            if row.get(column) is not None:
                numbers[kind].add(row[column])
    for kind, known, wanted, to in STEPS:
        for some in _in_parts(sorted(numbers[kind])):
            query = select(wanted).where(known.in_(some), wanted.is_not(None)).distinct()
            numbers[to].update(connection.execute(query).scalars())
    return numbers["person"]


def _in_parts(values: Sequence[int]) -> Iterator[Sequence[int]]:
    return (values[start : start + AT_ONCE] for start in range(0, len(values), AT_ONCE))
