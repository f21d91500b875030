"""What was ever seen: the range of a lever, the best year of a city."""

import pytest

from metrics.counts.months import month_of
from metrics.counts.snapshot import Counts
from metrics.registry import INDICATORS
from metrics.what_if.levers.baseline import baseline
from metrics.what_if.levers.catalogue import LEVERS, MIX
from metrics.what_if.levers.observed import observed_range, unseen
from metrics.what_if.scenario import Scenario
from metrics.what_if.targets.reached import FEWEST_TOLD, best, deciles, distribution, reach
from tests.metrics.what_if.conftest import make_counts


def test_the_range_of_a_rate_is_that_of_every_city_and_ripe_year(counts):
    table, lows, highs = counts.tables["attended"], [], []
    for last in range(2007 * 12 + 11, month_of(counts.as_of) - 3 + 1):
        for city in counts.codes:
            of_year = (
                (table["city"] == city) & (table["month"] <= last) & (table["month"] > last - 12)
            )
            rate = table["passed"][of_year].sum() / table["attended"][of_year].sum()
            lows.append(rate)
            highs.append(rate)
    observed = observed_range(counts, "000000", "pass_rate")
    assert (observed.low, observed.high) == (min(lows), max(highs))


@pytest.mark.parametrize("lever", LEVERS)
def test_today_is_within_what_was_seen(counts, lever):
    base, observed = baseline(counts, "000000"), observed_range(counts, "000000", lever)
    today = base.today | dict(zip(MIX, base.mix, strict=True))
    assert observed.low <= today[lever] <= observed.high


def test_both_ends_of_what_was_seen_have_a_city_and_a_month(counts):
    observed, table = observed_range(counts, "000000", "pass_rate"), counts.tables["attended"]
    for value, city, label in (
        (observed.high, observed.city, observed.month),
        (observed.low, observed.low_city, observed.low_month),
    ):
        last = int(label[:4]) * 12 + int(label[5:]) - 1
        of_year = (
            (table["city"] == int(city)) & (table["month"] <= last) & (table["month"] > last - 12)
        )
        assert table["passed"][of_year].sum() / table["attended"][of_year].sum() == value


def test_a_lever_outside_anything_observed_is_marked(counts):
    within = Scenario(levers=(("pass_rate", 0.84), ("opening_rate", 0.5)))
    beyond = Scenario(levers=(("pass_rate", 0.999), ("opening_rate", 0.5), ("volume", 1e6)))
    assert unseen(counts, within) == {}
    assert set(unseen(counts, beyond)) == {"pass_rate", "volume"}


def test_what_was_never_counted_marks_every_position(counts):
    bare = Counts(2, counts.as_of, "", {k: v for k, v in counts.tables.items() if k != "credit"})
    assert set(unseen(bare, Scenario(levers=(("loans", 5.0),)))) == {"loans"}


def test_the_best_year_of_a_city_is_found_among_all_its_years(counts):
    table = counts.tables["opening"]
    bests = best(counts, "opening_rate").set_index("entity")
    for city in counts.codes[:3]:
        rates = {}
        for last in range(2007 * 12 + 11, month_of(counts.as_of) - 7 + 1):
            of_year = (
                (table["city"] == city) & (table["month"] <= last) & (table["month"] > last - 12)
            )
            rates[last] = table["served_opened"][of_year].sum() / table["served"][of_year].sum()
        row = bests.loc[str(city)]
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


def test_nine_deciles_tell_what_cities_reached_and_few_cities_tell_nothing() -> None:
    many = make_counts(cities=40)
    values = distribution(many, "pass_rate")["value"]
    told = deciles(many, "pass_rate")

    assert len(values) >= FEWEST_TOLD
    assert told == tuple(values.quantile([tenth / 10 for tenth in range(1, 10)]))
    assert deciles(make_counts(cities=FEWEST_TOLD - 1), "pass_rate") == ()
