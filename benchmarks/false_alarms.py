"""How often the screens accuse a province in which nothing is wrong: made-up records, many seeds.

    nice python -m benchmarks.false_alarms --seeds 200 --total 40000
    nice python -m benchmarks.false_alarms --seeds 20 --total 400000 --planted

With `--planted` the records bear the demonstration's oddities, and it tells how often they are found.

Records are taken from their files straight onto the workbench, so that a seed takes seconds.
"""

import argparse
import json
from collections import Counter
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow.parquet as pq

from data_access.counts import doubts, reference
from data_access.counts.stages import calendar, journeys, trainings, ventures
from data_access.counts.workbench import listing
from data_access.counts.workbench.bench import Workbench, workbench
from data_access.counts.workbench.records import LEFT_OUT, TABLES
from data_access.demo import AS_OF, write
from metrics.counts.snapshot import Counts
from metrics.doubts.screening import SURE, detections, suspects
from metrics.methods.proportions import wilson

PLANTED = {
    "threshold": "pass_rate_heaped",
    "window": "openings_heaped",
    "anniversary": "closings_heaped",
    "sharing": "shared_contacts",
}
"""Screens with the oddity of the demonstration that each should find."""


def main() -> None:
    """Prints each seed's alarms and, at the end, the share of seeds with any and its interval."""
    options = argparse.ArgumentParser()
    options.add_argument("--seeds", type=int, default=200)
    options.add_argument("--total", type=int, default=40_000, help="persons trained in all")
    options.add_argument("--first", type=int, default=1)
    options.add_argument("--planted", action="store_true", help="count what is found instead")
    asked = options.parse_args()
    if asked.planted:
        print_named(range(asked.first, asked.first + asked.seeds), asked.total)
        return
    alarms: Counter[str] = Counter()
    alarmed = 0
    for seed in range(asked.first, asked.first + asked.seeds):
        screens = alarms_of(seed, asked.total)
        alarms.update(screens)
        alarmed += bool(screens)
        print(seed, *screens, flush=True)
    low, high = wilson(alarmed, asked.seeds)
    print(
        f"{alarmed} of {asked.seeds} seeds with an alarm ({low:.1%} to {high:.1%}, 95 %); level of "
        f"the tests together {SURE:.0%}; by screen: {dict(alarms)}"
    )


def print_named(seeds: range, total: int) -> None:
    """Prints in how many seeds each planted city was named, and how many others were."""
    seeds_by_screen: Counter[str] = Counter()
    for seed in seeds:
        seeds_by_screen.update(named_in(seed, total))
        print(seed, dict(seeds_by_screen), flush=True)


def named_in(seed: int, total: int) -> list[str]:
    """The screens that name the city planted for them, and "other" for any other city named."""
    with TemporaryDirectory(prefix="planted-") as folder:
        write(Path(folder), seed=seed, total=total)
        truth = json.loads((Path(folder) / "truth.json").read_text(encoding="utf-8"))
        table = suspects(counted(Path(folder), AS_OF))
    planted = {row["kind"]: row["cities"] for row in truth["oddities"]}
    named = table[table["named"].astype(bool)]
    return [
        screen if screen in PLANTED and city in planted[PLANTED[screen]] else "other"
        for screen, city in zip(named["screen"], named["entity"], strict=True)
    ]


def alarms_of(seed: int, total: int) -> list[str]:
    """The screens that accuse somebody in records without any oddity, one word per finding."""
    with TemporaryDirectory(prefix="alarms-") as folder:
        write(Path(folder), seed=seed, total=total, oddities=False)
        shown = detections(counted(Path(folder), AS_OF))
    return list(shown.loc[shown["open"], "screen"])


def counted(folder: Path, as_of: date) -> Counts:
    """What the screens look at, counted from Parquet files without a database."""
    with workbench() as bench:
        _take(bench, folder)
        for stage in (calendar, trainings, journeys, ventures):
            stage.fill(bench, as_of)
        listing.prepare(bench, as_of)
        tables = doubts.count(bench)
        lists = {"cities": reference.city_list, "provinces": reference.province_list}
        tables |= {name: rows(bench, as_of) for name, rows in lists.items()}
    return Counts(0, as_of, "", tables)


def _take(bench: Workbench, folder: Path) -> None:
    for table in TABLES:
        file = folder / f"{table.name}.parquet"
        if file.exists():
            names = [column.name for column in table.c if column.name not in LEFT_OUT]
            bench.take(table, names, pq.read_table(file, columns=names).to_reader())


if __name__ == "__main__":
    main()
