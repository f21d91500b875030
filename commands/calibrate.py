"""`manage.py calibrate`: foretells earlier years as they were known then, and counts what came true."""

from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from commands import CommandError
from commands.database import open_chosen
from commands.progress import Progress
from commands.words import words

if TYPE_CHECKING:
    import pandas as pd

    from data_access.engine import Engine
    from metrics.counts.snapshot import Counts

FIRST_SEED = 2007
QUARTER = 3
YEAR = 12


def main(chosen: Namespace) -> int:
    """Replays the records, or demonstrations; prints and keeps what came of the forecasts."""
    import pandas as pd

    from data_access import forecast_record
    from metrics.readings.track_record import summary

    tables = list(_of_demonstrations(chosen) if chosen.demo else [_of_records(chosen)])
    rows = pd.concat(tables, ignore_index=True)
    if rows.empty:
        raise CommandError(words("calibrate.nothing"))
    record = summary(rows) | {"records": _whose(chosen), "sets": len(tables)}
    show(record)
    path = forecast_record.OF_DEMONSTRATIONS if chosen.demo else forecast_record.OF_RECORDS
    try:
        forecast_record.write(record, path)
    except OSError as error:
        reason = error.strerror or error
        raise CommandError(words("calibrate.not_kept", path=path, reason=reason)) from error
    print(words("calibrate.kept", path=path))
    return 0


def _whose(chosen: Namespace) -> str:
    """Whether what was replayed is made up ("demo") or an office's ("own")."""
    from data_access.loading.replacing import made_up

    if chosen.demo:
        return "demo"
    engine = open_chosen(chosen)
    with engine.connect() as connection:
        whose = "demo" if made_up(connection) else "own"
    engine.dispose()
    return whose


def _of_records(chosen: Namespace) -> "pd.DataFrame":
    engine = open_chosen(chosen)
    rows = tested(engine, chosen.quick, words("calibrate.replaying"))
    engine.dispose()
    return rows


def _of_demonstrations(chosen: Namespace) -> Iterator["pd.DataFrame"]:
    """One demonstration after the other, each gone before the next is made."""
    from data_access import demo
    from data_access.engine import open_database
    from data_access.load import load_folder

    for seed in range(FIRST_SEED, FIRST_SEED + chosen.demo):
        with TemporaryDirectory(prefix="calibrate-") as place:
            folder = Path(place) / "records"
            folder.mkdir()
            with Progress(words("calibrate.making", seed=seed)) as progress:
                demo.write(folder, chosen.trainees, seed, progress)
            engine = open_database(str(Path(place) / "demo.sqlite3"))
            with Progress(words("calibrate.loading", seed=seed)) as progress:
                load_folder(engine, folder, progress=progress)
            yield tested(engine, chosen.quick, words("calibrate.replaying_demo", seed=seed))
            engine.dispose()


def tested(engine: "Engine", quick: bool, title: str) -> "pd.DataFrame":
    """Forecasts of every month end (`quick`: quarter end) of years that are over by now."""
    import pandas as pd

    from metrics.readings.track_record import forecasts_tested

    ends = _month_ends(engine, quick)
    if not ends:
        return pd.DataFrame()
    with Progress(title) as progress:
        final, tables = _replay(engine, ends[-1]), []
        for done, as_of in enumerate(ends[:-1]):
            progress(done + 1, len(ends), f"{as_of}")
            tables.append(forecasts_tested(_replay(engine, as_of), final))
    return pd.concat([table for table in tables if len(table)] or [pd.DataFrame()])


def _month_ends(engine: "Engine", quick: bool) -> list[date]:
    """Month ends of years over by the last one on record, which comes last itself."""
    from data_access import snapshots
    from data_access.dates import month_end, month_number_of

    first, last = snapshots.first_month_end(engine), snapshots.last_month_end(engine)
    if first is None or last is None:
        return []
    newest = month_number_of(last)
    begun = -(-month_number_of(first) // YEAR) * YEAR
    over = range(begun, newest // YEAR * YEAR)
    months = [month for month in over if not quick or month % QUARTER == QUARTER - 1]
    return [month_end(month) for month in (*months, newest)]


def _replay(engine: "Engine", as_of: date) -> "Counts":
    from data_access.replays import replayed
    from metrics.counts.snapshot import Counts

    return Counts(0, as_of, "", replayed(engine, as_of))


def show(record: dict[str, Any]) -> None:
    """Prints the bins and the scores."""
    print(words("calibrate.heading", n=record["forecasts"]))
    for row in record["bins"]:
        print(
            words(
                "calibrate.bin",
                low=row["low"],
                high=row["high"],
                n=int(row["n"]),
                predicted=row["predicted"],
                reached=row["reached"] / row["n"],
                lower=row["lower"],
                upper=row["upper"],
            )
        )
    print(words("calibrate.brier", **record["brier"]))
