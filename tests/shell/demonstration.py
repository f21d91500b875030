"""A small demonstration database with two snapshots, made once and shared by all workers."""

import os
import shutil
from contextlib import suppress
from datetime import date
from pathlib import Path

from data_access import demo, snapshots
from data_access.engine import open_database
from data_access.load import load_folder

TRAINEES = 6_000
MONTH_ENDS = (date(2010, 5, 31), date(2010, 6, 30))


def make(place: Path) -> Path:
    """The database's file under `place`; made by whoever comes first."""
    done = place / "demonstration.sqlite3"
    if done.exists():
        return done
    own = place / f"making-{os.getpid()}"
    own.mkdir(parents=True)
    _fill(own / "dashboard.sqlite3", own / "records")
    with suppress(FileExistsError):  # a rename would put it in place of one that is open by now
        os.link(own / "dashboard.sqlite3", done)
    shutil.rmtree(own)
    return done


def _fill(file: Path, records: Path) -> None:
    records.mkdir()
    demo.write(records, TRAINEES, 2007)
    engine = open_database(f"sqlite:///{file}")
    try:
        report = load_folder(engine, records, True, lambda done, total, note: None)
        assert not report.errors, report.errors[:3]
        for month_end in MONTH_ENDS:
            snapshots.publish(engine, snapshots.build(engine, month_end).number)
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").close()
    finally:
        engine.dispose()
