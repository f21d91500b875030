"""Businesses that training led to: one row for a chain of re-registrations by one lead founder."""

from datetime import date, timedelta

from tests.oracle.clocks import add_months, age_period, completed_months, observed_period
from tests.oracle.harness.records import Records, Row, by, happened
from tests.oracle.person_years import person_years


def chains(records: Records, as_of: date) -> list[list[Row]]:
    """Each lead founder's businesses in the order of opening, cut where one does not continue."""
    opened = [row for row in records["businesses"] if row["opened_on"] <= as_of]
    all_chains = []
    for businesses in by(opened, "lead_person_id").values():
        chain: list[Row] = []
        for business in sorted(businesses, key=lambda row: (row["opened_on"], row["id"])):
            if chain and continues(business, chain[-1], as_of):
                chain.append(business)
            else:
                chain = [business]
                all_chains.append(chain)
    return all_chains


def continues(business: Row, previous: Row, as_of: date) -> bool:
    """Whether a business opened within six months after the exit of the one before."""
    left = previous["closed_on"]
    if not happened(left, as_of) or business["opened_on"] < left:
        return False
    return age_period(business["opened_on"], left) <= 6


def ventures(records: Records, as_of: date) -> list[Row]:
    """One row per chain that is a result of training, with all that is known of it."""
    trained = person_years(records, as_of)
    by_person = by(trained, "person")
    founders, visits = by(records["founders"], "business_id"), by(records["visits"], "business_id")
    tenancies = by(records["tenancies"], "business_id")
    rows = []
    for chain in chains(records, as_of):
        opened_on = chain[0]["opened_on"]
        led_here = [
            row
            for row in by_person.get(chain[0]["lead_person_id"], [])
            if row["starts_on"] <= opened_on
        ]
        if not led_here:
            continue
        training = max(led_here, key=lambda row: (row["completed_on"], row["id"]))
        seen = [
            visit
            for business in chain
            for visit in visits.get(business["id"], [])
            if visit["verified"] and visit["visited_on"] <= as_of
        ]
        crew = {
            role["person_id"] for business in chain for role in founders.get(business["id"], [])
        }
        rows.append(
            {
                "id": chain[0]["id"],
                "city": training["city"],
                "institution": training["institution"],
                "group": training["group"],
                "training": training,
                "kind": chain[0]["kind"],
                "start": opened_on,
                "founders": max(1, len(crew)),
                "visits": seen,
                "incubated": any(
                    happened(stay["entered_on"], as_of)
                    for business in chain
                    for stay in tenancies.get(business["id"], [])
                ),
                **ending(chain[-1], opened_on, seen, as_of),
            }
        )
    return rows


def ending(last: Row, opened_on: date, seen: list[Row], as_of: date) -> Row:
    """How a chain stands at the as-of date: closed in which period, merged, lost, last contact."""
    left = happened(last["closed_on"], as_of)
    merged = left and last["exit_kind"] == "merged"
    closed_on = last["closed_on"] if left and not merged else None
    contact = max((visit["visited_on"] for visit in seen), default=opened_on)
    return {
        "merged": merged,
        "gone": left,
        "closed_on": closed_on,
        "contact": contact,
        "closing": observed_period(closed_on, opened_on, as_of),
        "lost": not left and age_period(as_of, contact) > 6,
    }


def observed_until(venture: Row, as_of: date) -> int:
    """Completed months under observation of a venture that is not seen to close."""
    return completed_months(venture["start"], venture["contact"] if venture["lost"] else as_of)


def workers_at(venture: Row, months: int) -> int | None:
    """Workers at the visit nearest the anniversary, 0 once closed, None where nobody knows."""
    if 1 <= venture["closing"] <= months:
        return 0
    anniversary = add_months(venture["start"], months)
    near = [
        visit
        for visit in venture["visits"]
        if visit["workers"] is not None
        and abs(visit["visited_on"] - anniversary) <= timedelta(days=45)
    ]
    if not near:
        return None
    best = min(abs(visit["visited_on"] - anniversary) for visit in near)
    equal = [visit for visit in near if abs(visit["visited_on"] - anniversary) == best]
    return int(max(equal, key=lambda visit: (visit["visited_on"], visit["id"]))["workers"])


def operating_at_12(venture: Row) -> bool | None:
    """Whether the business operated twelve months after opening; None where nobody knows."""
    if 1 <= venture["closing"] <= 12:
        return False
    anniversary = add_months(venture["start"], 12)
    seen = any(
        visit["status"] == "operating" and visit["visited_on"] >= anniversary
        for visit in venture["visits"]
    )
    closed_on = venture["closed_on"]
    left_later = closed_on is not None and closed_on > anniversary
    return True if left_later or venture["merged"] or seen else None
