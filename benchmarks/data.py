"""Databases of the benchmark sizes, made once under var/bench and kept."""

import shutil
from datetime import date
from pathlib import Path
from typing import Literal, cast

from commands.progress import Progress
from data_access import demo, snapshots
from data_access.engine import Engine, open_database
from data_access.load import load_folder

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "var" / "bench"
AS_OF = date(2010, 6, 30)
SMOKE = 3_000


def file_of(size: str) -> Path:
    """The SQLite file of a size."""
    return FOLDER / f"{size}.sqlite3"


def prepared(size: str) -> Path:
    """The file of a size with records and one snapshot; made where it is missing."""
    done = file_of(size)
    if done.exists():
        return done
    FOLDER.mkdir(parents=True, exist_ok=True)
    making = FOLDER / f"{size}.making.sqlite3"
    for old in FOLDER.glob(f"{size}.making*"):
        old.unlink() if old.is_file() else shutil.rmtree(old)
    engine = open_database(str(making))
    fill(engine, size)
    with Progress(f"{size}: counting") as progress:
        snapshots.build(engine, AS_OF, progress)
    engine.dispose()
    making.rename(done)
    return done


def fill(engine: Engine, size: str) -> None:
    """Loads the records of a size into an empty database."""
    folder = FOLDER / f"{size}.records"
    if not (folder / "truth.json").exists():
        _write(folder, size)
    with Progress(f"{size}: loading records") as progress:
        report = load_folder(engine, folder, True, progress)
    if report.errors:
        raise RuntimeError(f"The benchmark's records break a rule: {report.errors[0]}")


def _write(folder: Path, size: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with Progress(f"{size}: writing records") as progress:
        if size == "smoke":
            demo.write(folder, progress=progress, total=SMOKE)
        else:
            demo.write_size(folder, cast(Literal["S", "M", "L"], size), progress=progress)
