"""Replaces the list of cities from a file, with every row checked, all of it or nothing."""

from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
from sqlalchemy import Connection, Engine, Table, bindparam, func, select

from data_access import changes
from data_access.engine import alone_with_records, writing
from data_access.loading.city_file import OPTIONAL, read_city_list
from data_access.loading.cross_rules import check_rows
from data_access.loading.errors import BrokenRules, LoadReport
from data_access.loading.files import Sheet
from data_access.loading.links import Links
from data_access.loading.row_rules import check_cells
from data_access.schema import metadata
from data_access.schema.reference import cities, settings
from data_access.wording import Sentence

LOG_SUBJECT = "city_list"
LONGEST_ENTRY = 2000
EMPTY = Sentence("名单为空", "the list is empty")
CITY_LIST = "city_list"  # the setting that tells whether the list is the shipped sample


class _Refused(Exception):
    """Leaves the transaction, so that nothing is written."""


def replace_cities(engine: Engine, path: Path, author: str = "") -> LoadReport:
    """Makes the cities of a file the list in force, with an entry in the log.

    The file is one that `data_access.loading.city_file` reads. A list that names no first day has
    that of the list before. A city with records cannot be left out, and one that has left does
    not come back by a list that is silent about it.
    `author` is who the log names.
    """
    broken_rules = BrokenRules()
    rows: list[dict[str, Any]] = []
    try:
        with writing(engine) as connection:
            alone_with_records(connection)
            changes.one_after_the_other(connection)
            since = connection.scalar(select(func.min(cities.c.valid_from)))
            rows = checked_list(connection, path, broken_rules, since)
            if broken_rules.count:
                raise _Refused
            before = _listed(connection)
            _write(connection, rows)
            _log(connection, author, before, _listed(connection))
    except _Refused:
        return LoadReport({}, broken_rules.errors, broken_rules.count, broken_rules.alike)
    return LoadReport({cities.name: len(rows)}, [])


def listed_codes(engine: Engine) -> list[str]:
    """Codes of the cities in the list in force."""
    with engine.connect() as connection:
        return list(connection.execute(select(cities.c.code).order_by(cities.c.code)).scalars())


def names_of_cities(engine: Engine) -> dict[str, Sentence]:
    """Names of the cities in the list in force, by code."""
    c = cities.c
    with engine.connect() as connection:
        rows = connection.execute(select(c.code, c.name_zh, c.name_en).order_by(c.code))
        return {row.code: Sentence(row.name_zh, row.name_en) for row in rows}


def first_day(engine: Engine) -> date | None:
    """The day on which the first city of the list joined; None without a list."""
    with engine.connect() as connection:
        day: date | None = connection.scalar(select(func.min(cities.c.valid_from)))
        return day


def checked_list(
    connection: Connection, path: Path, broken_rules: BrokenRules, since: date | None
) -> list[dict[str, Any]]:
    """The rows of a file with a list of cities, to take the place of those in force.

    What is wrong with them is noted; `since` is the first day of a list that names none.
    """
    start = len(broken_rules.errors)
    city_list = read_city_list(path, broken_rules, since)
    if city_list is None:
        return []
    raw = city_list.sheet
    if not raw.rows:
        broken_rules.add(raw.file, EMPTY)
    sheet, faulty = check_cells(raw, broken_rules)
    check_rows(sheet, faulty, Links(connection), broken_rules, adds=False)
    _check_removed(connection, sheet, broken_rules)
    broken_rules.sort_from(start)
    city_list.as_written(broken_rules, start)
    rows: list[dict[str, Any]] = pa.Table.from_pydict(sheet.columns).to_pylist()
    return rows


def _check_removed(connection: Connection, sheet: Sheet, broken_rules: BrokenRules) -> None:
    """Notes each city that the file leaves out although it has records."""
    in_file = set(sheet.columns["code"].to_pylist())
    there = connection.execute(select(cities.c.code, cities.c.name_zh, cities.c.name_en)).all()
    for code, zh, en in there:
        tables = [] if code in in_file else _tables_with(connection, code)
        if tables:
            listed = ", ".join(tables)
            rule = Sentence(
                f"缺少 {code} {zh}, 该市已有记录 ({listed}), 不能移出名单",
                f"lacks {code} {en}, which has records ({listed}) and cannot be removed",
            )
            broken_rules.add(sheet.file, rule, "code")


def _tables_with(connection: Connection, code: str) -> list[str]:
    """Tables with rows of this city."""
    return [
        table.name
        for table in metadata.sorted_tables
        for column in _city_columns(table)
        if connection.execute(select(column).where(column == code).limit(1)).first()
    ]


def _city_columns(table: Table) -> list[Any]:
    return [column for column in table.columns if column.references(cities.c.code)]


def _write(connection: Connection, rows: list[dict[str, Any]]) -> None:
    """Changes the cities that stay, adds the new ones, removes the others."""
    there = {row.code: row._mapping for row in connection.execute(select(cities))}
    codes = {row["code"] for row in rows}
    for row in rows:
        for name in OPTIONAL:
            if row[name] is None and row["code"] in there:
                row[name] = there[row["code"]][name]
    old = [{**row, "old_code": row["code"]} for row in rows if row["code"] in there]
    new = [row for row in rows if row["code"] not in there]
    if old:
        connection.execute(cities.update().where(cities.c.code == bindparam("old_code")), old)
    if new:
        connection.execute(cities.insert(), new)
    connection.execute(cities.delete().where(cities.c.code.in_(there.keys() - codes)))
    connection.execute(settings.delete().where(settings.c.name == CITY_LIST))
    connection.execute(settings.insert().values(name=CITY_LIST, value="own"))


def _listed(connection: Connection) -> dict[str, str]:
    """Every city of the list as one line, by code."""
    rows = connection.execute(select(cities).order_by(cities.c.code))
    return {row.code: ", ".join("" if cell is None else str(cell) for cell in row) for row in rows}


def _log(
    connection: Connection, author: str, before: dict[str, str], after: dict[str, str]
) -> None:
    """One entry with the lines that changed, as many as fit; none where nothing did."""
    changed = [code for code in sorted({*before, *after}) if before.get(code) != after.get(code)]
    if changed:
        lines = tuple(
            _shortened([listed[code] for code in changed if code in listed])
            for listed in (before, after)
        )
        what = f"{len(changed)} of {len({*before, *after})}"
        changes.log_change(
            connection, changes.now(), author, LOG_SUBJECT, (lines[0], lines[1]), what
        )


def _shortened(lines: list[str]) -> str:
    text = "\n".join(lines)
    return text if len(text) <= LONGEST_ENTRY else text[: LONGEST_ENTRY - 1] + "…"
