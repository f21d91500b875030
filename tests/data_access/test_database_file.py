"""What is saved is in the file at the database's path, or the save is refused and says why."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from data_access.database_file import check_in_place
from data_access.engine import DatabaseReplaced, open_database, ping, writing
from data_access.schema.reference import settings
from data_access.versions import Addition, Refused, append, signature

# in a process of its own: within one, SQLite shares what it knows of an open file
READ = """
import sqlite3, sys
print(*(name for name, in sqlite3.connect(sys.argv[1]).execute("SELECT name FROM settings")), sep="\\n")
"""
Act = Callable[[Path], None]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "served" / "dashboard.sqlite3"


@pytest.fixture
def served(path: Path) -> Iterator[Engine]:
    """A database that a server has open, with one row saved."""
    engine = open_database(str(path))
    save(engine, "first")
    yield engine
    engine.dispose()


@pytest.fixture
def backup(served: Engine, path: Path, tmp_path: Path) -> Path:
    """A copy of before: whatever is saved later is not in it."""
    copy = tmp_path / "backup.sqlite3"
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    save(served, "after the backup")
    return copy


def save(engine: Engine, name: str) -> None:
    with writing(engine) as connection:
        connection.execute(settings.insert(), {"name": name, "value": "1"})


def names(path: Path) -> list[str]:
    """What somebody else finds in the file at the path."""
    command = [sys.executable, "-c", READ, str(path)]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return sorted(output.splitlines())


def all_files(path: Path) -> list[Path]:
    return sorted(path.parent.glob(f"{path.name}*"))


def delete(path: Path, _backup: Path) -> None:
    path.unlink()


def delete_all(path: Path, _backup: Path) -> None:
    for file in all_files(path):
        file.unlink()


def rename_over(path: Path, backup: Path) -> None:
    shutil.copy(backup, path.with_name("new"))
    path.with_name("new").replace(path)


def delete_and_copy(path: Path, backup: Path) -> None:
    delete_all(path, backup)
    shutil.copy(backup, path)


def copy_in_place_without_those_beside(path: Path, backup: Path) -> None:
    """The file keeps its number; what was not yet brought into it goes to a file that is gone."""
    for file in all_files(path)[1:]:
        file.unlink()
    shutil.copyfile(backup, path)


def move_away(path: Path, _backup: Path) -> None:
    path.rename(path.with_name("elsewhere"))


REPLACEMENTS = [
    *(delete, delete_all, rename_over, delete_and_copy, copy_in_place_without_those_beside),
    move_away,
]


@pytest.mark.parametrize("replacement", REPLACEMENTS)
def test_a_save_that_would_be_lost_is_refused_and_a_restart_heals(
    replacement: Callable[[Path, Path], None], served: Engine, path: Path, backup: Path
) -> None:
    replacement(path, backup)
    there = names(path) if path.exists() else None

    for _ in range(3):
        with pytest.raises(DatabaseReplaced, match=r"deleted, moved or replaced") as refusal:
            save(served, "lost")
    assert "数据库文件在运行期间被删除、移走或替换" in refusal.value.zh
    with pytest.raises(DatabaseReplaced):
        ping(served)
    assert path.exists() == (there is not None)
    assert there is None or names(path) == there

    served.dispose()
    again = open_database(str(path))
    save(again, "after the restart")
    ping(again)
    assert "after the restart" in names(path)
    assert "lost" not in names(path)
    again.dispose()


def test_a_file_that_goes_during_a_long_write_takes_the_write_back(
    served: Engine, path: Path, backup: Path
) -> None:
    def write() -> None:
        with writing(served) as connection:
            connection.execute(settings.insert(), {"name": "lost", "value": "1"})
            rename_over(path, backup)

    with pytest.raises(DatabaseReplaced):
        write()
    with served.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(settings)) == 2


def test_no_connection_makes_an_empty_file_where_it_was_deleted(
    served: Engine, path: Path, backup: Path
) -> None:
    delete_all(path, backup)
    with served.connect(), pytest.raises(DatabaseReplaced), served.connect():
        pass
    assert not path.exists()


def test_a_new_connection_reads_no_other_file(served: Engine, path: Path, backup: Path) -> None:
    rename_over(path, backup)
    with served.connect() as open_before:
        assert open_before.scalar(select(func.count()).select_from(settings)) == 2
        with pytest.raises(DatabaseReplaced), served.connect():
            pass


def test_a_link_that_leads_elsewhere_counts_as_replaced(tmp_path: Path) -> None:
    link = tmp_path / "link.sqlite3"
    for name in ("one", "two"):
        open_database(str(tmp_path / name)).dispose()
    link.symlink_to(tmp_path / "one")
    engine = open_database(str(link))
    save(engine, "first")
    link.unlink()
    link.symlink_to(tmp_path / "two")
    with pytest.raises(DatabaseReplaced):
        save(engine, "lost")
    engine.dispose()


def run(statement: str) -> Act:
    def act(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(statement).fetchall()

    return act


def back_up(path: Path) -> None:
    with (
        closing(sqlite3.connect(path)) as source,
        closing(sqlite3.connect(path.with_name("backup"))) as target,
    ):
        source.backup(target)


def restore_through_sqlite(path: Path) -> None:
    """The way of SQLite itself, which those who have the file open take notice of."""
    back_up(path)
    with (
        closing(sqlite3.connect(path.with_name("backup"))) as source,
        closing(sqlite3.connect(path)) as target,
    ):
        source.backup(target)


def open_elsewhere_and_save(path: Path) -> None:
    other = open_database(str(path))
    with writing(other) as connection:
        connection.execute(settings.delete().where(settings.c.name == "x"))
    other.dispose()


NORMAL = {
    **{
        f"a {mode} checkpoint": run(f"PRAGMA wal_checkpoint({mode})")
        for mode in ("PASSIVE", "FULL", "RESTART", "TRUNCATE")
    },
    "a vacuum": run("VACUUM"),
    "an analysis": run("ANALYZE"),
    "a backup": back_up,
    "a restore through SQLite": restore_through_sqlite,
    "another process": open_elsewhere_and_save,
}


@pytest.mark.slow
@pytest.mark.parametrize("act", NORMAL.values(), ids=NORMAL)
def test_what_happens_to_a_database_in_service_trips_nothing(
    act: Act, served: Engine, path: Path
) -> None:
    for number in range(3):
        with served.connect(), served.connect():  # several connections, opened at several times
            act(path)
            save(served, f"{number}")
        ping(served)
    assert {"0", "1", "2"} <= set(names(path))


def test_an_engine_that_has_closed_all_connections_goes_on(served: Engine, path: Path) -> None:
    served.dispose()
    assert [file.name for file in all_files(path)] == [path.name]
    save(served, "second")
    assert names(path) == ["first", "second"]


def test_a_version_says_so_by_its_problem(served: Engine, path: Path, backup: Path) -> None:
    def look_over(connection: object) -> Addition[int]:
        raise AssertionError("Nobody looks over what cannot be saved.")

    delete(path, backup)
    with pytest.raises(Refused) as refused:
        append(served, signature("王", "r"), look_over)
    assert refused.value.problem == "file_replaced"


def test_on_postgresql_there_is_no_file_to_compare(database: Engine) -> None:
    check_in_place(database)
    ping(database)
