"""A replacement ends no table unasked: what nothing takes the place of is named with its rows."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest
from sqlalchemy import Engine

from data_access.load import EVERY_TABLE, holds_anything, load_folder
from tests.data_access.small_folder import (
    Tables,
    changed,
    content,
    expected,
    small,
    write_csv,
    write_parquet,
)

NO_TABLE = "the folder has no file of any table (expected is TABLE.csv or TABLE.parquet)"


@pytest.fixture
def loaded(database: Engine, tmp_path: Path) -> Engine:
    """A database with the small folder."""
    assert load_folder(database, write_csv(tmp_path / "old", small())).errors == []
    return database


def without(*names: str) -> Tables:
    return {name: rows for name, rows in small().items() if name not in names}


def header_only(folder: Path, name: str) -> Path:
    """The same folder, of whose table the CSV keeps its header alone."""
    path = folder / f"{name}.csv"
    path.write_text(path.read_text("utf-8").splitlines()[0] + "\n", encoding="utf-8")
    return folder


def rules(engine: Engine, folder: Path, replace: bool = True) -> list[tuple[str, str]]:
    errors = load_folder(engine, folder, replace).errors
    return [(error.file, error.rule_en) for error in errors]


def ended(rows: int) -> str:
    return f"nothing takes the place of the {rows} rows in the database, which would all end"


@pytest.mark.parametrize("replace", [True, False])
@pytest.mark.parametrize("beside", [(), ("README.md", ".hidden.csv")])
def test_a_folder_without_any_table_is_refused_even_with_leave(
    beside: tuple[str, ...], replace: bool, loaded: Engine, tmp_path: Path
) -> None:
    folder = tmp_path / "new"
    folder.mkdir()
    for name in beside:
        (folder / name).write_text("x")
    report = load_folder(loaded, folder, replace, may_end=EVERY_TABLE)
    assert [(error.file, error.rule_en) for error in report.errors] == [("new", NO_TABLE)]
    assert content(loaded) == expected(small())


def test_a_folder_of_headers_alone_is_refused_even_with_leave(
    loaded: Engine, tmp_path: Path
) -> None:
    folder = write_csv(tmp_path / "new", {"persons": small()["persons"]})
    header_only(folder, "persons")
    for replace in (True, False):
        report = load_folder(loaded, folder, replace, may_end=EVERY_TABLE)
        assert [error.rule_en for error in report.errors] == ["no file has any row of data"]
    assert content(loaded) == expected(small())


def test_each_table_whose_file_is_missing_is_named_with_its_rows(
    loaded: Engine, tmp_path: Path
) -> None:
    folder = write_csv(tmp_path / "new", without("loans", "repayments", "organisations"))
    loans, repayments = len(small()["loans"]), len(small()["repayments"])
    report = load_folder(loaded, folder, replace=True)
    assert {error.file: error.rule_en for error in report.errors} == {
        "loans": ended(loans),
        "repayments": ended(repayments),
        "organisations": ended(len(small()["organisations"])),
    }
    assert report.endings["loans"] == loans
    assert content(loaded) == expected(small())


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_a_file_with_a_header_alone_is_like_a_missing_one(
    kind: str, loaded: Engine, tmp_path: Path
) -> None:
    if kind == "csv":
        folder = header_only(write_csv(tmp_path / "new", small()), "visits")
    else:
        folder = write_parquet(tmp_path / "new", small())
        path = folder / "visits.parquet"
        pq.write_table(pq.read_table(path).slice(0, 0), path)
    assert rules(loaded, folder) == [(f"visits.{kind}", ended(len(small()["visits"])))]
    assert content(loaded) == expected(small())


def test_what_may_end_ends_and_is_reported(loaded: Engine, tmp_path: Path) -> None:
    folder = write_csv(tmp_path / "new", without("visits"))
    report = load_folder(loaded, folder, replace=True, may_end={"visits"})
    assert (report.errors, report.endings) == ([], {"visits": len(small()["visits"])})
    assert content(loaded) == expected(without("visits"))


def test_leave_for_one_table_is_none_for_another(loaded: Engine, tmp_path: Path) -> None:
    folder = write_csv(tmp_path / "new", without("visits", "organisations"))
    report = load_folder(loaded, folder, replace=True, may_end={"visits"})
    assert [error.file for error in report.errors] == ["organisations"]
    assert content(loaded) == expected(small())


@pytest.mark.parametrize("name", ["provinces", "cities"])
def test_a_list_that_all_else_needs_is_never_left_empty(
    name: str, loaded: Engine, tmp_path: Path
) -> None:
    folder = header_only(write_csv(tmp_path / "new", small()), name)
    errors = load_folder(loaded, folder, replace=True, may_end=EVERY_TABLE).errors
    rule = "the file has no rows, and the database has none of this table either"
    assert [(error.file, error.rule_en) for error in errors] == [(f"{name}.csv", rule)]
    assert content(loaded) == expected(small())


def test_adding_ends_nothing_and_a_header_alone_adds_nothing(
    loaded: Engine, tmp_path: Path
) -> None:
    tables = {"settings": [{"name": "more", "value": "1"}], "persons": small()["persons"]}
    folder = header_only(write_csv(tmp_path / "more", tables), "persons")
    report = load_folder(loaded, folder)
    assert (report.errors, report.endings) == ([], {})
    assert content(loaded)["persons"] == expected(small())["persons"]


def test_what_is_empty_already_needs_no_leave(database: Engine, tmp_path: Path) -> None:
    some = without("visits")
    load_folder(database, write_csv(tmp_path / "old", some))
    assert rules(database, write_csv(tmp_path / "new", some)) == []


def test_facts_about_the_records_go_with_them(loaded: Engine, tmp_path: Path) -> None:
    assert rules(loaded, write_csv(tmp_path / "new", without("settings"))) == []


def test_made_up_records_take_the_place_of_real_ones_with_leave_only(
    loaded: Engine, tmp_path: Path
) -> None:
    demo = write_csv(tmp_path / "demo", changed("settings", 1, value="demo"))
    rows = sum(map(len, without("settings").values()))
    rule = f"made-up records would take the place of {rows} rows that are not made up"
    assert rules(loaded, demo) == [("settings.csv", rule)]
    assert content(loaded) == expected(small())
    assert load_folder(loaded, demo, replace=True, may_end={"settings"}).errors == []
    assert rules(loaded, demo) == []
    assert rules(loaded, write_csv(tmp_path / "real", small())) == []


def test_lists_without_records_are_something(database: Engine, tmp_path: Path) -> None:
    assert not holds_anything(database)
    tables = {name: small()[name] for name in ("provinces", "cities")}
    load_folder(database, write_csv(tmp_path / "lists", tables))
    assert holds_anything(database)
