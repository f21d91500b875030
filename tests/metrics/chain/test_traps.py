"""The way from training to a lasting business, trap by trap: whose business it is and counts once."""

from typing import Any

from metrics.counts.snapshot import Counts
from tests.metrics.conftest import Count
from tests.oracle import service_chain as oracle
from tests.oracle.harness.agreement import assert_table_agrees
from tests.oracle.harness.shown import sum_of
from tests.oracle.harness.text_tables import make_records

AS_OF = "2010-06-30"
TWO = {
    "courses": """
        id | starts_on  | ends_on
        1  | 2008-03-01 | 2008-03-10
    """,
    "enrolments": """
        person_id | course_id | target_group
        7         | 1         | student
        8         | 1         | laid_off
    """,
    "service_cases": """
        enrolment_id | completed_on
        1            | 2008-03-31
        2            | 2008-03-31
    """,
}
BUSINESS = """
    id | lead_person_id | opened_on
    1  | 7              | 2008-06-01
"""
BOTH = "business_id | person_id\n1 | 8"
SEEN = """
    business_id | visited_on | workers
    1           | 2008-12-01 | 5
    1           | 2009-06-02 | 6
"""


def counted(count: Count, **texts: str) -> Counts:
    """Counts of two trainees, after the chain's tables agreed with the oracle."""
    given = {**TWO, **texts}
    counts = count(AS_OF, **given)
    records = make_records(**given)
    for table, measures in oracle.MEASURES.items():
        units = getattr(oracle, table)(records, counts.as_of)
        assert_table_agrees(counts, table, measures, units)
    return counts


def funnel(counts: Counts) -> dict[str, Any]:
    return {name: sum_of(counts, "funnel", name) for name in oracle.MEASURES["funnel"]}


def test_two_founders_have_opened_one_business(count: Count) -> None:
    amounts = funnel(counted(count, businesses=BUSINESS, founders=BOTH, visits=SEEN))
    assert (amounts["opened"], amounts["known"], amounts["operating"]) == (2, 2, 2)
    assert (amounts["businesses"], amounts["jobs"], amounts["jobs_squares"]) == (1, 5, 25)


def test_a_business_led_by_an_outsider_is_an_opening_of_unknown_fate(count: Count) -> None:
    outsider = BUSINESS.replace("| 7 ", "| 9 ")
    amounts = funnel(counted(count, businesses=outsider, founders=BOTH, visits=SEEN))
    assert (amounts["opened"], amounts["businesses"], amounts["known"], amounts["jobs"]) == (
        1,
        0,
        0,
        0,
    )


def test_who_failed_or_was_not_served_is_lost_at_that_step(count: Count) -> None:
    failed = TWO["enrolments"].replace("target_group", "target_group | assessment_passed")
    failed = failed.replace("student", "student | no").replace("laid_off", "laid_off | yes")
    cases = "enrolment_id | completed_on\n1 | 2008-03-31"
    amounts = funnel(
        counted(
            count,
            enrolments=failed,
            service_cases=cases,
            businesses=BUSINESS,
            founders=BOTH,
            visits=SEEN,
        )
    )
    assert (amounts["trained"], amounts["passed"], amounts["served"], amounts["opened"]) == (
        2,
        1,
        0,
        0,
    )


def test_a_late_opening_is_none_of_the_chain_but_stays_a_business(count: Count) -> None:
    late = BUSINESS.replace("2008-06-01", "2008-10-01")
    counts = counted(count, businesses=late)
    assert funnel(counts)["opened"] == 0
    assert sum_of(counts, "business_mix", "opened") == 1


def test_trained_twice_the_business_is_that_of_the_later_training(count: Count) -> None:
    courses = TWO["courses"] + "    2 | 2009-01-01 | 2009-01-10\n"
    enrolments = TWO["enrolments"] + "    7 | 2 | student\n"
    cases = TWO["service_cases"] + "    3 | 2008-03-31\n".replace("2008-03-31", "2009-01-20")
    opened = BUSINESS.replace("2008-06-01", "2009-02-01")
    counts = counted(
        count, courses=courses, enrolments=enrolments, service_cases=cases, businesses=opened
    )
    assert funnel(counts)["opened"] == funnel(counts)["businesses"] == 1


def test_links_are_kept_together_with_what_became_of_their_receivers(count: Count) -> None:
    services = """
        case_id | link      | provided_on
        1       | guidance  | 2008-04-01
        1       | follow_up | 2008-07-01
        2       | finance   | 2008-10-01
    """
    counts = counted(count, services=services, businesses=BUSINESS, visits=SEEN)
    table = counts.tables["links"]
    rows = {
        links: (n, opened, operating)
        for links, n, opened, operating in zip(
            *(table[name].tolist() for name in ("links", "passers", "opened", "operating")),
            strict=True,
        )
    }
    assert rows == {0: (1, 0, 0), 17: (1, 1, 1)}
