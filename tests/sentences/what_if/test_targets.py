"""What targets change, said of cities and of one city, from numbers alone."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from i18n import Language
from i18n.formats import MISSING
from i18n.verdicts import STATES, badge
from metrics.registry import INDICATORS
from metrics.what_if.scenario import Scenario, Target
from metrics.what_if.targets.before_after import BeforeAfter
from sentences.what_if.targets import (
    city_headline,
    headline,
    subtitle,
    todays_goal,
    turned_title,
    within,
    year_sentence,
)

NAMES = {"000000": "全国", "other": "其他城市", "440100": "广州"}


def tally(**cities: int) -> tuple[int, ...]:
    return tuple(cities.get(verdict, 0) for verdict in STATES)


RAISED = BeforeAfter(
    "pass_rate",
    before=tally(met=20, undecided=8, missed=2),
    after=tally(met=12, undecided=8, missed=10),
    turned=(("440100", "met", "missed"), ("440300", "missed", "met")),
    today=(0.8, 0.8),
    assumed=(0.9, 0.9),
    missing=(10, 90),
    asked=(800, 900),
)
TODAY = replace(
    RAISED, after=RAISED.before, turned=(), assumed=RAISED.today, missing=(10, 10), asked=(800, 800)
)
CITY = replace(RAISED, before=tally(met=1), after=tally(missed=1))


@pytest.mark.parametrize(
    ("result", "language", "words"),
    [
        (RAISED, "zh", "若其他城市合格率目标提高到90%，达标城市由 :blue[20] 个减为 :blue[12] 个"),
        (TODAY, "zh", "按现行其他城市合格率目标80%：达标 20"),
        (replace(RAISED, assumed=(0.7, 0.7)), "zh", "目标降低到70%"),
        (replace(RAISED, assumed=(0.7, 0.9)), "zh", "各市合格率目标定为70%–90%"),
        (replace(RAISED, after=tally(met=20, missed=10)), "en", "as many cities meet it as now"),
        (replace(RAISED, after=tally(met=21, missed=9)), "en", "go up from :blue[20] to :blue[21]"),
    ],
)
def test_the_headline_says_how_many_cities_meet_the_target(
    result: BeforeAfter, language: Language, words: str
) -> None:
    assert words in headline(result, "其他城市", language)


def test_of_one_city_the_verdict_is_said_in_the_words_that_are_given() -> None:
    turned = city_headline(CITY, "广州", badge, "zh")
    stays = city_headline(replace(CITY, after=CITY.before), "广州", badge, "zh")
    today = city_headline(
        replace(TODAY, before=tally(met=1), after=tally(met=1)), "广州", badge, "zh"
    )

    assert f"判定由{badge('met', 'zh')}变为{badge('missed', 'zh')}，还差 90 " in turned
    assert f"判定仍为{badge('met', 'zh')}" in stays
    assert today.startswith("广州合格率按现行目标80%")
    done = city_headline(replace(CITY, missing=(10, 0)), "广州", lambda verdict, _: verdict, "en")
    assert done.endswith("from met to missed")


def lines(scenario: Scenario, on_year: str = "") -> str:
    return subtitle(RAISED, scenario, NAMES.__getitem__, date(2010, 6, 30), 2010, on_year, "zh")


def test_the_subtitle_says_what_else_is_assumed() -> None:
    own = tuple(Target("pass_rate", 0.9, city) for city in ("440100", "440300"))
    others = tuple(Target(key, 0.6, "other") for key in INDICATORS if key != "pass_rate")

    assert lines(Scenario()).startswith("全国30个有判定的城市；截至2010年6月30日，对照2010年目标。")
    assert lines(Scenario("440100"), "说明。").startswith("截至2010年6月30日")
    assert lines(Scenario("440100"), "说明。").endswith("说明。")
    assert lines(Scenario(targets=own)) != lines(Scenario(targets=own[:1]))
    assert "（其他城市）" in lines(Scenario(targets=others[:1]))
    assert lines(Scenario(targets=others)).count("（其他城市）") == 4


def test_a_year_that_no_reading_belongs_to_is_said() -> None:
    years = dict.fromkeys(INDICATORS, 2010)

    assert year_sentence(0, years, 0, "zh") == ""
    assert year_sentence(2010, years, 100, "zh") == "计划合计为全部100个城市。"
    assert year_sentence(2011, years, 0, "zh").startswith("各项指标的读数都不属于2011年")
    one = year_sentence(2010, years | {"pass_rate": 2009}, 0, "zh")
    assert one.startswith("合格率的读数不属于2010年")


def test_who_changes_sides_is_counted_both_ways() -> None:
    assert turned_title(RAISED, "zh") == "2个城市判定改变：1个转为达标，1个不再达标"
    assert turned_title(TODAY, "en") == "No city changes its verdict"


def test_targets_that_differ_are_a_range() -> None:
    assert todays_goal(replace(RAISED, today=(0.7, 0.85)), "en") == "70%–85%"
    assert todays_goal(replace(RAISED, today=(np.nan, np.nan)), "en") == MISSING
    assert (within("", "en"), within("other cities", "en")) == ("", " in other cities")
