"""Every rule of a load, broken once: the error says where and why, and nothing is written."""

import re
import shutil
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data_access.load import LoadError, has_records, load_folder
from data_access.loading.rules import RULES, Needs
from tests.data_access.loading.broken_cells import BROKEN_CELLS
from tests.data_access.loading.broken_order import BROKEN_ORDER
from tests.data_access.loading.broken_relations import BROKEN_RELATIONS
from tests.data_access.small_folder import changed, small, write_csv, write_parquet

WRITERS = {"csv": write_csv, "parquet": write_parquet}
BROKEN = [*BROKEN_CELLS, *BROKEN_ORDER, *BROKEN_RELATIONS]
ALSO_DANGLING = {"provinces code", "cities code", "persons id"}


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The folder without a fault, as CSV and as Parquet."""
    place = tmp_path_factory.mktemp("whole")
    return {kind: WRITERS[kind](place / kind, small()) for kind in WRITERS}


@pytest.mark.parametrize("kind", ["csv", pytest.param("parquet", marks=pytest.mark.slow)])
@pytest.mark.parametrize(
    ("table", "row", "cells", "column", "rule"),
    BROKEN,
    ids=[f"{table}.{column}: {rule[:40]}" for table, _, _, column, rule in BROKEN],
)
def test_each_broken_rule_is_named_and_nothing_is_written(
    table: str,
    row: int,
    cells: dict[str, str],
    column: str,
    rule: str,
    kind: str,
    unchanged_database: Engine,
    folders: dict[str, Path],
    tmp_path: Path,
) -> None:
    folder = Path(shutil.copytree(folders[kind], tmp_path / kind))
    WRITERS[kind](folder, {table: changed(table, row, **cells)[table]})
    report = load_folder(unchanged_database, folder)
    errors = [error for error in report.errors if not _follows(error, table, column)]
    shown = [(error.file, error.row, error.column, error.rule_en) for error in errors]
    assert shown == [(f"{table}.{kind}", row, column, rule)]
    assert all(re.search("[\u4e00-\u9fff]", error.rule_zh) for error in errors)
    assert (report.tables, report.errors_in_all) == ({}, len(report.errors))
    assert not has_records(unchanged_database)


def test_every_declared_rule_is_broken_above() -> None:
    tried = {(table, column, rule.split(",")[0]) for table, _, _, column, rule in BROKEN}
    for rule in RULES:
        assert (rule.table, rule.column, rule.sentence.en) in tried or isinstance(rule, Needs)


def _follows(error: LoadError, table: str, column: str) -> bool:
    """Whether an error says that the changed key is missed elsewhere."""
    return f"{table} {column}" in ALSO_DANGLING and f"in {table}.{column}" in error.rule_en
