"""The way from training to a lasting business, and the links received, counted one by one."""

from datetime import date

from tests.oracle.chain_coverage import LINKS
from tests.oracle.harness.records import Records, Row, one_by
from tests.oracle.person_years import cohorts, links_received
from tests.oracle.stability_rate import exits
from tests.oracle.ventures import chains, closed_within, operating_at_12, ventures, workers_at

EXITS = (*(f"closed_{month}" for month in range(1, 13)), *(f"lost_{month}" for month in range(12)))
MEASURES: dict[str, tuple[str, ...]] = {
    "funnel": (
        "trained",
        "passed",
        "served",
        "opened",
        "known",
        "operating",
        "businesses",
        "jobs",
        "jobs_squares",
        "visited",
        "unvisited",
        *EXITS,
    ),
    "links": ("passers", "opened", "businesses", "known", "operating", *EXITS),
    "business_mix": ("opened", "known", "operating", "jobs", "jobs_squares", "unvisited", *EXITS),
}
UNKNOWN_FROM_THE_START = {name: name == "lost_0" for name in EXITS}


def funnel(records: Records, as_of: date) -> list[Row]:
    """One row per person and year trained, with the steps taken."""
    rows = []
    for row in walked(records, as_of):
        served = row["passed"] and row["served"]
        opened = served and 1 <= row["period"] <= 6
        jobs = row["jobs"] if opened else 0
        rows.append(
            {
                **row,
                "trained": True,
                "served": served,
                "opened": opened,
                "known": opened and row["status"] is not None,
                "operating": opened and row["status"] is True,
                "businesses": opened and row["leads"],
                "jobs": jobs,
                "jobs_squares": jobs**2,
                "visited": opened and row["leads"] and row["visited"],
                "unvisited": opened and row["leads"] and row["unvisited"],
                **{name: opened and row[name] for name in EXITS},
            }
        )
    return rows


def links(records: Records, as_of: date) -> list[Row]:
    """One row per passer, with the links received in time and what became of the business led."""
    passers = [row for row in walked(records, as_of) if row["passed"]]
    received = links_received(records, passers, as_of)
    rows = []
    for row in passers:
        opened = 1 <= row["period"] <= 6
        leads = opened and row["leads"]
        rows.append(
            {
                **row,
                "links": received[row["id"]] & set(LINKS),
                "passers": True,
                "opened": opened,
                "businesses": leads,
                "known": leads and row["status"] is not None,
                "operating": leads and row["status"] is True,
                **{name: leads and row[name] for name in EXITS},
            }
        )
    return rows


def business_mix(records: Records, as_of: date) -> list[Row]:
    """One row per business that training led to, with how it stood after a year."""
    rows = []
    for venture in ventures(records, as_of):
        status, jobs = operating_at_12(venture), workers_at(venture, 6) or 0
        rows.append(
            {
                **venture,
                "opened": True,
                "known": status is not None,
                "operating": status is True,
                "jobs": jobs,
                "jobs_squares": jobs**2,
                **visits_at_6(venture),
                **exits(venture),
            }
        )
    return rows


def visits_at_6(venture: Row) -> Row:
    """Whether one that had not closed by then was visited around its half year, or was not."""
    seen, closed = workers_at(venture, 6) is not None, closed_within(venture, 6)
    return {"visited": seen and not closed, "unvisited": not seen}


def walked(records: Records, as_of: date) -> list[Row]:
    """Persons and years trained, with the person's first business: whose it is and how it stands."""
    first = first_businesses(records, as_of)
    venture_of = {
        business["id"]: chain[0]["id"] for chain in chains(records, as_of) for business in chain
    }
    by_id = {venture["id"]: venture for venture in ventures(records, as_of)}
    rows = []
    for row in cohorts(records, as_of):
        business = first.get(row["person"])
        venture = by_id.get(venture_of[business]) if business is not None else None
        leads = venture is not None and venture["training"]["id"] == row["id"]
        rows.append(
            {
                **row,
                "leads": leads,
                "status": operating_at_12(venture) if venture else None,
                **(visits_at_6(venture) if venture else {"visited": False, "unvisited": False}),
                **(exits(venture) if venture else UNKNOWN_FROM_THE_START),
                "jobs": (workers_at(venture, 6) or 0) if leads and venture else 0,
            }
        )
    return rows


def first_businesses(records: Records, as_of: date) -> dict[int, int]:
    """The first business that each person founded in whatever role, ties by number."""
    businesses = one_by(records["businesses"], "id")
    first: dict[int, tuple[date, int]] = {}
    for role in records["founders"]:
        business = businesses[role["business_id"]]
        if business["opened_on"] <= as_of:
            opening = (business["opened_on"], business["id"])
            first[role["person_id"]] = min(opening, first.get(role["person_id"], opening))
    return {person: number for person, (_, number) in first.items()}
