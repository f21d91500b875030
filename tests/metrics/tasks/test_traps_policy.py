"""Relief of taxes and fees, trap by trap: who is eligible, what is in time, what is a sum."""

from metrics.counts.snapshot import Counts
from tests.metrics.conftest import Count
from tests.oracle.tasks import policy
from tests.oracle.tasks.traps import agreed, amount, figure

AS_OF = "2009-12-31"
OPENED = """
    id | lead_person_id | opened_on
    1  | 7              | 2008-08-31
"""


def relieved(count: Count, cases: str, businesses: str = OPENED, as_of: str = AS_OF) -> Counts:
    """Counts of the relief of businesses, all but person 9 trained in Beijing."""
    return agreed(
        count,
        policy,
        as_of,
        courses="""
            id | starts_on  | ends_on
            1  | 2007-09-01 | 2007-09-10
        """,
        enrolments="""
            person_id | course_id | target_group
            7         | 1         | rural
            8         | 1         | student
            10        | 1         | veteran
            11        | 1         | disabled
        """,
        businesses=businesses,
        relief_cases=cases,
    )


def test_relief_is_in_time_up_to_the_clipped_half_year(count: Count) -> None:
    counts = relieved(
        count,
        """
            business_id | kind | eligible_on | granted_on | amount
            1           | tax  | 2008-09-05  | 2008-08-01 | 500
            2           | tax  | 2008-09-05  | 2009-02-28 | 500
            3           | tax  | 2008-09-05  | 2009-03-01 | 500
            4           | tax  | 2008-09-05  | -          | 500
        """,
        """
            id | lead_person_id | opened_on
            1  | 7              | 2008-08-31
            2  | 8              | 2008-08-31
            3  | 10             | 2008-08-31
            4  | 11             | 2008-08-31
        """,
    )
    for group, received in (("rural", 1), ("student", 1), ("veteran", 0), ("disabled", 0)):
        assert figure(counts, "policy_relief", "tax", "group", group) == (received, 1), group
    assert figure(counts, "policy_relief") == (2, 4)
    assert figure(counts, "policy_relief", "fee") == (0, 0)


def test_one_relief_of_several_is_enough_and_counts_the_business_once(count: Count) -> None:
    counts = relieved(
        count,
        """
        business_id | kind | eligible_on | granted_on | amount
        1           | tax  | 2008-09-05  | 2009-05-01 | 500
        1           | fee  | 2008-09-05  | 2009-01-15 | 30
        1           | fee  | 2008-09-05  | -          | 0
    """,
    )
    assert figure(counts, "policy_relief") == (1, 1)
    assert figure(counts, "policy_relief", "tax") == (0, 1)
    assert figure(counts, "policy_relief", "fee") == (1, 1)
    assert amount(counts, "relief_amount") == 530


def test_who_becomes_eligible_later_does_not_move_a_ripe_cohort(count: Count) -> None:
    counts = relieved(
        count,
        """
        business_id | kind | eligible_on | granted_on | amount
        1           | tax  | 2009-03-01  | 2009-03-02 | 500
    """,
    )
    assert figure(counts, "policy_relief") == (0, 0)


def test_a_business_registered_again_is_the_same_business(count: Count) -> None:
    counts = relieved(
        count,
        """
            business_id | kind | eligible_on | granted_on | amount
            2           | tax  | 2008-09-05  | 2009-01-01 | 500
            1           | tax  | 2008-07-05  | 2009-02-01 | 500
        """,
        """
            id | lead_person_id | opened_on  | closed_on
            1  | 7              | 2008-07-01 | 2008-08-01
            2  | 7              | 2008-09-01 | -
        """,
    )
    assert figure(counts, "policy_relief") == (1, 1)
    assert amount(counts, "relief_days") == 184  # 1 July to 1 January


def test_a_business_that_training_did_not_lead_to_is_left_out(count: Count) -> None:
    counts = relieved(
        count,
        """
            business_id | kind | eligible_on | granted_on | amount
            1           | tax  | 2008-09-05  | 2008-09-06 | 500
        """,
        """
            id | lead_person_id | opened_on
            1  | 9              | 2008-08-31
        """,
    )
    assert figure(counts, "policy_relief") == (0, 0)
    assert amount(counts, "relief_amount") == 0


def test_the_median_takes_the_first_relief_of_each_business_within_half_a_year(
    count: Count,
) -> None:
    counts = relieved(
        count,
        """
            business_id | kind | eligible_on | granted_on | amount
            1           | tax  | 2008-09-05  | 2008-09-10 | 500
            1           | fee  | 2008-09-05  | 2008-12-10 | 500
            2           | fee  | 2008-09-05  | 2008-09-30 | 500
            3           | fee  | 2008-09-05  | 2009-09-30 | 500
        """,
        """
            id | lead_person_id | opened_on
            1  | 7              | 2008-08-31
            2  | 8              | 2008-08-31
            3  | 8              | 2008-08-31
        """,
    )
    assert amount(counts, "relief_days") == 20  # of 10 and 30
    assert figure(counts, "policy_relief") == (2, 3)
