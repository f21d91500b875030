"""The note on the peers' median says of how many cities it is, and its interval where there is one."""

import math

from metrics.city.peer_median import PeerMedian
from metrics.registry import INDICATORS
from sentences.peer_median import peer_median_note

COVERAGE = INDICATORS["chain_coverage"]


def test_the_interval_stands_behind_the_median() -> None:
    mark = PeerMedian(61, 0.482, 0.451, 0.51)
    assert peer_median_note(mark, COVERAGE, "zh") == (
        "服务覆盖未定目标值，参照值为同类其他61个城市的中位数48.2%"
        "（95%区间45.1%–51.0%）；判定以中位数为准。"
    )
    assert "the other 61 cities of the tier, 48.2% (95% interval 45.1%–51.0%)" in (
        peer_median_note(mark, COVERAGE, "en")
    )


def test_too_few_cities_have_no_interval() -> None:
    words = peer_median_note(PeerMedian(5, 0.4, math.nan, math.nan), COVERAGE, "zh")
    assert "同类其他5个城市的中位数40.0%（城市不足6个，不给区间）" in words
