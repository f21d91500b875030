"""The line of months says of every month what the reading of that month alone says."""

import numpy as np
import pytest

from metrics.counts.entities import keys
from metrics.counts.periods import Span
from metrics.readings.month_line import month_line
from metrics.readings.totals import totals
from metrics.registry import INDICATORS
from tests.metrics.conftest import Demo

ESTIMATED = [
    ("stability_rate", None),
    ("job_multiplier", None),
    ("job_multiplier", "per_founder"),
    ("job_multiplier", "at_12"),
]


@pytest.mark.parametrize(("key", "variant"), ESTIMATED)
@pytest.mark.parametrize("by", ["national", "tier", "city", "group", "institution"])
def test_every_month_is_the_reading_of_that_month(
    sqlite_demo: Demo, key: str, variant: str | None, by: str
) -> None:
    counts, indicator = sqlite_demo.counts, INDICATORS[key]
    entities = keys(counts, by)  # type: ignore[arg-type]
    row = len(entities) // 2
    line = month_line(counts, indicator, by, entities[row], variant)  # type: ignore[arg-type]
    first = counts.month - len(line) + 1
    for place, month in enumerate(range(first, counts.month + 1)):
        alone = totals(counts, indicator, by, Span(month, month, month), variant)  # type: ignore[arg-type]
        shown = line.iloc[place]
        assert shown["numerator"] == pytest.approx(alone.numerator[row], nan_ok=True)
        assert shown["denominator"] == alone.denominator[row]
    assert np.isfinite(line["value"]).any() or line["denominator"].sum() == 0
