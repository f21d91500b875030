"""From the rows of each form to records: what an office wrote, in the columns of our tables."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from data_access.returns.cells.converted import plain
from data_access.returns.cells.identity import Identity, keyed_hash
from data_access.returns.form_rows import FormRow
from data_access.returns.returned import Returned, Sender, key_of

KINDS_OF_INSTITUTIONS = {
    "大学": "university",
    "学院": "university",
    "学校": "vocational_school",
    "技校": "vocational_school",
    "就业": "employment_training_centre",
    "劳动": "employment_training_centre",
    "人力资源": "employment_training_centre",
}
CLOSED = "closed"


def of_roster(rows: Sequence[FormRow], sender: Sender) -> Iterator[Returned]:
    """Institutions, classes, persons and enrolments of a roster.

    Who attended did so on the first day, who completed or was assessed on the last, as rosters
    name no other days. A resit without its day counts on the day on which we learnt of it.
    """
    for row in rows:
        say = row.values
        institution = key_of("institution", sender.city, plain(say["institution"]))
        course = key_of("course", institution, say["starts_on"].year, say["class_number"])
        person = _person(say["identity"], sender)
        yield Returned("institutions", institution, _institution(say["institution"], sender))
        yield Returned(
            "courses",
            course,
            {
                "institution_id": institution,
                "kind": say["course"],
                "starts_on": say["starts_on"],
                "ends_on": say["ends_on"],
                "places": say.get("places"),
            },
        )
        yield person
        yield Returned(
            "enrolments",
            key_of("enrolment", person.key, course),
            {"person_id": person.key, "course_id": course, **_result(say, sender)},
        )


def _institution(name: str, sender: Sender) -> dict[str, Any]:
    kinds = (kind for word, kind in KINDS_OF_INSTITUTIONS.items() if word in name)
    return {"city_code": sender.city, "name": name, "kind": next(kinds, "private")}


def _result(say: Mapping[str, Any], sender: Sender) -> dict[str, Any]:
    """Attendance, completion, assessment and resit of one trainee."""
    assessed = say.get("passed") is not None
    completed = say.get("completed", assessed)
    attended = say.get("attended", completed or assessed) or completed or assessed
    resit = say.get("resit_passed") if assessed else None
    return {
        "target_group": say.get("group", "other"),
        "first_attended_on": say["starts_on"] if attended else None,
        "completed_on": say["ends_on"] if completed else None,
        "assessed_on": say["ends_on"] if assessed else None,
        "assessment_passed": say.get("passed"),
        "resit_on": None if resit is None else say.get("resit_on", sender.received_on),
        "resit_passed": resit,
    }


def _person(identity: Identity, sender: Sender) -> Returned:
    hashed = keyed_hash(sender.key, identity.number)
    values = {"identity_hash": hashed, "sex": identity.sex, "birth_year": identity.birth_year}
    return Returned("persons", hashed, values)


def of_openings(rows: Sequence[FormRow], sender: Sender) -> Iterator[Returned]:
    """Founders, businesses and, where a number of workers is told, what was found at the opening.

    A business said to be closed without a date is found closed on the day of the return.
    """
    for row in rows:
        say = row.values
        person = _person(say["identity"], sender)
        named = say.get("licence") or say.get("business") or say["opened_on"]
        key = key_of("business", person.key, keyed_hash(sender.key, plain(str(named))))
        day = say.get("closed")
        closed_on = None if day is True else day
        yield person
        yield Returned(
            "businesses",
            key,
            {
                "lead_person_id": person.key,
                "city_code": sender.city,
                "kind": say.get("trade", "other"),
                "opened_on": say["opened_on"],
                "closed_on": closed_on,
                "exit_kind": None if closed_on is None else CLOSED,
                "contact_hash": _hash_of(say.get("telephone"), sender),
                "address_hash": _hash_of(_with_number(say.get("address")), sender),
            },
        )
        if day is True:
            yield _visit(key, sender.received_on, CLOSED, None)


def of_visits(rows: Sequence[FormRow], sender: Sender) -> Iterator[Returned]:
    """Visits that met somebody; each is of the person's business, named by identity number alone.

    The business is found when records are made of what was returned, as it may be in a later file.
    """
    for row in rows:
        say = row.values
        if say["status"] == "not_met":
            continue
        founder = keyed_hash(sender.key, say["identity"].number)
        yield _visit(f"of:{founder}", say["visited_on"], say["status"], say.get("workers"))


def _visit(business: str, day: Any, status: str, workers: int | None) -> Returned:
    return Returned(
        "visits",
        key_of("visit", business, day),
        {
            "business_id": business,
            "visited_on": day,
            "verified": True,
            "status": status,
            "workers": None if status == CLOSED else workers,
        },
    )


def _hash_of(text: str | None, sender: Sender) -> str | None:
    """The keyed hash of a telephone or address, nothing where there is none."""
    return keyed_hash(sender.key, plain(text)) if text else None


def _with_number(address: str | None) -> str | None:
    """An address, if it names a house: that of a village is shared by everybody there."""
    return address if address and any(sign.isdigit() for sign in plain(address)) else None


RECORDS: Mapping[str, Callable[[Sequence[FormRow], Sender], Iterator[Returned]]] = {
    "roster": of_roster,
    "openings": of_openings,
    "visits": of_visits,
}
