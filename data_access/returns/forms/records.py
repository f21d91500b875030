"""The records that several forms speak of: persons, institutions, classes, businesses; and their keys."""

from collections.abc import Iterable
from typing import Any

from data_access.returns.cells.converted import plain
from data_access.returns.cells.identity import Identity, keyed_hash
from data_access.returns.forms.form import Values
from data_access.returns.returned import (
    OF_LICENCE,
    OF_PERSON,
    OR_ELSE,
    Key,
    Returned,
    Sender,
    key_of,
)

KINDS_OF_INSTITUTIONS = {
    "大学": "university",
    "学院": "university",
    "学校": "vocational_school",
    "技校": "vocational_school",
    "就业": "employment_training_centre",
    "劳动": "employment_training_centre",
    "人力资源": "employment_training_centre",
}


def own(say: Values, names: Iterable[str]) -> dict[str, Any]:
    """What a form says of its own columns; empty ones are said to be empty."""
    return {name: say.get(name) for name in names}


def if_told(say: Values, names: Iterable[str]) -> dict[str, Any]:
    """What a form says of columns that others speak of too; empty ones say nothing."""
    return {name: say[name] for name in names if name in say}


def person_of(identity: Identity, sender: Sender) -> Returned:
    """The person of an identity number."""
    hashed = keyed_hash(sender.key, identity.number)
    values = {"identity_hash": hashed, "sex": identity.sex, "birth_year": identity.birth_year}
    return Returned("persons", hashed, values)


def person_key(identity: Identity, sender: Sender) -> Key:
    """The key of that person."""
    return keyed_hash(sender.key, identity.number)


def secret_key(text: str, sender: Sender) -> Key:
    """The keyed hash of a name or number that tells who somebody is."""
    return keyed_hash(sender.key, plain(text))


def institution_key(name: str, sender: Sender) -> Key:
    """The key of an institution of the city, by its name."""
    return key_of("institution", sender.city, plain(name))


def institution_named(name: str, sender: Sender) -> Returned:
    """An institution of which a form gives the name alone; its kind is read from the name."""
    kinds = (kind for word, kind in KINDS_OF_INSTITUTIONS.items() if word in name)
    return Returned(
        "institutions",
        institution_key(name, sender),
        {"city_code": sender.city, "name": name, "kind?": next(kinds, "private")},
    )


def course_of(say: Values, sender: Sender) -> Returned:
    """The class that a row names, with what every form of classes knows of it."""
    institution = institution_key(say["institution"], sender)
    return Returned(
        "courses",
        key_of("course", institution, say["starts_on"].year, say["class_number"]),
        {
            "institution_id": institution,
            "class_number": say["class_number"],
            "kind": say["course"],
            "starts_on": say["starts_on"],
            "ends_on": say["ends_on"],
            **if_told(say, ("places",)),
        },
    )


def business_meant(say: Values, sender: Sender) -> Key:
    """The business of a licence, or else of a founder, found when records are made."""
    told = []
    if say.get("licence"):
        told.append(OF_LICENCE + secret_key(say["licence"], sender))
    if say.get("identity"):
        told.append(OF_PERSON + person_key(say["identity"], sender))
    return OR_ELSE.join(told)


def known_by(say: Values, sender: Sender) -> Key:
    """What tells apart whose business a row is about: the person, without one the licence."""
    if say.get("identity"):
        return person_key(say["identity"], sender)
    return secret_key(say["licence"], sender)


def case_key(identity: Identity, sender: Sender) -> Key:
    """The service case of a person in the city."""
    return key_of("case", sender.city, person_key(identity, sender))


def named_key(kind: str, name: str, sender: Sender) -> Key:
    """The key of what a city calls by a public name: an incubator, a project, a community."""
    return key_of(kind, sender.city, plain(name))


def staff_key(kind: str, name: str, sender: Sender) -> Key:
    """The key of a teacher or expert, of whom the name is not kept."""
    return key_of(kind, sender.city, secret_key(name, sender))
