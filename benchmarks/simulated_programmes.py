"""Whether probabilities come true over many made-up programmes, drawn as counts and not as records.

A demonstration has a few years, in which all its cities move together: how many of them reach a
target is one draw. Of hundreds of programmes, each with changes of its own, the share can be judged.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from benchmarks.forecasts import BIN, LIKELY
from benchmarks.rows import Limit, Row
from metrics.counts.months import month_end
from metrics.counts.periods import YEAR
from metrics.counts.snapshot import Columns, Counts
from metrics.readings.track_record import COUNT, forecasts_tested, summary
from metrics.registry import INDICATORS
from metrics.what_if.targets.fair_record import fair_summary, fair_targets_tested

PROGRAMMES, QUICK_PROGRAMMES, CITIES = 400, 40, 100
REPLAYED = 4
"""One programme in so many is replayed at quarter ends; fair targets are proposed in all."""
FIRST, TESTED, LAST = 2005 * YEAR, 2009 * YEAR, 2010 * YEAR + 2
"""Four years before the one that is foretold, and the quarter in which its last cohorts ripen."""
RATE = "pass_rate"
A_MONTH, SEASON = 125.0, np.array([0.5, 0.5, 1.1, 1.2, 1.2, 1.0, 0.9, 0.8, 1.2, 1.3, 1.3, 1.0])
OWN, OWN_CHANGE, MONTHLY, VOLUME, TILT = 0.035, 0.01, 0.05, 0.1, 0.15
"""Spreads: of cities' rates, of their yearly changes, of a month's number (squared), of a city's
number and of the whole year's, and of how a year's months lean to its end; the last three as logarithms."""
AS_MEANT, QUICK_AS_MEANT = 0.05, 0.15
"""How far the share of fair targets that is reached may lie from what was meant."""

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class World:
    """How the pass rate of all cities moves together: so much a year, and so much more or less."""

    name: str
    drift: float
    shift: float


WORLDS = (
    World("nothing in common", 0.0, 0.0),
    World("drift of 1.5 points", 0.015, 0.0),
    World("shifts of 2 points", 0.0, 0.02),
    World("drift and shifts of 1.5 points", 0.015, 0.015),
)


def measure(quick: bool) -> list[Row]:
    """Fair targets against what was meant, and the likely bin of forecasts, in every world."""
    programmes = QUICK_PROGRAMMES if quick else PROGRAMMES
    rows = []
    for world in WORLDS:
        told, fair = tested(world, programmes)
        rows += [_fair(world, row, quick) for row in fair_summary(fair)]
        keys = (COUNT, RATE) if world is WORLDS[0] else (RATE,)  # of the count all worlds are alike
        rows += [_likely(world, key, told[told["figure"] == key]) for key in keys]
    return rows


def tested(world: World, programmes: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Forecasts at quarter ends and fair targets of so many programmes, against what came."""
    told, fair = [], []
    for seed in range(programmes):
        tables = drawn(world, seed)
        final = counts_at(tables, LAST)
        replayed = range(TESTED + 2, TESTED + YEAR, 3) if seed % (2 * REPLAYED) < 2 else ()
        for month in replayed:
            earlier = counts_at(tables, month)
            told += [
                forecasts_tested(earlier, final),
                forecasts_tested(earlier, final, INDICATORS[RATE]),
            ]
        fair.append(fair_targets_tested(counts_at(tables, LAST - YEAR), final, RATE))
    return pd.concat(told, ignore_index=True), pd.concat(fair, ignore_index=True)


def drawn(world: World, seed: int) -> dict[str, Columns]:
    """Persons who attended and passed by city and month, of a random walk with drift by month.

    Of two seeds that follow each other what is common is mirrored, so that its luck evens out.
    """
    random, side = np.random.default_rng(seed // 2), 1 - 2 * (seed % 2)
    months = np.arange(FIRST, LAST + 1)
    years, of_year = np.unique(months // YEAR, return_inverse=True)
    steps = random.normal(0, world.shift / np.sqrt(YEAR), len(months))
    walk = (world.drift / YEAR + side * steps).cumsum()
    own = random.normal(0.8, OWN, (CITIES, 1))
    own = own + random.normal(0, OWN_CHANGE, (CITIES, len(years))).cumsum(axis=1)[:, of_year]
    rate = np.clip(own + walk - walk[months < TESTED].mean(), 0.02, 0.99)
    lean = side * random.normal(0, TILT, len(years))[of_year] * (months % YEAR - 5.5) / YEAR
    year = side * random.normal(0, VOLUME, len(years))[of_year]
    wanted = A_MONTH * SEASON[months % YEAR] * np.exp(lean + year)
    size = np.exp(random.normal(0, VOLUME, (CITIES, 1)))
    luck = random.gamma(1 / MONTHLY, MONTHLY, rate.shape)
    attended = random.poisson(size * wanted * luck)
    passed = random.binomial(attended, rate)
    keys = {
        "city": np.repeat(_codes(), len(months)),
        "grp": np.zeros(rate.size, dtype=np.int64),
        "month": np.tile(months, CITIES),
    }
    syb = attended.ravel()
    return {
        "trained": keys | {"syb": syb, "gyb": 0 * syb, "iyb": 0 * syb},
        "attended": keys | {"attended": syb, "assessed": syb, "passed": passed.ravel()},
    }


def counts_at(tables: dict[str, Columns], month: int) -> Counts:
    """A snapshot of the month's end: nothing late, nothing in doubt, nothing known of where cities lie."""
    known = {
        name: {column: values[table["month"] <= month] for column, values in table.items()}
        for name, table in tables.items()
    }
    codes = _codes()
    none = np.zeros(CITIES, dtype=np.int64)
    listed: dict[str, Columns] = {
        "cities": {
            "code": codes,
            "tier": np.full(CITIES, "other", dtype=object),
            "province_code": none + codes[0],
        },
        "provinces": {"code": codes[:1]},
        "targets": _yearly_number(),
        "returns": {"city": codes, "month": none + month},
        "duplicates": {"city": codes, "persons": codes, "duplicates": none},
        "lost": {"city": codes, "followed": codes, "lost": none},
    }
    return Counts(1, month_end(month), "", listed | known)


def _codes() -> NDArray[np.int64]:
    return 110100 + 100 * np.arange(CITIES)


def _yearly_number() -> Columns:
    """The plan's number of trainees, for all."""
    none = np.array([""], dtype=object)
    return {
        "indicator": np.array([COUNT], dtype=object),
        "year": np.array([FIRST // YEAR]),
        "tier": none,
        "city": np.array([0]),
        "version": np.array([1]),
        "value": np.array([A_MONTH * YEAR]),
        "set_by": none,
        "reason": none,
    }


def _fair(world: World, row: dict[str, float], quick: bool) -> Row:
    share, meant = row["reached"] / row["n"], row["meant"]
    slack = QUICK_AS_MEANT if quick else AS_MEANT
    return Row(
        f"fair targets meant to be reached by {meant:.0%}, {world.name}",
        "counts",
        f"{share:.1%} of {int(row['n']):,}",
        gate=Limit(
            f"{meant - slack:.0%} to {meant + slack:.0%}", bool(abs(share - meant) <= slack)
        ),
    )


def _likely(world: World, key: str, told: pd.DataFrame) -> Row:
    (row,) = [row for row in summary(told)["bins"] if (row["low"], row["high"]) == BIN]
    share, (low, high) = row["reached"] / row["n"], LIKELY
    return Row(
        f"reached, of those told 80-95 %, {key}, {world.name}",
        "counts",
        f"{share:.1%} of {int(row['n']):,}",
        gate=Limit(f"{low:.0%} to {high:.0%}", bool(low <= share <= high)),
    )
