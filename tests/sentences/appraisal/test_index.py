"""What the appraisal finds, in words, from numbers alone."""

import numpy as np
import pandas as pd
import pytest

from i18n.formats import MISSING
from metrics.appraisal.plan import KEYS, PROPOSED, AppraisalPlan
from sentences.appraisal.index import (
    NAMED,
    city_sentence,
    component_names,
    component_words,
    finality,
    grade,
    headline,
    places,
    short_names,
    subtitle,
)

ROW = {
    "index": 103.4,
    "grade": "excellent",
    "rank": 3.0,
    "geometric_rank": 4.0,
    **{f"{name}_lower": 2.0 for name in ("rank", "sure", "without")},
    **{f"{name}_upper": 9.0 for name in ("rank", "sure", "without")},
}
NO_INDEX = ROW | {"index": np.nan, "grade": "", "rank": np.nan}


def cities(*rows: dict[str, object]) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows))
    frame["entity"] = [f"{n:06d}" for n in range(len(rows))]
    frame["present"] = 1.0
    return frame.assign(**{f"score_{key}": 80.0 for key in KEYS})


NAMES = {f"{n:06d}": f"城{n}" for n in range(20)}


def below(rows: pd.DataFrame, year: int | None, *waiting: str) -> str:
    return subtitle(PROPOSED, year, waiting, rows, NAMES, "zh")


def test_the_headline_counts_those_over_and_under_and_the_firm() -> None:
    firm = ROW | {"sure_upper": 4.0, "grade": "poor"}
    words = headline(cities(ROW, firm, NO_INDEX), "zh")

    assert words.startswith("2个城市有考核指数：1个达到100分，1个不足60分")
    assert "仅1个城市名次可变动不足5位" in words


def test_without_an_index_the_reason_is_said() -> None:
    unripe = cities(NO_INDEX)
    assert "尚未成熟" in headline(unripe, "zh")
    assert "各项权重均为0" in headline(unripe.assign(present=np.nan), "zh")


@pytest.mark.parametrize(
    ("year", "waiting", "words"),
    [
        (None, (), "不作年度考核结论"),
        (2009, (), "2009年度各项指标均已成熟，为最终结果。"),
        (2010, ("opening_rate",), "2010年度为暂定结果"),
    ],
)
def test_the_subtitle_says_whether_the_result_may_move(
    year: int | None, waiting: tuple[str, ...], words: str
) -> None:
    assert words in below(cities(ROW), year, *waiting)
    assert words in finality(year, waiting, "zh")


def test_the_subtitle_names_plan_absent_components_and_cities_without_an_index() -> None:
    saved = AppraisalPlan(2011, 2, PROPOSED.weights, PROPOSED.scale)
    rows = cities(ROW, *[NO_INDEX] * (NAMED + 1))
    rows[f"score_{KEYS[0]}"] = np.nan

    assert "采用2011年度方案第2版" in subtitle(saved, None, (), rows, NAMES, "zh")
    assert f"缺{component_names('zh')[KEYS[0]]}" in below(rows, None)
    assert "7个城市所缺权重超过三分之一" in below(rows, None)
    assert "城6等。" in below(rows, None)
    assert "城7" not in below(rows, None)
    assert "城1。" in below(rows.iloc[:2], None)
    assert "不计指数" not in below(rows.iloc[:1], None)


def test_one_city_has_its_place_and_where_it_could_stand() -> None:
    assert city_sentence(ROW, "广州", "zh").startswith("**广州** 指数**103.4**")
    assert "2–9" in city_sentence(ROW, "广州", "zh")
    assert "不计指数" in city_sentence(NO_INDEX, "广州", "zh")
    assert places(ROW | {"rank_lower": np.nan}, "rank", "en") == grade("", "en") == MISSING


def test_a_component_says_its_score_and_what_it_adds() -> None:
    row = {"score_pass_rate": 103.0, "part_pass_rate": 20.6}

    assert component_words(row, "pass_rate", "zh") == "103.0分，计入20.6"
    assert component_words(row | {"part_pass_rate": np.nan}, "pass_rate", "zh") == "103.0"
    assert component_words(row | {"score_pass_rate": np.nan}, "pass_rate", "zh") == "缺"
    assert list(short_names("en")) == list(KEYS) == list(component_names("en"))
