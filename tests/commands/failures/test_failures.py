"""Whatever disk, lock, file or user's rights refuse is one sentence of a command, never a traceback."""

import importlib
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from commands import CommandError
from commands.arguments import MODULES, parse
from commands.failures import status_of
from data_access import engine as engine_room
from data_access.failures.in_words import CLOSED, DAMAGED, FULL, LOCKED
from data_access.stored_table import SnapshotRefused, StoredTable
from tests.data_access.returns import office_samples as samples

Command = tuple[str, ...]
READ = (
    ("batches",),
    ("template", "roster", "--city", "340100", "--out", "new.xlsx"),
    ("periods", "list"),
)
WRITE = (
    ("import", "roster.xlsx", "--city", "340100", "--month", "2009-06-30", "--yes"),
    ("undo", "1"),
    ("snapshot",),
    ("publish", "1", "--meeting", "M", "--yes"),
    ("init", "340000"),
    ("load", "records"),
)
WITH_KEY = {"import", "init", "publish"}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office's desk: database with one batch, key, a file, a folder of records."""
    desk = tmp_path_factory.mktemp("desk")
    (desk / "roster.xlsx").write_bytes(samples.roster(persons=4, classes=1, mess=False))
    (desk / "records").mkdir()
    (desk / "records" / "settings.csv").write_text("name,value\na,b\n")
    assert status(desk, ("init", "340000")) == 0
    assert status(desk, WRITE[0]) == 0
    return desk


@pytest.fixture
def desk(whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, and no patience with locks."""
    for path in whole.iterdir():
        if path.is_file():
            (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "records").symlink_to(whole / "records")
    monkeypatch.setattr(engine_room, "LOCK_SECONDS", 0)
    return tmp_path


def status(desk: Path, command: Command) -> int:
    """Runs a command as `manage.py` does."""
    before = Path.cwd()
    os.chdir(desk)
    key = ["--key", "identity.key"] if command[0] in WITH_KEY else []
    try:
        chosen = parse([*command, *key, "--database", str(desk / "own.sqlite3")])
        module = importlib.import_module(f"commands.{MODULES.get(chosen.command, chosen.command)}")
        return status_of(lambda: int(module.main(chosen)))
    finally:
        os.chdir(before)


def refusal(desk: Path, command: Command) -> str:
    """The sentence with which a command ends."""
    with pytest.raises((CommandError, PermissionError)) as error:
        status(desk, command)
    assert "Traceback" not in str(error.value) and "sqlalche" not in str(error.value)
    return str(error.value)


@pytest.mark.parametrize("command", [*READ, *WRITE], ids=lambda command: command[0])
def test_a_file_that_is_no_database(command: Command, desk: Path) -> None:
    (desk / "own.sqlite3").write_bytes(b"no database" * 1_000)
    assert DAMAGED.en in refusal(desk, command)


@pytest.mark.parametrize("command", WRITE[:4], ids=lambda command: command[0])
def test_a_damaged_database(command: Command, desk: Path) -> None:
    content = bytearray((desk / "own.sqlite3").read_bytes())
    for page in range(8, len(content) // 4096):
        content[page * 4096 : page * 4096 + 100] = b"\xff" * 100
    (desk / "own.sqlite3").write_bytes(content)
    assert DAMAGED.en in refusal(desk, command)


@pytest.mark.parametrize("command", WRITE[:3] + WRITE[5:], ids=lambda command: command[0])
def test_a_lock_of_another_program(command: Command, desk: Path) -> None:
    other = sqlite3.connect(desk / "own.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        told = refusal(desk, command)
    finally:
        other.close()
    assert LOCKED.en in told


@pytest.fixture
def no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk on which no database can grow."""
    whole_setting: Callable[..., None] = engine_room._set_up

    def set_up(connection: sqlite3.Connection, record: object) -> None:
        whole_setting(connection, record)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}").close()

    monkeypatch.setattr(engine_room, "_set_up", set_up)


@pytest.mark.usefixtures("no_room")
def test_a_full_disk(desk: Path) -> None:
    (desk / "roster.xlsx").write_bytes(samples.roster(persons=400, classes=1, mess=False))
    assert FULL.en in refusal(desk, WRITE[0])
    assert sizes(desk) == (1, 4)


def sizes(desk: Path) -> tuple[int, int]:
    """Batches and persons."""
    connection = sqlite3.connect(desk / "own.sqlite3")
    try:
        batches = connection.execute("SELECT count(*) FROM batches").fetchone()[0]
        persons = connection.execute("SELECT count(*) FROM persons").fetchone()[0]
    finally:
        connection.close()
    return batches, persons


@pytest.mark.parametrize("what", ["identity.key", "roster.xlsx"])
def test_a_file_of_an_office_that_cannot_be_read(
    what: str, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(path: Path, *_arguments: object, **_named: object) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_text" if what == "identity.key" else "read_bytes", closed)
    assert what in refusal(desk, WRITE[0])


def test_a_database_that_may_only_be_read(desk: Path) -> None:
    def command() -> int:
        raise sqlite3.OperationalError("attempt to write a readonly database")

    with pytest.raises(sqlite3.OperationalError):
        status_of(command)  # without its code it is an error of this program
    connection = sqlite3.connect(f"file:{desk / 'own.sqlite3'}?mode=ro", uri=True)
    with pytest.raises(CommandError, match=CLOSED.en[:20]):
        status_of(lambda: connection.execute("DELETE FROM persons").rowcount)
    connection.close()


def test_a_damaged_snapshot() -> None:
    for body in (b"", b"x" * 100, b"\xff\xff\xff\xff\x10\x00\x00\x00" + bytes(64)):
        table = StoredTable(7, lambda body=body: body, "0" * 64, dict)
        with pytest.raises(SnapshotRefused, match="Snapshot 7 is damaged"):
            len(table)


def test_a_batch_or_record_whose_bits_turned_over_is_named(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status(desk, ("batches", "--verify")) == 0
    turned = (
        "UPDATE persons SET birth_year = 1969 WHERE id = (SELECT min(id) FROM persons)",
        "UPDATE returned_rows SET content = content || ' ' WHERE place = 2",
    )
    for statement in turned:
        with sqlite3.connect(desk / "own.sqlite3") as connection:
            connection.execute(statement)
        connection.close()
    assert status(desk, ("batches", "--verify")) == 1
    intact, *lines = capsys.readouterr().out.splitlines()
    assert intact.startswith("All receipts are right")
    assert [line.split(":")[0] for line in lines] == [
        "Batch 1 is damaged",
        "The records of city 340100 are not what its standing batches say; restore a backup of the database.",
    ]
