"""A load and its undoing touch every city; a count cannot go on from before either."""

from pathlib import Path

from sqlalchemy import Engine

from data_access.counts.recount.touched import EVERYWHERE, last_change, touched_since
from data_access.load import load_folder
from data_access.loads import undo_load
from tests.data_access.small_folder import small, write_csv


def test_a_load_and_its_undoing_touch_every_city(database: Engine, tmp_path: Path) -> None:
    folder = tmp_path / "records"
    folder.mkdir()
    report = load_folder(database, write_csv(folder, small()))
    assert not report.errors
    with database.connect() as connection:
        number = last_change(connection)
        assert touched_since(connection, 0) == {EVERYWHERE}
        assert touched_since(connection, number) == set()

    undo_load(database, report.number, "C900")
    with database.connect() as connection:
        assert touched_since(connection, number) == {EVERYWHERE}
