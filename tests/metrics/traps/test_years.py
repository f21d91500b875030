"""A year of business, trap by trap: what proves it, and when a business is lost."""

import pytest

from tests.metrics.conftest import Count
from tests.metrics.traps.one_business import TRAINED, one_business
from tests.oracle.harness.shown import share, sum_of


@pytest.mark.parametrize(
    ("visited", "status", "verified", "operating", "known"),
    [
        ("2009-01-31", "operating", "yes", 1, 1),
        ("2009-01-30", "operating", "yes", 0, 0),
        ("2009-09-30", "operating", "yes", 1, 1),
        ("2009-02-20", "suspended", "yes", 0, 1),
        ("2009-02-20", "closed", "yes", 0, 1),
        ("2009-02-20", "operating", "no", 0, 0),
    ],
)
def test_a_year_is_proved_by_a_verified_visit_from_the_anniversary_on(
    count: Count, visited: str, status: str, verified: str, operating: int, known: int
) -> None:
    counts = one_business(
        count,
        f"""
        visited_on | status   | verified
        {visited}  | {status} | {verified}
    """,
    )
    assert share(counts, "stability_rate", "known", period=2008) == (operating, known)


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
        assert share(counts, "stability_rate", "known", period=2008) == (known, known)


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
    assert sum_of(counts, "survival_curve_triangle", "event") == 0
    assert share(counts, "stability_rate", period=2008) == (1, 1)


def test_a_closing_after_the_as_of_date_has_not_happened(count: Count) -> None:
    counts = one_business(count, "visited_on", closed="2008-07-15", as_of="2008-06-30")
    assert sum_of(counts, "business", "known_12") == 0
    assert sum_of(counts, "survival_curve_triangle", "event") == 0


def test_a_closing_counts_only_once_its_month_of_age_is_complete(count: Count) -> None:
    for as_of, events in (("2008-05-31", 0), ("2008-06-30", 1)):
        counts = one_business(count, "visited_on", "2008-01-15", "2008-05-20", as_of)
        assert sum_of(counts, "survival_curve_triangle", "event") == events


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
    assert sum_of(counts, "lost", "lost") == lost


def test_without_a_verified_visit_the_opening_is_the_last_contact(count: Count) -> None:
    unverified = """
        visited_on | verified
        2008-06-01 | no
    """
    assert sum_of(one_business(count, unverified, as_of="2008-07-31"), "lost", "lost") == 0
    assert sum_of(one_business(count, unverified, as_of="2008-08-31"), "lost", "lost") == 1


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
        assert sum_of(counts, "lost", "lost") == 0
        assert sum_of(counts, "lost", "followed") == 0
