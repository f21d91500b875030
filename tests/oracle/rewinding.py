"""Takes out of the records everything that happened after a day."""

from datetime import date

from tests.oracle.records import Records, Row

BIRTH = {
    "institutions": "designated_on", "courses": "ends_on", "service_cases": "opened_on",
    "services": "provided_on", "businesses": "opened_on", "visits": "visited_on",
    "tenancies": "entered_on", "targets": "set_on", "city_returns": "month_end",
    "cities": "valid_from", "loans": "applied_on", "repayments": "due_on",
}  # fmt: skip
"""The event that brings a row into being."""

LATER_EVENTS = {
    "cities": {"valid_to": ()},
    "enrolments": {
        "first_attended_on": (), "completed_on": (), "assessed_on": ("assessment_passed",),
        "resit_on": ("resit_passed",),
    },
    "service_cases": {"completed_on": ()},
    "businesses": {"closed_on": ("exit_kind",)},
    "tenancies": {"left_on": ("left_as",)},
}  # fmt: skip
"""What may happen to a row later, with the columns that belong to the event."""

BELONGS_TO = {
    "courses": {"institution_id": "institutions"},
    "enrolments": {"course_id": "courses"},
    "service_cases": {"enrolment_id": "enrolments"},
    "services": {"case_id": "service_cases"},
    "founders": {"business_id": "businesses"},
    "visits": {"business_id": "businesses"},
    "tenancies": {"business_id": "businesses"},
}
TOUCHED = (
    "provinces",
    "cities",
    "institutions",
    "persons",
    "courses",
    "enrolments",
    "service_cases",
    "services",
    "businesses",
    "founders",
    "visits",
    "incubators",
    "tenancies",
    "targets",
    "city_returns",
    "settings",
)


def rewound(records: Records, until: date) -> Records:
    """The records that any count reads, as they stood at the end of a day."""
    found: Records = {}
    for name in TOUCHED:
        rows = [row for row in records[name] if name not in BIRTH or row[BIRTH[name]] <= until]
        for column, owner in BELONGS_TO.get(name, {}).items():
            owners = {row["id"] for row in found[owner]}
            rows = [row for row in rows if row[column] in owners]
        found[name] = [without_later_events(name, row, until) for row in rows]
    for row in found["courses"]:
        row["teacher_id"] = None
    for row in found["services"]:
        row["expert_id"] = None
    return found


def without_later_events(name: str, row: Row, until: date) -> Row:
    """A copy of the row whose later dates are empty, and what came with them."""
    row = dict(row)
    for day, others in LATER_EVENTS.get(name, {}).items():
        if row[day] is not None and row[day] > until:
            row.update(dict.fromkeys((day, *others)))
    return row
