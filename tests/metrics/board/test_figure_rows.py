"""What is read of one figure beyond its row of the board agrees with that row."""

from datetime import date

import numpy as np
import pytest

from metrics.board.figure_rows import (
    city_rows,
    first_and_last_month,
    national_denominator,
    national_value,
)
from metrics.board.rows import board_row
from metrics.counts.snapshot import Counts
from metrics.registry import FIGURES, TASKS
from tests.metrics.conftest import Demonstration

OF_TASKS = [figure.key for task in TASKS.values() for figure in task.figures]


@pytest.fixture
def counts(demonstration: Demonstration) -> Counts:
    return demonstration("sqlite", date(2010, 6, 30)).counts


@pytest.mark.parametrize("key", OF_TASKS)
def test_the_nation_is_the_one_on_the_board(counts: Counts, key: str) -> None:
    row = board_row(counts, FIGURES[key])
    n, silent = national_denominator(counts, key, None)

    assert row is not None
    np.testing.assert_array_equal([row.n, row.value], [n, national_value(counts, key, None)])
    assert silent <= (~counts.reported).sum()


@pytest.mark.parametrize("key", OF_TASKS)
def test_a_city_that_did_not_report_has_no_figures(counts: Counts, key: str) -> None:
    rows = city_rows(counts, key, None)
    silent = rows["verdict"] == "unreported"

    assert rows.loc[silent, ["numerator", "denominator", "value"]].isna().all(axis=None)
    if FIGURES[key].kind == "count":
        ranked = rows[rows["rank"].notna()].sort_values("rank")
        assert ranked["value"].is_monotonic_decreasing


@pytest.mark.parametrize("key", OF_TASKS)
def test_months_end_by_the_as_of_date(counts: Counts, key: str) -> None:
    first, last = first_and_last_month(counts, key, None)
    assert first <= last <= counts.month
