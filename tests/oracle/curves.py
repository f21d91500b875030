"""Who leaves observation in which month after the start, counted one by one from the records."""

from datetime import date

from tests.oracle.clocks import completed_months
from tests.oracle.harness.records import Records, Row
from tests.oracle.person_years import cohorts, links_received
from tests.oracle.ventures import observed_until, ventures

LINKS = ("guidance", "project", "finance", "incubation", "follow_up")


def opening(records: Records, as_of: date) -> list[Row]:
    """Served persons; they leave when they open, or at their last completed month."""
    served = [row for row in cohorts(records, as_of) if row["served"]]
    return [
        leaving(row, row["period"], completed_months(row["start"], as_of), 24)
        for row in served
        if row["period"] or completed_months(row["start"], as_of) >= 1
    ]


def survival(records: Records, as_of: date) -> list[Row]:
    """Businesses; they leave when they close, when last seen, or at their last completed month."""
    businesses = ventures(records, as_of)
    trainings = [row["training"] for row in businesses]
    links = links_received(records, trainings, as_of)
    return [
        leaving(
            {**row, "links": links[row["training"]["id"]]},
            row["closing"],
            observed_until(row, as_of),
            36,
        )
        for row in businesses
        if row["closing"] or observed_until(row, as_of) >= 1
    ]


def leaving(row: Row, event_period: int, observed: int, horizon: int) -> Row:
    """The row with the age period in which it leaves, and whether by the event."""
    period = event_period or observed
    event = 1 <= event_period <= horizon
    return {**row, "period": min(period, horizon), "event": event}
