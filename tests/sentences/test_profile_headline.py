"""A city's headline leads with the number of targets missed and with its place."""

import pytest

from metrics.city.missed import MissedTarget
from sentences.city_profile import headline as module


@pytest.mark.parametrize(
    ("missed", "words"),
    [
        ((), "六项目标没有确实未达标的"),
        (
            (MissedTarget("opening_rate", 0.4, 60.0, 60), MissedTarget("pass_rate", 0.1, 9.0, 60)),
            "六项目标2项未达标，差距最大的半年内开业成功率在60个同类城市中列第60位",
        ),
        (
            (MissedTarget("opening_rate", 0.4, float("nan"), 60),),
            "六项目标1项未达标，差距最大的是半年内开业成功率",
        ),
    ],
)
def test_the_number_missed_and_the_rank_come_first(
    missed: tuple[MissedTarget, ...], words: str
) -> None:
    assert module._missed_words(missed, "zh") == words
