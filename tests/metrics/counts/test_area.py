"""The whole of a snapshot goes by the name that is set, else by its one province's, else it is the nation."""

import numpy as np
import pytest

from metrics.counts.area import area_name
from metrics.counts.entities import NATION, names
from metrics.counts.snapshot import Counts
from metrics.definition import Text
from tests.metrics.text_counts import text_counts

ONE_PROVINCE = """
    code   | province_code | tier                     | latitude | longitude
    340100 | 340000        | capital_or_subprovincial | 31.8     | 117.2
    340200 | 340000        | other                    | 31.3     | 118.4
"""


def counts(cities: str = "", **values: str) -> Counts:
    """Of five cities in three provinces unless cities are named; with these settings."""
    made = text_counts("2009-12-31", **({"cities": cities} if cities else {}))
    settings = {
        "name": np.array([*values], dtype=object),
        "value": np.array([*values.values()], dtype=object),
    }
    return Counts(1, made.as_of, "", {**made.tables, "settings": settings})


def test_without_a_name_cities_of_several_provinces_are_the_nation() -> None:
    assert area_name(counts(records="demo")) is None
    assert names(counts(), "national") == {NATION: Text("全国", "Nation")}


def test_cities_of_one_province_go_by_its_name() -> None:
    assert area_name(counts(ONE_PROVINCE)) == Text("340000", "340000")


@pytest.mark.parametrize("cities", ["", ONE_PROVINCE], ids=["provinces", "province"])
def test_the_name_that_is_set_goes_before_all(cities: str) -> None:
    named = counts(cities, area_zh="皖中", area_en="Central Anhui")
    assert area_name(named) == Text("皖中", "Central Anhui")
    assert names(named, "national") == {NATION: Text("皖中", "Central Anhui")}


def test_a_name_in_one_language_is_none() -> None:
    assert area_name(counts(area_zh="皖中")) is None
