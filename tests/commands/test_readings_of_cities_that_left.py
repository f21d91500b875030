"""The readings command marks a city that left, with figures of its own time and none of later."""

from argparse import Namespace
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from commands import readings
from data_access.engine import open_database
from tests.shell.small_data import SHANDONG, leave, make_records, programme

JINAN, QINGDAO, ZIBO, YANTAI = SHANDONG
Ask = Callable[..., Any]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Reads four cities of Shandong, of which Zibo came to Jinan in mid-2009."""
    folder = tmp_path_factory.mktemp("left")
    file = programme(make_records(folder, 4_000), folder / "left.sqlite3")
    engine = open_database(f"sqlite:///{leave(file, {ZIBO: JINAN})}")

    def asked(key: str, by: str, period: str = "rolling", **more: Any) -> Any:
        chosen = {"as_of": None, "variant": None, "period": period, **more}
        return readings.tidy(engine, Namespace(key=key, by=by, **chosen)).set_index(by)

    yield asked
    engine.dispose()


@pytest.mark.slow
def test_it_has_a_row_with_figures_of_its_time_and_no_rank(ask: Ask) -> None:
    then, now = (ask("trained", "city", period).loc[ZIBO] for period in ("2008", "2010"))
    assert (then["verdict"], now["verdict"]) == ("left", "left")
    assert then["denominator"] == 1500
    assert then["numerator"] > 0
    assert then["rank"] != then["rank"]
    assert now[["numerator", "denominator", "value", "target", "needed"]].isna().all()
    assert not now["provisional"]


@pytest.mark.parametrize(("year", "target"), [("2008", 6000), ("2009", 6000), ("2010", 4500)])
def test_the_nation_asks_for_its_target_in_the_years_in_which_it_belonged(
    ask: Ask, year: str, target: int
) -> None:
    nation, cities = ask("trained", "national", year), ask("trained", "city", year)
    assert nation["denominator"].iloc[0] == target
    assert nation["numerator"].iloc[0] == cities["numerator"].sum()


def test_the_others_are_ranked_among_themselves(ask: Ask) -> None:
    ranked = ask("trained", "city", "2008")["rank"].dropna()
    assert set(ranked.index) <= {JINAN, QINGDAO, YANTAI}
    assert ranked.max() <= 3
