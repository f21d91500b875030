"""Other targets: today's give today's readings, and the quick way says what the readings say."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from metrics.counts.entities import keys
from metrics.counts.snapshot import TIERS
from metrics.readings.tidy import readings
from metrics.readings.verdicts import DECIDED, VERDICTS
from metrics.registry import INDICATORS
from metrics.what_if.scenario import Scenario, Target
from metrics.what_if.targets.arrays import target_arrays, verdicts_at
from metrics.what_if.targets.chosen import chosen_targets
from tests.metrics.what_if.conftest import make_counts
from tests.oracle.what_if import asked_of, effect, effects, grid, tallies, under

PLANNED = [key for key, indicator in INDICATORS.items() if indicator.target is not None]
VALUES = {"trained": 1500.0, "job_multiplier": 5.0}


def verdict_counts(rows: pd.DataFrame) -> dict[str, int]:
    """How many rows of readings have each verdict, zeros included."""
    occurring = rows["verdict"].tolist()
    return {verdict: occurring.count(verdict) for verdict in VERDICTS}


def shown(counts, key):
    return readings(counts, INDICATORS[key], "city", ranks=False)


def targets_of_today(counts):
    return tuple(
        Target(key, float(value), city)
        for key in PLANNED
        for city, value in zip(keys(counts, "city"), target_arrays(counts, key).today, strict=True)
        if not np.isnan(value)
    )


@pytest.mark.parametrize("key", PLANNED)
def test_todays_targets_give_todays_readings_exactly(counts, key):
    same = under(counts, targets_of_today(counts))
    for by in ("city", "tier", "national"):
        pd.testing.assert_frame_equal(
            readings(counts, INDICATORS[key], by), readings(same, INDICATORS[key], by)
        )


@pytest.mark.parametrize("month_end", [date(2010, 6, 30), date(2009, 2, 28)], ids=str)
def test_todays_targets_give_todays_readings_of_the_demonstration(demonstration, month_end):
    counts = demonstration("sqlite", month_end).counts
    same = under(counts, targets_of_today(counts))
    for key in INDICATORS:
        pd.testing.assert_frame_equal(shown(counts, key), shown(same, key))
        assert effect(counts, key, ()).after == verdict_counts(shown(counts, key))


def test_without_assumptions_nobody_changes_sides(counts):
    for key, unchanged in effects(counts, Scenario()).items():
        assert unchanged.before == unchanged.after == verdict_counts(shown(counts, key))
        assert unchanged.turned.empty
        assert unchanged.missing_before == unchanged.missing_after
    assert under(counts, ()) is counts


@settings(max_examples=25)
@given(
    some.sampled_from(sorted(INDICATORS)), some.floats(0.05, 1), some.sampled_from(("all", *TIERS))
)
def test_the_quick_way_agrees_with_readings_under_any_target(counts, key, share, whom):
    target = Target(key, round(share * 2 * VALUES.get(key, 0.5), 3), whom)
    quick, slow = effect(counts, key, (target,)), shown(under(counts, (target,)), key)
    assert quick.after == verdict_counts(slow)
    decided = slow[slow["verdict"].isin(DECIDED)]
    assert quick.missing_after == decided["needed"].sum()
    before = shown(counts, key).set_index("entity")["verdict"]
    after = slow.set_index("entity")["verdict"]
    turned = before[before != after]
    assert dict(zip(quick.turned["entity"], quick.turned["before"], strict=True)) == dict(turned)


@given(
    some.sampled_from(sorted(INDICATORS)), some.lists(some.floats(0, 2), min_size=1, max_size=30)
)
def test_tallies_count_the_verdicts(counts, key, shares):
    arrays, values = target_arrays(counts, key), np.array(shares) * VALUES.get(key, 0.5)
    verdicts = verdicts_at(arrays, values[:, None])
    slow = np.stack([(verdicts == code).sum(axis=1) for code in range(len(VERDICTS))], axis=1)
    np.testing.assert_array_equal(tallies(arrays, values), slow)


def test_a_target_on_a_limit_decides_as_the_reading_does(counts):
    for key in PLANNED:
        arrays = target_arrays(counts, key)
        for limits in (arrays.lower, arrays.upper):
            values = limits[np.isfinite(limits) & (arrays.blocked < 0)][:3]
            for value in values:
                sides = effect(counts, key, (Target(key, float(value)),))
                slow = shown(under(counts, (Target(key, float(value)),)), key)
                assert sides.after == verdict_counts(slow)


@given(some.floats(0, 1), some.floats(0, 1))
def test_a_higher_target_is_never_met_by_more_cities(counts, one, other):
    low, high = sorted((one, other))
    grid_cells = grid(counts, {"pass_rate": np.array([low, high])})["pass_rate"]
    assert grid_cells[0, 0] >= grid_cells[1, 0]
    assert grid_cells[0, :2].sum() >= grid_cells[1, :2].sum()
    assert grid_cells[0, 4] <= grid_cells[1, 4]


def test_a_citys_target_goes_before_its_tiers_and_that_before_one_for_all(counts):
    said = (
        Target("pass_rate", 0.7),
        Target("pass_rate", 0.9, "other"),
        Target("pass_rate", 0.6, "110700"),
    )
    for order in (said, said[::-1], Scenario(targets=said).targets):
        values = chosen_targets(counts, "pass_rate", order)
        assert values.tolist() == [0.7] * 6 + [0.6] + [0.9] * 5


def test_a_target_of_another_year_changes_nothing_that_is_read(counts):
    later = (Target("stability_rate", 0.99, "all", 2010),)  # its ripe businesses opened by 2009
    assert effect(counts, "stability_rate", later).turned.empty
    pd.testing.assert_frame_equal(
        shown(counts, "stability_rate"), shown(under(counts, later), "stability_rate")
    )


def test_a_full_programme_at_exact_targets_has_the_known_totals():
    counts = make_counts(mean=1.0, cities=100)
    big = tuple(Target("trained", 3000.0, city) for city in keys(counts, "city")[:4])
    sums = asked_of(counts, big).sum(numeric_only=True)
    assert sums["trained"] == 156_000
    assert sums["passed"] == pytest.approx(124_800)
    assert sums["opened"] == pytest.approx(62_400)
    assert sums["jobs"] == pytest.approx(312_000)
    assert sums["lasting"] == pytest.approx(49_920)
    assert asked_of(counts, ())["trained"].sum() == 150_000


def test_an_assumption_leaves_the_snapshot_as_it_was(counts):
    before = {name: values.copy() for name, values in counts.tables["targets"].items()}
    shown(under(counts, (Target("pass_rate", 0.99),)), "pass_rate")
    assert all((values == counts.tables["targets"][name]).all() for name, values in before.items())
    assert target_arrays(counts, "pass_rate").today.tolist() == [0.8] * 12
