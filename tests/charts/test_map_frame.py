"""The map frames the cities there are: the whole country, one province, or one city."""

import pandas as pd
import pytest

from charts.maps.cities import NEAREST, VIEW, frame_of

SHANDONG = [(36.65, 117.12), (36.07, 120.38), (36.81, 118.05), (37.46, 121.45)]


def points(*places: tuple[float, float]) -> pd.DataFrame:
    return pd.DataFrame(list(places), columns=["latitude", "longitude"])


@pytest.mark.parametrize("cities", [points(), points((43.8, 87.6), (20.0, 110.3), (46.8, 130.3))])
def test_a_country_of_cities_or_none_is_shown_whole(cities: pd.DataFrame) -> None:
    assert frame_of(cities) == VIEW


def test_four_cities_of_one_province_are_shown_near_and_in_the_middle() -> None:
    frame = frame_of(points(*SHANDONG))
    assert frame["zoom"] > VIEW["zoom"] + 2.5
    assert (frame["latitude"], frame["longitude"]) == pytest.approx((36.765, 119.285))


def test_one_city_stands_in_the_middle_with_land_around_it() -> None:
    frame = frame_of(points(SHANDONG[0]))
    assert frame == {"latitude": 36.65, "longitude": 117.12, "zoom": VIEW["zoom"] + NEAREST}
