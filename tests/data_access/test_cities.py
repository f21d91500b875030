"""The list of cities is replaced whole, with every row checked, and never under existing records."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from data_access.cities import replace_cities
from data_access.load import load_folder
from data_access.schema.reference import cities, settings
from tests.data_access.small_folder import small, write_csv

HEADER = "code,name_zh,name_en,province_code,tier,latitude,longitude,in_programme_since"
GUANGZHOU = "440100,广州,Canton,440000,capital_or_subprovincial,23.13,113.26,2008-01-01"
FOSHAN = "440600,佛山市,Foshan,440000,other,23.02,113.12,2007-08-06"
NANNING = "450100,南宁市,Nanning,450000,capital_or_subprovincial,22.82,108.37,2008-01-01"
OLD = {"440100": "广州市", "440600": "佛山市"}


@pytest.fixture
def loaded(database: Engine, tmp_path: Path) -> Engine:
    """A database with records in Guangzhou and Foshan."""
    assert load_folder(database, write_csv(tmp_path / "in", small())).errors == []
    return database


def a_list(folder: Path, *rows: str) -> Path:
    path = folder / "cities.csv"
    path.write_text("\n".join([HEADER, *rows, ""]), encoding="utf-8-sig")
    return path


def names(engine: Engine) -> dict[str, str]:
    with engine.connect() as connection:
        rows = connection.execute(select(cities.c.code, cities.c.name_zh))
        return {row.code: row.name_zh for row in rows}


def test_cities_change_and_join_and_the_list_is_no_sample_any_more(
    loaded: Engine, tmp_path: Path
) -> None:
    report = replace_cities(loaded, a_list(tmp_path, NANNING, FOSHAN, GUANGZHOU))
    assert (report.tables, report.errors) == ({"cities": 3}, [])
    assert names(loaded) == {"440100": "广州", "440600": "佛山市", "450100": "南宁市"}
    with loaded.connect() as connection:
        values = {row.name: row.value for row in connection.execute(select(settings))}
        row = connection.execute(select(cities).where(cities.c.code == "440600")).one()
    assert values == {"records": "test", "city_list": "own"}
    assert (str(row.valid_from), row.valid_to) == ("2007-08-06", None)


def test_a_city_without_records_leaves_the_list(loaded: Engine, tmp_path: Path) -> None:
    replace_cities(loaded, a_list(tmp_path, NANNING, FOSHAN, GUANGZHOU))
    assert replace_cities(loaded, a_list(tmp_path, FOSHAN, GUANGZHOU)).errors == []
    assert set(names(loaded)) == set(OLD)


def test_a_city_with_records_cannot_leave(loaded: Engine, tmp_path: Path) -> None:
    (error,) = replace_cities(loaded, a_list(tmp_path, GUANGZHOU, NANNING)).errors
    assert (error.file, error.row, error.column) == ("cities.csv", 0, "code")
    assert error.rule_en == (
        "lacks 440600 Foshan, which has records (businesses, city_returns) and cannot be removed"
    )
    assert "佛山市" in error.rule_zh
    assert names(loaded) == OLD


@pytest.mark.parametrize(
    ("row", "column", "rule"),
    [
        (NANNING.replace("450100", "45010"), "code", 'must be six digits, found "45010"'),
        (
            NANNING.replace("450100", "440100"),
            "code",
            'occurs more than once in this file, found "440100"',
        ),
        (
            NANNING.replace("450000", "990000"),
            "province_code",
            'does not exist in provinces.code, found "990000"',
        ),
        (
            NANNING.replace("capital_or_subprovincial", "big"),
            "tier",
            'must be one of municipality, capital_or_subprovincial, other, found "big"',
        ),
        (NANNING.replace("22.82", ""), "latitude", "must not be empty"),
        (NANNING.replace("108.37", "22.82"), "longitude", 'must be at least 73, found "22.82"'),
        (
            NANNING.replace("2008-01-01", "2008.1.1"),
            "in_programme_since",
            'must be a date as YYYY-MM-DD, from 1900 to 2100, found "2008.1.1"',
        ),
    ],
)
def test_each_broken_rule_is_named_and_the_old_list_stays(
    row: str, column: str, rule: str, loaded: Engine, tmp_path: Path
) -> None:
    report = replace_cities(loaded, a_list(tmp_path, GUANGZHOU, FOSHAN, row))
    shown = [(error.row, error.column, error.rule_en) for error in report.errors]
    assert shown == [(3, column, rule)]
    assert report.tables == {}
    assert names(loaded) == OLD


def test_another_header_or_an_empty_list_is_refused(loaded: Engine, tmp_path: Path) -> None:
    (tmp_path / "cities.csv").write_text("code,name\n1,a\n", encoding="utf-8")
    errors = replace_cities(loaded, tmp_path / "cities.csv").errors
    assert {(error.column, error.rule_en) for error in errors} >= {
        ("in_programme_since", "the column is missing"),
        ("name", "the data dictionary has no such column"),
    }
    assert "the list is empty" in {
        error.rule_en for error in replace_cities(loaded, a_list(tmp_path)).errors
    }
    assert names(loaded) == OLD
