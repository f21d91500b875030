"""Businesses that training led to: one row for a chain of re-registrations by one lead founder."""

from datetime import date, timedelta

from tests.oracle.clocks import add_months, age_period, completed_months, observed_period
from tests.oracle.harness.records import Records, Row, by, happened
from tests.oracle.person_years import person_years


def chains(records: Records, as_of: date) -> list[list[Row]]:
    """Each lead founder's businesses in the order of opening, cut where one does not continue."""
    visits = by(records["visits"], "business_id")
    opened = [
        {**row, **closing(row, visits.get(row["id"], []), as_of)}
        for row in records["businesses"]
        if row["opened_on"] <= as_of
    ]
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


def closing(business: Row, visits: list[Row], as_of: date) -> Row:
    """When a business left, as known then: by its date, else by the first visit that found it so."""
    if happened(business["closed_on"], as_of):
        return {"closed_on": business["closed_on"], "undated": False}
    finding = [
        visit["visited_on"]
        for visit in visits
        if visit["verified"] and visit["status"] == "closed" and visit["visited_on"] <= as_of
    ]
    return {"closed_on": min(finding, default=None), "undated": bool(finding), "exit_kind": None}


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
                **ending(chain, opened_on, seen, as_of),
            }
        )
    return rows


def ending(chain: list[Row], opened_on: date, seen: list[Row], as_of: date) -> Row:
    """How a chain stands at the as-of date: closed in which period, merged, lost, last contact."""
    last = chain[-1]
    left = last["closed_on"] is not None
    merged = left and last["exit_kind"] == "merged"
    closed_on = last["closed_on"] if left and not merged else None
    contact = max((visit["visited_on"] for visit in seen), default=opened_on)
    row = {
        "merged": merged,
        "gone": left,
        "closed_on": closed_on,
        "contact": contact,
        "undated": last["undated"],
        "unproven": [],
    }
    if last["undated"]:
        operating = seen_operating(chain, seen)
        row["reached"] = max([*operating, last["opened_on"]])
        row["unproven"] = unproven(opened_on, last, operating)
    period = observed_period(closed_on, opened_on, as_of)
    if 12 in row["unproven"]:
        period = 12 if add_months(opened_on, 12) <= as_of else 0
    lost = not left and age_period(as_of, contact) > 6
    return {**row, "closing": period, "lost": lost}


def seen_operating(chain: list[Row], seen: list[Row]) -> list[date]:
    """Days of the visits that found it operating before it closed."""
    left = {business["id"]: business["closed_on"] for business in chain}
    return [
        visit["visited_on"]
        for visit in seen
        if visit["status"] == "operating" and visit["visited_on"] < left[visit["business_id"]]
    ]


def unproven(opened_on: date, last: Row, operating: list[date]) -> list[int]:
    """Anniversaries before the visit that found it closed, which no visit saw it reach."""
    reached = max(operating, default=last["opened_on"])
    return [k for k in (6, 12) if reached < add_months(opened_on, k) < last["closed_on"]]


def closed_within(venture: Row, months: int) -> bool:
    """Whether it closed by the anniversary, or nothing proves that it lasted so long."""
    return 1 <= venture["closing"] <= months or months in venture["unproven"]


def observed_until(venture: Row, as_of: date) -> int:
    """Completed months under observation of a venture that is not seen to close."""
    return completed_months(venture["start"], venture["contact"] if venture["lost"] else as_of)


def workers_at(venture: Row, months: int) -> int | None:
    """Workers at the visit nearest the anniversary, 0 once closed, None where nobody knows."""
    if closed_within(venture, months):
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
    if closed_within(venture, 12):
        return False
    if venture["merged"]:
        return True
    anniversary = add_months(venture["start"], 12)
    since = [
        visit
        for visit in venture["visits"]
        if visit["status"] != "closed" and visit["visited_on"] >= anniversary
    ]
    if since:
        first = min(visit["visited_on"] for visit in since)
        return all(v["status"] == "operating" for v in since if v["visited_on"] == first)
    closed_on = venture["closed_on"]
    return True if closed_on is not None and closed_on > anniversary else None
