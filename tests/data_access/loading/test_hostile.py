"""Hostile, broken and foreign files of a folder end in sentences, and what lies about is passed over and told."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from sqlalchemy import Engine, Table

from data_access.engine import open_database
from data_access.load import LoadReport, load_folder
from data_access.loading import first_look
from data_access.loading.errors import BrokenRules
from data_access.loading.files import UNREADABLE_CSV, UNREADABLE_PARQUET, read_sheet
from data_access.loading.first_look import SWOLLEN, TOO_WIDE
from data_access.loading.row_rules import check_cells
from data_access.schema.training import courses, persons
from tests.data_access.small_folder import small, write_csv, write_parquet

HEAD = "id,identity_hash,sex,birth_year\n"
ROW = "1," + "a" * 64 + ",f,1970\n"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """One for all: nothing is ever written to it, and no database sees these files."""
    engine = open_database(str(tmp_path_factory.mktemp("hostile") / "test.sqlite3"))
    yield engine
    engine.dispose()


def lines(report: LoadReport) -> list[str]:
    """The errors in English."""
    return [error.line.en for error in report.errors]


def broken(path: Path, table: Table = persons) -> list[str]:
    """The errors of one file, read and checked cell by cell, in English."""
    rules = BrokenRules()
    sheet = read_sheet(path, table, rules)
    if sheet is not None:
        check_cells(sheet, rules)
    return [error.line.en for error in rules.errors]


def of_persons(folder: Path, raw: bytes, name: str = "persons.csv") -> list[str]:
    """The errors of a file of persons that holds these bytes."""
    (folder / name).write_bytes(raw)
    return broken(folder / name)


WHOLE = (HEAD + ROW).encode()
FOREIGN = {
    "a head of many columns": (b"c," * 400_000 + b"\n", TOO_WIDE.en),
    "an endless line": (b"x" * 200_000, TOO_WIDE.en),
    "UTF-16": ((HEAD + ROW).encode("utf-16"), UNREADABLE_CSV.en),
    "UTF-32": ((HEAD + ROW).encode("utf-32"), UNREADABLE_CSV.en),
    "GB18030": ((HEAD + ROW).replace("f", "男").encode("gb18030"), UNREADABLE_CSV.en),
    "invalid UTF-8": (WHOLE.replace(b"1970", b"19\xff0"), UNREADABLE_CSV.en),
    "random bytes": (np.random.default_rng(7).bytes(4_000), ""),
    "a renamed workbook": (b"PK\x03\x04" + np.random.default_rng(8).bytes(4_000), ""),
    "an encrypted workbook": (b"\xd0\xcf\x11\xe0" + bytes(5_000), ""),
    "a row cut off": (WHOLE[:-6], "must have 4 cells, has 3"),
    "a quotation mark": (WHOLE.replace(b"1970", b'"1970') + ROW.encode(), "birth_year"),
}


@pytest.mark.parametrize(("raw", "rule"), FOREIGN.values(), ids=FOREIGN)
def test_a_foreign_file_is_a_sentence(raw: bytes, rule: str, tmp_path: Path) -> None:
    told = of_persons(tmp_path, raw)
    assert told and all(line.startswith("persons.csv") for line in told[:1])
    assert rule in told[0]
    assert len(told) <= 20 * 4


@pytest.mark.parametrize("raw", [b"", b"PAR1", b"PAR1" + bytes(400) + b"PAR1", WHOLE])
def test_no_parquet_is_a_sentence(raw: bytes, tmp_path: Path) -> None:
    told = of_persons(tmp_path, raw, "persons.parquet")
    assert told[0] == f"persons.parquet: {UNREADABLE_PARQUET.en}"


def of_columns(folder: Path, table: Table = persons, **columns: pa.Array) -> list[str]:
    """The errors of a Parquet file of a table with some of its columns replaced."""
    path = write_parquet(folder, {table.name: small()[table.name]}) / f"{table.name}.parquet"
    rows = pq.read_table(path)
    for name, values in columns.items():
        rows = rows.set_column(rows.column_names.index(name), name, values)
    pq.write_table(rows, path)
    return broken(path, table)


@pytest.mark.parametrize(
    ("column", "values", "rule"),
    [
        (
            "id",
            pa.array([1, 2, 2**64 - 1], pa.uint64()),
            "row 3, column id: must be a whole number",
        ),
        ("birth_year", pa.array(np.array([1970, 1971, 1.5], np.float16)), "row 3, column birth_y"),
        ("birth_year", pa.array([b"1970"] * 3, pa.binary()), "must be a whole number"),
        ("birth_year", pa.array([[1970]] * 3), "must be a whole number"),
        ("birth_year", pa.array([1970, None, 2**62]), "must be at most"),
        ("sex", pa.array(["f", "m", "\x00"]), "must be one of f, m"),
        ("sex", pa.array(["f", "m", "f\u200b"]), "must be one of f, m"),
        ("birth_year", pa.array([10**20] * 3, pa.decimal128(30)), "must be a whole number"),
    ],
)
def test_a_column_of_another_kind_is_a_sentence(
    column: str, values: pa.Array, rule: str, tmp_path: Path
) -> None:
    told = of_columns(tmp_path / "in", **{column: values})
    assert any(rule in line for line in told), told


def test_days_out_of_range_are_named_by_row(tmp_path: Path) -> None:
    days = pa.array([2**31 - 1] * len(small()["courses"]), pa.int32()).cast(pa.date32())
    told = of_columns(tmp_path / "in", courses, starts_on=days)
    assert told[0].startswith("courses.parquet, row 1, column starts_on: must be a date")


def test_a_small_file_of_many_rows_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_look, "SMALL", 2**22)
    same = pa.DictionaryArray.from_arrays(pa.array(np.zeros(2**16, np.int32)), pa.array(["f" * 64]))
    zero = pa.array(np.zeros(2**16, np.int64))
    table = pa.table({"id": zero, "identity_hash": same, "sex": same, "birth_year": zero})
    with pq.ParquetWriter(tmp_path / "persons.parquet", table.schema) as writer:
        for _ in range(30):
            writer.write_table(table)
    assert broken(tmp_path / "persons.parquet") == [f"persons.parquet: {SWOLLEN.en}"]


def test_a_long_word_that_comes_often_is_not_written_out(tmp_path: Path) -> None:
    places = pa.array(np.zeros(3, np.int32))
    long = pa.DictionaryArray.from_arrays(places, pa.array(["f" * 100_000]))
    told = of_columns(tmp_path / "in", identity_hash=long)
    assert told[0] == f"persons.parquet: {SWOLLEN.en}"


def test_what_lies_about_is_passed_over_and_told(database: Engine, tmp_path: Path) -> None:
    folder = write_csv(tmp_path / "in", small())
    for name in (
        *("~$persons.xlsx", ".DS_Store", "Thumbs.db", "desktop.ini", "persons - 副本.csv"),
        *("visits (1).csv", "Copy of visits.csv", "副本visits.csv", "README.md"),
    ):
        (folder / name).write_text("x")
    (folder / "persons.csv").write_text(HEAD)
    report = load_folder(database, folder)
    assert len(report.passed_over) == 8
    assert all("passed over" in line.en and "已跳过" in line.zh for line in report.passed_over)
    files = {error.file for error in report.errors}
    assert files <= {path.name for path in folder.iterdir() if path.suffix == ".csv"}
    assert not any("(" in name or "副本" in name or "Copy" in name for name in files)


def test_a_copy_without_its_file_is_no_copy(database: Engine, tmp_path: Path) -> None:
    folder = write_csv(tmp_path / "in", small())
    (folder / "persons.csv").rename(folder / "persons (1).csv")
    assert lines(load_folder(database, folder))[0].startswith("persons (1).csv: is no table")


def test_rows_keep_their_numbers_where_blank_ones_are_passed_over(
    database: Engine, tmp_path: Path
) -> None:
    folder = write_csv(tmp_path / "in", small())
    raw = f"\n{HEAD.strip()},,\n{ROW.strip()},,\n\n ,,,,,\n2,b,x,1970,,\n,,,,,\n"
    (folder / "persons.csv").write_text(raw)
    report = load_folder(database, folder)
    assert [line for line in lines(report) if "column sex" in line] == [
        'persons.csv, row 6, column sex: must be one of f, m, found "x"'
    ]
    assert [line.en for line in report.passed_over] == [
        "persons.csv: blank rows passed over: 4",
        "persons.csv: empty columns without a head passed over: 2",
    ]


def test_a_value_without_a_head_is_not_passed_over(database: Engine, tmp_path: Path) -> None:
    folder = write_csv(tmp_path / "in", small())
    (folder / "persons.csv").write_text(f"{HEAD.strip()},\n{ROW.strip()},secret\n")
    assert "persons.csv: the data dictionary has no such column" in lines(
        load_folder(database, folder)
    )
