"""The plain ratio beside the curve: counted by hand from a few lines of counts."""

from datetime import date

import numpy as np
import pytest

from metrics.cohorts.curves import strata
from metrics.cohorts.plain_ratio import HORIZON, pooled, share_at, side_by_side
from metrics.counts.snapshot import Counts

COLUMNS = ("city", "quarter", "period", "event", "n")


def counts(which: str, rows: str) -> Counts:
    """A snapshot that holds one curve table only; rows are city, quarter, period, event, n."""
    table = np.array([[int(cell) for cell in row.split()] for row in rows.strip().splitlines()])
    columns = {name: table[:, place] for place, name in enumerate(COLUMNS)}
    return Counts(1, date(2010, 6, 30), "", {f"{which}_curve_cohort": columns})


OLD, NEW = 2008 * 4, 2010 * 4 + 1
BUSINESSES = f"""
    110000 {OLD}  3 1 10
    110000 {OLD} 15 1 20
    110000 {OLD} 25 0 70
    110000 {NEW}  1 1  5
    110000 {NEW}  2 0 95
"""
PERSONS = f"""
    110000 {OLD}  4 1 50
    110000 {OLD} 12 1 15
    110000 {OLD} 24 0 35
    110000 {NEW}  1 1 10
    110000 {NEW}  1 0 90
"""


def test_a_young_cohort_looks_better_than_an_old_one_when_open_is_divided_by_opened() -> None:
    programme = counts("survival", BUSINESSES)
    old, new = (side_by_side(programme, "survival", (year,)) for year in (2008, 2010))

    assert old is not None
    assert new is not None
    assert (old.started, old.counted, old.naive) == (100, 70, 0.70)
    assert (new.started, new.counted, new.naive) == (100, 95, 0.95)
    assert old.value == pytest.approx(0.90)  # after a year; the twenty closed later
    assert np.isnan(new.value)  # nobody was followed for a year
    assert (old.late, new.late) == (20, 0)
    assert (old.unripe, new.unripe) == (0.0, 1.0)


def test_years_together_are_read_from_one_curve() -> None:
    both = side_by_side(counts("survival", BUSINESSES), "survival", (2008, 2010))

    assert both is not None
    assert both.naive == pytest.approx(165 / 200)
    assert both.unripe == pytest.approx(95 / 165)
    assert both.value == pytest.approx((195 / 200) * (90 / 100))
    assert both.lower < both.value < both.upper


def test_opened_by_served_counts_late_openings_and_those_without_time() -> None:
    programme = counts("opening", PERSONS)
    old, new = (side_by_side(programme, "opening", (year,)) for year in (2008, 2010))

    assert old is not None
    assert new is not None
    assert (old.naive, old.late, old.unripe) == (0.65, 15, 0.0)
    assert old.value == pytest.approx(0.50)
    assert old.lower < old.value < old.upper
    assert (new.naive, new.unripe) == (0.10, 1.0)


def test_without_cohorts_of_the_year_there_is_nothing() -> None:
    assert side_by_side(counts("opening", PERSONS), "opening", (2009,)) is None


def test_a_narrowing_leaves_the_others_out() -> None:
    programme = counts("survival", BUSINESSES)
    programme = Counts(
        1, programme.as_of, "", {**programme.tables, "cities": {"code": np.array([110000, 120000])}}
    )

    assert side_by_side(programme, "survival", (2008,), {"city": "120000"}) is None
    assert side_by_side(programme, "survival", (2008,), {"city": "110000"}) == side_by_side(
        programme, "survival", (2008,)
    )


@pytest.mark.parametrize("which", ["opening", "survival"])
def test_the_share_at_the_horizon_is_that_of_the_curve(which: str) -> None:
    rows = PERSONS if which == "opening" else BUSINESSES
    stratum = strata(counts(which, rows), which)  # type: ignore[arg-type]
    curve = pooled(stratum).curve()
    survival = curve.set_index("time")["survival"]
    months = HORIZON[which]  # type: ignore[index]
    value, _, _ = share_at(curve, which, months)  # type: ignore[arg-type]

    expected = float(survival[survival.index <= months].iloc[-1])
    assert value == pytest.approx(expected if which == "survival" else 1 - expected)


def test_a_curve_that_reached_zero_may_be_read_beyond_its_end() -> None:
    all_closed = counts("survival", f"110000 {OLD} 4 1 10")
    curve = strata(all_closed, "survival")[0].curve()

    assert share_at(curve, "survival", 12)[0] == 0.0


def test_too_few_at_the_horizon_give_no_figure() -> None:
    rows = f"""
        110000 {OLD}  6 0 400
        110000 {OLD} 12 1   3
        110000 {OLD} 20 0  26
    """
    read = side_by_side(counts("survival", rows), "survival", (2008,))

    assert read is not None
    assert read.at_risk == 29
    assert np.isnan(read.value)
