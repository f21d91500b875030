"""What a city keeps is its own word, from a day on; nothing is taken as declared that was not."""

from datetime import date

import pytest
from sqlalchemy import Engine

from data_access.changes import log
from data_access.returns.keeping.declarations import DeclarationRefused, declare, declared_forms
from tests.data_access.returns.city_office import begin

CITY, NEIGHBOUR = "340100", "340200"
FIRST, LATER = date(2008, 1, 1), date(2009, 1, 1)


@pytest.fixture
def office(database: Engine) -> Engine:
    begin(database)
    return database


def test_nothing_is_declared_at_first(office: Engine) -> None:
    assert declared_forms(office, CITY, LATER) == {}


def test_a_city_keeps_a_form_from_a_day_on_and_gives_it_up_on_another(office: Engine) -> None:
    declare(office, [CITY], {"roster": True, "loans": True}, FIRST, "C900")
    declare(office, [CITY], {"loans": False}, LATER, "C900")
    assert declared_forms(office, CITY, date(2007, 12, 31)) == {}
    assert declared_forms(office, CITY, date(2008, 12, 31)) == {"loans": True, "roster": True}
    assert declared_forms(office, CITY, LATER) == {"loans": False, "roster": True}
    assert declared_forms(office, NEIGHBOUR, LATER) == {}


def test_a_second_word_for_a_day_takes_the_place_of_the_first_and_stands_in_the_log(
    office: Engine,
) -> None:
    declare(office, [CITY, NEIGHBOUR], {"loans": True}, FIRST, "C900")
    declare(office, [CITY, NEIGHBOUR], {"loans": True}, LATER, "C901")  # says nothing new
    declare(office, [CITY], {"loans": False}, FIRST, "C902")
    assert declared_forms(office, CITY, FIRST) == {"loans": False}
    entries = [(one.changed_by, one.subject, one.content_after) for one in log(office)]
    assert entries == [
        ("C902", f"kept_forms:{CITY}", "loans -"),
        ("C900", f"kept_forms:{NEIGHBOUR}", "loans +"),
        ("C900", f"kept_forms:{CITY}", "loans +"),
    ]


@pytest.mark.parametrize(
    ("city", "form", "author", "reason"),
    [
        ("999900", "loans", "C900", "has no city 999900"),
        (CITY, "lones", "C900", "no such form: lones"),
        (CITY, "loans", " ", "Say who declares"),
    ],
)
def test_what_cannot_be_declared_is_refused_whole(
    city: str, form: str, author: str, reason: str, office: Engine
) -> None:
    with pytest.raises(DeclarationRefused, match=reason):
        declare(office, [CITY, city], {"roster": True, form: True}, FIRST, author)
    assert declared_forms(office, CITY, LATER) == {}
