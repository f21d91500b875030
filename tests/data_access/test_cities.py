"""The list of cities is replaced whole, with every row checked, and never under existing records."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from data_access import changes
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
    assert (str(row.valid_from), str(row.valid_to)) == ("2007-08-06", "2010-01-01")


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
    assert (3, column, rule) in shown
    assert {place for place, _, _ in shown} == {3}
    assert report.tables == {}
    assert names(loaded) == OLD


def test_another_header_or_an_empty_list_is_refused(loaded: Engine, tmp_path: Path) -> None:
    (tmp_path / "cities.csv").write_text("id,title\n1,a\n", encoding="utf-8")
    (error,) = replace_cities(loaded, tmp_path / "cities.csv").errors
    assert error.rule_en == "has no head; at least a column of codes or of names is needed"
    (tmp_path / "cities.csv").write_text("code,title\n1,a\n", encoding="utf-8")
    (error,) = replace_cities(loaded, tmp_path / "cities.csv").errors
    assert (error.column, error.rule_en) == ("title", "the data dictionary has no such column")
    assert "the list is empty" in {
        error.rule_en for error in replace_cities(loaded, a_list(tmp_path)).errors
    }
    assert names(loaded) == OLD


@pytest.mark.parametrize(
    ("row", "column", "rule"),
    [
        (NANNING.replace("450100", "450102"), "code", "is a district; its city is 450100"),
        (NANNING.replace("450100", "450000"), "code", "is a province's code, not a city's"),
        (NANNING.replace("450100", "110105"), "code", "is a district; use 110000"),
        (NANNING.replace("450100", "532700"), "code", "is given up; use 530800"),
        (
            "420600,襄阳市,Xiangyang,410000,other,32.01,112.12,2008-01-01",
            "province_code",
            "does not fit the city's code 420600; use 420000",
        ),
        (
            NANNING.replace("capital_or_subprovincial", "municipality"),
            "tier",
            "municipality is for Beijing, Tianjin, Shanghai and Chongqing alone;",
        ),
        (
            "110000,北京市,Beijing,110000,other,39.9,116.4,2008-01-01",
            "tier",
            "must be municipality for this municipality",
        ),
        (
            NANNING.replace("南宁市", "南宁\u200b市"),
            "name_zh",
            'holds invisible signs or spare blanks; write "南宁市"',
        ),
        (
            NANNING.replace("Nanning", "Nan\u00a0ning"),
            "name_en",
            'holds invisible signs or spare blanks; write "Nan ning"',
        ),
        (NANNING.replace("南宁市", "佛山市"), "name_zh", "is the name of another city of the list"),
    ],
)
def test_a_city_that_cannot_be_right_is_named_with_its_correction(
    row: str, column: str, rule: str, loaded: Engine, tmp_path: Path
) -> None:
    report = replace_cities(loaded, a_list(tmp_path, GUANGZHOU, FOSHAN, row))
    shown = [(error.column, error.rule_en) for error in report.errors if error.row == 3]
    assert any(where == column and words.startswith(rule) for where, words in shown), shown
    assert names(loaded) == OLD


def test_a_city_that_left_is_not_revived_by_a_list_that_is_silent_about_it(
    loaded: Engine, tmp_path: Path
) -> None:
    leaving = tmp_path / "leaving.csv"
    leaving.write_text(
        f"{HEADER},in_programme_until\n{GUANGZHOU},\n{FOSHAN},2010-03-31\n", encoding="utf-8"
    )
    assert replace_cities(loaded, leaving).errors == []
    assert replace_cities(loaded, a_list(tmp_path, GUANGZHOU, FOSHAN, NANNING)).errors == []
    with loaded.connect() as connection:
        until = {row.code: row.valid_to for row in connection.execute(select(cities))}
    assert {code: str(day) for code, day in until.items() if day} == {"440600": "2010-03-31"}


def test_every_change_of_the_list_is_in_the_log(loaded: Engine, tmp_path: Path) -> None:
    replace_cities(loaded, a_list(tmp_path, GUANGZHOU, FOSHAN, NANNING), "office")
    replace_cities(loaded, a_list(tmp_path, GUANGZHOU, FOSHAN, NANNING), "office")
    replace_cities(loaded, a_list(tmp_path, GUANGZHOU, FOSHAN), "other")
    log = [entry for entry in changes.log(loaded) if entry.subject == "city_list"]

    first, last = sorted(log, key=lambda entry: entry.number)
    assert (first.changed_by, last.changed_by) == ("office", "other")
    assert "450100" in first.content_after
    assert "450100" not in first.content_before
    assert (last.content_before, last.content_after) == (
        "450100, 南宁市, Nanning, 450000, capital_or_subprovincial, 22.82, 108.37, 2008-01-01, , ",
        "",
    )


SUCCESSORS = f"{HEADER},in_programme_until,successor"


def with_successors(folder: Path, *rows: str) -> Path:
    path = folder / "successors.csv"
    path.write_text("\n".join([SUCCESSORS, *rows, ""]), encoding="utf-8")
    return path


def successors(engine: Engine) -> dict[str, str]:
    with engine.connect() as connection:
        rows = connection.execute(select(cities).where(cities.c.successor.is_not(None)))
        return {row.code: row.successor for row in rows}


def test_a_city_that_left_keeps_its_successor_under_a_list_that_is_silent_about_it(
    loaded: Engine, tmp_path: Path
) -> None:
    leaving = with_successors(
        tmp_path, f"{GUANGZHOU},,", f"{FOSHAN},2010-03-31,440100", f"{NANNING},,"
    )
    assert replace_cities(loaded, leaving).errors == []
    assert replace_cities(loaded, a_list(tmp_path, GUANGZHOU, FOSHAN, NANNING)).errors == []
    assert successors(loaded) == {"440600": "440100"}


@pytest.mark.parametrize(
    ("guangzhou", "foshan", "nanning", "row", "rule"),
    [
        (",", "2010-03-31,440600", ",", 2, "cannot be the city itself"),
        (",", "2010-03-31,450200", ",", 2, "is not in the list"),
        (",", ",440100", ",", 2, "needs the day on which the city left the programme"),
        (",", "2010-03-31,44010", ",", 2, "is not in the list"),
        ("2010-03-31,440600", "2010-03-31,440100", ",", 1, "leads in a circle back to the city"),
        (
            "2010-03-31,440600",
            "2010-03-31,450100",
            "2010-04-30,440100",
            3,
            "leads in a circle back to the city",
        ),
    ],
)
def test_a_successor_is_another_city_of_the_list_and_never_leads_back(
    guangzhou: str, foshan: str, nanning: str, row: int, rule: str, loaded: Engine, tmp_path: Path
) -> None:
    path = with_successors(
        tmp_path, f"{GUANGZHOU},{guangzhou}", f"{FOSHAN},{foshan}", f"{NANNING},{nanning}"
    )
    shown = [
        (error.row, error.column, error.rule_en) for error in replace_cities(loaded, path).errors
    ]
    assert any(
        place == row and column == "successor" and words.startswith(rule)
        for place, column, words in shown
    ), shown
    assert names(loaded) == OLD


def test_a_successor_cannot_be_left_out_of_the_list(loaded: Engine, tmp_path: Path) -> None:
    leaving = with_successors(
        tmp_path, f"{GUANGZHOU},,", f"{FOSHAN},2010-03-31,450100", f"{NANNING},,"
    )
    assert replace_cities(loaded, leaving).errors == []
    (error,) = replace_cities(loaded, a_list(tmp_path, GUANGZHOU, FOSHAN)).errors
    assert (error.row, error.column) == (2, "successor")
    assert error.rule_en.startswith("is not in the list")
