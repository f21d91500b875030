"""Cities of one tier, the ten most alike, and a city against its own first year."""

import numpy as np
import pytest

from metrics.city.peers import distances, nearest, of_tier, own_start
from metrics.counts.snapshot import Counts
from metrics.registry import INDICATORS
from tests.metrics.text_counts import text_counts

OPENING = """
    city   | grp      | month   | trained | served | served_opened
    110000 | student  | 2010-03 | 100     | 100    | 50
    130100 | student  | 2010-03 | 100     | 100    | 50
    130200 | student  | 2010-03 | 100     | 100    | 50
    130300 | laid_off | 2010-03 | 100     | 100    | 50
"""
TWINS = """
    code   | province_code | tier  | latitude | longitude
    110000 | 110000        | other | 30.0     | 110.0
    130100 | 130000        | other | 30.0     | 111.0
    130200 | 130000        | other | 30.0     | 109.0
    130300 | 130000        | other | 30.0     | 111.0
    440300 | 440000        | other | 30.0     | 110.0
"""
YEARS = """
    city   | grp     | month   | trained | served | served_opened
    130200 | student | 2007-05 | 200     | 200    | 80
    130200 | student | 2008-05 | 200     | 200    | 90
    130200 | student | 2009-05 | 200     | 200    | 120
    130300 | student | 2009-05 | 200     | 200    | 120
"""


def counts(opening: str = OPENING, **texts: str) -> Counts:
    return text_counts("2010-06-30", opening=opening, **texts)


def test_peers_of_a_tier_leave_the_city_itself_out() -> None:
    assert of_tier(counts(), "130300") == ["130200", "440300"]
    assert of_tier(counts(), "110000") == []


def test_a_city_alike_in_volume_mix_and_place_is_nearest() -> None:
    assert nearest(counts(), "130200")[-1] == "130300", "its trainees are another group"
    assert len(nearest(counts(), "130200")) == 3, "where nobody was trained nobody can be compared"
    assert nearest(counts(), "130200", 1) == nearest(counts(), "130200")[:1]
    assert nearest(counts(), "440300") == []


def test_equal_distances_are_ordered_by_code() -> None:
    alike = OPENING.replace("laid_off", "student ")
    assert nearest(counts(alike, cities=TWINS), "110000") == ["130100", "130200", "130300"]


def test_each_part_weighs_the_same() -> None:
    four = TWINS.split("    440300")[0]
    between = distances(counts(cities=four))
    assert np.allclose(between, between.T)
    assert (np.diag(between) == 0).all()
    # Volume is the same everywhere; mix and region have each a mean square of one over pairs.
    assert (between[~np.eye(4, dtype=bool)] ** 2).mean() == pytest.approx(2)


def test_a_city_is_held_against_its_own_first_year() -> None:
    start = own_start(counts(YEARS), INDICATORS["opening_rate"], "130200")
    assert start.year == 2007
    assert (start.first["value"], start.latest["value"]) == (0.4, 0.6)
    assert start.change.difference == pytest.approx(0.2)
    assert start.change.answer == "ahead"


def test_a_first_year_that_is_still_the_latest_is_no_comparison() -> None:
    start = own_start(counts(YEARS), INDICATORS["opening_rate"], "130300")
    assert start.year == 2009
    assert start.change.answer == "unknown"


def test_a_city_that_is_not_there_is_named() -> None:
    with pytest.raises(ValueError, match="999999"):
        nearest(counts(), "999999")
