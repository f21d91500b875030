"""Scenarios side by side: each as it stands alone, today beside them."""

import pytest

from metrics.counts.entities import keys
from metrics.readings.verdicts import STATES
from metrics.what_if.comparison import compared_amounts, compared_verdicts, moved_on
from metrics.what_if.levers.baseline import STAGES, baseline
from metrics.what_if.scenario import Scenario, Target
from metrics.what_if.targets.before_after import before_after
from tests.metrics.what_if.conftest import make_counts
from tests.oracle.what_if import effect

ONE = Scenario("other", (Target("pass_rate", 0.9),), (("opening_rate", 0.6),))
TWO = Scenario("000000", (), (("jobs", 5.0),))


def test_amounts_stand_beside_today_of_the_same_scope(counts):
    table = compared_amounts(counts, (ONE, TWO))
    assert table["scenario"].unique().tolist() == ["", ONE.text, TWO.text]
    today = table[(table["scenario"] == "") & (table["scope"] == "other")].set_index("stage")
    assert list(today.index) == list(STAGES)
    assert today.loc["jobs", "point"] == baseline(counts, "other").amounts["jobs"]
    assert (table["lower"] <= table["point"]).all() and (table["point"] <= table["upper"]).all()


def test_verdicts_stand_beside_todays(counts):
    raised = Scenario("000000", ONE.targets)
    table = compared_verdicts(counts, (raised, TWO)).set_index(["scenario", "indicator"])
    alone = effect(counts, "pass_rate", ONE.targets)
    assert table.loc[(raised.text, "pass_rate"), "met"] == alone.after["met"] < alone.before["met"]
    assert table.loc[("", "pass_rate"), "met"] == alone.before["met"]
    assert table.loc[(TWO.text, "pass_rate"), "met"] == alone.before["met"]
    assert table.loc[(raised.text, "pass_rate"), "missing"] == alone.missing_after


def test_verdicts_are_those_of_the_scenarios_own_cities(counts):
    table = compared_verdicts(counts, (ONE, TWO)).set_index(["scope", "scenario", "indicator"])
    sides = before_after(counts, "pass_rate", "other", ONE.targets)
    today, then = (table.loc[("other", text, "pass_rate")] for text in ("", ONE.text))
    assert (today["met"], then["met"]) == sides.cities("met")
    assert (today["missing"], then["missing"]) == sides.missing
    assert (then["lowest"], then["highest"]) == (0.9, 0.9)
    whole = table.loc[("000000", "", "pass_rate")]
    assert sum(whole[list(STATES)]) > sum(then[list(STATES)]) > 0


def test_of_one_city_there_is_one_verdict(counts):
    code = keys(counts, "city")[0]
    table = compared_verdicts(counts, (Scenario(code, ONE.targets),))
    assert (table[list(STATES)].sum(axis=1) == 1).all()


def test_more_than_four_are_refused(counts):
    for compare in (compared_amounts, compared_verdicts):
        with pytest.raises(ValueError, match="At most 4"):
            compare(counts, (ONE,) * 5)


def test_new_data_move_today_and_the_answer(counts):
    newer = make_counts(8)
    jobs = moved_on(counts, newer, TWO).set_index("stage").loc["jobs"]
    assert jobs["today_before"] == baseline(counts, "000000").amounts["jobs"]
    assert jobs["today_now"] == baseline(newer, "000000").amounts["jobs"]
    businesses = baseline(newer, "000000").amounts["businesses"]
    assert jobs["then_now"] == pytest.approx(5 * businesses)
