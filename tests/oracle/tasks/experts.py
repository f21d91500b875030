"""Experts and services, counted one by one."""

from datetime import date

from data_access.dates import month_number_of
from tests.oracle.harness.records import Records, Row, one_by
from tests.oracle.person_years import enrolments
from tests.oracle.tasks.listing import Table, cities, month_ends, table
from tests.oracle.tasks.slicing import by_group_and_institution, row

MODES = ("visit", "session", "telephone", "interview")
TOPICS = ("choice", "rules", "management", "money", "marketing", "technology")


def tables(records: Records, as_of: date) -> dict[str, Table]:
    """Every count table of the clause."""
    return {
        "experts": table(("city", "month"), _experts(records, as_of)),
        **by_group_and_institution("services", _services(records, as_of)),
    }


def _experts(records: Records, as_of: date) -> list[Row]:
    listed = cities(records, as_of)
    return [
        {
            "city": int(expert["city_code"]),
            "month": month_number_of(end),
            "experts": 1,
            "entrepreneur": expert["background"] == "entrepreneur",
            "scholar": expert["background"] == "scholar",
            "official": expert["background"] == "official",
            "certificate_known": expert["certified"] is not None,
            "certified": expert["certified"] is True,
        }
        for expert in records["experts"]
        for end in month_ends(as_of)
        if expert["city_code"] in listed
        and expert["active_from"] <= end
        and not (expert["active_to"] is not None and expert["active_to"] <= end)
    ]


def _services(records: Records, as_of: date) -> list[Row]:
    case_of = one_by(records["service_cases"], "id")
    trained = one_by(enrolments(records, as_of), "id")
    rows = []
    for service in records["services"]:
        case = case_of[service["case_id"]]
        unit = trained.get(case["enrolment_id"])
        if unit is None or case["opened_on"] > as_of or service["provided_on"] > as_of:
            continue
        score = service["satisfaction"] if service["evaluated"] else None
        good = score in (4, 5)
        expert = service["expert_id"] is not None
        rows.append(
            row(
                unit,
                service["provided_on"],
                services=1,
                **{mode: service["mode"] == mode for mode in MODES},
                evaluated=service["evaluated"],
                answered=score is not None,
                satisfied=good,
                by_expert=expert,
                expert_evaluated=expert and service["evaluated"],
                expert_answered=expert and score is not None,
                expert_satisfied=expert and good,
                topic_known=service["topic"] is not None,
                **{topic: service["topic"] == topic for topic in TOPICS},
            )
        )
    return rows
