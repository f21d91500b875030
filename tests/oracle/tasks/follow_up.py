"""Contact with businesses, events and associations, counted month end by month end."""

from datetime import date, timedelta

from data_access.dates import month_number_of
from tests.oracle.clocks import age_period
from tests.oracle.harness.records import Records, Row
from tests.oracle.tasks.listing import Table, cities, month_ends, table
from tests.oracle.tasks.slicing import by_group_and_institution, row, trained_ventures

KINDS = ("exchange", "study_visit", "mutual_help", "contest")


def tables(records: Records, as_of: date) -> dict[str, Table]:
    """Every count table of the clause."""
    return {
        **by_group_and_institution("follow_up", _followed(records, as_of)),
        "exchange": table(("city", "month"), _events(records, as_of)),
        "associations": table(("city", "month"), _associations(records, as_of)),
    }


def _followed(records: Records, as_of: date) -> list[Row]:
    return [
        _contact(venture, end)
        for venture in trained_ventures(records, as_of)
        for end in month_ends(as_of)
        if 0 <= month_number_of(end) - month_number_of(venture["start"]) < 18
        and not (venture["left_on"] is not None and venture["left_on"] <= end)
    ]


def _contact(venture: Row, end: date) -> Row:
    visited = [visit["visited_on"] for visit in venture["visits"] if visit["visited_on"] <= end]
    contacted = any(end - day <= timedelta(days=90) for day in visited)
    settled = end - venture["start"] > timedelta(days=90)
    return row(
        venture,
        end,
        followed=1,
        contacted=contacted,
        settled=settled,
        settled_contacted=settled and contacted,
        lost=age_period(end, max([venture["start"], *visited])) > 6,
    )


def _events(records: Records, as_of: date) -> list[Row]:
    listed = cities(records, as_of)
    return [
        {
            "city": int(event["city_code"]),
            "month": month_number_of(event["held_on"]),
            "events": 1,
            **{kind: event["kind"] == kind for kind in KINDS},
            "participants": event["participants"],
        }
        for event in records["events"]
        if event["city_code"] in listed and event["held_on"] <= as_of
    ]


def _associations(records: Records, as_of: date) -> list[Row]:
    rows = []
    for code in cities(records, as_of):
        for end in month_ends(as_of):
            founded = [
                row
                for row in records["associations"]
                if row["city_code"] == code and row["founded_on"] <= end
            ]
            rows.append(
                {
                    "city": int(code),
                    "month": month_number_of(end),
                    "cities": 1,
                    "founded": bool(founded),
                    "members": sum(row["members"] for row in founded),
                }
            )
    return rows
