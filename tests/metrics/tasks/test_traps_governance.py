"""Duties of clause 四, trap by trap: from which day, in which city, all three together."""

from dataclasses import replace
from datetime import date

import numpy as np

from data_access.counts.tasks.governance import DUTIES
from data_access.dates import day_number_of
from metrics.board import since as metrics_since
from metrics.board.since import since_of
from metrics.counts.snapshot import Counts
from tests.metrics.conftest import Count
from tests.oracle.tasks import governance
from tests.oracle.tasks.traps import agreed, figure


def counted(count: Count, as_of: str) -> Counts:
    """Counts of two cities' bodies and plans; the third has none."""
    return agreed(
        count,
        governance,
        as_of,
        organisations="""
            city_code | kind              | established_on | staff | districts_covered | districts_total
            110000    | leadership_group  | 2008-05-31     | 5     | 1                 | 9
            110000    | leadership_group  | 2007-10-08     | 5     | 1                 | 9
            110000    | implementing_body | 2008-03-01     | 5     | 1                 | 9
            110000    | dedicated_body    | 2008-04-01     | 5     | 1                 | 9
            130100    | leadership_group  | 2009-07-01     | 5     | 1                 | 9
        """,
        local_plans="""
            city_code | adopted_on
            110000    | 2009-05-31
            130100    | 2009-06-30
        """,
        associations="""
            city_code | founded_on | members
            130200    | 2009-06-30 | 12
            130200    | 2009-02-01 | 30
            130100    | 2009-07-01 | 40
        """,
    )


def since(counts: Counts) -> dict[tuple[int, str], int]:
    """Day number of each city's duties done."""
    table = counts.tables["governance_dates"]
    rows = zip(table["city"].tolist(), table["duty"].tolist(), table["day"].tolist(), strict=True)
    return {(city, DUTIES[duty]): day for city, duty, day in rows}


def test_a_duty_is_done_from_the_day_of_its_record_on(count: Count) -> None:
    counts = counted(count, "2009-06-30")
    assert figure(counts, "leadership_group") == (1, 3)
    assert figure(counts, "implementing_body") == (1, 3)
    assert figure(counts, "local_plan") == (2, 3)
    assert figure(counted(count, "2009-07-31"), "leadership_group") == (2, 3)


def test_all_three_duties_must_be_done_by_one_city(count: Count) -> None:
    assert figure(counted(count, "2009-04-30"), "leadership_group", "all_three") == (0, 3)
    counts = counted(count, "2009-06-30")
    assert figure(counts, "leadership_group", "all_three") == (1, 3)
    assert figure(counts, "leadership_group", "all_three", "city", "130100") == (0, 1)


def test_the_first_of_several_days_tells_since_when_and_a_duty_not_done_has_none(
    count: Count,
) -> None:
    assert since(counted(count, "2009-06-30")) == {
        (110000, "leadership_group"): day_number_of(date(2007, 10, 8)),
        (110000, "implementing_body"): day_number_of(date(2008, 3, 1)),
        (110000, "dedicated_body"): day_number_of(date(2008, 4, 1)),
        (110000, "local_plan"): day_number_of(date(2009, 5, 31)),
        (130100, "local_plan"): day_number_of(date(2009, 6, 30)),
        (130200, "association"): day_number_of(date(2009, 2, 1)),
    }


def test_readings_find_the_day_where_the_table_puts_it(count: Count) -> None:
    counts = counted(count, "2009-06-30")
    returns = {"city": counts.codes, "month": np.full(len(counts.codes), counts.month)}
    everybody = replace(counts, tables={**counts.tables, "returns": returns})

    assert metrics_since.DUTIES == DUTIES
    assert since_of(everybody, "dedicated_body", "110000") == date(2008, 4, 1)
    assert since_of(everybody, "association", "130200") == date(2009, 2, 1)
    assert since_of(everybody, "association", "110000") is None
    assert metrics_since.since(everybody, "local_plan")["entity"].tolist() == ["110000", "130100"]


def test_a_city_that_did_not_report_has_no_day(count: Count) -> None:
    counts = counted(count, "2009-06-30")

    assert not counts.reported.any()
    assert metrics_since.since(counts, "local_plan").empty


def test_an_older_snapshot_without_days_has_none(count: Count) -> None:
    counts = counted(count, "2009-06-30")
    older = replace(
        counts, tables={k: t for k, t in counts.tables.items() if k != "governance_dates"}
    )

    assert metrics_since.since(older, "local_plan").empty
    assert metrics_since.since(counts, "satisfaction").empty
    assert since_of(older, "local_plan", "110000") is None
