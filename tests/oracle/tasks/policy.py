"""Relief of taxes and fees, counted business by business."""

from datetime import date

from tests.oracle.clocks import add_months
from tests.oracle.harness.records import Records, Row, by, happened
from tests.oracle.tasks.listing import Table, table
from tests.oracle.tasks.slicing import (
    by_group,
    by_group_and_institution,
    in_mature_year,
    row,
    trained_ventures,
)


def tables(records: Records, as_of: date) -> dict[str, Table]:
    """Every count table of the clause."""
    relief, days, granted = [], [], []
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
            days += _days(venture, cases, as_of)
        granted += [
            row(venture, case["granted_on"], cases=1, amount=case["amount"])
            for case in cases
            if happened(case["granted_on"], as_of)
        ]
    return {
        **by_group_and_institution("relief", relief),
        "relief_days": table(("city", "value"), days),
        **by_group("relief_granted", granted),
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
