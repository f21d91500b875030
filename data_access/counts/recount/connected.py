"""Persons and businesses that hang together: what a change in one of them may move in the others.

Whoever founded a business with somebody else is counted with that business, and it with its lead's
other businesses and courses, in whatever city. So the persons of a city are taken with their
businesses, these with their founders, and so on until nobody is added.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    MetaData,
    Select,
    Table,
    func,
    literal,
    select,
    union,
)

from data_access.schema.business import (
    businesses,
    credit_communities,
    founders,
    incubators,
    loans,
    tenancies,
)
from data_access.schema.services import project_recommendations, projects
from data_access.schema.training import courses, enrolments, institutions

_here = MetaData()


def _numbers(name: str) -> Table:
    """A table of this connection alone: numbers, and the round in which they were added."""
    return Table(
        name,
        _here,
        Column("id", Integer, primary_key=True, autoincrement=False),
        Column("round", Integer, nullable=False),
        prefixes=["TEMPORARY"],
    )


near_persons, near_businesses = _numbers("near_persons"), _numbers("near_businesses")
# With a few thousand numbers PostgreSQL would rather go through millions of rows than look up.
LOOK_UP = ("enable_hashjoin", "enable_mergejoin", "enable_seqscan", "jit")


@contextmanager
def around_cities(connection: Connection, cities: Collection[str]) -> Iterator[None]:
    """Fills `near_persons` and `near_businesses` with all that these cities' counts rest on."""
    with _tables(connection):
        _add(connection, near_persons, [*_persons_of(cities)], 0)
        _grow(connection)
        yield


def cities_around(connection: Connection, persons: Collection[int]) -> set[str]:
    """The cities in whose counts these persons, and all that hang together with them, appear."""
    if not persons:
        return set()
    with _tables(connection):
        rows = [{"id": number, "round": 0} for number in sorted(persons)]
        connection.execute(near_persons.insert(), rows)
        _grow(connection)
        return {*connection.execute(union(*_cities_near())).scalars()}


@contextmanager
def _tables(connection: Connection) -> Iterator[None]:
    postgresql = connection.dialect.name == "postgresql"
    _here.create_all(connection, checkfirst=False)
    for setting in LOOK_UP if postgresql else ():
        connection.exec_driver_sql(f"SET LOCAL {setting} = off")
    yield
    for setting in LOOK_UP if postgresql else ():
        connection.exec_driver_sql(f"SET LOCAL {setting} TO DEFAULT")
    _here.drop_all(connection, checkfirst=False)


def _persons_of(cities: Collection[str]) -> Iterator[Select[tuple[int]]]:
    """Who was trained there, leads a business there, or one in an incubator or with a project there."""
    b, i, n, j = businesses.c, institutions.c, incubators.c, projects.c
    lead = select(b.lead_person_id)
    yield (
        select(enrolments.c.person_id)
        .join(courses, courses.c.id == enrolments.c.course_id)
        .join(institutions, i.id == courses.c.institution_id)
        .where(i.city_code.in_(cities))
    )
    yield lead.where(b.city_code.in_(cities))
    yield (
        lead.join(tenancies, tenancies.c.business_id == b.id)
        .join(incubators, n.id == tenancies.c.incubator_id)
        .where(n.city_code.in_(cities))
    )
    yield (
        lead.join(project_recommendations, project_recommendations.c.business_id == b.id)
        .join(projects, j.id == project_recommendations.c.project_id)
        .where(j.city_code.in_(cities))
    )


def _grow(connection: Connection) -> None:
    """Adds businesses of the persons, their founders, and so on until there is nobody new."""
    b, f, p, n = businesses.c, founders.c, near_persons.c, near_businesses.c
    place = 0
    while True:
        led = select(b.id).join(near_persons, p.id == b.lead_person_id).where(p.round == place)
        founded = (
            select(f.business_id).join(near_persons, p.id == f.person_id).where(p.round == place)
        )
        _add(connection, near_businesses, [led, founded], place)
        leads = select(b.lead_person_id).join(near_businesses, n.id == b.id).where(n.round == place)
        others = (
            select(f.person_id).join(near_businesses, n.id == f.business_id).where(n.round == place)
        )
        place += 1
        if not _add(connection, near_persons, [leads, others], place):
            return


def _add(connection: Connection, to: Table, queries: list[Select[tuple[int]]], place: int) -> bool:
    """Adds the numbers that are not there yet; whether there were any."""
    numbers = union(*queries).subquery()
    number = numbers.c[0]
    new = select(number, literal(place)).where(number.not_in(select(to.c.id)))
    connection.execute(to.insert().from_select(["id", "round"], new))
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"ANALYZE {to.name}")
    return connection.scalar(select(func.count()).where(to.c.round == place)) != 0


def _cities_near() -> Iterator[Select[tuple[str]]]:
    p, n = near_persons.c, near_businesses.c
    yield (
        select(institutions.c.city_code)
        .join(courses, courses.c.institution_id == institutions.c.id)
        .join(enrolments, enrolments.c.course_id == courses.c.id)
        .join(near_persons, p.id == enrolments.c.person_id)
    )
    yield select(businesses.c.city_code).join(near_businesses, n.id == businesses.c.id)
    yield (
        select(incubators.c.city_code)
        .join(tenancies, tenancies.c.incubator_id == incubators.c.id)
        .join(near_businesses, n.id == tenancies.c.business_id)
    )
    yield (
        select(projects.c.city_code)
        .join(project_recommendations, project_recommendations.c.project_id == projects.c.id)
        .join(near_businesses, n.id == project_recommendations.c.business_id)
    )
    yield (
        select(credit_communities.c.city_code)
        .join(loans, loans.c.community_id == credit_communities.c.id)
        .join(near_persons, p.id == loans.c.person_id)
    )
