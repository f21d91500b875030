"""Lines of curves and cohort years, read on the demonstration."""

from datetime import date

import pandas as pd
import pytest

from metrics.cohorts.lines import curve_lines, line_sizes
from metrics.cohorts.years import cohort_years
from metrics.counts.snapshot import Counts
from tests.metrics.conftest import Demonstration


@pytest.fixture
def counts(demonstration: Demonstration) -> Counts:
    return demonstration("sqlite", date(2010, 6, 30)).counts


def test_the_first_year_of_operation_is_the_area_with_half_a_month_for_that_of_closing(
    counts: Counts,
) -> None:
    lines = curve_lines(counts, ("",), "survival", splits=(), only="", key="")
    curve = lines.curves[0][1].set_index("time")["survival"]
    area = 1 + sum(curve[month] for month in range(1, 12)) - (1 - curve[12]) / 2
    row = lines.table.iloc[0]

    assert row["mean"] == pytest.approx(area)
    assert row["mean_lower"] < row["mean"] < row["mean_upper"] <= 12
    assert lines.test is None


def test_the_largest_line_comes_first_and_cohorts_by_year(counts: Counts) -> None:
    cities = line_sizes(counts, "opening", ("city",), "", "")
    cohorts = line_sizes(counts, "opening", ("cohort",), "", "")

    assert cities["n"].is_monotonic_decreasing
    assert cohorts["line"].is_monotonic_increasing
    assert cities["n"].sum() == cohorts["n"].sum()


def test_all_subjects_stand_before_the_lines(counts: Counts) -> None:
    codes = tuple(line_sizes(counts, "survival", ("tier",), "", "")["line"])
    lines = curve_lines(counts, codes, "survival", ("tier",), "", "")
    first, *others = lines.table["n"]

    assert first == sum(others)
    assert lines.table["line"].iloc[0] == ""
    assert lines.test is not None


def test_years_say_how_far_they_are_mature(counts: Counts) -> None:
    table = cohort_years(counts, "survival", "", "").set_index("year")

    assert table.loc[2008, "share_mature"] == 1.0
    assert 0 < table.loc[2009, "share_mature"] < 1
    assert table.loc[2010, "share_mature"] == 0.0
    assert pd.isna(table.loc[2010, "value"])
    assert table.loc[2010, "naive"] > table.loc[2008, "naive"]
