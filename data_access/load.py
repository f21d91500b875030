"""Brings a folder of records into the database: every row checked, all of them or none."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine, Table

from data_access.engine import alone_with_records, writing
from data_access.loading.cross_rules import check_rows
from data_access.loading.errors import BrokenRules, LoadError, LoadReport, Sentence
from data_access.loading.files import find_files, loaded_tables, read_sheet
from data_access.loading.inserting import empty, insert, take_statistics
from data_access.loading.links import Links
from data_access.loading.row_rules import check_cells
from data_access.loading.rows_there import holds_rows
from data_access.yearly_targets import adopted_here, put_back

__all__ = ["LoadError", "LoadReport", "has_records", "load_folder"]

Progress = Callable[[int, int, str], None]

NEEDED = ("provinces", "cities")  # nothing else makes sense without them
NOT_RECORDS = {*NEEDED, "settings", "targets"}
MISSING_FILE = Sentence(
    "缺少此文件 (数据库中也没有此表的数据)",
    "the file is missing, and the database has no rows of it",
)


class _Refused(Exception):
    """Leaves the transaction, so that nothing is written."""


def load_folder(
    engine: Engine, folder: Path, replace: bool = False, progress: Progress | None = None
) -> LoadReport:
    """Loads one CSV or Parquet file per table in one transaction.

    `replace` first empties all tables that come as files (provinces and cities only when the
    folder brings them) but for the targets adopted here; otherwise rows are added, and keys that exist already are refused.
    `progress` is called with (done, total, file), in bytes. Snapshots stay as they are.
    """
    broken_rules = BrokenRules()
    files = find_files(folder, broken_rules)
    tables: dict[str, int] = {}
    try:
        with writing(engine, bulk=True) as connection:
            adopted = adopted_here(connection) if replace else []
            _prepare(connection, files, replace)
            tables = _Load(connection, broken_rules, progress).run(files)
            if broken_rules.count:
                raise _Refused
            put_back(connection, adopted)
            take_statistics(connection, loaded_tables())
    except _Refused:
        tables = {}
    return LoadReport(tables, broken_rules.errors, broken_rules.count, broken_rules.alike)


def has_records(engine: Engine) -> bool:
    """Whether any office's or demonstration's records are in the database."""
    with engine.connect() as connection:
        return any(
            holds_rows(connection, table)
            for table in loaded_tables()
            if table.name not in NOT_RECORDS
        )


def _prepare(connection: Connection, files: dict[str, Path], replace: bool) -> None:
    """Keeps other loads out and, to replace, empties the tables."""
    alone_with_records(connection)
    if replace:
        tables = loaded_tables()
        empty(connection, [t for t in tables if t.name in files or t.name not in NEEDED])


class _Load:
    """One run over the files, in the order in which tables refer to each other."""

    def __init__(
        self, connection: Connection, broken_rules: BrokenRules, progress: Progress | None
    ) -> None:
        self.connection = connection
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
                self._do_without(table)
                continue
            path, size, before = files[table.name], sizes[table.name], done

            def step(share: float) -> None:
                self.progress(int(before + share * size), total, path.name)  # noqa: B023

            step(0.0)
            counts[table.name] = self._load(path, table, step)
            done += size
        return counts

    def _do_without(self, table: Table) -> None:
        if table.name in NEEDED and not holds_rows(self.connection, table):
            self.broken_rules.add(table.name, MISSING_FILE)
            self.links.unreadable.add(table.name)

    def _load(self, path: Path, table: Table, step: Callable[[float], None]) -> int:
        """Checks one file; writes it as long as no rule was broken anywhere."""
        start = len(self.broken_rules.errors)
        sheet = read_sheet(path, table, self.broken_rules)
        if sheet is None:
            self.links.unreadable.add(table.name)
            return 0
        sheet, faulty = check_cells(sheet, self.broken_rules)
        check_rows(sheet, faulty, self.links, self.broken_rules)
        self.broken_rules.sort_from(start)
        self.links.remember(sheet)
        if not self.broken_rules.count:
            insert(self.connection, sheet, step)
        return sheet.rows
