"""What scenarios assume and give, in words, from numbers alone."""

import numpy as np
import pandas as pd

from metrics.readings.verdicts import STATES
from metrics.what_if.scenario import Scenario, Target
from sentences.what_if.scenarios import (
    assumptions,
    finding,
    levers_finding,
    target_range,
    targets_findings,
    version_name,
)

NAMES = {"other": "其他城市", "440100": "广州"}
STATES_OF = dict.fromkeys(STATES, 0) | {"likely_met": 3, "undecided": 2, "likely_missed": 1}


def _row(indicator: str, missing: int, **states: int) -> dict[str, object]:
    """A row of `compared_verdicts`."""
    surely = {"surely_met": states.get("met", 0), "surely_missed": states.get("missed", 0)}
    return {"indicator": indicator, "missing": missing, **STATES_OF, **states, **surely}


BOTH = pd.DataFrame(
    [_row("pass_rate", 50, met=20, missed=5), _row("pass_rate", 150, met=12, missed=9)]
)
RAISED = Scenario(targets=(Target("pass_rate", 0.9),))


def test_a_first_version_bears_the_name_alone() -> None:
    assert [version_name("甲", version, "zh") for version in (1, 2)] == ["甲", "甲（第2版）"]


def test_each_assumption_is_a_phrase_and_many_cities_are_one() -> None:
    few = Scenario(
        targets=(Target("pass_rate", 0.9, "440100", 2011), Target("pass_rate", 0.8, "other")),
        levers=(("opening_rate", 0.6),),
    )
    many = Scenario(
        targets=tuple(Target("pass_rate", 0.6 + n / 10, f"44{n}100") for n in range(1, 4))
        + (Target("pass_rate", 0.75, "444100"),)
    )

    assert assumptions(few, NAMES, "zh")[0].endswith("（其他城市）")
    assert assumptions(few, NAMES, "zh")[1].endswith("（广州、2011年）")
    assert assumptions(few, NAMES, "zh")[2].endswith("设为60.0%")
    (phrase,) = assumptions(many, NAMES, "zh")
    assert phrase.endswith("（4个城市分别设定）")
    assert "70.0%–90.0%" in phrase


def test_a_scenario_that_assumes_nothing_says_so() -> None:
    assert finding("甲", [], "zh") == "甲：未改动任何目标或比率。"
    assert finding("甲", ["一", "二"], "zh") == "甲：一；二。"
    assert finding("A", ["one", "two"], "en") == "A: one; two."


def test_targets_say_how_many_cities_meet_them() -> None:
    (moved,) = targets_findings(RAISED, BOTH, "其他城市", "zh")
    (same,) = targets_findings(RAISED, BOTH.iloc[[0, 0]], "", "en")

    assert moved.startswith(
        "其他城市合格率达标城市由20个减至12个，未达标由5个变为9个，现为达标 12 · "
    )
    assert "stay at 20" in same


def test_of_a_running_year_the_words_that_look_ahead_are_counted() -> None:
    ahead = {"likely_met": 0, "undecided": 0, "likely_missed": 0, "year_open": 4, "year_likely": 2}
    rows = pd.DataFrame([_row("trained", 10, **ahead), _row("trained", 20, **ahead)])
    (words,) = targets_findings(Scenario(targets=(Target("trained", 1600.0),)), rows, "", "zh")

    assert words.startswith("培训人数年底展望：已完成 0 · 预计完成 0 · 可望完成 2 · 尚难判断 4")
    assert "达标" not in words


def test_levers_say_openings_and_jobs_with_their_interval() -> None:
    amounts = pd.DataFrame(
        {
            "stage": ["opened", "opened", "jobs", "jobs"],
            "point": [100.0, 120.0, 400.0, 400.0],
            "lower": [100.0, 110.0, 400.0, 380.0],
            "upper": [100.0, 130.0, 400.0, 420.0],
        }
    )

    assert levers_finding(amounts, "全国", "zh") == (
        "全国半年内开业由100人增至120人，带动就业仍为400人（95%区间380–420）"
    )
    unknown = amounts.assign(point=[100.0, 120.0, 400.0, np.nan])
    assert levers_finding(unknown, "全国", "zh") == "该范围数据不足，无法推算带动就业"


def test_targets_that_differ_are_a_range() -> None:
    assert target_range("trained", 1500.0, 1500.0, "en") == "1,500"
    assert target_range("pass_rate", 0.8, 0.9, "en") == "80.0%–90.0%"
