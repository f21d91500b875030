"""What all cities' rates change by together: the prior alone, then what the years say."""

import pytest

from metrics.counts.snapshot import Counts
from metrics.methods.common_change import common_change
from metrics.readings.forecasts import common_rate_change, outlook
from metrics.registry import INDICATORS
from tests.metrics.text_counts import text_counts

PASS = INDICATORS["pass_rate"]


def counts(*rates: float, months: int = 12) -> Counts:
    """One city of 10,000 a month whose rate is that of its year; June 2010, ripe to March."""
    rows = ["city | grp | month | attended | assessed | passed"]
    last = 2010 * 12 + 2
    for place in range(len(rates) * months):
        month = last - place
        passed = round(10_000 * rates[place // 12])
        name = f"{month // 12}-{month % 12 + 1:02d}"
        rows.append(f"130200 | other | {name} | 10000 | 10000 | {passed}")
    return text_counts("2010-06-30", attended="\n".join(rows))


def test_one_year_tells_nothing_but_the_prior() -> None:
    made = counts(0.8)
    made.tables["trained"]["month"][:] = 2009 * 12 + 3
    assert common_rate_change(made, PASS) == common_change([], [])


def test_years_that_rise_alike_are_a_drift_and_years_that_differ_a_shift() -> None:
    rising, apart = (common_rate_change(counts(0.82, was, 0.78), PASS) for was in (0.80, 0.7))
    # sampling of 120,000 a year aside: steps of +2 and +2 points, and of +12 and -8
    for known, steps in ((rising, [0.02, 0.02]), (apart, [0.12, -0.08])):
        wanted = common_change(steps, [(0.0, 0.0)] * 2)
        assert known.drift == pytest.approx(wanted.drift, rel=0.02)
        assert known.shift == pytest.approx(wanted.shift, rel=0.02)
    assert rising.drift > 0.015
    assert apart.shift > 0.1


def test_cohorts_to_come_are_expected_to_drift_on() -> None:
    rising, falling = (
        outlook(counts(0.8, was, 2 * was - 0.8), PASS).probability for was in (0.78, 0.82)
    )
    city = 2  # the one that trains
    assert falling[city] < 0.2 < 0.8 < rising[city]
