"""Micro-loans, trap by trap: one person once, what is in time, what has fallen due."""

from metrics.counts.snapshot import Counts
from tests.metrics.conftest import Count
from tests.oracle.tasks import credit_link
from tests.oracle.tasks.traps import agreed, amount, figure

AS_OF = "2009-12-31"
TRAINED = {
    "courses": """
        id | starts_on  | ends_on
        1  | 2008-06-01 | 2008-06-10
    """,
    "enrolments": """
        person_id | course_id | assessment_passed | target_group
        7         | 1         | yes               | rural
        8         | 1         | no                | rural
        10        | 1         | yes               | student
        11        | 1         | yes               | veteran
    """,
    "businesses": """
        lead_person_id | opened_on
        9              | 2008-01-31
    """,
    "credit_communities": """
        id | city_code | name | recognised_on
        1  | 130100    | 社区 | 2008-01-01
    """,
}
PAID_OUT = """
    id | person_id | community_id | applied_on | paid_on    | principal | counter_guarantee_waived
    1  | 7         | -            | 2008-07-01 | 2008-08-01 | 9000      | yes
"""


def lent(count: Count, loans: str, repayments: str = "", as_of: str = AS_OF) -> Counts:
    """Counts of loans; person 8 has failed, 9 was never trained, the others have passed."""
    more = {"repayments": repayments} if repayments else {}
    return agreed(count, credit_link, as_of, **TRAINED, loans=loans, **more)


def test_a_loan_is_in_time_up_to_the_clipped_half_year(count: Count) -> None:
    counts = lent(
        count,
        """
        person_id | community_id | applied_on | paid_on    | principal | counter_guarantee_waived
        7         | 1            | 2008-08-31 | 2009-02-28 | 9000      | no
        10        | 1            | 2008-08-31 | 2009-03-01 | 9000      | no
        11        | 1            | 2008-08-31 | -          | 9000      | no
    """,
    )
    for group, in_time in (("rural", 1), ("student", 0), ("veteran", 0)):
        assert figure(counts, "loan_access", by="group", entity=group) == (in_time, 1), group
    assert figure(counts, "loan_access", by="city", entity="110000") == (1, 3)


def test_several_applications_are_one_person_from_the_first_on(count: Count) -> None:
    counts = lent(
        count,
        """
        person_id | community_id | applied_on | paid_on    | principal | counter_guarantee_waived
        7         | -            | 2008-07-01 | -          | 9000      | no
        7         | -            | 2008-10-01 | 2008-12-28 | 9000      | yes
    """,
    )
    assert figure(counts, "loan_access") == (1, 1)
    assert amount(counts, "loan_days") == 180
    assert figure(counts, "guarantee_waived") == (1, 1)


def test_who_failed_is_no_passer_but_his_loan_is_one_of_the_trained(count: Count) -> None:
    counts = lent(
        count,
        """
        person_id | community_id | applied_on | paid_on    | principal | counter_guarantee_waived
        8         | -            | 2008-12-01 | 2008-12-28 | 9000      | no
        9         | -            | 2008-12-01 | 2008-12-28 | 9000      | no
        7         | -            | 2008-05-31 | 2008-12-28 | 9000      | no
    """,
    )
    assert figure(counts, "loan_access") == (0, 0)
    assert figure(counts, "guarantee_waived") == (0, 1)


def test_among_all_passers_the_clock_is_that_of_the_services(count: Count) -> None:
    counts = lent(
        count,
        """
        person_id | community_id | applied_on | paid_on    | principal | counter_guarantee_waived
        7         | -            | 2008-11-01 | 2008-12-10 | 9000      | no
        10        | -            | 2008-11-01 | 2008-12-11 | 9000      | no
    """,
    )
    assert figure(counts, "loan_access") == (2, 2)
    assert figure(counts, "loan_access", "of_passers") == (1, 3)
    assert figure(counts, "loan_access", "of_passers", "group", "rural") == (1, 1)


def test_principal_is_recovered_up_to_90_days_past_due_and_no_more_than_was_due(
    count: Count,
) -> None:
    counts = lent(
        count,
        PAID_OUT,
        """
        loan_id | due_on     | principal_due | paid_on    | principal_paid
        1       | 2009-03-01 | 1000          | 2009-05-30 | 1000
        1       | 2009-04-01 | 1000          | 2009-07-01 | 1000
        1       | 2009-05-01 | 1000          | 2009-05-01 | 400
        1       | 2009-06-01 | 1000          | 2009-05-01 | 5000
        1       | 2009-07-01 | 1000          | -          | 0
    """,
    )
    assert counts.tables["loan_recovery"]["recovered"].tolist() == [1000, 0, 400, 1000, 0]
    assert figure(counts, "loan_recovery") == (2400, 5000)


def test_only_what_has_fallen_due_is_in_the_denominator(count: Count) -> None:
    counts = lent(
        count,
        PAID_OUT,
        """
        loan_id | due_on     | principal_due | paid_on    | principal_paid
        1       | 2009-08-31 | 1000          | 2009-08-31 | 1000
        1       | 2009-09-01 | 1000          | -          | 0
        1       | 2010-03-01 | 7000          | -          | 0
    """,
    )
    assert figure(counts, "loan_recovery") == (1000, 1000)
    assert figure(counts, "loan_recovery", period="2009") == (1000, 1000)


def test_a_credit_file_belongs_to_the_city_of_its_community(count: Count) -> None:
    counts = agreed(
        count,
        credit_link,
        AS_OF,
        **TRAINED,
        credit_files="""
        person_id | community_id | opened_on
        7         | 1            | 2009-03-01
        8         | 1            | 2010-01-01
    """,
    )
    assert amount(counts, "credit_files", "city", "130100") == 1
    assert amount(counts, "credit_files") == 1
