"""How long records took to arrive, and how many could have taken so long: event by event."""

from collections import Counter
from datetime import date

from data_access.counts.delays import EVENTS, LONGEST, SINCE
from tests.oracle.harness.records import Records, by, one_by, staying_cities
from tests.oracle.ventures import ventures


def events(records: Records, as_of: date) -> list[tuple[str, str, int, int]]:
    """(city, kind of event, delay, age) of every event of the last year entered by the day."""
    courses, institutions = one_by(records["courses"], "id"), one_by(records["institutions"], "id")
    cities, businesses = staying_cities(records, as_of), one_by(records["businesses"], "id")
    listed = []
    for row in records["enrolments"]:
        course = courses[row["course_id"]]
        city = institutions[course["institution_id"]]["city_code"]
        if course["ends_on"] <= as_of and city in cities:
            for event, column in (("completion", "completed_on"), ("assessment", "assessed_on")):
                listed.append((city, event, row[column], row["recorded_on"]))
    for venture in ventures(records, as_of):
        if venture["city"] not in cities:
            continue
        business = businesses[venture["id"]]
        listed.append((venture["city"], "opening", business["opened_on"], business["recorded_on"]))
    return [
        (city, event, max(0, (entered - day).days), (as_of - day).days)
        for city, event, day, entered in listed
        if None not in (day, entered)
        and day <= as_of
        and entered <= as_of
        and (as_of - day).days < SINCE
    ]


def table(records: Records, as_of: date) -> dict[tuple[int, int, int], tuple[int, int]]:
    """(reported, aged) by city, place of the kind of event, and day."""
    reported: Counter[tuple[int, int, int]] = Counter()
    aged: Counter[tuple[int, int, int]] = Counter()
    for city, event, delay, age in events(records, as_of):
        if delay <= LONGEST:
            reported[int(city), EVENTS.index(event), delay] += 1
            if age < LONGEST:
                aged[int(city), EVENTS.index(event), age] += 1
    return {key: (reported[key], aged[key]) for key in {*reported, *aged}}


def at_risk(records: Records, as_of: date, city: str, event: str) -> list[int]:
    """N_u for every day u: events that happened u days ago or earlier and took at most u days."""
    rows = by(events(records, as_of), 0).get(city, [])
    own = [(delay, age) for _, kind, delay, age in rows if kind == event]
    return [sum(delay <= u <= age for delay, age in own) for u in range(LONGEST + 1)]
