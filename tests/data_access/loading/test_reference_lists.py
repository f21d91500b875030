"""The shipped lists of provinces and cities are complete, consistent and drawable."""

import csv
import math
import re
from collections import Counter
from datetime import date
from itertools import combinations
from pathlib import Path

REFERENCE = Path(__file__).resolve().parents[3] / "data_access" / "reference"
WITHOUT_CITY = {"710000", "810000", "820000"}  # Taiwan, Hong Kong, Macao
CHINESE = re.compile(r"[\u4e00-\u9fff]+")
ENGLISH = re.compile(r"[A-Z][a-z']+( [A-Z][a-z]+)*")
FOUR_DECIMALS = re.compile(r"\d{2,3}\.\d{4}")


def _read(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


CITIES = _read("cities.csv")
PROVINCES = _read("provinces.csv")


def _kilometres(one: dict[str, str], other: dict[str, str]) -> float:
    """Great-circle distance by the haversine formula."""
    lat1, lon1 = math.radians(float(one["latitude"])), math.radians(float(one["longitude"]))
    lat2, lon2 = math.radians(float(other["latitude"])), math.radians(float(other["longitude"]))
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(half))


def test_the_columns_are_the_documented_ones() -> None:
    assert list(CITIES[0]) == [
        "code",
        "name_zh",
        "name_en",
        "province_code",
        "tier",
        "latitude",
        "longitude",
        "in_programme_since",
    ]
    assert list(PROVINCES[0]) == [
        "code",
        "name_zh",
        "name_en",
        "short_zh",
        "region",
        "tile_row",
        "tile_column",
    ]


def test_no_row_is_longer_or_shorter_than_its_header() -> None:
    for row in CITIES + PROVINCES:
        assert None not in row and None not in row.values(), row


def test_there_are_one_hundred_cities_with_unique_codes_and_names() -> None:
    assert len(CITIES) == 100
    for column in ("code", "name_zh", "name_en"):
        assert len({city[column] for city in CITIES}) == 100, column


def test_there_are_thirty_four_provinces_with_unique_codes_and_names() -> None:
    assert len(PROVINCES) == 34
    for column in ("code", "name_zh", "name_en", "short_zh"):
        assert len({province[column] for province in PROVINCES}) == 34, column


def test_both_files_are_sorted_by_code() -> None:
    for rows in (CITIES, PROVINCES):
        codes = [row["code"] for row in rows]
        assert codes == sorted(codes)


def test_the_tiers_hold_4_32_and_64_cities() -> None:
    assert Counter(city["tier"] for city in CITIES) == {
        "municipality": 4,
        "capital_or_subprovincial": 32,
        "other": 64,
    }


def test_the_codes_have_the_form_of_their_level() -> None:
    for province in PROVINCES:
        assert re.fullmatch(r"[1-8]\d0000", province["code"]), province
    for city in CITIES:
        form = r"(11|12|31|50)0000" if city["tier"] == "municipality" else r"\d\d(?!00)\d\d00"
        assert re.fullmatch(form, city["code"]), city


def test_the_first_two_digits_of_a_city_name_its_province() -> None:
    for city in CITIES:
        assert city["province_code"] == city["code"][:2] + "0000", city


def test_every_mainland_province_has_a_city_and_no_other_has_one() -> None:
    codes = {province["code"] for province in PROVINCES}
    assert WITHOUT_CITY < codes
    assert {city["province_code"] for city in CITIES} == codes - WITHOUT_CITY


def test_every_mainland_province_has_its_capital_or_is_a_municipality() -> None:
    first_tiers = [city for city in CITIES if city["tier"] != "other"]
    assert {city["province_code"] for city in first_tiers} == {
        city["province_code"] for city in CITIES
    }


def test_the_five_cities_with_separate_planning_status_are_in_the_second_tier() -> None:
    second = {city["name_en"] for city in CITIES if city["tier"] == "capital_or_subprovincial"}
    assert {"Dalian", "Qingdao", "Ningbo", "Xiamen", "Shenzhen"} < second


def test_the_four_regions_have_their_official_sizes() -> None:
    assert Counter(province["region"] for province in PROVINCES) == {
        "east": 10,
        "central": 6,
        "west": 12,
        "northeast": 3,
        "": 3,
    }
    assert {province["code"] for province in PROVINCES if not province["region"]} == WITHOUT_CITY


def test_every_city_lies_in_the_bounding_box_of_china() -> None:
    for city in CITIES:
        assert FOUR_DECIMALS.fullmatch(city["latitude"]), city
        assert FOUR_DECIMALS.fullmatch(city["longitude"]), city
        assert 18.0 <= float(city["latitude"]) <= 54.0, city
        assert 73.0 <= float(city["longitude"]) <= 136.0, city


def test_no_two_cities_are_closer_than_ten_kilometres() -> None:
    for one, other in combinations(CITIES, 2):
        assert _kilometres(one, other) > 10.0, (one["name_en"], other["name_en"])


def test_every_province_has_a_tile_of_its_own_in_a_grid_of_eight_by_eight() -> None:
    tiles = [(int(row["tile_row"]), int(row["tile_column"])) for row in PROVINCES]
    assert len(set(tiles)) == 34
    assert all(0 <= row < 8 and 0 <= column < 8 for row, column in tiles)


def test_the_tiles_keep_the_corners_of_the_map() -> None:
    row = {province["name_en"]: int(province["tile_row"]) for province in PROVINCES}
    column = {province["name_en"]: int(province["tile_column"]) for province in PROVINCES}
    assert row["Heilongjiang"] == min(row.values()) and row["Hainan"] == max(row.values())
    assert column["Heilongjiang"] == max(column.values())
    assert column["Xinjiang"] == column["Tibet"] == min(column.values())
    assert row["Xinjiang"] < row["Tibet"]
    assert column["Fujian"] < column["Taiwan"]


def test_english_names_are_ascii_letters_and_apostrophes() -> None:
    for row in CITIES + PROVINCES:
        assert ENGLISH.fullmatch(row["name_en"]), row


def test_chinese_names_hold_chinese_characters_only() -> None:
    for row in CITIES + PROVINCES:
        assert CHINESE.fullmatch(row["name_zh"]), row
        assert CHINESE.fullmatch(row.get("short_zh", "市")), row
    assert all(city["name_zh"].endswith("市") for city in CITIES)
    assert all(row["name_zh"].startswith(row["short_zh"]) for row in PROVINCES)


def test_every_city_is_in_the_programme_from_its_first_day() -> None:
    assert {date.fromisoformat(c["in_programme_since"]) for c in CITIES} == {date(2007, 8, 6)}


def test_the_list_is_marked_as_a_sample() -> None:
    text = (REFERENCE / "README.md").read_text(encoding="utf-8")
    assert "样本名单" in text


def test_all_cities_hold_the_sample_and_differ_in_code_and_names() -> None:
    rows = _read("prefectures.csv")
    assert list(rows[0]) == ["code", "name_zh", "name_en", "latitude", "longitude"]
    by_code = {row["code"]: row for row in rows}
    assert all(by_code[city["code"]].items() <= city.items() for city in CITIES)
    assert [row["code"] for row in rows] == sorted(by_code)
    for name in ("name_zh", "name_en"):
        assert len({row[name].removesuffix("市").casefold() for row in rows}) == len(rows)
    assert {row["code"][:2] + "0000" for row in rows} < {row["code"] for row in PROVINCES}
    assert all(3 <= float(row["latitude"]) <= 54 for row in rows)
    assert all(73 <= float(row["longitude"]) <= 136 for row in rows)
