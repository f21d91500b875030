"""How the what-if writes numbers, and where peers were seen."""

import math

import pytest

from i18n import LANGUAGES
from i18n.formats import MISSING
from metrics.what_if.levers.catalogue import LEVERS
from metrics.what_if.levers.observed import ObservedRange
from sentences.what_if.amounts import (
    brief,
    brief_percent,
    changed,
    ends,
    goal,
    indicator_name,
    joined,
    lever_at,
    lever_name,
    month_words,
    name_within,
    seen_city,
    seen_words,
)
from sentences.what_if.scenarios import target_value

SEEN = ObservedRange(0.2, 0.7, "440100", "2009-09", "440300", "2008-08")


@pytest.mark.parametrize(
    ("key", "value", "written"),
    [("pass_rate", 0.85, "85%"), ("job_multiplier", 5.0, "5"), ("trained", 1500.0, "1,500")],
)
def test_a_target_is_written_in_its_unit(key: str, value: float, written: str) -> None:
    assert goal(key, value, "en") == written


@pytest.mark.parametrize(("value", "written"), [(5.0, "5"), (4.5, "4.5"), (4.26, "4.3")])
def test_no_idle_nought_stands_behind_the_point(value: float, written: str) -> None:
    assert brief(value, "en") == written


def test_what_is_not_known_is_a_dash() -> None:
    written = [brief(math.nan, "zh"), brief_percent(math.nan, "zh"), month_words("", "zh")]
    assert {*written, lever_at("opening_rate", math.nan, "zh")} == {MISSING}


def test_two_that_are_alike_are_written_once() -> None:
    assert (ends("5", "5"), ends("5", "6")) == ("5", "5–6")
    assert (changed("5", "5"), changed("5", "6")) == ("5", "5 → **6**")


@pytest.mark.parametrize(
    ("at", "code", "words"),
    [
        (0.8, "440100", "highest 70.0% (Guangzhou, twelve months to September 2009)"),
        (0.1, "440300", "lowest 20.0% (Guangzhou, twelve months to August 2008)"),
    ],
)
def test_a_position_is_held_against_the_nearer_end(at: float, code: str, words: str) -> None:
    assert seen_city(SEEN, at) == code
    assert seen_words("opening_rate", SEEN, "Guangzhou", "en", at) == words


def test_without_a_city_or_a_month_less_is_said() -> None:
    own, nameless = (ObservedRange(0.2, 0.7, "", month) for month in ("2009-09", ""))
    nothing = ObservedRange(math.nan, math.nan, "", "")

    assert seen_words("opening_rate", own, "", "en") == "own highest 70.0% (to September 2009)"
    assert seen_words("opening_rate", nameless, "", "zh") == "可比城市历史最高70.0%"
    assert seen_words("opening_rate", nothing, "", "zh") == "没有可比的记录"


def test_names_within_an_english_sentence_begin_small() -> None:
    assert indicator_name("pass_rate", "en")[0].islower()
    assert name_within("opening_rate", "en")[0].islower()
    assert joined(["a.", "", "b."], "en") == "a. b."
    assert joined(["甲。", "乙。"], "zh") == "甲。乙。"


def test_a_lever_has_its_name_in_both_languages() -> None:
    names = [lever_name("pass_rate", language) for language in LANGUAGES]
    assert names == [LEVERS["pass_rate"].name.zh, LEVERS["pass_rate"].name.en]


@pytest.mark.parametrize(
    ("key", "value", "written"), [("trained", 1500.0, "1,500"), ("pass_rate", 0.85, "85.0%")]
)
def test_a_target_is_written_by_its_indicator(key: str, value: float, written: str) -> None:
    assert target_value(key, value, "en") == written
