"""Takes out of the records everything that happened, or was entered, after a day."""

from datetime import date
from typing import Any

from data_access.schema import metadata
from tests.oracle.harness.records import Records, Row

BIRTH = {
    "institutions": "designated_on",
    "courses": "ends_on",
    "service_cases": "opened_on",
    "services": "provided_on",
    "businesses": "opened_on",
    "visits": "visited_on",
    "tenancies": "entered_on",
    "targets": "set_on",
    "city_returns": "month_end",
    "nil_returns": "month_end",
    "cities": "valid_from",
    "loans": "applied_on",
    "repayments": "due_on",
    "inspections": "inspected_on",
    "teachers": "active_from",
    "teacher_activities": "held_on",
    "experts": "active_from",
    "projects": "collected_on",
    "project_recommendations": "recommended_on",
    "events": "held_on",
    "associations": "founded_on",
    "credit_communities": "recognised_on",
    "credit_files": "opened_on",
    "incubators": "opened_on",
    "relief_cases": "eligible_on",
    "organisations": "established_on",
    "local_plans": "adopted_on",
}
"""The event that brings a row into being."""

LATER_EVENTS: dict[str, dict[str, dict[str, Any]]] = {
    "cities": {"valid_to": {}},
    "institutions": {"ended_on": {}},
    "teachers": {"active_to": {}, "evaluated_on": {"evaluation_passed": None}},
    "enrolments": {
        "first_attended_on": {},
        "completed_on": {},
        "assessed_on": {"assessment_passed": None},
        "resit_on": {"resit_passed": None},
    },
    "service_cases": {"completed_on": {}},
    "businesses": {"closed_on": {"exit_kind": None}},
    "tenancies": {"left_on": {"left_as": None}},
    "experts": {"active_to": {}},
    "projects": {"appraised_on": {"feasible": None}, "listed_on": {}, "shown_on": {}},
    "project_recommendations": {"chosen_on": {"business_id": None}},
    "loans": {"paid_on": {}},
    "repayments": {"paid_on": {"principal_paid": 0}},
    "relief_cases": {"granted_on": {}},
}
"""What may happen to a row later, and what the columns that belong to the event are before it."""

BELONGS_TO = {
    "courses": {"institution_id": "institutions", "teacher_id": "teachers"},
    "inspections": {"institution_id": "institutions"},
    "teacher_activities": {"teacher_id": "teachers"},
    "enrolments": {"course_id": "courses"},
    "service_cases": {"enrolment_id": "enrolments"},
    "services": {"case_id": "service_cases", "expert_id": "experts"},
    "founders": {"business_id": "businesses"},
    "visits": {"business_id": "businesses"},
    "tenancies": {"business_id": "businesses", "incubator_id": "incubators"},
    "relief_cases": {"business_id": "businesses"},
    "project_recommendations": {"project_id": "projects", "case_id": "service_cases"},
    "credit_files": {"community_id": "credit_communities"},
    "loans": {"community_id": "credit_communities"},
    "repayments": {"loan_id": "loans"},
}
COMES_LATER = {"project_recommendations": {"business_id": "businesses"}}
"""References to what may come into being after the row: empty until then."""

ENTERED_LATE = ("enrolments", "businesses", "service_cases")
"""Tables whose rows may not be known yet on a day, and may then have others that belong to them."""
TOUCHED = tuple(table.name for table in metadata.sorted_tables if table.info["loaded"])
"""Every table of records, what is referred to first."""


def rewound(records: Records, until: date) -> Records:
    """The records that any count reads, as they stood at the end of a day."""
    earlier: Records = {}
    for name in TOUCHED:
        rows = [row for row in records[name] if (row.get(BIRTH.get(name, "")) or until) <= until]
        for column, owner in BELONGS_TO.get(name, {}).items():
            owners = {row["id"] for row in earlier[owner]}
            rows = [row for row in rows if row[column] is None or row[column] in owners]
        rows = [without_later_events(name, row, until) for row in rows]
        earlier[name] = without_unborn(name, rows, earlier)
    return earlier


def without_unborn(name: str, rows: list[Row], there: Records) -> list[Row]:
    """Copies of the rows without references to what is not there yet."""
    for column, owner in COMES_LATER.get(name, {}).items():
        owners = {row["id"] for row in there[owner]}
        rows = [{**row, column: row[column] if row[column] in owners else None} for row in rows]
    return rows


def without_later_events(name: str, row: Row, until: date) -> Row:
    """A copy of the row whose later dates are empty, and what came with them."""
    row = dict(row)
    for day, others in LATER_EVENTS.get(name, {}).items():
        if row[day] is not None and row[day] > until:
            row.update({day: None, **others})
    return row


def entered_by(records: Records, until: date) -> Records:
    """Only what had been entered by the end of a day, and nothing that belongs to what had not."""
    known: Records = {}
    for name in TOUCHED:
        rows = [row for row in records[name] if (row.get("recorded_on") or until) <= until]
        for column, owner in BELONGS_TO.get(name, {}).items():
            if owner in ENTERED_LATE:
                owners = {row["id"] for row in known[owner]}
                rows = [row for row in rows if row[column] is None or row[column] in owners]
        known[name] = without_unborn(name, rows, known)
    return known
