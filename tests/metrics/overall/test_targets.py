"""All targets in one table agree with the readings of each."""

import pandas as pd
import pytest

from metrics.counts.snapshot import Counts
from metrics.overall.gap_order import SORTS, ordered, tally
from metrics.overall.gaps import gaps, gaps_of_city
from metrics.overall.targets import (
    cities_by_state,
    national,
    numbers_by_state,
    shortfalls,
    unreported_cities,
)
from metrics.readings.tidy import readings
from metrics.registry import INDICATORS
from tests.metrics.what_if.conftest import CITIES, make_counts


@pytest.fixture(scope="module")
def counts() -> Counts:
    return make_counts()


def test_the_nation_has_one_row_per_target_and_its_share(counts: Counts) -> None:
    table = national(counts)

    assert table["indicator"].tolist() == list(INDICATORS)
    known = table[table["target"].notna()]
    assert (known["share_done"] == known["value"] / known["target"]).all()


@pytest.mark.parametrize("key", INDICATORS)
def test_every_city_is_in_one_state(counts: Counts, key: str) -> None:
    states = readings(counts, INDICATORS[key], "city", ranks=False)["state"]

    assert numbers_by_state(counts, key) == states.value_counts().to_dict()
    assert cities_by_state(counts)["n"].sum() == CITIES * len(INDICATORS)


@pytest.mark.parametrize("key", INDICATORS)
def test_those_who_miss_most_stand_first(counts: Counts, key: str) -> None:
    needed = readings(counts, INDICATORS[key], "city", ranks=False)["needed"]
    shown = shortfalls(counts, key, 3)["needed"].tolist()

    assert shown == needed[needed > 0].sort_values(ascending=False).head(3).tolist()


def test_cities_without_a_return_are_named(counts: Counts) -> None:
    returns = {name: column[1:] for name, column in counts.tables["returns"].items()}
    silent = Counts(2, counts.as_of, "", {**counts.tables, "returns": returns})

    assert len(unreported_cities(silent)) == len(unreported_cities(counts)) + 1


@pytest.mark.parametrize("sort", SORTS)
def test_an_order_holds_every_city_once(counts: Counts, sort: str) -> None:
    order = ordered(counts, None, sort)

    assert sorted(order["entity"]) == sorted(gaps(counts)["entity"].unique())
    known = order["measure"].dropna()
    assert sort == "code" or known.is_monotonic_decreasing


def test_the_tally_counts_the_cells_of_a_league(counts: Counts) -> None:
    cells = gaps(counts)
    whole, league = tally(counts, None), tally(counts, "municipality")

    assert (whole.cities, league.cities) == (CITIES, 2)
    assert whole.verdicts["met"] == (cells["verdict"] == "met").sum()
    assert sum(whole.verdicts.values()) == len(cells)
    missed = cells[cells["verdict"] == "missed"].groupby("entity").size()
    assert set(whole.worst) == set(missed.index[missed == whole.worst_missed])


def test_a_city_has_its_six_cells_in_the_order_of_the_plan(counts: Counts) -> None:
    cells = gaps(counts)
    city = str(cells["entity"].iloc[0])
    rows = gaps_of_city(counts, city)

    assert rows["indicator"].tolist() == list(INDICATORS)
    pd.testing.assert_frame_equal(rows, cells[cells["entity"] == city].reset_index(drop=True))
