"""The peers' median where no target is set: of the others, of five at least, never 0."""

from datetime import date
from itertools import repeat

import numpy as np
import pytest

from metrics.counts.snapshot import Counts
from metrics.readings.reference_values import FEWEST_PEERS
from metrics.readings.tidy import readings
from metrics.registry import INDICATORS

COVERAGE = INDICATORS["chain_coverage"]
N = 100


def coverage(*covered: int, passers: int = N) -> Counts:
    """Cities of one tier, so many of whose passers received every link in January 2009."""
    codes = np.arange(len(covered)) + 370100
    month = 2009 * 12
    tables = {
        "cities": {"code": codes, "tier": np.array(["other"] * len(codes), dtype=object)},
        "chain": {
            "city": codes,
            "month": np.full(len(codes), month),
            "all_links": np.array(covered),
            "passers": np.full(len(codes), passers),
        },
        "returns": {"city": codes, "month": np.full(len(codes), month + 11)},
        "duplicates": {"city": codes, "persons": codes * 0, "duplicates": codes * 0},
        "targets": {"indicator": np.array([], dtype=object), "year": np.array([], dtype=int)},
    }
    return Counts(1, date(2009, 12, 31), "", tables)


def test_a_city_is_no_peer_of_its_own() -> None:
    marks = readings(coverage(10, 20, 30, 40, 50, 60), COVERAGE)["target"]
    assert marks.tolist() == pytest.approx([0.4, 0.4, 0.4, 0.3, 0.3, 0.3])


def test_of_equal_cities_each_is_left_out_once() -> None:
    marks = readings(coverage(10, 30, 30, 30, 30, 90, 90), COVERAGE)["target"]
    assert marks.tolist() == pytest.approx([0.3, *repeat(0.3, 4), 0.3, 0.3])


def test_fewer_than_five_peers_give_no_mark() -> None:
    rows = readings(coverage(*range(10, 10 + FEWEST_PEERS)), COVERAGE)
    assert rows["target"].isna().all()
    assert set(rows["verdict"]) == {"no_target"}


def test_a_median_of_zero_is_no_mark_and_nobody_has_met_it() -> None:
    rows = readings(coverage(*repeat(0, 8)), COVERAGE)
    assert set(rows["verdict"]) == {"no_target"}


def test_among_equals_nobody_has_a_rank() -> None:
    equal, apart = (readings(coverage(*covered), COVERAGE) for covered in ((0, 0, 0), (0, 0, 5)))
    assert equal["rank"].isna().all()
    assert apart["rank"].notna().all()
