"""Every twelve ripe months in a row are read as the headline reads its own."""

import numpy as np
import pytest

from metrics.counts.periods import YEAR, Span
from metrics.readings.every_year import every_year
from metrics.readings.totals import totals
from metrics.registry import INDICATORS
from tests.metrics.conftest import Demo

RATES = [key for key, indicator in INDICATORS.items() if indicator.kind != "progress"]


@pytest.mark.parametrize("key", RATES)
def test_every_year_is_read_as_the_headline(sqlite_demo: Demo, key: str) -> None:
    counts, indicator = sqlite_demo.counts, INDICATORS[key]
    years = every_year(counts, indicator)
    ripe = counts.month - indicator.matures_after(1)
    for place in range(years.numerator.shape[1]):
        first = counts.first_month + place
        months = Span(first, first + YEAR - 1, max(ripe, first + YEAR - 1))
        wanted = totals(counts, indicator, "city", months)
        for name in ("numerator", "denominator", "squares", "effective"):
            np.testing.assert_allclose(
                getattr(years, name)[:, place], getattr(wanted, name), rtol=1e-9, err_msg=name
            )
