"""What all cities' rates change by together: the prior alone, then what the years say."""

import numpy as np
import pytest

from metrics.counts.snapshot import Counts
from metrics.readings.forecasts import PRIOR_SHIFT, rate_shift
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
    assert rate_shift(made, PASS) == pytest.approx(PRIOR_SHIFT)


def test_years_that_agree_make_it_smaller_and_years_that_differ_larger() -> None:
    equal, apart = rate_shift(counts(0.8, 0.8, 0.8), PASS), rate_shift(counts(0.8, 0.7, 0.8), PASS)
    # by hand: (0.02² + 0) / 3 and (0.02² + 2 · 0.1²) / 3, sampling of 120,000 aside
    assert equal == pytest.approx(PRIOR_SHIFT / np.sqrt(3), rel=0.02)
    assert apart == pytest.approx(np.sqrt((PRIOR_SHIFT**2 + 0.02) / 3), rel=0.02)
