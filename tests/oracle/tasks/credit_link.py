"""Micro-loans of trained persons, counted person by person and instalment by instalment."""

from datetime import date, timedelta

from data_access.dates import month_number_of
from tests.oracle.clocks import add_months
from tests.oracle.harness.records import Records, Row, by, happened, last_days, one_by
from tests.oracle.person_years import enrolments, person_years
from tests.oracle.tasks.listing import Table, cities, month_ends, table
from tests.oracle.tasks.slicing import (
    by_group,
    by_group_and_institution,
    in_mature_year,
    row,
    trained_ventures,
)


def tables(records: Records, as_of: date) -> dict[str, Table]:
    """Every count table of the clause."""
    trained = person_years(records, as_of)
    loans = _loans(records, trained, as_of)
    applicants = _applicants(trained, loans, as_of)
    return {
        **by_group_and_institution("credit", _credit(trained, applicants, as_of)),
        "credit_days": table(
            ("city", "value"), _days(applicants, last_days(records, as_of), as_of)
        ),
        **by_group_and_institution(
            "loans_paid",
            [
                row(loan["of"], loan["paid_on"], paid=1, waived=loan["counter_guarantee_waived"])
                for loan in loans
                if happened(loan["paid_on"], as_of)
            ],
        ),
        **by_group("loan_recovery", _recovery(records, loans, as_of)),
        "credit_files": table(("city", "month"), _files(records, as_of)),
        "communities": table(("city", "month"), _communities(records, as_of)),
        **by_group_and_institution("office_cases", _cases(records, as_of)),
        **by_group_and_institution("community_businesses", _businesses(records, as_of)),
    }


def _loans(records: Records, trained: list[Row], as_of: date) -> list[Row]:
    """Loans applied for since a training began, with the latest such training."""
    trainings_of = by(trained, "person")
    rows = []
    for loan in records["loans"]:
        before = [
            training
            for training in trainings_of.get(loan["person_id"], [])
            if training["starts_on"] <= loan["applied_on"] <= as_of
        ]
        if before:
            latest = max(before, key=lambda training: (training["completed_on"], training["id"]))
            rows.append({**loan, "of": latest})
    return rows


def _applicants(trained: list[Row], loans: list[Row], as_of: date) -> dict[int, Row]:
    """Passers who applied, by enrolment: the first application, and the first payment."""
    applicants = {}
    loans_of = by([{**loan, "training": loan["of"]["id"]} for loan in loans], "training")
    for training in trained:
        applied = loans_of.get(training["id"], [])
        if applied and training["passed"]:
            paid = [loan["paid_on"] for loan in applied if happened(loan["paid_on"], as_of)]
            applicants[training["id"]] = {
                "of": training,
                "applied_on": min(loan["applied_on"] for loan in applied),
                "paid_on": min(paid, default=None),
            }
    return applicants


def _paid_by(applicant: Row | None, start: date) -> bool:
    if applicant is None or applicant["paid_on"] is None:
        return False
    return bool(applicant["paid_on"] <= add_months(start, 6))


def _credit(trained: list[Row], applicants: dict[int, Row], as_of: date) -> list[Row]:
    none = {"applied": 0, "paid": 0, "passers": 0, "passers_paid": 0}
    rows = []
    for one in applicants.values():
        in_time = _paid_by(one, one["applied_on"])
        rows.append(row(one["of"], one["applied_on"], **{**none, "applied": 1, "paid": in_time}))
    for training in trained:
        if training["passed"] and training["start"] <= as_of:
            in_time = _paid_by(applicants.get(training["id"]), training["start"])
            amounts = {**none, "passers": 1, "passers_paid": in_time}
            rows.append(row(training, training["start"], **amounts))
    return rows


def _days(applicants: dict[int, Row], last: dict[str, date], as_of: date) -> list[Row]:
    return [
        {
            "city": int(one["of"]["city"]),
            "value": max(0, (one["paid_on"] - one["applied_on"]).days),
            "n": 1,
        }
        for one in applicants.values()
        if _paid_by(one, one["applied_on"])
        and in_mature_year(one["applied_on"], 6, as_of)
        and one["applied_on"] <= last[one["of"]["city"]]
    ]


def _recovery(records: Records, loans: list[Row], as_of: date) -> list[Row]:
    paid_out = {loan["id"]: loan for loan in loans if happened(loan["paid_on"], as_of)}
    rows = []
    for instalment in records["repayments"]:
        loan = paid_out.get(instalment["loan_id"])
        if loan is None or instalment["due_on"] > as_of:
            continue
        latest = min(as_of, instalment["due_on"] + timedelta(days=90))
        repaid = instalment["principal_paid"] if happened(instalment["paid_on"], latest) else 0
        due = instalment["principal_due"]
        rows.append(row(loan["of"], instalment["due_on"], due=due, recovered=min(repaid, due)))
    return rows


def _files(records: Records, as_of: date) -> list[Row]:
    community = one_by(records["credit_communities"], "id")
    listed = cities(records, as_of)
    opened = [file for file in records["credit_files"] if file["opened_on"] <= as_of]
    return [
        {
            "city": int(community[file["community_id"]]["city_code"]),
            "month": month_number_of(file["opened_on"]),
            "files": 1,
        }
        for file in opened
        if community[file["community_id"]]["city_code"] in listed
    ]


def _communities(records: Records, as_of: date) -> list[Row]:
    return [
        {
            "city": int(community["city_code"]),
            "month": month_number_of(end),
            "communities": 1,
            "plan_known": community["plans_training"] is not None,
            "plans_training": community["plans_training"] is True,
        }
        for community in records["credit_communities"]
        for end in month_ends(as_of)
        if community["city_code"] in cities(records, as_of) and community["recognised_on"] <= end
    ]


def _cases(records: Records, as_of: date) -> list[Row]:
    trained = one_by(enrolments(records, as_of), "id")
    return [
        row(
            trained[case["enrolment_id"]],
            case["opened_on"],
            follow_up_known=case["followed_by_office"] is not None,
            followed=case["followed_by_office"] is True,
        )
        for case in records["service_cases"]
        if case["opened_on"] <= as_of and case["enrolment_id"] in trained
    ]


def _businesses(records: Records, as_of: date) -> list[Row]:
    business_of = one_by(records["businesses"], "id")
    rows = []
    for venture in trained_ventures(records, as_of):
        business = business_of[venture["id"]]
        rows.append(
            row(
                venture,
                venture["start"],
                place_known=business["in_community"] is not None,
                in_community=business["in_community"] is True,
                customers_known=business["serves_community"] is not None,
                serving=business["serves_community"] is True,
            )
        )
    return rows
