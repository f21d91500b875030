"""Opening, stability and jobs of a city against the nation at the same mix of people."""

import pytest

from metrics.city.case_mix import standardised
from metrics.counts.snapshot import Counts
from metrics.methods.standardisation import indirect
from tests.metrics.text_counts import text_counts

OPENING = """
    city   | grp      | month   | served | served_opened
    130200 | student  | 2009-03 | 100    | 30
    130200 | laid_off | 2009-03 | 300    | 180
    130300 | student  | 2009-03 | 300    | 90
    130300 | laid_off | 2009-03 | 100    | 60
    130300 | laid_off | 2010-03 | 100    | 0
"""
MIX = """
    city   | grp     | kind   | month   | opened | known | operating | jobs | jobs_squares
    130200 | student | retail | 2009-03 | 50     | 40    | 20        | 100  | 400
    130200 | student | crafts | 2009-03 | 50     | 40    | 36        | 250  | 1500
    130300 | student | retail | 2009-03 | 50     | 40    | 30        | 100  | 500
    130300 | student | crafts | 2009-03 | 10     | 10    | 9         | 50   | 300
"""


def counts() -> Counts:
    return text_counts("2010-06-30", opening=OPENING, business_mix=MIX)


def row(what: str, entity: str, by: str = "city") -> dict:
    table = standardised(counts(), what, by, 2009)  # type: ignore[arg-type]
    (found,) = table[table["entity"] == entity].to_dict("records")
    return found


def test_cities_that_differ_by_their_mix_alone_are_equal_once_standardised() -> None:
    first, second = row("opening", "130200"), row("opening", "130300")
    assert (first["raw"], second["raw"]) == pytest.approx((0.525, 0.375))
    assert (first["ratio"], second["ratio"]) == pytest.approx((1, 1))
    assert (first["standardised"], second["standardised"]) == pytest.approx((0.45, 0.45))


def test_months_that_are_not_ripe_stay_out() -> None:
    assert row("opening", "130300")["n"] == 400


def test_stability_is_standardised_by_its_closings() -> None:
    found = row("stability", "130200")
    expected = 40 * 30 / 80 + 40 * 5 / 50
    assert (found["observed"], found["expected"]) == pytest.approx((24, expected))
    ratio, lower, upper = indirect(24, expected)
    overall = 35 / 130
    assert found["raw"] == pytest.approx(56 / 80)
    assert found["standardised"] == pytest.approx(1 - ratio * overall)
    assert found["standardised_lower"] == pytest.approx(1 - upper * overall)
    assert found["standardised_upper"] == pytest.approx(1 - lower * overall)


def test_jobs_take_their_interval_from_the_spread_between_businesses() -> None:
    found = row("jobs", "130200")
    expected = 50 * 200 / 100 + 50 * 300 / 60
    assert (found["observed"], found["expected"]) == pytest.approx((350, expected))
    assert found["ratio"] == pytest.approx(350 / expected)
    assert found["ratio_upper"] / found["ratio"] == pytest.approx(found["raw_upper"] / found["raw"])
    assert found["ratio_upper"] > indirect(350, expected)[2], "workers do not come one by one"


def test_the_nation_stands_where_it_stands_and_nobody_is_no_figure() -> None:
    for what in ("opening", "stability", "jobs"):
        nation = row(what, "000000", "national")
        assert nation["ratio"] == pytest.approx(1)
        assert nation["standardised"] == pytest.approx(nation["raw"])
        empty = row(what, "110000")
        assert empty["state"] == "immature"
        assert empty["standardised"] != empty["standardised"]
