"""What a city has returned already and a template can offer: its institutions, classes, incubators."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Engine, select

from data_access.schema.business import credit_communities, incubators
from data_access.schema.reference import cities
from data_access.schema.training import courses, institutions
from data_access.wording import Worded

MOST_CLASSES = 200  # the latest ones; a year of a large city


class TemplateRefused(Worded):
    """A template that cannot be made, with the reason."""


@dataclass(frozen=True)
class CityClass:
    """A class as far as a register of classes gives it."""

    class_number: str
    institution: str
    course: str
    starts_on: date
    ends_on: date
    places: int | None


@dataclass(frozen=True)
class CityRecords:
    """A city's name, the words that its lists offer by field, and its latest classes."""

    city: str
    words: Mapping[str, Sequence[str]]
    classes: Sequence[CityClass]


def city_records(engine: Engine, city: str) -> CityRecords:
    """What the database knows of a city. Raises TemplateRefused for one that is not in the list."""
    with engine.connect() as connection:
        name = connection.scalar(select(cities.c.name_zh).where(cities.c.code == city))
        if name is None:
            raise TemplateRefused(f"名单中没有城市 {city}。", f"The list has no city {city}.")
        words = {
            field: list(
                connection.execute(
                    select(table.c.name)
                    .where(table.c.city_code == city)
                    .distinct()
                    .order_by(table.c.name)
                ).scalars()
            )
            for field, table in {
                "institution": institutions,
                "incubator": incubators,
                "community": credit_communities,
            }.items()
        }
        c, i = courses.c, institutions.c
        latest = connection.execute(
            select(c.class_number, i.name, c.kind, c.starts_on, c.ends_on, c.places)
            .join(institutions, i.id == c.institution_id)
            .where(i.city_code == city, c.class_number.is_not(None))
            .order_by(c.starts_on.desc(), i.name, c.class_number)
            .limit(MOST_CLASSES)
        ).all()
    classes = [CityClass(*row) for row in reversed(latest)]
    numbers = list(dict.fromkeys(one.class_number for one in classes))
    return CityRecords(name, {**words, "class_number": numbers}, classes)
