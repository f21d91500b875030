"""The reading of 31 December: what is decided stays, what is open moves, what is to come too."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from metrics.counts.snapshot import Counts
from metrics.readings.tidy import readings
from metrics.registry import INDICATORS
from metrics.what_if.levers.baseline import baseline
from metrics.what_if.levers.cohorts import cohorts
from metrics.what_if.levers.fixed_outcomes import fixed_outcomes
from metrics.what_if.levers.funnel import carry
from metrics.what_if.levers.timing import LEVER_OF, year_end
from tests.metrics.conftest import Demonstration
from tests.metrics.what_if.conftest import make_counts
from tests.oracle.harness.december import december


def running(made: Counts) -> Counts:
    """The same snapshot where people open evenly over half a year, so that the last have begun to."""
    openings = made.tables["opening"]
    lived = np.clip(made.month - openings["month"], 0, 6)
    opened = openings["served_opened"] * lived // 6
    return Counts(
        4, made.as_of, "", {**made.tables, "opening": {**openings, "served_opened": opened}}
    )


COUNTS = running(make_counts())


@pytest.mark.parametrize(
    ("key", "first", "last", "parts"),
    [
        ("pass_rate", (2009, 10), (2010, 9), (6, 3, 3)),
        ("opening_rate", (2009, 6), (2010, 5), (6, 6, 0)),
        ("job_multiplier", (2009, 5), (2010, 4), (6, 6, 0)),
        ("stability_rate", (2008, 11), (2009, 10), (6, 6, 0)),
    ],
)
def test_december_reads_the_cohorts_that_are_ripe_by_then(counts, key, first, last, parts):
    months = cohorts(counts, INDICATORS[key])
    assert (months.first, months.last) == tuple(
        year * 12 + month - 1 for year, month in (first, last)
    )
    assert (months.fixed, months.running, months.to_come) == parts
    assert months.fixed + months.running + months.to_come == 12


def test_in_december_nothing_can_change_the_year_any_more(counts):
    end = Counts(3, date(2010, 12, 31), "", counts.tables)
    for key in ("pass_rate", "opening_rate", "stability_rate"):
        months = cohorts(end, INDICATORS[key])
        assert (months.fixed, months.running, months.to_come) == (12, 0, 0)
        shown = readings(end, INDICATORS[key], "national", ranks=False)["value"][0]
        row = year_end(end, "000000", {"pass_rate": 1.0}).set_index("indicator").loc[key]
        assert row["unchanged"] == row["then"] == shown
        assert row["share_open"] == 0


@pytest.mark.parametrize("city", ["", "440100", "130100"])
@pytest.mark.parametrize("key", LEVER_OF)
@pytest.mark.parametrize("rate", [0.0, 0.6, 1.0])
def test_the_reading_of_december_is_that_of_the_records(
    demonstration: Demonstration, key: str, rate: float, city: str
) -> None:
    demo = demonstration("sqlite", date(2010, 6, 30))
    wanted = december(demo.records, demo.counts.as_of, key, rate, city)
    year_ends = year_end(demo.counts, city or "000000", {LEVER_OF[key]: rate}).set_index(
        "indicator"
    )
    assert year_ends.loc[key, "then"] == pytest.approx((wanted.done + wanted.brings) / wanted.units)
    assert year_ends.loc[key, "share_open"] == pytest.approx(wanted.open / wanted.units)
    assert year_ends.loc[key, "then"] >= wanted.done / wanted.units - 1e-12


def test_a_changed_rate_shows_only_in_what_is_not_decided():
    december = year_end(COUNTS, "000000", {"opening_rate": 0.7}).set_index("indicator")
    row, fixed = december.loc["opening_rate"], fixed_outcomes(COUNTS, "000000", "opening_rate")
    assert row["unchanged"] < row["then"] < 0.7
    moved = (row["then"] - row["unchanged"]) * fixed.units.sum()
    assert moved == pytest.approx((0.7 - row["today"]) * (fixed.open * fixed.gain).sum())
    assert row["share_open"] == pytest.approx(fixed.open.sum() / fixed.units.sum())
    others = december.drop("opening_rate")
    np.testing.assert_array_equal(others["unchanged"], others["then"])


def test_who_opened_has_opened_whatever_the_rate_becomes():
    openings = COUNTS.tables["opening"]
    first, last = 2009 * 12 + 5, 2010 * 12 + 4
    read = (openings["month"] >= first) & (openings["month"] <= last)
    opened, served = openings["served_opened"][read].sum(), openings["served"][read].sum()
    none = year_end(COUNTS, "000000", {"opening_rate": 0.0}).set_index("indicator")
    assert none.loc["opening_rate", "then"] == pytest.approx(opened / served)


@settings(max_examples=40)
@given(some.sampled_from(sorted(LEVER_OF)), some.floats(0, 1), some.floats(0, 1))
def test_december_goes_up_with_the_rate_and_less_than_the_rate(key, one, other):
    lever, (low, high) = LEVER_OF[key], sorted((one, other))
    before, after = (
        year_end(COUNTS, "110300", {lever: at}).set_index("indicator").loc[key, "then"]
        for at in (low, high)
    )
    assert before - 1e-12 <= after <= before + (high - low) + 1e-12


def test_capacity_reaches_december_through_the_rate_that_it_makes():
    moved = {"loans": 2 * baseline(COUNTS, "000000").loans}
    rate = float(carry(baseline(COUNTS, "000000"), moved).rates["opening_rate"])
    by_loans = year_end(COUNTS, "000000", moved)
    by_rate = year_end(COUNTS, "000000", {"opening_rate": rate})
    assert by_loans["then"].tolist() == pytest.approx(by_rate["then"].tolist())
    row = by_loans.set_index("indicator").loc["opening_rate"]
    assert row["then"] > row["unchanged"]


def test_another_mix_reaches_only_those_who_have_not_begun():
    december = year_end(COUNTS, "000000", {"share_student": 0.9}).set_index("indicator")
    assert december.loc["pass_rate", "then"] != december.loc["pass_rate", "unchanged"]
    begun = december.loc["opening_rate"]
    assert begun["to_come"] == 0 and begun["then"] == begun["unchanged"]
