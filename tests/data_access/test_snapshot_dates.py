"""Snapshots are ordered by their as-of dates, and taken only of dates that the records reach."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data_access import snapshots
from data_access.engine import open_database
from data_access.snapshots import all_snapshots, newest, previous, require_recorded
from data_access.stored_table import SnapshotRefused
from tests.shell.demonstration import make

JUNE, MARCH, DECEMBER = date(2010, 6, 30), date(2010, 3, 31), date(2009, 12, 31)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Engine]:
    engine = open_database(f"sqlite:///{tmp_path / 'empty.sqlite3'}")
    yield engine
    engine.dispose()


@pytest.fixture
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The small demonstration, which is only read."""
    engine = open_database(f"sqlite:///{make(tmp_path_factory.getbasetemp().parent)}")
    yield engine
    engine.dispose()


def test_the_newest_is_of_the_latest_date_and_the_previous_of_the_date_before(
    empty: Engine,
) -> None:
    """A draft of an earlier month, counted later, is not newer; a second count is no move."""
    for as_of in (JUNE, DECEMBER, MARCH, JUNE, DECEMBER):
        snapshots.build(empty, as_of)
    infos = all_snapshots(empty)
    previous_numbers = {
        info.number: getattr(previous(infos, info), "number", None) for info in infos
    }

    assert [info.number for info in infos] == [4, 1, 3, 5, 2]
    assert newest(empty) == infos[0]
    assert previous_numbers == {4: 3, 1: 3, 3: 5, 5: None, 2: None}


@pytest.mark.parametrize("as_of", [date(2007, 8, 31), JUNE])
def test_the_first_and_the_last_month_of_the_records_are_taken(
    demonstration: Engine, as_of: date
) -> None:
    require_recorded(demonstration, as_of)

    assert as_of in (
        snapshots.first_month_end(demonstration),
        snapshots.last_month_end(demonstration),
    )


@pytest.mark.parametrize(
    ("as_of", "reason"),
    [
        (date(2030, 6, 30), "reach from 2007-08-31 to 2010-06-30"),
        (date(2010, 7, 31), "nothing to count as of 2010-07-31"),
        (date(2007, 7, 31), "nothing to count as of 2007-07-31"),
        (date(2010, 6, 15), "2010-06-15 is not one"),
    ],
)
def test_a_date_outside_the_records_is_refused(
    demonstration: Engine, as_of: date, reason: str
) -> None:
    with pytest.raises(SnapshotRefused, match=reason):
        require_recorded(demonstration, as_of)


def test_without_records_no_date_is_taken(empty: Engine) -> None:
    with pytest.raises(SnapshotRefused, match="no records yet"):
        require_recorded(empty, JUNE)
