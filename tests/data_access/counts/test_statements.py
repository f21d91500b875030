"""No statement is made of words that a user gave, and no sum is taken over part of the rows."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from commands import ROOT
from commands.import_directions import MAY_IMPORT

SQL = re.compile(
    r"\s*(SELECT|INSERT|UPDATE|DELETE|TRUNCATE|ANALYZE|COPY|CREATE|DROP|ALTER|PRAGMA|SET|WITH)\s"
)
# Where statements are joined from words: of tables declared here, of numbers, of dates. Counting
# and migrating are given no word that anybody typed.
JOINED = (
    "data_access/counts/",
    "data_access/migrations/",
    "data_access/engine.py",
    "data_access/changes.py",
    "data_access/loading/inserting.py",
)
NUMBERS = re.compile("[A-Z_]+")  # constants of the module


def sources(*folders: str) -> list[Path]:
    """The Python files of these folders."""
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def joined(path: Path) -> Iterator[ast.JoinedStr]:
    """Statements with something put in between their words."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr):
            first = node.values[0]
            if isinstance(first, ast.Constant) and SQL.match(str(first.value)):
                yield node


def test_statements_are_joined_in_the_files_that_are_known_and_nowhere_else() -> None:
    places = [
        path.relative_to(ROOT).as_posix() for path in sources(*MAY_IMPORT) if any(joined(path))
    ]
    assert len(places) >= len(JOINED)
    assert [name for name in places if not name.startswith(JOINED)] == []


@pytest.mark.parametrize("name", ["engine.py", "changes.py", "migrations/__init__.py"])
def test_where_users_words_are_kept_only_constants_are_put_in(name: str) -> None:
    for statement in joined(ROOT / "data_access" / name):
        put_in = [part.value for part in statement.values if isinstance(part, ast.FormattedValue)]
        words = [ast.unparse(part) for part in put_in]
        assert [word for word in words if not NUMBERS.fullmatch(word) and word != "setting"] == []


def test_scenarios_plans_and_targets_are_written_by_expressions_alone() -> None:
    for name in ("scenarios", "appraisal_plans", "yearly_targets", "snapshots", "cities"):
        text = (ROOT / "data_access" / f"{name}.py").read_text(encoding="utf-8")
        assert not re.search(r"\btext\(|exec_driver_sql|executescript|literal_column", text), name


def test_nothing_is_counted_over_a_part_of_the_rows() -> None:
    cut = re.compile(r"\.limit\(|\bLIMIT\s+\d|\bTABLESAMPLE\b|USING SAMPLE|\.fetch\(\d", re.I)
    files = sources("data_access/counts")
    assert len(files) > 10
    assert [path.name for path in files if cut.search(path.read_text(encoding="utf-8"))] == []
