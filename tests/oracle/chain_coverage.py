"""Links of the one-stop chain that passers received, counted one by one from the records."""

from datetime import date

from tests.oracle.harness.records import Records, Row
from tests.oracle.person_years import cohorts, links_received

TABLE, RIPENS_AFTER = "chain", 6 + 1
LINKS = ("guidance", "project", "finance", "incubation", "follow_up")
MEASURES = (
    "passers",
    "all_links",
    "training_received",
    *(f"{link}_{what}" for link in LINKS for what in ("applies", "received")),
)
VARIANTS = {
    None: ("all_links", "passers"),
    "training": ("training_received", "passers"),
    **{link: (f"{link}_received", f"{link}_applies") for link in LINKS},
}


def units(records: Records, as_of: date) -> list[Row]:
    """One row per passer, with the links that apply and those received within six months."""
    passers = [row for row in cohorts(records, as_of) if row["passed"]]
    received = links_received(records, passers, as_of)
    rows = []
    for row in passers:
        case, got = row["case"], received[row["id"]]
        needs = [link for link in LINKS if case is not None and case[f"needs_{link}"]]
        unit = {
            **row,
            "passers": True,
            "training_received": True,
            "all_links": case is not None and all(link in got for link in needs),
        }
        for link in LINKS:
            unit[f"{link}_applies"] = link in needs
            unit[f"{link}_received"] = link in needs and link in got
        rows.append(unit)
    return rows
