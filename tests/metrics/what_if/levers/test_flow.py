"""The funnel: nothing moved is today to the last digit, and what goes up carries up."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from metrics.counts.entities import keys
from metrics.counts.snapshot import Counts
from metrics.readings.tidy import readings
from metrics.registry import INDICATORS
from metrics.what_if.levers.baseline import baseline
from metrics.what_if.levers.catalogue import ALONE, MIX
from metrics.what_if.levers.flow import outcome, positions, readings_under
from metrics.what_if.levers.funnel import carry, idle
from metrics.what_if.scenario import Scenario
from tests.metrics.what_if.conftest import make_counts
from tests.oracle.service_chain import funnel

SCOPES = (("000000", "national"), ("other", "tier"), ("110300", "city"))
AFTER = ("following", "businesses", "lasting", "jobs")
BELOW = {
    "volume": ("attended", "passed", "served", "opened", *AFTER),
    "pass_rate": ("passed", "served", "opened", *AFTER),
    "share_served": ("served", "opened", *AFTER),
    "opening_rate": ("opened", *AFTER),
    "survival": ("lasting",),
    "jobs": ("jobs",),
    "loans": ("opened", *AFTER),
    "places": ("lasting",),
}


@pytest.mark.parametrize(("scope", "by"), SCOPES)
def test_nothing_moved_reproduces_todays_readings_exactly(counts, scope, by):
    for row in readings_under(counts, Scenario(scope)).itertuples():
        shown = readings(counts, INDICATORS[row.indicator], by, ranks=False)
        today = shown.set_index("entity").loc[scope]
        assert (row.numerator, row.denominator, row.value) == (
            today["numerator"],
            today["denominator"],
            today["value"],
        )


def test_nothing_moved_reproduces_the_readings_of_every_city_of_the_demonstration(demonstration):
    counts = demonstration("sqlite", date(2010, 6, 30)).counts
    shown = {key: readings(counts, INDICATORS[key], ranks=False) for key in INDICATORS}
    for city in keys(counts, "city"):
        for row in readings_under(counts, Scenario(city)).itertuples():
            today = shown[row.indicator].set_index("entity").loc[city]
            figures = [row.numerator, row.denominator, row.value]
            np.testing.assert_array_equal(
                figures, today[["numerator", "denominator", "value"]].astype(float)
            )


@pytest.mark.parametrize(("scope", "by"), SCOPES)
def test_every_lever_set_where_it_stands_changes_nothing(counts, scope, by):
    today = baseline(counts, scope).today
    result = outcome(counts, Scenario(scope, levers=tuple(today.items())))
    assert result["then"].tolist() == pytest.approx(result["today"].tolist(), rel=1e-12)


def test_the_spread_between_businesses_is_that_of_their_jobs(counts):
    base, businesses = baseline(counts, "110300"), counts.tables["business"]
    of_year = (
        (businesses["city"] == 110300)
        & (businesses["month"] >= 24106)
        & (businesses["month"] <= 24117)
    )
    n, jobs, squares = (
        businesses[name][of_year].sum() for name in ("opened", "jobs_6", "jobs_6_squares")
    )
    variance = (squares - jobs**2 / n) / (n - 1)
    assert base.jobs_sd == pytest.approx(np.sqrt(variance))
    assert base.spread == pytest.approx(np.sqrt(variance / n))


def test_a_change_is_carried_through_by_hand(counts):
    base = baseline(counts, "000000")
    moved = {"volume": base.today["volume"] * 2, "opening_rate": 0.6, "jobs": 5.0}
    then = carry(base, moved).amounts
    led, beside = base.amounts["following"], base.amounts["beside"]
    assert led + beside == pytest.approx(base.amounts["businesses"])
    businesses = led * 2 * 0.6 / base.today["opening_rate"] + beside * 2
    assert then["businesses"] == pytest.approx(businesses)
    assert then["jobs"] == pytest.approx(businesses * 5)
    assert then["lasting"] == pytest.approx(businesses * base.today["survival"])


@settings(max_examples=120)
@given(
    some.sampled_from(sorted(BELOW)),
    some.dictionaries(some.sampled_from(ALONE), some.floats(0, 0.9), max_size=3),
    some.floats(0, 1),
    some.floats(0, 1),
)
def test_a_lever_moved_up_never_moves_anything_down(counts, lever, others, one, other):
    base = baseline(counts, "000000")
    others = {key: position(base, key, at) for key, at in others.items() if key != lever}
    low, high = (position(base, lever, at) for at in sorted((one, other)))
    before, after = (carry(base, {**others, lever: at}).amounts for at in (low, high))
    assert np.isfinite([*before.values(), *after.values()]).all()
    for stage in BELOW[lever]:
        assert after[stage] >= before[stage] * (1 - 1e-12)
    for stage in set(before) - set(BELOW[lever]):
        covered = {"places", "loans"} & set(others)  # what covers more people covers fewer of them
        assert after[stage] == before[stage] or covered


def position(base, lever, share):
    """A share of what a lever may be: of one, or of three times today's number."""
    return share * (1 if base.today[lever] <= 1 else 3 * base.today[lever])


@given(some.floats(0, 1), some.floats(0, 1))
def test_no_more_businesses_follow_than_there_are_openers_more(counts, low, high):
    base = baseline(counts, "000000")
    one, other = (carry(base, {"opening_rate": at}).amounts for at in (low, high))
    opened = abs(other["opened"] - one["opened"])
    assert abs(other["businesses"] - one["businesses"]) <= opened + 1e-9


def test_businesses_that_no_half_year_opener_leads_stay_when_nobody_opens(counts):
    base = baseline(counts, "000000")
    none = carry(base, {"opening_rate": 0.0}).amounts
    assert none["following"] == 0
    assert none["businesses"] == pytest.approx(base.amounts["beside"])
    assert base.amounts["beside"] > 0
    assert carry(base, {"opening_rate": 0.0, "volume": 0.0}).amounts["businesses"] == 0


def test_the_businesses_that_follow_are_those_that_openers_of_the_records_lead(demonstration):
    demo = demonstration("sqlite", date(2010, 6, 30))
    rows = [
        row
        for row in funnel(demo.records, demo.counts.as_of)
        if row["opened"] and date(2008, 12, 1) <= row["start"] <= date(2009, 11, 30)
    ]
    led = sum(row["businesses"] for row in rows) / len(rows)
    base = baseline(demo.counts, "000000")
    assert 0 < led < 1
    assert base.amounts["following"] == pytest.approx(led * base.amounts["opened"])
    assert 0 < base.amounts["beside"] < base.amounts["businesses"]


def test_what_is_not_told_of_leading_counts_one_business_per_opener(counts):
    table = {k: v for k, v in counts.tables["funnel"].items() if k != "businesses"}
    old = Counts(9, counts.as_of, "", {**counts.tables, "funnel": table})
    base = baseline(old, "000000")
    fewer = np.minimum(base.by_group["opened"], base.by_group["businesses"])
    assert base.amounts["following"] == fewer.sum()


@pytest.mark.parametrize(("capacity", "rate"), [("loans", "opening_rate"), ("places", "survival")])
def test_capacity_does_nothing_beside_a_rate_that_is_set(counts, capacity, rate):
    base = baseline(counts, "000000")
    set_ = {rate: 0.7}
    assert carry(base, {**set_, capacity: 1.0}).amounts == carry(base, set_).amounts
    assert idle({**set_, capacity: 1.0}) == {capacity: rate}
    assert idle(set_) == idle({capacity: 1.0}) == {}


@pytest.mark.parametrize("capacity", ["places", "loans"])
def test_where_nobody_is_left_to_cover_the_answer_is_nought_and_not_missing(counts, capacity):
    base = baseline(counts, "000000")
    for amount in (0.0, 10.0):
        none = carry(base, {"volume": 0.0, capacity: amount}).amounts
        assert none["lasting"] == none["opened"] == 0


def test_a_mix_weighs_the_groups_own_rates_anew(counts):
    base = baseline(counts, "000000")
    then = carry(base, dict(zip(MIX, (0, 1, 0, 0, 0, 0), strict=True)))
    own = base.by_group
    assert then.rates["pass_rate"] == pytest.approx(own["passed"][1] / own["attended"][1])
    assert then.rates["opening_rate"] == pytest.approx(own["opened"][1] / own["served"][1])
    assert then.rates["survival"] == pytest.approx(own["operating"][1] / own["known"][1])
    assert then.rates["jobs"] == pytest.approx(own["jobs"][1] / own["businesses"][1])
    assert then.amounts["attended"] == base.amounts["attended"]


def test_a_mix_as_it_is_changes_nothing(counts):
    base = baseline(counts, "000000")
    then = carry(base, dict(zip(MIX, base.mix, strict=True))).amounts
    assert then == pytest.approx(carry(base, {}).amounts)


def test_shares_not_set_keep_their_proportions(counts):
    lever_positions = positions(counts, Scenario(levers=(("share_student", 0.5),))).set_index(
        "lever"
    )
    shares = lever_positions.loc[list(MIX)]
    assert shares["then"].sum() == pytest.approx(1)
    rest = shares.drop("share_student")
    ratios = rest["then"] / rest["today"]
    assert ratios.tolist() == pytest.approx([ratios.iloc[0]] * 5)


def test_a_rate_that_is_set_holds_whatever_the_mix(counts):
    moved = {"share_student": 0.9, "pass_rate": 0.77}
    assert carry(baseline(counts, "000000"), moved).rates["pass_rate"] == pytest.approx(0.77)


@pytest.mark.parametrize(
    "shares", [{"share_student": 0.7, "share_rural": 0.4}, dict.fromkeys(MIX, 0.1)]
)
def test_shares_that_do_not_add_up_are_refused(counts, shares):
    with pytest.raises(ValueError, match="add up"):
        carry(baseline(counts, "000000"), shares)


def test_places_that_do_not_grow_cover_fewer_of_more_businesses(counts):
    base = baseline(counts, "000000")
    assert base.incubation[0] > 0
    double = base.today["volume"] * 2
    growing = carry(base, {"volume": double}).rates["survival"]
    fixed = carry(base, {"volume": double, "places": base.places}).rates["survival"]
    half = base.incubated / 2 * base.incubation[0]
    assert growing == base.today["survival"]
    assert fixed == pytest.approx(growing - half)


def test_no_rate_passes_one_and_amounts_agree_with_it(counts):
    base = baseline(counts, "000000")
    then = carry(base, {"loans": base.loans * 1e6, "share_served": 1.0})
    assert then.rates["opening_rate"] <= 1
    kept = float(then.amounts["opened"] / then.amounts["served"])
    assert kept == pytest.approx(float(then.rates["opening_rate"]))


def test_a_snapshot_from_before_the_chain_was_counted_still_answers(counts):
    later = ("funnel", "links", "credit", "occupancy")
    kept = {name: table for name, table in counts.tables.items() if name not in later}
    old = Counts(9, counts.as_of, "", kept)
    base = baseline(old, "000000")
    assert base.today["share_served"] == baseline(counts, "000000").today["share_served"]
    assert np.isnan([base.places, base.loans, base.incubated, base.incubation[0]]).all()
    result = outcome(old, Scenario(levers=(("opening_rate", 0.6),)))
    assert np.isfinite(result["then"]).all()


def test_a_scope_with_nothing_counted_has_no_figure(counts):
    empty = make_counts(mean=0.0)
    result = outcome(empty, Scenario("110300", levers=(("pass_rate", 0.9),)))
    assert np.isnan(result["then"].to_numpy()[1:]).all()
