"""A yearly count is mature when its year and the month for reports are over, and not before."""

import pytest

from metrics.readings.tidy import readings
from metrics.registry import INDICATORS
from tests.metrics.text_counts import text_counts

TRAINED = """
    city   | grp      | month   | syb | gyb | iyb
    110000 | laid_off | 2009-02 | 900 | 0   | 0
"""


@pytest.mark.parametrize(
    ("as_of", "period", "share"),
    [
        ("2009-06-30", "rolling", 0.0),
        ("2009-12-31", "rolling", 0.0),
        ("2009-12-31", 2009, 0.0),
        ("2010-01-31", 2009, 1.0),
        ("2010-01-31", "2009", 1.0),
        ("2010-01-31", "rolling", 0.0),
    ],
)
@pytest.mark.parametrize("by", ["national", "city"])
def test_the_year_is_mature_as_a_whole(
    as_of: str, period: str | int, share: float, by: str
) -> None:
    table = readings(text_counts(as_of, trained=TRAINED), INDICATORS["trained"], by, period=period)  # type: ignore[arg-type]

    assert (table["share_mature"] == share).all()
