"""What was ever seen, and what can still count this year."""

from datetime import date

import numpy as np
import pytest

from metrics.counts import Counts
from metrics.months import month_of
from metrics.readings import readings
from metrics.registry import INDICATORS
from metrics.what_if.baseline import baseline
from metrics.what_if.lever_list import LEVERS, MIX
from metrics.what_if.observed import seen, unseen
from metrics.what_if.reached import FEWEST_TOLD, best, deciles, distribution, reach
from metrics.what_if.scenario import Scenario
from metrics.what_if.timing import cohorts, year_end
from tests.metrics.what_if.conftest import make_counts


def test_the_range_of_a_rate_is_that_of_every_city_and_ripe_year(counts):
    held, lows, highs = counts.tables["attended"], [], []
    for last in range(2007 * 12 + 11, month_of(counts.as_of) - 3 + 1):
        for city in counts.codes:
            mine = (held["city"] == city) & (held["month"] <= last) & (held["month"] > last - 12)
            rate = held["passed"][mine].sum() / held["attended"][mine].sum()
            lows.append(rate)
            highs.append(rate)
    found = seen(counts, "000000", "pass_rate")
    assert (found.low, found.high) == (min(lows), max(highs))


@pytest.mark.parametrize("lever", LEVERS)
def test_today_is_within_what_was_seen(counts, lever):
    base, found = baseline(counts, "000000"), seen(counts, "000000", lever)
    today = base.today | dict(zip(MIX, base.mix, strict=True))
    assert found.low <= today[lever] <= found.high


def test_a_lever_outside_anything_observed_is_marked(counts):
    within = Scenario(levers=(("pass_rate", 0.84), ("opening_rate", 0.5)))
    beyond = Scenario(levers=(("pass_rate", 0.999), ("opening_rate", 0.5), ("volume", 1e6)))
    assert unseen(counts, within) == {}
    assert set(unseen(counts, beyond)) == {"pass_rate", "volume"}


def test_what_was_never_counted_marks_every_position(counts):
    bare = Counts(2, counts.as_of, "", {k: v for k, v in counts.tables.items() if k != "credit"})
    assert set(unseen(bare, Scenario(levers=(("loans", 5.0),)))) == {"loans"}


def test_the_best_year_of_a_city_is_found_among_all_its_years(counts):
    held = counts.tables["opening"]
    found = best(counts, "opening_rate").set_index("entity")
    for city in counts.codes[:3]:
        rates = {}
        for last in range(2007 * 12 + 11, month_of(counts.as_of) - 7 + 1):
            mine = (held["city"] == city) & (held["month"] <= last) & (held["month"] > last - 12)
            rates[last] = held["served_opened"][mine].sum() / held["served"][mine].sum()
        row = found.loc[str(city)]
        assert row["value"] == max(rates.values())
        assert rates[int(row["month"])] == row["value"]
        assert row["lower"] < row["value"] < row["upper"]


@pytest.mark.parametrize("key", INDICATORS)
def test_a_line_below_all_is_reached_by_all_and_one_above_by_none(counts, key):
    low, high = reach(counts, key, 0.0), reach(counts, key, 1e6)
    assert (low.cities, low.above, low.surely, low.ever) == (12, 1.0, 1.0, 1.0)
    assert (high.above, high.surely, high.ever) == (0.0, 0.0, 0.0)
    middle = reach(counts, key, float(distribution(counts, key)["value"].median()))
    assert middle.surely <= middle.above <= middle.ever


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
    held = cohorts(counts, INDICATORS[key])
    assert (held.first, held.last) == tuple(year * 12 + month - 1 for year, month in (first, last))
    assert (held.fixed, held.running, held.to_come) == parts
    assert held.fixed + held.running + held.to_come == 12


def test_in_december_nothing_can_change_the_year_any_more(counts):
    end = Counts(3, date(2010, 12, 31), "", counts.tables)
    for key in ("pass_rate", "opening_rate", "stability_rate"):
        held = cohorts(end, INDICATORS[key])
        assert (held.fixed, held.running, held.to_come) == (12, 0, 0)
        shown = readings(end, INDICATORS[key], "national", ranks=False)["value"][0]
        row = year_end(end, "000000", {"pass_rate": 1.0}).set_index("indicator").loc[key]
        assert row["unchanged"] == row["then"] == shown
        assert row["share_open"] == 0


def test_a_changed_rate_shows_only_in_the_cohorts_still_open(counts):
    found = year_end(counts, "000000", {"opening_rate": 0.7}).set_index("indicator")
    row = found.loc["opening_rate"]
    assert row["unchanged"] < row["then"] < 0.7
    moved = (row["then"] - row["unchanged"]) / (0.7 - row["today"])
    assert moved == pytest.approx(row["share_open"])
    others = found.drop("opening_rate")
    np.testing.assert_array_equal(others["unchanged"], others["then"])


def test_nine_deciles_tell_what_cities_reached_and_few_cities_tell_nothing() -> None:
    many = make_counts(cities=40)
    values = distribution(many, "pass_rate")["value"]
    told = deciles(many, "pass_rate")

    assert len(values) >= FEWEST_TOLD
    assert told == tuple(values.quantile([tenth / 10 for tenth in range(1, 10)]))
    assert deciles(make_counts(cities=FEWEST_TOLD - 1), "pass_rate") == ()
