"""The area's name is set in both languages, outlives a replacement and stands in the log."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from data_access import changes
from data_access.area import AreaRefused, area_of, set_area
from data_access.load import load_folder
from tests.data_access.small_folder import small, write_csv

ANHUI = {"area_zh": "皖中", "area_en": "Central Anhui"}


def rows(**names: str) -> list[dict[str, str]]:
    return [{"name": name, "value": value} for name, value in names.items()]


@pytest.fixture
def loaded(database: Engine, tmp_path: Path) -> Engine:
    assert load_folder(database, write_csv(tmp_path / "first", small())).errors == []
    return database


def test_a_name_is_set_changed_and_taken_away_with_an_entry_each(loaded: Engine) -> None:
    set_area(loaded, "皖中", "Central Anhui", "张")
    assert area_of(loaded) == ANHUI
    set_area(loaded, "皖中", "Central Anhui", "张")
    set_area(loaded, "皖北", "North Anhui", "张")
    set_area(loaded, "", "", "李")
    assert area_of(loaded) == {}
    log = [
        (entry.changed_by, entry.content_before, entry.content_after)
        for entry in changes.log(loaded)
        if entry.subject == "area"
    ]
    assert log == [
        ("李", "皖北, North Anhui", ""),
        ("张", "皖中, Central Anhui", "皖北, North Anhui"),
        ("张", "", "皖中, Central Anhui"),
    ]


@pytest.mark.parametrize(
    ("zh", "en"), [("皖中", ""), ("", "Anhui"), ("<b>", "b"), ("皖{n}", "Anhui"), ("皖" * 31, "A")]
)
def test_a_name_that_screens_cannot_show_is_refused(loaded: Engine, zh: str, en: str) -> None:
    with pytest.raises(AreaRefused):
        set_area(loaded, zh, en)
    assert area_of(loaded) == {}


def test_a_name_set_here_outlives_a_replacement(loaded: Engine, tmp_path: Path) -> None:
    set_area(loaded, "皖中", "Central Anhui")
    again = write_csv(tmp_path / "again", small())
    assert load_folder(loaded, again, replace=True).errors == []
    assert area_of(loaded) == ANHUI


def test_a_name_in_the_new_records_goes_before_the_one_set_here(
    loaded: Engine, tmp_path: Path
) -> None:
    set_area(loaded, "皖北", "North Anhui")
    tables = small()
    tables["settings"] += rows(**ANHUI)
    assert load_folder(loaded, write_csv(tmp_path / "new", tables), replace=True).errors == []
    assert area_of(loaded) == ANHUI


@pytest.mark.parametrize(
    ("names", "column"),
    [({"area_zh": "皖中"}, "name"), ({"area_zh": "皖_中_", "area_en": "Anhui"}, "value")],
)
def test_a_file_with_half_a_name_or_a_strange_one_is_refused(
    database: Engine, tmp_path: Path, names: dict[str, str], column: str
) -> None:
    tables = small()
    tables["settings"] += rows(**names)
    errors = load_folder(database, write_csv(tmp_path / "in", tables)).errors
    assert [(error.file, error.column) for error in errors] == [("settings.csv", column)]
