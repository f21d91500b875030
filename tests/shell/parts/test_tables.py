"""The one form of a table: its first column on a narrow screen, and what its columns sort by."""

import numpy as np
import pandas as pd
import pytest

from shell.parts.tables import HALF, Column, _with_first_pinned, as_words, sort_keys


def test_on_a_narrow_screen_the_first_column_stays_in_sight() -> None:
    words = {"city": ["九江"], "value": ["28.3%"]}
    columns = _with_first_pinned(words, {"city": Column("城市"), "value": Column("数值")})

    assert columns["city"].pinned
    assert not columns["value"].pinned


def test_a_pinned_column_takes_no_more_than_half_the_screen() -> None:
    words = {"city": ["合肥市创业培训第一定点机构" * 3]}

    assert _with_first_pinned(words, {"city": Column("城市")})["city"].width == HALF


def test_a_column_of_lines_is_not_pinned() -> None:
    words = {"months": [[1.0, 2.0]]}

    assert not _with_first_pinned(words, {"months": Column("月", form="line")})["months"].pinned


def keys(cells: list[object], column: Column) -> list[float] | None:
    frame = pd.DataFrame({"cells": cells})
    numbers = sort_keys(frame, as_words(frame, {"cells": column}), {"cells": column})
    return numbers["cells"].tolist() if numbers else None


LAST = float("inf")


def test_numbers_sort_by_their_value_and_a_missing_one_stands_last() -> None:
    column = Column("名次", lambda value: "—" if np.isnan(value) else f"{value:.0f}", "number")

    assert keys([10.0, np.nan, 9.0], column) == [10.0, LAST, 9.0]


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        (["3–9", "—", "12–20"], [3, LAST, 12]),
        (["48.2%–51.7%", "9.1%–10.0%", ""], [48.2, 9.1, LAST]),
        (["+1.5 个百分点", "−0.4 个百分点", "0.0 个百分点"], [1.5, -0.4, 0]),
        (["↑2", "↓3", "0"], [2, -3, 0]),
        (["12.5 万元", "3,250 元", "3.2 亿元"], [125_000, 3_250, 320_000_000]),
        (["2.5 million yuan", "900 yuan"], [2_500_000, 900]),
        (["2009年3月", "2009年12月", "—"], [20_090_300, 20_091_200, LAST]),
        (["2010年6月30日", "2009-03-31"], [20_100_630, 20_090_331]),
        (["30 June 2010", "March 2009"], [20_100_630, 20_090_300]),
        (["▲ 达标", "▼ 未达标", "△ 很可能达标", "— 未报"], [0, 4, 1, 6]),
        (["▼ 9.5%", "▲ 80.0%", "未报"], [9.5, 80, LAST]),
    ],
)
def test_words_sort_by_the_number_the_day_or_the_verdict_that_they_show(
    words: list[object], numbers: list[float]
) -> None:
    assert keys(words, Column("数值")) == pytest.approx(numbers)


@pytest.mark.parametrize("words", [["合肥", "九江"], ["重复身份占3%", "第2项"], ["—", "—"]])
def test_words_that_are_no_numbers_sort_as_words(words: list[object]) -> None:
    assert keys(words, Column("依据")) is None
