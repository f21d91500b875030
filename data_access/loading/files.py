"""Finds the files of a folder and reads each as columns; cells of CSV stay text."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from pyarrow import csv, parquet
from sqlalchemy import Table

from data_access.loading import first_look, left_about
from data_access.loading.errors import BrokenRules
from data_access.schema import metadata
from data_access.wording import Sentence

SUFFIXES = (".csv", ".parquet")
BESIDE = {"truth.json", "readme", "readme.md", "readme.txt"}
BLOCK = 16 * 2**20
MOST_UNEVEN = 10_000  # rows, after which a file is read no further

UNKNOWN_FILE = Sentence(
    "不是数据字典中的表 (应为 表名.csv 或 表名.parquet)",
    "is no table of the data dictionary (expected is TABLE.csv or TABLE.parquet)",
)
TWICE = Sentence("同一张表有两个文件", "is the second file for the same table")
EMPTY_FILE = Sentence("文件为空", "the file is empty")
UNREADABLE_CSV = Sentence(
    "无法按 UTF-8 编码的 CSV 读取；在 Excel 中请“另存为”，类型选“CSV UTF-8（逗号分隔）”",
    "cannot be read as CSV in the encoding UTF-8; in Excel use Save As with the type CSV UTF-8",
)
UNREADABLE_PARQUET = Sentence("无法按 Parquet 读取", "cannot be read as Parquet")
COLUMN_MISSING = Sentence("缺少此列", "the column is missing")
COLUMN_UNKNOWN = Sentence("数据字典中没有此列", "the data dictionary has no such column")
COLUMN_TWICE = Sentence("此列出现多次", "the column occurs more than once")


@dataclass(frozen=True)
class Sheet:
    """One file of records: its table, its name and its columns."""

    table: Table
    file: str
    rows: int
    columns: dict[str, pa.Array]


def loaded_tables() -> list[Table]:
    """Tables that come as files, each after those that it refers to."""
    return [table for table in metadata.sorted_tables if table.info["loaded"]]


def find_files(folder: Path, broken_rules: BrokenRules) -> dict[str, Path]:
    """The file of each table; notes files of no table, second files of one, and what is passed over."""
    names = {table.name for table in loaded_tables()}
    paths: dict[str, Path] = {}
    there = sorted(folder.iterdir())
    ours = {path.name for path in there if path.suffix in SUFFIXES and path.stem in names}
    for path in there:
        if path.name.lower() in BESIDE:
            continue
        if left_about.is_of_system(path):
            broken_rules.pass_over(path.name, left_about.SYSTEM_FILE)
        elif left_about.is_copy(path, ours):
            broken_rules.pass_over(path.name, left_about.A_COPY)
        elif path.suffix not in SUFFIXES or path.stem not in names or not path.is_file():
            broken_rules.add(path.name, UNKNOWN_FILE)
        elif path.stem in paths:
            broken_rules.add(path.name, TWICE)
        else:
            paths[path.stem] = path
    return paths


def read_sheet(
    path: Path,
    table: Table,
    broken_rules: BrokenRules,
    required: Iterable[str] | None = None,
    optional: Iterable[str] = (),
) -> Sheet | None:
    """The columns of one file; None, with the reason noted, when they cannot be had.

    Every declared column must be there, in any order, but for those that came later: without
    them their cells are empty. `required` names other columns to expect, `optional` some that may
    be there.
    """
    names = [*(table.columns.keys() if required is None else required), *optional]
    later, before = _later(table) | set(optional), broken_rules.count
    if path.suffix == ".csv":
        content = _read_csv(path, names, broken_rules)
    else:
        content = _read_parquet(path, broken_rules)
    if content is not None:
        _check_header(path.name, content.column_names, names, later, broken_rules)
    if content is None or broken_rules.count > before:
        return None
    try:
        columns = {name: _column(content, name) for name in names}
    except (pa.ArrowException, MemoryError):
        broken_rules.add(path.name, first_look.SWOLLEN)
        return None
    return Sheet(table, path.name, content.num_rows, columns)


def _column(content: pa.Table, name: str) -> pa.Array:
    """A column in one piece, empty where the file lacks it."""
    if name not in content.column_names:
        return pa.nulls(content.num_rows, pa.string())
    return _whole(content.column(name))


def _later(table: Table) -> set[str]:
    """Columns that files of earlier versions do not have."""
    return {column.name for column in table.columns if column.info["later"]}


def _read_parquet(path: Path, broken_rules: BrokenRules) -> pa.Table | None:
    size = path.stat().st_size
    try:
        with parquet.ParquetFile(path) as file:
            wide = file.metadata.num_columns > first_look.WIDEST
            swollen = wide or first_look.is_swollen(file, size)
            content = None if swollen else first_look.read_bounded(file, size)
    except (pa.ArrowException, OSError, ValueError, MemoryError):
        broken_rules.add(path.name, UNREADABLE_PARQUET)
        return None
    if content is None:
        broken_rules.add(path.name, first_look.TOO_WIDE if wide else first_look.SWOLLEN)
    return content


def _read_csv(path: Path, names: list[str], broken_rules: BrokenRules) -> pa.Table | None:
    """Every cell as text; a row with too few or too many cells is noted with its number."""
    head = first_look.start_of(path)
    if not first_look.is_utf8(path):
        broken_rules.add(path.name, UNREADABLE_CSV)
        return None
    if first_look.is_wide(head):
        broken_rules.add(path.name, first_look.TOO_WIDE)
        return None
    above = first_look.blank_lines_before(head)
    uneven: list[tuple[int, Sentence]] = []
    content = _cells_of(path, names, above, uneven)
    for row, rule in uneven:
        broken_rules.add(path.name, rule, row=row - 1)
    if content is None and not uneven:
        broken_rules.add(path.name, UNREADABLE_CSV if head else EMPTY_FILE)
    return None if content is None else _without_blanks(path.name, content, above, broken_rules)


def _cells_of(
    path: Path, names: list[str], above: int, uneven: list[tuple[int, Sentence]]
) -> pa.Table | None:
    """The cells of a CSV, those of uneven rows left out and told; None where it cannot be read."""

    def note(row: Any) -> str:
        uneven.append((row.number, _uneven(row)))
        return "skip" if len(uneven) < MOST_UNEVEN else "error"

    try:
        size = path.stat().st_size + 1
        return csv.read_csv(
            path,
            csv.ReadOptions(use_threads=False, block_size=min(BLOCK, size), skip_rows=above),
            csv.ParseOptions(
                newlines_in_values=True, invalid_row_handler=note, ignore_empty_lines=False
            ),
            csv.ConvertOptions(column_types=dict.fromkeys([*names, ""], pa.string())),
        )
    except (pa.ArrowException, OSError, ValueError, MemoryError):
        return None


def _without_blanks(
    file: str, content: pa.Table, above: int, broken_rules: BrokenRules
) -> pa.Table:
    """The content without blank rows and columns, which are told; rows keep their numbers."""
    narrow = left_about.without_blank_columns(content)
    filled, numbers = left_about.without_blank_rows(narrow)
    if above and numbers is None:
        numbers = np.arange(1, filled.num_rows + 1)
    if numbers is not None:
        broken_rules.number_rows(file, numbers + above)
    blank = content.num_rows - filled.num_rows + above
    broken_rules.passed_over += left_about.lines_of(
        file, blank, content.num_columns - narrow.num_columns
    )
    return filled


def _uneven(row: Any) -> Sentence:
    expected, actual = row.expected_columns, row.actual_columns
    return Sentence(
        f"应有 {expected} 个单元格, 实有 {actual} 个", f"must have {expected} cells, has {actual}"
    )


def _check_header(
    file: str, header: list[str], names: list[str], later: set[str], broken_rules: BrokenRules
) -> None:
    for name in names:
        if name not in header and name not in later:
            broken_rules.add(file, COLUMN_MISSING, name)
    for name in dict.fromkeys(header):
        if name not in names:
            broken_rules.add(file, COLUMN_UNKNOWN, name)
        elif header.count(name) > 1:
            broken_rules.add(file, COLUMN_TWICE, name)


def _whole(column: pa.ChunkedArray) -> pa.Array:
    """A column in one piece, words of a dictionary written out."""
    if pa.types.is_dictionary(column.type):
        if first_look.is_swollen_by_words(column):
            raise pa.ArrowInvalid
        column = column.cast(column.type.value_type)
    if pa.types.is_large_string(column.type):
        column = column.cast(pa.string())
    return column.combine_chunks()
