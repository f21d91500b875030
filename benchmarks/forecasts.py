"""Whether forecasts come true and intervals hold, on demonstrations whose end and truth are known."""

import json
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from benchmarks.rows import NOTHING, Limit, Row, times, within_times
from commands.calibrate import FIRST_SEED, tested
from data_access import demo, snapshots
from data_access.engine import Engine, open_database
from data_access.load import load_folder
from metrics.counts.periods import Span
from metrics.counts.snapshot import Counts
from metrics.methods.proportions import ratio, wilson
from metrics.readings.totals import totals
from metrics.readings.track_record import summary
from metrics.registry import INDICATORS

AS_OF = date(2010, 6, 30)
TRUTH = {"pass_rate": "pass_probability", "opening_rate": "opening_probability_6m"}
SEEDS, QUICK_SEEDS = 5, 1
RUN_RATE, LIKELY, COVERAGE = 0.8, (0.75, 0.97), (0.93, 0.99)
# The demonstrations' truth is that of the very classes held, luck of the class included, which the
# intervals by design effect allow for: they hold it more often than 95 times in 100.
BIN = (0.8, 0.95)

Covered = dict[str, list[NDArray[np.bool_]]]


def measure(quick: bool) -> list[Row]:
    """Brier's score against the run rate's, the likely bin, and coverage of the known truth."""
    tables: list[pd.DataFrame] = []
    covered: Covered = {key: [] for key in TRUTH}
    for seed in range(FIRST_SEED, FIRST_SEED + (QUICK_SEEDS if quick else SEEDS)):
        with TemporaryDirectory(prefix="forecasts-") as place:
            tables.append(_of_seed(Path(place), seed, covered))
    record = summary(pd.concat(tables, ignore_index=True))
    rows = [_score(record["brier"]["ours"], record["brier"]["run_rate"])]
    rows += [_bin(row) for row in record["bins"] if (row["low"], row["high"]) == BIN]
    return rows + [_coverage(key, np.concatenate(hits)) for key, hits in covered.items()]


def _of_seed(place: Path, seed: int, covered: Covered) -> pd.DataFrame:
    """Forecasts of one demonstration at quarter ends; adds whether its intervals hold the truth."""
    folder = place / "records"
    folder.mkdir()
    demo.write(folder, seed=seed)
    engine = open_database(str(place / "demo.sqlite3"))
    load_folder(engine, folder)
    rows = tested(engine, True, f"forecasts, seed {seed}")
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    counts = _snapshot(engine)
    for key, name in TRUTH.items():
        covered[key].append(_holds(counts, key, truth, name))
    engine.dispose()
    return rows


def _snapshot(engine: Engine) -> Counts:
    info = snapshots.build(engine, AS_OF)
    return Counts(info.number, AS_OF, info.content_hash, snapshots.read(engine, info.number)[1])


def _holds(counts: Counts, key: str, truth: dict[str, Any], name: str) -> NDArray[np.bool_]:
    """Of cities without a planted oddity, whether the interval over all ripe months holds the truth."""
    indicator = INDICATORS[key]
    ripe = counts.month - indicator.matures_after(1)
    sums = totals(counts, indicator, "city", Span(counts.first_month, ripe, ripe))
    lower, upper = wilson(*sums.evidence)
    odd = {city for oddity in truth["oddities"] for city in oddity["cities"]}
    codes = [f"{code:06d}" for code in counts.codes]
    true = np.array([truth["cities"][code][name] for code in codes])
    return ((lower <= true) & (true <= upper))[[code not in odd for code in codes]]


def _score(ours: float, run_rate: float) -> Row:
    share = float(ratio(ours, run_rate))
    gate = within_times(share, RUN_RATE)
    return Row(
        "Brier score of the year's forecast",
        "demo",
        f"{ours:.3f}",
        f"run rate {run_rate:.3f}",
        times(share),
        gate=gate,
    )


def _bin(row: dict[str, float]) -> Row:
    share, n = row["reached"] / row["n"], int(row["n"])
    return Row(
        "reached, of those told 80-95 %",
        "demo",
        f"{share:.1%} of {n}",
        gate=_between(share, LIKELY),
    )


def _coverage(key: str, hits: NDArray[np.bool_]) -> Row:
    share = float(hits.mean())
    what = f"95 % intervals that hold the truth, {key}"
    return Row(what, "demo", f"{share:.1%} of {len(hits)}", NOTHING, gate=_between(share, COVERAGE))


def _between(share: float, limits: tuple[float, float]) -> Limit:
    low, high = limits
    return Limit(f"{low:.0%} to {high:.0%}", low <= share <= high)
