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

    Tested = tuple[pd.DataFrame, ...]

FIRST_SEED = 2007
DEMO_AS_OF = date(2010, 7, 31)
"""A month after the demonstration's own end, so that the openings of two years are ripe."""
QUARTER = 3
YEAR = 12


def main(chosen: Namespace) -> int:
    """Replays the records, or demonstrations; prints and keeps what came of the forecasts."""
    import pandas as pd

    from data_access import forecast_record

    sets = list(_of_demonstrations(chosen) if chosen.demo else [_of_records(chosen)])
    rows, fair = (pd.concat(parts, ignore_index=True) for parts in zip(*sets, strict=True))
    record = record_of(rows, fair) | {"records": _whose(chosen), "sets": len(sets)}
    if not record["forecasts"]:
        raise CommandError(words("calibrate.nothing"))
    show(record)
    path = forecast_record.OF_DEMONSTRATIONS if chosen.demo else forecast_record.OF_RECORDS
    try:
        forecast_record.write(record, path)
    except OSError as error:
        reason = error.strerror or error
        raise CommandError(words("calibrate.not_kept", path=path, reason=reason)) from error
    print(words("calibrate.kept", path=path))
    return 0


def record_of(rows: "pd.DataFrame", fair: "pd.DataFrame") -> dict[str, Any]:
    """The record of training, with that of the rates and of fair targets in it."""
    from metrics.readings.track_record import COUNT, RATES, summary
    from metrics.what_if.targets.fair_record import fair_summary

    of = {key: rows[rows["figure"] == key] for key in (COUNT, *RATES)} if len(rows) else {}
    rates = {key: summary(of[key]) for key in RATES if len(of.get(key, ()))}
    count = summary(of[COUNT]) if of else {"forecasts": 0}
    return {**count, "rates": rates, "fair": fair_summary(fair)}


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


def _of_records(chosen: Namespace) -> "Tested":
    engine = open_chosen(chosen)
    rows = tested(engine, chosen.quick, words("calibrate.replaying"))
    engine.dispose()
    return rows


def _of_demonstrations(chosen: Namespace) -> Iterator["Tested"]:
    """One demonstration after the other, each gone before the next is made."""
    from data_access import demo
    from data_access.engine import open_database
    from data_access.load import load_folder

    for seed in range(FIRST_SEED, FIRST_SEED + chosen.demo):
        with TemporaryDirectory(prefix="calibrate-") as place:
            folder = Path(place) / "records"
            folder.mkdir()
            with Progress(words("calibrate.making", seed=seed)) as progress:
                demo.write(folder, chosen.trainees, seed, progress, DEMO_AS_OF)
            engine = open_database(str(Path(place) / "demo.sqlite3"))
            with Progress(words("calibrate.loading", seed=seed)) as progress:
                load_folder(engine, folder, progress=progress)
            yield tested(engine, chosen.quick, words("calibrate.replaying_demo", seed=seed))
            engine.dispose()


def tested(engine: "Engine", quick: bool, title: str) -> "Tested":
    """Forecasts of every month end (`quick`: quarter end) of years that are over by now.

    And the fair targets proposed at quarter ends, held against the year that followed.
    """
    import pandas as pd

    ends, forecasts, fair = _month_ends(engine, quick), [], []
    if ends:
        before: dict[int, Counts] = {}
        with Progress(title) as progress:
            final = _replay(engine, ends[-1])
            for done, as_of in enumerate(ends[:-1]):
                progress(done + 1, len(ends), f"{as_of}")
                counts = _replay(engine, as_of)
                forecasts += _forecasts(counts, final)
                fair += _fair(before, counts)
    return tuple(
        pd.concat([part for part in parts if len(part)] or [pd.DataFrame()])
        for parts in (forecasts, fair)
    )


def _forecasts(counts: "Counts", final: "Counts") -> "list[pd.DataFrame]":
    from metrics.readings.track_record import RATES, forecasts_tested
    from metrics.registry import INDICATORS

    of_rates = [forecasts_tested(counts, final, INDICATORS[key]) for key in RATES]
    return [forecasts_tested(counts, final), *of_rates]


def _fair(before: "dict[int, Counts]", counts: "Counts") -> "list[pd.DataFrame]":
    """Fair targets of a year earlier; remembers these counts for the next year."""
    from metrics.readings.track_record import RATES
    from metrics.what_if.targets.fair_record import fair_targets_tested

    if counts.month % QUARTER != QUARTER - 1:
        return []
    before[counts.month] = counts
    earlier = before.get(counts.month - YEAR)
    return [fair_targets_tested(earlier, counts, key) for key in RATES] if earlier else []


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
    """Prints bins, scores and their parts of every figure, by year too, and fair targets."""
    names = {
        "trained": words("calibrate.figure_trained"),
        "pass_rate": words("calibrate.figure_pass_rate"),
        "opening_rate": words("calibrate.figure_opening_rate"),
    }
    _show_figure(record, names["trained"])
    for key, of_rate in record["rates"].items():
        _show_figure(of_rate, names[key])
    for row in record["fair"]:
        share = row["reached"] / row["n"]
        name = names[row["figure"]]
        print(words("calibrate.fair", name=name, meant=row["meant"], share=share, n=int(row["n"])))


def _show_figure(record: dict[str, Any], name: str) -> None:
    print(words("calibrate.heading", name=name, n=record["forecasts"]))
    _show_scores(record)
    if len(record["by_year"]) > 1:
        for of_year in record["by_year"]:
            print(words("calibrate.year", year=of_year["year"], n=of_year["forecasts"]))
            _show_scores(of_year)


def _show_scores(record: dict[str, Any]) -> None:
    for row in record["bins"]:
        share = row["reached"] / row["n"]
        print(words("calibrate.bin", **row | {"n": int(row["n"]), "reached": share}))
    print(words("calibrate.brier", **record["brier"]))
    print(words("calibrate.parts", **record["parts"]))
