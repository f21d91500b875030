"""Experts and services, trap by trap: which answers are valid, whose city it is, who is engaged."""

from metrics.counts.snapshot import Counts
from metrics.readings.tidy import readings
from metrics.registry import FIGURES
from tests.metrics.conftest import Count
from tests.oracle.tasks import experts
from tests.oracle.tasks.traps import agreed, amount, figure

AS_OF = "2009-06-30"
EXPERTS = """
    id | city_code | background   | active_from | active_to
    1  | 130100    | entrepreneur | 2008-01-01  | -
"""


def served(count: Count, services: str) -> Counts:
    """Counts of the services to one person trained in Beijing."""
    return agreed(
        count,
        experts,
        AS_OF,
        experts=EXPERTS,
        courses="""
            id | starts_on  | ends_on
            1  | 2008-03-01 | 2008-03-10
        """,
        enrolments="""
            id | person_id | course_id
            1  | 7         | 1
        """,
        service_cases="""
            id | enrolment_id
            1  | 1
        """,
        services=services,
    )


def test_an_answer_counts_where_the_service_was_evaluated_and_none_is_not_dissatisfied(
    count: Count,
) -> None:
    counts = served(
        count,
        """
        case_id | provided_on | evaluated | satisfaction
        1       | 2009-01-05  | yes       | 4
        1       | 2009-01-06  | yes       | 3
        1       | 2009-01-07  | yes       | -
        1       | 2009-01-08  | no        | -
        1       | 2009-01-09  | no        | 5
    """,
    )
    assert figure(counts, "satisfaction") == (1, 2)
    assert figure(counts, "response_rate") == (2, 3)
    assert figure(counts, "services_evaluated") == (3, 5)


def test_under_thirty_answers_satisfaction_is_too_small_to_judge(count: Count) -> None:
    for answers, verdict in ((30, "met"), (29, "too_small")):
        rows = "\n".join(["1 | 2009-01-05 | yes | 5"] * answers)
        counts = served(count, f"case_id | provided_on | evaluated | satisfaction\n{rows}")
        shown = readings(counts, FIGURES["satisfaction"], "national").iloc[0]
        assert (shown["numerator"], shown["verdict"]) == (answers, verdict)


def test_a_service_belongs_to_the_city_that_trained_the_person(count: Count) -> None:
    counts = served(
        count,
        """
        case_id | provided_on | mode      | expert_id | evaluated | satisfaction
        1       | 2009-01-05  | telephone | 1         | yes       | 5
    """,
    )
    assert figure(counts, "satisfaction", by="city", entity="110000") == (1, 1)
    assert figure(counts, "satisfaction", by="city", entity="130100") == (0, 0)
    assert figure(counts, "satisfaction", "by_expert", "institution", "1") == (1, 1)
    assert figure(counts, "service_modes", "telephone") == (1, 1)
    assert amount(counts, "experts_active", "city", "130100") == 1


def test_twelve_months_are_read_after_a_month_for_reports(count: Count) -> None:
    counts = served(
        count,
        """
        case_id | provided_on | mode
        1       | 2008-05-31  | telephone
        1       | 2008-06-01  | visit
        1       | 2009-05-31  | visit
        1       | 2009-06-01  | telephone
    """,
    )
    assert figure(counts, "service_modes") == (2, 2)


def test_an_expert_counts_from_engagement_to_the_eve_of_dismissal(count: Count) -> None:
    counts = agreed(
        count,
        experts,
        AS_OF,
        experts="""
        city_code | background   | active_from | active_to
        110000    | scholar      | 2009-06-30  | -
        110000    | entrepreneur | 2009-07-01  | -
        110000    | entrepreneur | 2008-01-01  | 2009-06-30
        110000    | scholar      | 2008-01-01  | 2009-07-01
    """,
    )
    assert figure(counts, "expert_backgrounds", "scholar") == (2, 2)
