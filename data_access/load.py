"""Brings a folder of records into the database: every row checked, all of them or none."""

from collections.abc import Callable, Collection
from pathlib import Path

from sqlalchemy import Connection, Engine, Table

from data_access import area, loads
from data_access.counts.recount.touched import note_load
from data_access.engine import alone_with_records, writing
from data_access.loading.city_file import read_city_list
from data_access.loading.cross_rules import check_rows
from data_access.loading.errors import BrokenRules, LoadError, LoadReport
from data_access.loading.files import find_files, loaded_tables, read_sheet
from data_access.loading.inserting import insert, take_statistics
from data_access.loading.links import Links
from data_access.loading.replacing import RETURNS, Replaced, ending, take_out
from data_access.loading.row_rules import check_cells
from data_access.loading.rows_there import holds_rows
from data_access.loading.undated import undated_closings
from data_access.loading.undo_parts import keep_keys, keep_rows
from data_access.returns import identity_key
from data_access.schema.reference import cities
from data_access.wording import Sentence
from data_access.yearly_targets import adopted_here, put_back

__all__ = ["EVERY_TABLE", "LoadError", "LoadReport", "has_records", "holds_anything", "load_folder"]

Progress = Callable[[int, int, str], None]

NEEDED = ("provinces", "cities")  # nothing else makes sense without them
NOT_RECORDS = {*NEEDED, "settings", "targets"}
EVERY_TABLE = frozenset(table.name for table in loaded_tables()) | {RETURNS}
NO_TABLE = Sentence(
    "文件夹中没有任何数据表文件 (应为 表名.csv 或 表名.parquet)",
    "the folder has no file of any table (expected is TABLE.csv or TABLE.parquet)",
)
NO_ROWS = Sentence("所有文件都没有数据行", "no file has any row of data")
MISSING_FILE = Sentence(
    "缺少此文件 (数据库中也没有此表的数据)",
    "the file is missing, and the database has no rows of it",
)
NEEDED_ROWS = Sentence(
    "文件没有数据行 (数据库中也没有此表的数据)",
    "the file has no rows, and the database has none of this table either",
)


class _Refused(Exception):
    """Leaves the transaction, so that nothing is written."""


def load_folder(
    engine: Engine,
    folder: Path,
    replace: bool = False,
    progress: Progress | None = None,
    may_end: Collection[str] = (),
    author: str = "",
) -> LoadReport:
    """Loads one CSV or Parquet file per table in one transaction.

    `replace` first empties all tables that come as files (provinces and cities only when the
    folder brings them) but for the targets adopted here, a name of the area that was set here and
    the mark of the office's key; returns go out of force with their records. Otherwise rows are
    added, and keys that exist already are refused. Every load can be undone (`data_access.loads`). A replacement that would leave a table without a row is refused, the
    table with its rows standing in `endings` of the report; it is done where all of them are among
    `may_end`. `progress` is called with (done, total, file), in bytes. Snapshots stay as they are.
    """
    broken_rules = BrokenRules()
    files = _table_files(folder, broken_rules)
    tables: dict[str, int] = {}
    endings: dict[str, int] = {}
    undated: dict[str, int] = {}
    number = 0
    try:
        with writing(engine, bulk=True) as connection:
            alone_with_records(connection)
            adopted = adopted_here(connection) if replace else []
            named = area.area_in(connection) if replace else {}
            key = identity_key.setting_in(connection) if replace else {}
            number = loads.begin(connection, folder.name, replace)
            replaced = _prepare(connection, files, replace, number)
            tables = _Load(connection, broken_rules, progress, 0 if replace else number).run(files)
            endings = replaced.endings(connection, tables) if files else {}
            _refuse_endings(endings, files, may_end, broken_rules)
            if not any(tables.values()) and not broken_rules.count:
                broken_rules.add(folder.name, NO_ROWS)
            if broken_rules.count:
                raise _Refused
            undated = undated_closings(connection)
            put_back(connection, adopted)
            area.put_back(connection, named)
            identity_key.put_back(connection, key)
            if replaced.rows.get(RETURNS):
                loads.end_batches(connection, number, author)
            loads.end(connection, number, sum(tables.values()), author)
            take_statistics(connection, loaded_tables())
            note_load(connection)
    except _Refused:
        tables, number = {}, 0
    return LoadReport(
        tables,
        broken_rules.errors,
        broken_rules.count,
        broken_rules.alike,
        endings,
        undated,
        number,
        broken_rules.passed_over,
    )


def holds_anything(engine: Engine) -> bool:
    """Whether any table that comes as a file has a row, be it of a list of cities or a target."""
    return _any_rows(engine, EVERY_TABLE)


def has_records(engine: Engine) -> bool:
    """Whether any office's or demonstration's records are in the database."""
    return _any_rows(engine, EVERY_TABLE - NOT_RECORDS)


def _any_rows(engine: Engine, names: Collection[str]) -> bool:
    with engine.connect() as connection:
        return any(
            holds_rows(connection, table) for table in loaded_tables() if table.name in names
        )


def _table_files(folder: Path, broken_rules: BrokenRules) -> dict[str, Path]:
    """The file of each table; a folder without any is a fault of its own."""
    files = find_files(folder, broken_rules)
    if not files:
        broken_rules.add(folder.name, NO_TABLE)
    return files


def _prepare(
    connection: Connection, files: dict[str, Path], replace: bool, number: int
) -> Replaced:
    """To replace, keeps what stands in the tables and empties them."""
    tables = [t for t in loaded_tables() if t.name in files or t.name not in NEEDED]
    if replace:
        keep_rows(connection, number, tables)
    return take_out(connection, tables if replace else [])


def _refuse_endings(
    endings: dict[str, int],
    files: dict[str, Path],
    may_end: Collection[str],
    broken_rules: BrokenRules,
) -> None:
    """Notes each table that would end without leave, by its file or, where that is missing, its name."""
    for table, rows in endings.items():
        if table not in may_end:
            broken_rules.add(files[table].name if table in files else table, ending(table, rows))


class _Load:
    """One run over the files, in the order in which tables refer to each other."""

    def __init__(
        self,
        connection: Connection,
        broken_rules: BrokenRules,
        progress: Progress | None,
        adding: int,
    ) -> None:
        self.connection = connection
        self.adding = adding  # the number of a load that adds rows, else 0
        self.broken_rules = broken_rules
        self.progress = progress or (lambda done, total, note: None)
        self.links = Links(connection)

    def run(self, files: dict[str, Path]) -> dict[str, int]:
        """Checks and writes table by table; returns the rows of each."""
        sizes = {name: path.stat().st_size for name, path in files.items()}
        total, done = sum(sizes.values()), 0
        counts = {}
        for table in loaded_tables():
            if table.name not in files:
                self._do_without(table, table.name, MISSING_FILE)
                continue
            path, size, before = files[table.name], sizes[table.name], done

            def step(share: float) -> None:
                self.progress(int(before + share * size), total, path.name)  # noqa: B023

            step(0.0)
            counts[table.name] = self._load(path, table, step)
            if not counts[table.name]:
                self._do_without(table, path.name, NEEDED_ROWS)
            done += size
        return counts

    def _do_without(self, table: Table, file: str, rule: Sentence) -> None:
        """Notes a table that everything else needs, where neither file nor database has its rows."""
        known = table.name in self.links.unreadable
        if table.name in NEEDED and not known and not holds_rows(self.connection, table):
            self.broken_rules.add(file, rule)
            self.links.unreadable.add(table.name)

    def _load(self, path: Path, table: Table, step: Callable[[float], None]) -> int:
        """Checks one file; writes it as long as no rule was broken anywhere."""
        start = len(self.broken_rules.errors)
        city_list = read_city_list(path, self.broken_rules) if table is cities else None
        sheet = city_list.sheet if city_list else None
        if table is not cities:
            sheet = read_sheet(path, table, self.broken_rules)
        if sheet is None:
            self.links.unreadable.add(table.name)
            return 0
        sheet, faulty = check_cells(sheet, self.broken_rules)
        check_rows(sheet, faulty, self.links, self.broken_rules)
        self.broken_rules.sort_from(start)
        if city_list is not None:
            city_list.as_written(self.broken_rules, start)
        self.links.remember(sheet)
        if not self.broken_rules.count:
            if self.adding:
                keep_keys(self.connection, self.adding, sheet)
            insert(self.connection, sheet, step)
        return sheet.rows
