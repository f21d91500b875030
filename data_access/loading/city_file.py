"""Reads a list of cities as offices write it: in one way for a beginning, a replacement and a folder."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pyarrow as pa

from data_access.loading import city_words as words
from data_access.loading.errors import BrokenRules
from data_access.loading.files import (
    COLUMN_MISSING,
    COLUMN_TWICE,
    COLUMN_UNKNOWN,
    Sheet,
    read_sheet,
)
from data_access.returns.cells.converted import is_blank, plain
from data_access.returns.cells.days import day
from data_access.returns.layout import NOTE, TOTAL
from data_access.returns.parsing.child import read_file
from data_access.returns.parsing.content import content_of
from data_access.returns.parsing.office_file import Cell, FileRefused, OfficeSheet
from data_access.returns.parsing.text import read_text
from data_access.schema.reference import cities
from data_access.wording import Sentence

COLUMNS = tuple(cities.columns.keys())
OPTIONAL = ("valid_to", "successor")
DAYS = ("valid_from", "valid_to")
HEAD_WITHIN = 20  # rows from the top
LONG_CODE = 12
NO_HEAD = Sentence(
    "没有找到表头；至少要有“城市代码”或“城市名称”一列",
    "has no head; at least a column of codes or of names is needed",
)
NO_CODE = Sentence(
    "不是现有城市的名称，须填城市代码", "is the name of no city; its six-digit code is needed"
)


@dataclass(frozen=True)
class CityList:
    """The rows as text, the head over each column in the file, and the number of each row."""

    sheet: Sheet
    heads: dict[str, str] = field(default_factory=dict)
    numbers: tuple[int, ...] = ()

    def as_written(self, broken_rules: BrokenRules, start: int) -> None:
        """Names the errors noted since `start` by the heads and row numbers of the file."""
        for place, error in enumerate(broken_rules.errors[start:], start):
            row = self.numbers[error.row - 1] if self.numbers and error.row else error.row
            column = self.heads.get(error.column, error.column)
            broken_rules.errors[place] = replace(error, row=row, column=column)


def read_city_list(
    path: Path, broken_rules: BrokenRules, since: date | None = None
) -> CityList | None:
    """The list of a file; None, with the reason noted, where there is none.

    Ours (CSV or Parquet with the columns of the data dictionary, `in_programme_since` and
    `in_programme_until` for its two days) and an office's: xlsx, xls or text in UTF-8 or GB18030,
    under a title, with Chinese heads, codes of 12 digits, names without 市. What follows from the
    code, and what is known of the city, need not be there; `since` stands where the
    list names no first day.
    """
    heads = _first_heads(path)
    ours = {name: _ours(name, heads) for name in COLUMNS}
    if heads is None or all(ours[name] in heads for name in COLUMNS if name not in OPTIONAL):
        return _read_ours(path, broken_rules, ours)
    try:
        sheet, head = _office_sheet(path)
    except FileRefused as refusal:
        broken_rules.add(path.name, Sentence(refusal.zh, refusal.en))
        return None
    if head is None:
        broken_rules.add(path.name, NO_HEAD)
        return None
    return _read_office(path, sheet, head, broken_rules, since)


def _first_heads(path: Path) -> list[str] | None:
    """The cells of the first line of a text in UTF-8; None for Parquet, none for other contents."""
    if path.suffix == ".parquet":
        return None
    with path.open("rb") as file:
        line = file.readline(4_096)
    try:
        heads = line.decode("utf-8-sig").strip("\r\n").split(",")
    except UnicodeDecodeError:
        return []
    return heads if all(heads) else []


def _ours(name: str, heads: Sequence[str] | None) -> str:
    other = words.HEADS[name][0] if name in DAYS else name
    return other if heads and other in heads else name


def _read_ours(path: Path, broken_rules: BrokenRules, ours: dict[str, str]) -> CityList | None:
    required = [ours[name] for name in COLUMNS if name not in OPTIONAL]
    raw = read_sheet(path, cities, broken_rules, required, [ours[name] for name in OPTIONAL])
    if raw is None:
        return None
    columns = {name: raw.columns[ours[name]] for name in COLUMNS}
    if pa.types.is_string(columns["code"].type):
        columns["code"] = pa.array(map(_short, columns["code"].to_pylist()), pa.string())
    return CityList(Sheet(cities, raw.file, raw.rows, columns), ours)


def _short(code: str | None) -> str | None:
    """A code of twelve digits, as statistics write it, in its six."""
    is_long = code is not None and len(code) == LONG_CODE and code.isdigit()
    return code[:6] if code is not None and is_long and code.endswith("000000") else code


def _office_sheet(path: Path) -> tuple[OfficeSheet, int | None]:
    """The first visible sheet with a head, and the head's row."""
    content = path.read_bytes()
    if content_of(content) == "text":
        sheets: tuple[OfficeSheet, ...] = (read_text(content)[0],)
    else:
        sheets = read_file(path.name, content).sheets
    visible = [sheet for sheet in sheets if not sheet.hidden] or list(sheets)
    for sheet in visible:
        for row, cells in enumerate(sheet.rows[:HEAD_WITHIN]):
            if {"code", "name_zh"} & {_column(cell) for cell in cells}:
                return sheet, row
    return visible[0], None


def _column(cell: Cell) -> str:
    """The column that a head names, or ""."""
    bare = plain(cell).replace(" ", "")
    return next((name for name in COLUMNS if bare == name or bare in words.HEADS[name]), "")


def _read_office(
    path: Path, sheet: OfficeSheet, head: int, broken_rules: BrokenRules, since: date | None
) -> CityList | None:
    heads, before = [plain(cell) for cell in sheet.rows[head]], broken_rules.count
    columns = [_column(cell) for cell in sheet.rows[head]]
    body = sheet.rows[head + 1 :]
    _check_heads(path.name, heads, columns, body, broken_rules)
    if since is None and "valid_from" not in columns:
        broken_rules.add(path.name, COLUMN_MISSING, "in_programme_since")
    if broken_rules.count > before:
        return None
    places = {name: columns.index(name) for name in COLUMNS if name in columns}
    first = head + (1 if path.suffix == ".csv" else 2)  # a CSV's rows are numbered below one head
    rows = [(first + n, _row(row, places, since)) for n, row in enumerate(body) if _is_record(row)]
    named = [(n, row) for n, row in rows if row["code"] or not row["name_zh"]]
    unknown = [(n, row) for n, row in rows if row["name_zh"] and not row["code"]]
    for place, (_, row) in enumerate(unknown, len(named) + 1):
        broken_rules.add(path.name, NO_CODE, "name_zh", place, row["name_zh"])
    cells = {name: pa.array([row[name] for _, row in named], pa.string()) for name in COLUMNS}
    return CityList(
        Sheet(cities, path.name, len(named), cells),
        {name: heads[place] for name, place in places.items()},
        tuple(n for n, _ in (*named, *unknown)),
    )


def _check_heads(
    file: str,
    heads: list[str],
    columns: list[str],
    body: Sequence[Sequence[Cell]],
    broken_rules: BrokenRules,
) -> None:
    """Notes heads that name no column and those that name one again; empty columns are passed over."""
    for place, (written, name) in enumerate(zip(heads, columns, strict=True)):
        filled = any(not is_blank(_cell(row, place)) for row in body)
        if not name and filled and written.replace(" ", "") not in words.PASSED_OVER:
            broken_rules.add(file, COLUMN_UNKNOWN, written)
        if name and name in columns[:place]:
            broken_rules.add(file, COLUMN_TWICE, written)


def _cell(row: Sequence[Cell], place: int) -> Cell:
    return row[place] if place < len(row) else None


def _is_record(row: Sequence[Cell]) -> bool:
    """Whether a row is one of the list: blank rows, totals and notes are not."""
    words_of_row = [plain(cell) for cell in row if not is_blank(cell)]
    first = words_of_row[0].replace(" ", "") if words_of_row else ""
    return bool(first) and not TOTAL.match(first) and not NOTE.match(first)


def _row(row: Sequence[Cell], places: dict[str, int], since: date | None) -> dict[str, str]:
    """One city: as written, completed from its code and the list of all cities."""
    given = {name: _text(_cell(row, places[name])) if name in places else "" for name in COLUMNS}
    code = given["code"] = _short(given["code"]) or words.code_of_name(given["name_zh"])
    for name in DAYS:
        read = day(_cell(row, places[name])).value if name in places else None
        given[name] = read.isoformat() if read else given[name]
    given["province_code"] = words.code_of_province(given["province_code"])
    given["tier"] = words.TIER_WORDS.get(given["tier"], given["tier"])
    known = words.known_cities().get(code, {})
    reckoned = {
        "name_zh": known.get("name_zh", ""),
        "name_en": known.get("name_en", ""),
        "province_code": f"{code[:2]}0000" if code else "",
        "tier": words.tier_of(code) if code else "",
        "latitude": known.get("latitude", ""),
        "longitude": known.get("longitude", ""),
        "valid_from": since.isoformat() if since else "",
    }
    whole = {name: given[name] or reckoned.get(name, "") for name in COLUMNS}
    return whole | {"name_zh": words.whole_name(whole["name_zh"], code) if whole["name_zh"] else ""}


def _text(cell: Cell) -> str:
    """A cell as text; a whole number without the point that a spreadsheet adds."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if is_blank(cell) else plain(cell)
