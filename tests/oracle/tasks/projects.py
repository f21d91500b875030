"""Projects and the businesses opened with them, counted one by one from the records."""

from datetime import date

from data_access.dates import month_number_of
from tests.oracle.clocks import add_months
from tests.oracle.harness.records import Records, Row, by, happened, last_days, one_by
from tests.oracle.stability_rate import exits
from tests.oracle.tasks.listing import Table, cities, month_ends, table
from tests.oracle.ventures import chains, operating_at_12, ventures

KEYS = ("city", "month")


def tables(records: Records, as_of: date) -> dict[str, Table]:
    """Every count table of the clause."""
    businesses = _businesses(records, as_of)
    return {
        "appraisals": table(KEYS, _appraisals(records, as_of)),
        "listings": table(KEYS, _listings(records, as_of)),
        "library": table(KEYS, _library(records, as_of)),
        "investments": table(
            ("city", "value"),
            [
                {"city": row["city_code"], "value": row["investment"], "n": 1}
                for row in _listed(records, as_of)
            ],
        ),
        "project_qualities": table(KEYS, _qualities(records, as_of)),
        "project_businesses": table(KEYS, [_without(row, "project") for row in businesses]),
        "project_businesses_by_project": table(
            ("project", "month"), [_without(row, "city") for row in businesses]
        ),
    }


def _without(row: Row, column: str) -> Row:
    return {name: value for name, value in row.items() if name != column}


def _projects(records: Records, as_of: date) -> list[Row]:
    listed = cities(records, as_of)
    return [row for row in records["projects"] if row["city_code"] in listed]


def _listed(records: Records, as_of: date) -> list[Row]:
    return [
        row
        for row in _projects(records, as_of)
        if row["feasible"]
        and happened(row["appraised_on"], as_of)
        and happened(row["listed_on"], as_of)
    ]


def _appraisals(records: Records, as_of: date) -> list[Row]:
    return [
        {
            "city": row["city_code"],
            "month": month_number_of(row["appraised_on"]),
            "appraised": 1,
            "feasible": row["feasible"],
        }
        for row in _projects(records, as_of)
        if happened(row["appraised_on"], as_of) and row["feasible"] is not None
    ]


def _listings(records: Records, as_of: date) -> list[Row]:
    recommended = by(records["project_recommendations"], "project_id")
    opened_on = {row["id"]: row["opened_on"] for row in records["businesses"]}
    rows = []
    for project in _listed(records, as_of):
        listed_on = project["listed_on"]
        last = min(add_months(listed_on, 12), as_of)
        chosen = any(
            row["chosen_on"] is not None
            and listed_on <= row["chosen_on"] <= last
            and row["business_id"] is not None
            and listed_on <= opened_on[row["business_id"]] <= last
            for row in recommended.get(project["id"], [])
        )
        rows.append(
            {
                "city": project["city_code"],
                "month": month_number_of(listed_on),
                "listed": 1,
                "chosen": chosen,
            }
        )
    return rows


def _library(records: Records, as_of: date) -> list[Row]:
    projects, listed = _projects(records, as_of), _listed(records, as_of)
    return [
        {
            "city": code,
            "month": month_number_of(end),
            "collected": sum(
                row["city_code"] == code and row["collected_on"] <= end for row in projects
            ),
            "listed": sum(
                row["city_code"] == code and max(row["appraised_on"], row["listed_on"]) <= end
                for row in listed
            ),
        }
        for code in cities(records, as_of)
        for end in month_ends(as_of)
    ]


def _qualities(records: Records, as_of: date) -> list[Row]:
    recommended = by(records["project_recommendations"], "project_id")
    showing = {
        row["city_code"] for row in _projects(records, as_of) if happened(row["shown_on"], as_of)
    }
    rows = []
    for project in _listed(records, as_of):
        for end in month_ends(as_of):
            if max(project["appraised_on"], project["listed_on"]) > end:
                continue
            months = project["payback_months"]
            rows.append(
                {
                    "city": project["city_code"],
                    "month": month_number_of(end),
                    "listed": 1,
                    "recommended": any(
                        row["recommended_on"] <= end for row in recommended.get(project["id"], [])
                    ),
                    "showing_known": project["city_code"] in showing,
                    "shown": happened(project["shown_on"], end),
                    "origin_known": project["local"] is not None,
                    "local": project["local"] is True,
                    "payback_known": months is not None,
                    "soon": months is not None and months <= 12,
                }
            )
    return rows


def _businesses(records: Records, as_of: date) -> list[Row]:
    projects = one_by(_listed(records, as_of), "id")
    first_of = {
        business["id"]: chain[0]["id"] for chain in chains(records, as_of) for business in chain
    }
    choices: dict[int, list[Row]] = {}
    for row in records["project_recommendations"]:
        known = row["project_id"] in projects and happened(row["chosen_on"], as_of)
        if known and row["business_id"] in first_of:
            choices.setdefault(first_of[row["business_id"]], []).append(row)
    rows, last = [], last_days(records, as_of)
    for venture in ventures(records, as_of):
        opened = month_number_of(venture["start"])
        counting = [
            row
            for row in choices.get(venture["id"], [])
            if opened <= month_number_of(last[projects[row["project_id"]]["city_code"]])
        ]
        if not counting:
            continue
        choice = min(counting, key=lambda row: (row["chosen_on"], row["id"]))
        operating = operating_at_12(venture)
        rows.append(
            {
                "city": projects[choice["project_id"]]["city_code"],
                "project": choice["project_id"],
                "month": opened,
                "opened": 1,
                "operating_12": operating is True,
                "known_12": operating is not None,
                **exits(venture),
            }
        )
    return rows
