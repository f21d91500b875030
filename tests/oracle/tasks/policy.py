"""Relief of taxes and fees, counted business by business."""

from datetime import date, timedelta

from tests.oracle.clocks import add_months
from tests.oracle.harness.records import Records, Row, belonging, by, happened
from tests.oracle.tasks.listing import Table, table
from tests.oracle.tasks.slicing import (
    by_group,
    by_group_and_institution,
    in_mature_year,
    row,
    trained_ventures,
)

FORMS = ("self_employed", "sole_owner", "partnership", "company", "cooperative")


def tables(records: Records, as_of: date) -> dict[str, Table]:
    """Every count table of the clause."""
    relief, days, granted, by_form, jobs = [], [], [], [], []
    form_of = {row["id"]: row["legal_form"] for row in records["businesses"]}
    cases_of = by(records["relief_cases"], "business_id")
    for venture in trained_ventures(records, as_of):
        cases = [
            case
            for business in venture["businesses"]
            for case in cases_of.get(business, [])
            if case["eligible_on"] <= as_of
        ]
        if cases:
            relief.append(_relief(venture, cases, as_of))
            if belonging([venture], records, as_of):
                days += _days(venture, cases, as_of)
            by_form.append(_by_form(venture, form_of[venture["id"]], cases, as_of))
        jobs += _laid_off(venture)
        granted += [
            row(venture, case["granted_on"], cases=1, amount=case["amount"])
            for case in cases
            if happened(case["granted_on"], as_of)
        ]
    return {
        **by_group_and_institution("relief", relief),
        "relief_days": table(("city", "value"), days),
        **by_group("relief_granted", granted),
        **by_group_and_institution("relief_by_form", by_form),
        **by_group_and_institution("laid_off_jobs", jobs),
    }


def _relief(venture: Row, cases: list[Row], as_of: date) -> Row:
    amounts = {}
    for name, kinds in (("", ("tax", "fee")), ("_tax", ("tax",)), ("_fee", ("fee",))):
        of_kinds = [case for case in cases if case["kind"] in kinds]
        amounts[f"eligible{name}"] = _eligible(venture, of_kinds)
        amounts[f"relieved{name}"] = _first_relief(venture, of_kinds, as_of) is not None
    return row(venture, venture["start"], **amounts)


def _eligible(venture: Row, cases: list[Row]) -> bool:
    return any(case["eligible_on"] <= add_months(venture["start"], 6) for case in cases)


def _first_relief(venture: Row, cases: list[Row], as_of: date) -> date | None:
    """The first relief, if it came within six months to a business eligible by then."""
    days = [case["granted_on"] for case in cases if happened(case["granted_on"], as_of)]
    in_time = [day for day in days if day <= add_months(venture["start"], 6)]
    return min(in_time) if in_time and _eligible(venture, cases) else None


def _days(venture: Row, cases: list[Row], as_of: date) -> list[Row]:
    first = _first_relief(venture, cases, as_of)
    if first is None or not in_mature_year(venture["start"], 6, as_of):
        return []
    waited = max(0, (first - venture["start"]).days)
    return [{"city": int(venture["city"]), "value": waited, "n": 1}]


def _by_form(venture: Row, form: str | None, cases: list[Row], as_of: date) -> Row:
    eligible = _eligible(venture, cases)
    relieved = _first_relief(venture, cases, as_of) is not None
    hiring = [case for case in cases if case["for_hiring"]]
    amounts = {
        "eligible": eligible and form is not None,
        "relieved": relieved and form is not None,
        "eligible_hiring": _eligible(venture, hiring),
        "relieved_hiring": _first_relief(venture, hiring, as_of) is not None,
    }
    for name in FORMS:
        amounts[f"eligible_{name}"] = eligible and form == name
        amounts[f"relieved_{name}"] = relieved and form == name
    return row(venture, venture["start"], **amounts)


def _laid_off(venture: Row) -> list[Row]:
    """Workers and laid-off ones at the visit nearest six months that counted the laid-off."""
    anniversary = add_months(venture["start"], 6)
    near = [
        visit
        for visit in venture["visits"]
        if visit["laid_off_workers"] is not None
        and visit["status"] != "closed"
        and abs(visit["visited_on"] - anniversary) <= timedelta(days=45)
    ]
    if not near:
        return []
    best = min(abs(visit["visited_on"] - anniversary) for visit in near)
    equal = [visit for visit in near if abs(visit["visited_on"] - anniversary) == best]
    last = max(equal, key=lambda visit: (visit["visited_on"], visit["id"]))
    amounts = {
        "visited": 1,
        "hiring": last["laid_off_workers"] > 0,
        "workers": last["workers"],
        "laid_off": last["laid_off_workers"],
    }
    return [row(venture, venture["start"], **amounts)]
