"""Businesses, trap by trap: which ones continue another, how they end."""

import pytest

from tests.metrics.conftest import Count
from tests.metrics.traps.trained import AS_OF, TRAINED
from tests.oracle.harness.shown import share, sum_of


@pytest.mark.parametrize(
    ("closed", "again", "businesses"),
    [
        ("2008-06-30", "2008-12-30", 1),
        ("2008-06-30", "2008-12-31", 2),
        ("2008-08-31", "2009-02-28", 1),
        ("2008-08-31", "2009-03-01", 2),
        ("2008-06-30", "2008-06-30", 1),
        ("2008-06-30", "2008-06-29", 2),
    ],
)
def test_registering_again_within_six_months_of_leaving_continues_the_business(
    count: Count, closed: str, again: str, businesses: int
) -> None:
    counts = count(
        AS_OF,
        **TRAINED,
        businesses=f"""
        lead_person_id | opened_on  | closed_on
        7              | 2007-10-01 | {closed}
        7              | {again}    | -
    """,
    )
    assert sum_of(counts, "business", "opened") == businesses
    closings = counts.tables["survival_curve_triangle"]
    assert (closings["n"] * closings["event"]).sum() == businesses - 1


def test_a_continued_business_keeps_its_first_opening_and_takes_the_last_exit(count: Count) -> None:
    counts = count(
        AS_OF,
        **TRAINED,
        businesses="""
        lead_person_id | kind     | opened_on  | closed_on
        7              | catering | 2007-10-01 | 2007-12-01
        7              | retail   | 2008-01-15 | 2008-03-01
        7              | farming  | 2008-04-01 | 2008-11-15
    """,
    )
    table = counts.tables["survival_curve_kind"]
    rows = {name: table[name].tolist() for name in ("kind", "period", "event", "n")}
    assert rows == {"kind": [1], "period": [14], "event": [1], "n": [1]}
    assert share(counts, "stability_rate", period=2007) == (1, 1)


def test_visits_to_a_continued_business_belong_to_the_whole(count: Count) -> None:
    counts = count(
        AS_OF,
        **TRAINED,
        businesses="""
            lead_person_id | opened_on  | closed_on
            7              | 2007-10-01 | 2007-12-01
            7              | 2008-01-15 | -
        """,
        visits="""
            business_id | visited_on | workers
            2           | 2008-04-05 | 4
            2           | 2008-10-02 | 6
        """,
    )
    assert share(counts, "job_multiplier", period=2007) == (4, 1)
    assert share(counts, "job_multiplier", "at_12", period=2007) == (6, 1)
    assert share(counts, "stability_rate", period=2007) == (1, 1)


def test_another_persons_registration_continues_nothing(count: Count) -> None:
    counts = count(
        AS_OF,
        **TRAINED,
        businesses="""
        lead_person_id | opened_on  | closed_on
        7              | 2007-10-01 | 2008-06-30
        8              | 2008-07-15 | -
    """,
    )
    assert sum_of(counts, "business", "opened") == 2


def test_a_second_business_beside_a_running_one_is_another_one(count: Count) -> None:
    counts = count(
        AS_OF,
        **TRAINED,
        businesses="""
        lead_person_id | opened_on  | closed_on
        7              | 2007-10-01 | -
        7              | 2008-02-01 | -
    """,
    )
    assert sum_of(counts, "business", "opened") == 2


def test_a_registration_after_the_as_of_date_does_not_undo_a_closing(count: Count) -> None:
    tables = {
        **TRAINED,
        "businesses": """
        lead_person_id | opened_on  | closed_on
        7              | 2007-10-01 | 2008-06-15
        7              | 2008-08-01 | -
    """,
    }
    for as_of, closings in (("2008-07-31", 1), ("2008-08-31", 0)):
        table = count(as_of, **tables).tables["survival_curve_triangle"]
        assert (table["n"] * table["event"]).sum() == closings


def test_a_business_of_several_founders_counts_once_and_opens_for_each(count: Count) -> None:
    counts = count(
        AS_OF,
        **TRAINED,
        businesses="""
            id | lead_person_id | opened_on
            1  | 7              | 2007-10-01
        """,
        founders="""
            business_id | person_id
            1           | 7
            1           | 8
        """,
        visits="""
            business_id | visited_on | workers
            1           | 2008-04-01 | 9
        """,
    )
    assert share(counts, "job_multiplier", period=2007) == (9, 1)
    assert share(counts, "job_multiplier", "per_founder", period=2007) == (9, 2)
    assert share(counts, "opening_rate", "trained", period=2007) == (2, 2)


@pytest.mark.parametrize(
    ("exit_kind", "operating", "jobs_known"),
    [("closed", 0, 1), ("transferred", 0, 1), ("merged", 1, 0)],
)
def test_a_transferred_business_is_closed_and_a_merged_one_operates_on(
    count: Count, exit_kind: str, operating: int, jobs_known: int
) -> None:
    counts = count(
        AS_OF,
        **TRAINED,
        businesses=f"""
        lead_person_id | opened_on  | closed_on  | exit_kind
        7              | 2007-10-01 | 2008-02-01 | {exit_kind}
    """,
    )
    assert share(counts, "stability_rate", period=2007) == (operating, 1)
    assert share(counts, "job_multiplier", "known", period=2007) == (0, jobs_known)
    table = counts.tables["survival_curve_triangle"]
    assert (table["n"] * table["event"]).sum() == 1 - operating
