"""Numbers and dates as each language writes them."""

from datetime import date

import pytest

from i18n import formats

NONE = float("nan")


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (formats.percent(0.4821, "zh"), "48.2%"),
        (formats.percent(1.0, "en", 0), "100%"),
        (formats.percent(-0.001, "en"), "−0.1%"),
        (formats.count(1500, "zh"), "1,500"),
        (formats.count(156_000.0, "en"), "156,000"),
        (formats.measure(4.535, "jobs", "zh"), "4.54"),
        (formats.measure(5.0, "jobs", "en", 0), "5"),
        (formats.measure(3.26, "per_hundred", "en"), "3.3"),
        (formats.measure(23.0, "days", "zh"), "23 天"),
        (formats.measure(23.0, "days", "en"), "23 days"),
        (formats.measure(NONE, "days", "en"), "—"),
        (formats.measure(1_250.0, "number", "zh"), "1,250"),
        (formats.yuan(3_250, "zh"), "3,250 元"),
        (formats.yuan(125_000, "zh"), "12.5 万元"),
        (formats.yuan(320_000_000, "zh"), "3.2 亿元"),
        (formats.yuan(12_500_000, "en"), "12.5 million yuan"),
        (formats.yuan(None, "en"), "—"),
        (formats.interval(0.482, 0.517, "percent", "zh"), "48.2%–51.7%"),
        (formats.interval(NONE, 0.5, "percent", "zh"), "—"),
        (formats.points(0.018, "zh"), "+1.8个百分点"),
        (formats.points(-0.018, "en"), "−1.8 percentage points"),
        (formats.points(0.0, "en"), "0.0 percentage points"),
        (formats.difference(-0.5, "jobs", "en"), "−0.50"),
        (formats.count(None, "en"), "—"),
        (formats.percent(NONE, "zh"), "—"),
        (formats.day(date(2010, 6, 30), "zh"), "2010年6月30日"),
        (formats.day(date(2010, 6, 30), "en"), "30 June 2010"),
        (formats.month(date(2010, 6, 30), "zh"), "2010年6月"),
        (formats.month(date(2010, 6, 30), "en"), "June 2010"),
        (formats.listing(["甲", "乙"], "zh"), "甲、乙"),
    ],
)
def test_formats(shown: str, expected: str) -> None:
    assert shown == expected


@pytest.mark.parametrize(
    ("value", "digits", "number_"),
    [(5.025, 2, 5.02), (2.675, 2, 2.68), (12.35, 1, 12.4), (-0.04, 1, 0)],
)
def test_a_number_that_leaves_is_rounded_as_it_is_written(
    value: float, digits: int, number_: float
) -> None:
    assert formats.rounded(value, digits) == number_
    assert float(formats.number(value, "en", digits).replace(formats.MINUS, "-")) == number_
