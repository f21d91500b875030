"""What is left out, trap by trap: a closing without a date, a business found suspended, one lost."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from data_access.load import load_folder
from metrics.readings.tidy import readings
from metrics.registry import INDICATORS
from tests.metrics.conftest import Count, Demonstration, NewDatabase
from tests.metrics.traps.one_business import AS_OF, TRAINED, one_business
from tests.oracle.harness.shown import build_counts, row, share, sum_of


def visited(*visits: str) -> str:
    """The visits table of one business: day, status and workers of each."""
    return "\n".join(["visited_on | status | workers", *visits])


@pytest.mark.parametrize(
    ("visits", "month"),
    [
        (("2008-05-10 | closed | -", "2008-09-01 | closed | -"), 4),
        (("2008-05-10 | operating | 3", "2008-09-30 | closed | -"), 8),
        (("2009-01-20 | operating | 3", "2009-01-31 | closed | -"), 12),
    ],
)
def test_a_closing_without_a_date_counts_on_the_day_of_the_first_visit_that_found_it(
    count: Count, visits: tuple[str, ...], month: int
) -> None:
    counts = one_business(count, visited(*visits))
    assert sum_of(counts, "business", f"closed_{month}") == 1
    assert share(counts, "stability_rate", period=2008) == (0, 1)
    assert counts.tables["lost"]["lost"].sum() == 0


def test_a_snapshot_tells_how_many_closings_have_no_date(count: Count) -> None:
    undated = one_business(count, visited("2008-05-10 | closed | -"))
    dated = one_business(count, visited("2008-05-10 | closed | -"), closed="2008-05-09")
    for counts, without in ((undated, 1), (dated, 0)):
        assert (sum_of(counts, "undated", "closed"), sum_of(counts, "undated", "undated")) == (
            1,
            without,
        )


@pytest.mark.parametrize(
    ("visits", "between"),
    [
        (("2008-05-10 | closed | -",), (0, 4)),
        (("2008-05-10 | operating | 3", "2008-09-30 | closed | -"), (3, 8)),
        (("2008-05-10 | operating | 3", "2009-05-30 | closed | -"), (3, 13)),
        (("2009-01-20 | operating | 3", "2009-01-31 | closed | -"), (11, 12)),
    ],
)
def test_a_closing_without_a_date_lies_between_the_last_visit_that_saw_it_and_the_first_that_did_not(
    count: Count, visits: tuple[str, ...], between: tuple[int, int]
) -> None:
    table = one_business(count, visited(*visits)).tables["found_closed"]
    assert (table["after"].tolist(), table["until"].tolist()) == ([between[0]], [between[1]])
    assert table["n"].tolist() == [1]


def test_a_closing_date_goes_before_the_visit_that_found_the_closing(count: Count) -> None:
    counts = one_business(count, visited("2008-09-01 | closed | -"), closed="2008-04-15")
    assert sum_of(counts, "business", "closed_3") == 1


def test_a_visit_that_was_not_verified_finds_no_closing(count: Count) -> None:
    counts = one_business(
        count,
        """
        visited_on | status | verified
        2008-05-10 | closed | no
    """,
    )
    assert sum_of(counts, "business", "closed_4") == 0


@pytest.mark.parametrize(
    ("last_seen", "closed"), [("2009-01-30", 1), ("2009-01-31", 0), ("2009-02-20", 0)]
)
def test_a_closing_found_after_the_year_lasted_so_long_only_where_a_visit_saw_it(
    count: Count, last_seen: str, closed: int
) -> None:
    counts = one_business(count, visited(f"{last_seen} | operating | 2", "2009-03-15 | closed | -"))
    assert sum_of(counts, "business", "closed_12") == closed
    assert share(counts, "stability_rate", "known", period=2008) == (1 - closed, 1)


def test_a_closing_found_after_the_half_year_brings_no_jobs_unless_seen(count: Count) -> None:
    unseen = one_business(count, visited("2008-05-01 | operating | 4", "2008-11-01 | closed | -"))
    seen = one_business(count, visited("2008-08-01 | operating | 4", "2008-11-01 | closed | -"))
    assert [sum_of(counts, "business", "jobs_6") for counts in (unseen, seen)] == [0, 4]
    assert [sum_of(counts, "business", "jobs_6_known") for counts in (unseen, seen)] == [1, 1]


@pytest.mark.parametrize(
    ("visits", "operating", "known"),
    [
        (("2009-02-10 | operating | 2",), 1, 1),
        (("2009-02-10 | suspended | 0",), 0, 1),
        (("2009-02-10 | suspended | 0", "2009-04-10 | operating | 2"), 0, 1),
        (("2009-02-10 | operating | 2", "2009-04-10 | suspended | 0"), 1, 1),
        (("2009-02-10 | operating | 2", "2009-02-10 | suspended | 0"), 0, 1),
        (("2008-12-10 | suspended | 0", "2009-02-10 | operating | 2"), 1, 1),
        (("2008-12-10 | suspended | 0",), 0, 0),
        (("2009-02-10 | closed | -",), 0, 1),
    ],
)
def test_the_first_visit_since_the_anniversary_says_whether_it_operated_then(
    count: Count, visits: tuple[str, ...], operating: int, known: int
) -> None:
    counts = one_business(count, visited(*visits))
    assert share(counts, "stability_rate", "known", period=2008) == (operating, known)


def test_a_suspended_business_is_not_closed(count: Count) -> None:
    counts = one_business(
        count, visited("2009-02-10 | suspended | 0", "2009-11-10 | operating | 1")
    )
    assert share(counts, "stability_rate", period=2008) == (1, 1)


def test_of_five_only_the_first_visit_since_the_year_decides_and_only_a_closing_the_curve(
    count: Count,
) -> None:
    counts = count(
        AS_OF,
        courses=TRAINED["courses"],
        enrolments="person_id | course_id\n" + "\n".join(f"{n} | 1" for n in range(11, 16)),
        businesses="lead_person_id | opened_on\n"
        + "\n".join(f"{n} | 2008-01-31" for n in range(11, 16)),
        visits="""
            business_id | visited_on | status    | workers
            1           | 2009-02-10 | operating | 2
            2           | 2009-02-10 | suspended | 0
            2           | 2009-04-10 | operating | 2
            3           | 2009-02-10 | suspended | 0
            4           | 2009-02-10 | operating | 2
            4           | 2009-04-10 | suspended | 0
            5           | 2008-12-10 | closed    | -
        """,
    )
    # Operating then: the first and the fourth; suspended, then operating, it was suspended on the day.
    assert share(counts, "stability_rate", "known", period=2008) == (2, 5)
    headline = row(counts, "stability_rate", period=2008)
    assert (headline["numerator"], headline["denominator"]) == (4, 5)
    assert (headline["closed"], headline["lost"]) == (1, 0)


def test_a_late_closing_does_not_wipe_out_that_it_was_suspended_on_the_anniversary(
    count: Count,
) -> None:
    counts = one_business(count, visited("2009-02-10 | suspended | 0"), closed="2009-06-01")
    assert share(counts, "stability_rate", "known", period=2008) == (0, 1)


def test_closed_and_lost_stand_beside_the_rate(count: Count) -> None:
    counts = one_business(count, visited("2008-05-10 | operating | 2"))
    reading = row(counts, "stability_rate", period=2008)
    assert (reading["denominator"], reading["closed"], reading["lost"]) == (1, 0, 1)


def test_a_business_found_closed_is_followed_no_longer(count: Count) -> None:
    seen = visited("2008-12-01 | operating | 2", "2009-03-10 | closed | -")
    undated, dated = one_business(count, seen), one_business(count, seen, closed="2009-03-10")
    for measure in ("followed", "contacted", "lost"):
        assert sum_of(undated, "follow_up", measure) == sum_of(dated, "follow_up", measure)


FOUND_BY_VISIT = """
    UPDATE businesses SET closed_on = NULL, exit_kind = NULL
    WHERE exit_kind = 'closed' AND EXISTS (
        SELECT 1 FROM visits v
        WHERE v.business_id = businesses.id AND v.verified AND v.status = 'closed'
            AND v.visited_on >= businesses.closed_on AND v.visited_on <= '2010-06-30'
    )
"""


def test_leaving_closing_dates_empty_improves_no_city(
    demonstration: Demonstration, new_database: NewDatabase, demo_folder: Path
) -> None:
    as_of = date(2010, 6, 30)
    dated = demonstration("sqlite", as_of).counts
    engine = new_database("sqlite")
    assert not load_folder(engine, demo_folder).errors
    with engine.begin() as connection:
        assert connection.execute(text(FOUND_BY_VISIT)).rowcount > 50
    undated = build_counts(engine, as_of)
    for variant in (None, *INDICATORS["stability_rate"].variants):
        for period in ("rolling", 2008):
            before, after = (
                readings(counts, INDICATORS["stability_rate"], "city", variant, period)
                for counts in (dated, undated)
            )
            better = after["value"] > before["value"] + 1e-9
            assert not better.any(), (variant, period)
