"""Visits, trap by trap: which one gives the jobs."""

import pytest

from metrics.counts.snapshot import Counts
from tests.metrics.conftest import Count
from tests.metrics.traps.one_business import AS_OF, TRAINED, one_business
from tests.oracle.harness.shown import row, share, sum_of


def jobs(counts: Counts, variant: str | None = None) -> tuple[int, int]:
    """Workers and businesses of the cohorts of 2008."""
    return share(counts, "job_multiplier", variant, period=2008)


@pytest.mark.parametrize(
    ("opened", "visited", "known"),
    [
        ("2008-01-31", "2008-06-16", 1),
        ("2008-01-31", "2008-06-15", 0),
        ("2008-01-31", "2008-09-14", 1),
        ("2008-01-31", "2008-09-15", 0),
        ("2008-08-31", "2009-01-14", 1),
        ("2008-08-31", "2009-01-13", 0),
        ("2008-08-31", "2009-04-14", 1),
        ("2008-08-31", "2009-04-15", 0),
    ],
)
def test_a_visit_counts_up_to_45_days_from_the_clipped_half_year(
    count: Count, opened: str, visited: str, known: int
) -> None:
    counts = one_business(
        count,
        f"""
        visited_on | workers
        {visited}  | 3
    """,
        opened,
    )
    assert jobs(counts) == (3 * known, 1)
    assert jobs(counts, "known") == (3 * known, known)


def test_the_nearest_visit_gives_the_jobs(count: Count) -> None:
    counts = one_business(
        count,
        """
        visited_on | workers
        2008-07-01 | 2
        2008-08-05 | 7
        2008-09-01 | 4
    """,
    )
    assert jobs(counts) == (7, 1)


def test_of_two_visits_equally_near_the_later_one_counts(count: Count) -> None:
    counts = one_business(
        count,
        """
        visited_on | workers
        2008-08-10 | 7
        2008-07-21 | 2
    """,
    )
    assert jobs(counts) == (7, 1)


def test_of_two_visits_on_one_day_the_larger_number_counts(count: Count) -> None:
    counts = one_business(
        count,
        """
        id | visited_on | workers
        9  | 2008-07-31 | 7
        4  | 2008-07-31 | 2
    """,
    )
    assert jobs(counts) == (7, 1)


def test_visits_unverified_or_without_workers_are_passed_over(count: Count) -> None:
    counts = one_business(
        count,
        """
        visited_on | workers | verified
        2008-07-31 | 9       | no
        2008-08-01 | -       | yes
        2008-08-20 | 3       | yes
    """,
    )
    assert jobs(counts) == (3, 1)


def test_a_visit_after_the_as_of_date_has_not_happened(count: Count) -> None:
    visits = """
        visited_on | workers
        2008-08-20 | 3
        2008-09-01 | 5
    """
    for as_of, workers in (("2008-07-31", 0), ("2008-08-31", 3)):
        assert sum_of(one_business(count, visits, as_of=as_of), "business", "jobs_6") == workers


@pytest.mark.parametrize(
    ("closed", "workers", "survivors"), [("2008-07-31", 0, 0), ("2008-08-01", 6, 1)]
)
def test_a_business_closed_by_the_half_year_counts_zero_jobs(
    count: Count, closed: str, workers: int, survivors: int
) -> None:
    counts = one_business(
        count,
        """
        visited_on | workers
        2008-07-20 | 6
    """,
        closed=closed,
    )
    assert jobs(counts) == (workers, 1)
    assert jobs(counts, "known") == (workers, 1)
    assert jobs(counts, "survivors") == (workers, survivors)
    assert sum_of(counts, "business", "jobs_6_zero") == 1 - survivors


def test_a_business_nobody_visited_stays_in_with_no_jobs_but_is_not_known(count: Count) -> None:
    counts = one_business(count, "visited_on | workers")
    assert jobs(counts) == (0, 1)
    assert jobs(counts, "known") == (0, 0)


def test_very_large_businesses_do_not_overflow_any_database(count: Count) -> None:
    counts = one_business(
        count,
        """
        visited_on | workers
        2008-07-31 | 5000
        2009-01-31 | 5000
    """,
    )
    assert jobs(counts) == (5000, 1)
    assert sum_of(counts, "business", "jobs_12_squares") == 25_000_000


def test_jobs_are_a_mean_per_business(count: Count) -> None:
    counts = count(
        AS_OF,
        courses=TRAINED["courses"],
        enrolments="""
            person_id | course_id
            7         | 1
            8         | 1
            9         | 1
        """,
        businesses="""
            lead_person_id | opened_on  | closed_on
            7              | 2008-03-01 | -
            8              | 2008-03-15 | 2008-04-01
            9              | 2008-03-31 | -
        """,
        visits="""
            business_id | visited_on | workers
            1           | 2008-09-01 | 10
            3           | 2008-09-30 | 2
        """,
    )
    reading = row(counts, "job_multiplier", period=2008)
    assert (reading["numerator"], reading["denominator"], reading["value"]) == (12, 3, 4.0)
    assert (reading["target"], reading["gap"], reading["needed"]) == (5.0, -1.0, 3)
