"""A load says of each file what is wrong with it as a file, and shows no identity."""

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from sqlalchemy import Engine

from data_access.load import load_folder
from data_access.loading.files import UNREADABLE_CSV
from tests.data_access.small_folder import (
    Tables,
    changed,
    content,
    expected,
    small,
    write_csv,
    write_parquet,
)


@pytest.mark.parametrize("cells", [{"identity_hash": "110105194912310021"}, {"id": "1"}])
def test_an_identity_is_never_shown(
    cells: dict[str, str], database: Engine, tmp_path: Path
) -> None:
    write_csv(tmp_path / "in", changed("persons", 2, **cells))
    errors = load_folder(database, tmp_path / "in").errors
    text_ = "".join(words for error in errors for words in error.line)
    assert "1101" not in text_
    assert f"{2:064x}" not in text_


@pytest.mark.parametrize("column", ["contact_hash", "address_hash"])
def test_a_telephone_or_address_is_refused_and_never_shown(
    column: str, database: Engine, tmp_path: Path
) -> None:
    report = load_folder(
        database, write_csv(tmp_path / "in", changed("businesses", 1, **{column: "13812345678"}))
    )
    (error,) = report.errors
    assert (error.column, error.rule_en) == (
        column,
        "must be a keyed hash of 64 hexadecimal digits",
    )


@pytest.mark.parametrize("write", [write_csv, write_parquet])
def test_a_file_without_the_columns_that_came_later_is_loaded_with_empty_cells(
    write: Callable[[Path, Tables], Path], database: Engine, tmp_path: Path
) -> None:
    tables = small()
    for row in tables["businesses"]:
        del row["contact_hash"], row["address_hash"]
    assert load_folder(database, write(tmp_path / "in", tables)).errors == []
    assert content(database) == expected(tables)
    assert {row[-2:] for row in content(database)["businesses"]} == {(None, None)}


def test_any_other_column_must_be_there_even_if_its_cells_may_be_empty(
    database: Engine, tmp_path: Path
) -> None:
    tables = small()
    for row in tables["businesses"]:
        del row["closed_on"], row["address_hash"]
    assert _file_errors(database, write_csv(tmp_path / "in", tables)) == [
        ("businesses.csv", 0, "closed_on", "the column is missing")
    ]


def _file_errors(engine: Engine, folder: Path) -> list[tuple[str, int, str, str]]:
    errors = load_folder(engine, folder).errors
    return [(error.file, error.row, error.column, error.rule_en) for error in errors]


def test_files_of_no_table_are_refused_but_for_the_truth_and_a_readme(
    database: Engine, tmp_path: Path
) -> None:
    folder = write_csv(tmp_path / "in", small())
    for name in ("truth.json", "README.md", ".DS_Store"):
        (folder / name).write_text("x")
    (folder / "person.csv").write_text("id\n1\n")
    (folder / "snapshots.csv").write_text("number\n1\n")
    rule = "is no table of the data dictionary (expected is TABLE.csv or TABLE.parquet)"
    assert _file_errors(database, folder) == [
        ("person.csv", 0, "", rule),
        ("snapshots.csv", 0, "", rule),
    ]


def test_two_files_of_one_table_are_refused(database: Engine, tmp_path: Path) -> None:
    folder = write_csv(tmp_path / "in", small())
    write_parquet(folder, {"settings": small()["settings"]})
    assert _file_errors(database, folder) == [
        ("settings.parquet", 0, "", "is the second file for the same table")
    ]


def test_provinces_and_cities_cannot_be_missing_everywhere(
    database: Engine, tmp_path: Path
) -> None:
    tables = small()
    del tables["provinces"], tables["cities"]
    folder = write_csv(tmp_path / "in", tables)
    rule = "the file is missing, and the database has no rows of it"
    assert _file_errors(database, folder) == [("provinces", 0, "", rule), ("cities", 0, "", rule)]
    assert load_folder(database, write_csv(tmp_path / "all", small())).errors == []
    assert load_folder(database, folder, replace=True).errors == []
    assert content(database) == expected(small())


@pytest.mark.parametrize(
    ("raw", "errors"),
    [
        (b"id,identity_hash,sex\n", [(0, "birth_year", "the column is missing")]),
        (
            b"id,identity_hash,sex,birth_year,name\n",
            [(0, "name", "the data dictionary has no such column")],
        ),
        (b"id,id,identity_hash,sex,birth_year\n", [(0, "id", "the column occurs more than once")]),
        (b"id,identity_hash,sex,birth_year\n1,a\n", [(1, "", "must have 4 cells, has 2")]),
        (b"id,identity_hash,sex,birth_year\n1,\xff,,\n", [(0, "", UNREADABLE_CSV.en)]),
        ("id,identity_hash,sex,birth_year\n1,a,男,\n".encode("gbk"), [(0, "", UNREADABLE_CSV.en)]),
        (b"", [(0, "", "the file is empty")]),
    ],
)
def test_a_file_that_cannot_be_read_is_one_error_and_no_flood(
    raw: bytes, errors: list[tuple[int, str, str]], database: Engine, tmp_path: Path
) -> None:
    folder = write_csv(tmp_path / "in", small())
    (folder / "persons.csv").write_bytes(raw)
    assert _file_errors(database, folder) == [("persons.csv", *error) for error in errors]


def test_a_file_in_another_encoding_is_told_the_step_in_excel() -> None:
    assert "Save As with the type CSV UTF-8" in UNREADABLE_CSV.en
    assert "“另存为”，类型选“CSV UTF-8" in UNREADABLE_CSV.zh


def test_a_torn_parquet_file_is_one_error(database: Engine, tmp_path: Path) -> None:
    folder = write_parquet(tmp_path / "in", small())
    whole = (folder / "persons.parquet").read_bytes()
    (folder / "persons.parquet").write_bytes(whole[: len(whole) // 2])
    assert _file_errors(database, folder) == [
        ("persons.parquet", 0, "", "cannot be read as Parquet")
    ]


@pytest.mark.parametrize(
    ("column", "values", "rule"),
    [
        ("id", [1.5, 2.0, 3.0], "must be a whole number"),
        ("identity_hash", [1, 2, 3], "must be text"),
        ("birth_year", [True, False, None], "must be a whole number"),
    ],
)
def test_parquet_of_another_type_is_refused(
    column: str, values: list, rule: str, database: Engine, tmp_path: Path
) -> None:
    folder = write_parquet(tmp_path / "in", small())
    persons = pq.read_table(folder / "persons.parquet")
    place = persons.column_names.index(column)
    pq.write_table(persons.set_column(place, column, pa.array(values)), folder / "persons.parquet")
    assert (1, column) in {
        (error.row, error.column)
        for error in load_folder(database, folder).errors
        if error.rule_en.startswith(rule)
    }
