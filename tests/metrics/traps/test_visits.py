"""Visits, trap by trap: which one gives the jobs, what proves a year, when a business is lost."""

import pytest

from metrics.counts.snapshot import Counts
from tests.metrics.conftest import Count
from tests.oracle.harness.shown import held, row, share

TRAINED = {
    "courses": """
        id | starts_on  | ends_on
        1  | 2007-09-01 | 2007-09-10
    """,
    "enrolments": """
        person_id | course_id
        7         | 1
    """,
}
AS_OF = "2009-12-31"


def one_business(
    count: Count, visits: str, opened: str = "2008-01-31", closed: str = "-", as_of: str = AS_OF
) -> Counts:
    """Counts of one business with its visits, given as columns of the visits table."""
    lines = [line.strip() for line in visits.strip().splitlines()]
    table = "\n".join([f"business_id | {lines[0]}", *(f"1 | {line}" for line in lines[1:])])
    business = f"""
        lead_person_id | opened_on | closed_on
        7              | {opened}  | {closed}
    """
    return count(as_of, **TRAINED, businesses=business, visits=table)


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
        assert held(one_business(count, visits, as_of=as_of), "business", "jobs_6") == workers


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
    assert held(counts, "business", "jobs_6_zero") == 1 - survivors


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
    assert held(counts, "business", "jobs_12_squares") == 25_000_000


@pytest.mark.parametrize(
    ("visited", "status", "verified", "known"),
    [
        ("2009-01-31", "operating", "yes", 1),
        ("2009-01-30", "operating", "yes", 0),
        ("2009-09-30", "operating", "yes", 1),
        ("2009-02-20", "suspended", "yes", 0),
        ("2009-02-20", "closed", "yes", 0),
        ("2009-02-20", "operating", "no", 0),
    ],
)
def test_a_year_is_proved_by_a_verified_visit_from_the_anniversary_on(
    count: Count, visited: str, status: str, verified: str, known: int
) -> None:
    counts = one_business(
        count,
        f"""
        visited_on | status   | verified
        {visited}  | {status} | {verified}
    """,
    )
    assert share(counts, "stability_rate", period=2008) == (known, known)


def test_an_anniversary_on_29_february_is_the_28th_a_year_later(count: Count) -> None:
    for visited, known in (("2009-02-28", 1), ("2009-02-27", 0)):
        counts = one_business(
            count,
            f"""
            visited_on
            {visited}
        """,
            opened="2008-02-29",
        )
        assert share(counts, "stability_rate", period=2008) == (known, known)


@pytest.mark.parametrize(("closed", "operating"), [("2009-01-31", 0), ("2009-02-01", 1)])
def test_closing_after_the_anniversary_proves_the_year_and_on_it_does_not(
    count: Count, closed: str, operating: int
) -> None:
    counts = one_business(count, "visited_on", closed=closed)
    assert share(counts, "stability_rate", period=2008) == (operating, 1)


def test_a_closing_in_a_month_of_age_not_complete_proves_the_year_too(count: Count) -> None:
    counts = one_business(
        count, "visited_on", closed="2009-06-15", as_of="2009-06-30", opened="2008-01-10"
    )
    assert held(counts, "survival_curve_triangle", "event") == 0
    assert share(counts, "stability_rate", period=2008) == (1, 1)


def test_a_closing_after_the_as_of_date_has_not_happened(count: Count) -> None:
    counts = one_business(count, "visited_on", closed="2008-07-15", as_of="2008-06-30")
    assert held(counts, "business", "known_12") == 0
    assert held(counts, "survival_curve_triangle", "event") == 0


def test_a_closing_counts_only_once_its_month_of_age_is_complete(count: Count) -> None:
    for as_of, events in (("2008-05-31", 0), ("2008-06-30", 1)):
        counts = one_business(count, "visited_on", "2008-01-15", "2008-05-20", as_of)
        assert held(counts, "survival_curve_triangle", "event") == events


@pytest.mark.parametrize(
    ("contact", "lost"), [("2008-08-31", 0), ("2008-08-30", 0), ("2008-08-27", 1)]
)
def test_a_business_is_lost_after_more_than_six_months_without_contact(
    count: Count, contact: str, lost: int
) -> None:
    counts = one_business(
        count,
        f"""
        visited_on
        {contact}
    """,
        as_of="2009-02-28",
    )
    assert held(counts, "lost", "lost") == lost


def test_without_a_verified_visit_the_opening_is_the_last_contact(count: Count) -> None:
    unverified = """
        visited_on | verified
        2008-06-01 | no
    """
    assert held(one_business(count, unverified, as_of="2008-07-31"), "lost", "lost") == 0
    assert held(one_business(count, unverified, as_of="2008-08-31"), "lost", "lost") == 1


def test_a_lost_business_leaves_the_curve_at_its_last_contact(count: Count) -> None:
    for visited, periods in (("2008-03-31", [2]), ("2008-03-30", [1]), ("2008-02-28", [])):
        counts = one_business(
            count,
            f"""
            visited_on
            {visited}
        """,
            as_of="2009-06-30",
        )
        table = counts.tables["survival_curve_triangle"]
        assert table["period"].tolist() == periods
        assert table["event"].tolist() == [0] * len(periods)


def test_a_closed_or_merged_business_is_never_lost(count: Count) -> None:
    for exit_kind in ("closed", "merged", "transferred"):
        counts = count(
            "2009-02-28",
            **TRAINED,
            businesses=f"""
            lead_person_id | opened_on  | closed_on  | exit_kind
            7              | 2008-01-31 | 2008-04-01 | {exit_kind}
        """,
        )
        assert held(counts, "lost", "lost") == 0
        assert held(counts, "lost", "followed") == 0


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
    found = row(counts, "job_multiplier", period=2008)
    assert (found["numerator"], found["denominator"], found["value"]) == (12, 3, 4.0)
    assert (found["target"], found["gap"], found["needed"]) == (5.0, -1.0, 3)
