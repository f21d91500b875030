"""What moved levers give, in words, from numbers alone."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from i18n import Language
from i18n.formats import MISSING
from sentences.what_if.levers import (
    headline,
    idle_sentences,
    moved_words,
    rest_sentence,
    subtitle,
    unseen_sentence,
)

ROW = {"today": 1_000.0, "then": 1_200.0, "lower": 1_100.0, "upper": 1_300.0}
READINGS = pd.DataFrame({"indicator": ["pass_rate", "job_multiplier"], "value": [0.825, 4.256]})


@pytest.mark.parametrize(
    ("levers", "language", "words"),
    [
        (None, "en", "Nation, annual number of jobs: 1,000 (95% interval 1,100–1,300)"),
        (["a", "b"], "en", "the annual number of jobs goes from 1,000 to :blue[1,200]"),
        (["甲"], "zh", "若Nation甲，全年"),
    ],
)
def test_the_headline_goes_from_what_to_what(
    levers: list[str] | None, language: Language, words: str
) -> None:
    assert words in headline("jobs", ROW, levers, "Nation", language)


def test_what_does_not_move_stays_and_what_is_not_known_is_a_dash() -> None:
    same = headline("jobs", ROW | {"then": 1_000.0}, ["a"], "Nation", "en")
    unknown = headline("jobs", ROW | {"lower": np.nan}, ["a"], "Nation", "en")

    assert "stays at 1,000" in same
    assert f"(95% interval {MISSING})" in unknown


def test_of_many_levers_three_are_named() -> None:
    many = headline("jobs", ROW, list("abcde"), "Nation", "en")

    assert all(name in many for name in ("a", "b", "c", "2"))
    assert "d," not in many


@pytest.mark.parametrize(
    ("key", "today", "then", "words"),
    [
        ("opening_rate", 0.511, 0.55, "由51.1%变为55%"),
        ("jobs", 4.256, 5.0, "由4.26变为5"),
        ("volume", 1_500.0, 2_000.0, "由1,500变为2,000"),
    ],
)
def test_a_lever_is_written_in_its_unit(key: str, today: float, then: float, words: str) -> None:
    assert moved_words(key, today, then, "zh").endswith(words)


def test_the_subtitle_has_the_readings_and_what_does_nothing() -> None:
    today = subtitle(READINGS, {}, date(2010, 6, 30), "zh")
    moved = subtitle(READINGS, {"opening_rate": 0.6, "loans": 50.0}, date(2010, 6, 30), "zh")

    assert "未作任何假设，与今日读数一致：合格率 82.5%" in today
    assert "4.26" in today
    assert "所设条件下" in moved
    idle = idle_sentences({"opening_rate": 0.6, "loans": 50.0}, "zh")
    assert list(idle) == ["loans"]
    assert moved.endswith(idle["loans"])
    assert idle_sentences({"opening_rate": 0.6}, "zh") == {}


def test_the_rest_of_the_businesses_is_not_below_nought() -> None:
    some = rest_sentence({"businesses": 100.0, "following": 60.0}, "en")
    none = rest_sentence({"businesses": 60.0, "following": 100.0}, "en")

    assert "40" in some
    assert "40" not in none


def test_a_lever_outside_anything_seen_is_said_with_what_was_seen() -> None:
    words = unseen_sentence("opening_rate", 0.95, "最高70%", "zh")

    assert "95.0%" in words
    assert "最高70%" in words
