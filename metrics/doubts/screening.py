"""Screens for doubtful data: where more falls on a convenient spot than chance puts there.

One more looks at businesses of several persons that share a telephone or an address.

A screen never says guilt, only that somebody should look. Provinces are tested, not cities, since
one city has too few classes; all tests of a snapshot together (Holm) accuse somebody without
cause in at most one snapshot of a hundred.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from metrics.counts.entities import NATION, keys, members
from metrics.counts.snapshot import Columns, Counts, once
from metrics.definition import Gate
from metrics.methods.excess import class_spread, excess, holm, log_pmf, spread, threshold, together
from metrics.methods.proportions import ratio

SURE = 0.01
TARGET = 0.80
SMALLEST_CLASS = 10
LEAST_RATE, MOST_RATE = 0.02, 0.98
PRIOR_PERSONS = 30
SPOTS = {"window": (0, (1,), range(1, 6)), "quarter": (1, (1,), range(1, 6))}
"""Of each cut-off: its place in the counts, the week looked at, that week and its neighbours."""
LEAST_SHARING, TOLERATED = 3, 0.02
"""Businesses that share are looked at from three on; two in a hundred are expected anyhow."""
AFTER_ANNIVERSARY, AROUND_ANNIVERSARY = (7, 8), range(1, 15)
GATES: dict[str, Gate] = {
    "threshold": "threshold",
    "window": "openings",
    "quarter": "openings",
    "anniversary": "closings",
    "sharing": "contacts",
}
"""Every screen, with the gate that it closes while it is open."""

Floats = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Spot:
    """Per city: cases `seen` on the spot, of `n` around it; `even` is the share without heaping.

    `known` holds the expected share of each city where it is computed from the city's own rate;
    `least` is expected even where the others have less.
    """

    seen: Floats
    n: Floats
    even: float
    known: Floats | None = None
    least: float = 0.0

    def gathered(self, unit: NDArray[np.int64], units: int) -> tuple[Floats, Floats, Floats]:
        """Seen, n and expected share of each unit that cities belong to.

        The share is that of all other units together; the whole is held against the even one.
        """
        seen, n = (np.bincount(unit, column, units) for column in (self.seen, self.n))
        if self.known is not None:
            return seen, n, ratio(np.bincount(unit, self.known * self.n, units), n)
        others = ratio(seen.sum() - seen, n.sum() - n)
        return seen, n, np.where(np.isnan(others), self.even, others)

    def spread(self, seen: Floats, n: Floats, share: Floats) -> float:
        """Correlation within units; about the median unit where clusters are rare.

        There one crowded city would move the share of all others, and so hide behind their spread.
        """
        return spread(seen, n, np.nanmedian(ratio(seen, n)) if self.least else share)


@once
def detections(counts: Counts) -> pd.DataFrame:
    """Every test: screen, by, entity, seen, n, expected, lower, upper, p, adjusted, open.

    `lower` to `upper` is where 95 % of such numbers lie by chance; `adjusted` is p by Holm over
    all tests; `open` where that is at most SURE. The nation's row comes first in each screen.
    """
    tables = [_tested(counts, screen) for screen in looked_at(counts)]
    if not tables:
        return pd.DataFrame(columns=["screen", "by", "entity", "open"]).astype({"open": bool})
    tests = pd.concat(tables, ignore_index=True)
    tests["adjusted"] = holm(tests["p"])
    return tests.assign(open=tests["adjusted"] <= SURE)


def screened(counts: Counts) -> bool:
    """Whether a snapshot holds the counts of the screens; older ones do not."""
    return "classes" in counts.tables


def looked_at(counts: Counts) -> tuple[str, ...]:
    """The screens that a snapshot has records for: telephones and addresses are not always brought."""
    if not screened(counts):
        return ()
    marked = "sharing" in counts.tables and len(counts.tables["sharing"]["city"]) > 0
    return tuple(screen for screen in GATES if screen != "sharing" or marked)


def _tested(counts: Counts, screen: str) -> pd.DataFrame:
    cases = spot(counts, screen)
    province = members(counts, "province")
    names = keys(counts, "province")
    seen, n, share = cases.gathered(province, len(names))
    rho = cases.spread(seen, n, share)
    share = np.maximum(share, cases.least)
    provinces = _table(screen, "province", list(names), seen, n, share, rho)
    everything = np.zeros_like(province)
    seen, whole, share = cases.gathered(everything, 1)
    nation = _table(screen, "national", [NATION], seen, whole, share, together(n, rho))
    return pd.concat([nation, provinces[provinces["n"] > 0]], ignore_index=True)


def _table(
    screen: str, by: str, names: list[str], seen: Floats, n: Floats, share: Floats, rho: float
) -> pd.DataFrame:
    result = excess(seen, n, share, rho)
    return pd.DataFrame(
        {
            "screen": screen,
            "by": by,
            "entity": names,
            "seen": seen.astype(np.int64),
            "n": n.astype(np.int64),
            "expected": result.expected,
            "lower": result.lower,
            "upper": result.upper,
            "p": result.p,
        }
    )


@once
def suspects(counts: Counts) -> pd.DataFrame:
    """Cities of the open provinces with their own test: the columns of a finding, and `named`.

    Within a province the cities that stand out (Holm over its cities) are named; where none
    does, all of them are.
    """
    open_ = detections(counts)
    open_ = open_[open_["open"] & (open_["by"] == "province")]
    tables = [
        _within(counts, screen, province)
        for screen, province in zip(open_["screen"], open_["entity"], strict=True)
    ]
    if not tables:
        return pd.DataFrame(columns=["screen", "entity", "province", "named"])
    return pd.concat(tables, ignore_index=True)


def _within(counts: Counts, screen: str, province: str) -> pd.DataFrame:
    cases, cities = spot(counts, screen), np.arange(len(counts.codes))
    seen, n, share = cases.gathered(cities, len(cities))
    rho, share = cases.spread(seen, n, share), np.maximum(share, cases.least)
    rows = (members(counts, "province") == keys(counts, "province").index(province)) & (n > 0)
    names = [key for key, inside in zip(keys(counts, "city"), rows, strict=True) if inside]
    table = _table(screen, "city", names, seen[rows], n[rows], share[rows], rho)
    stands_out = holm(table["p"]) <= SURE
    named = stands_out if stands_out.any() else np.ones(len(table), dtype=bool)
    return table.assign(province=province, named=named)


@once
def on_hold(counts: Counts, gate: Gate) -> NDArray[np.bool_]:
    """Cities that an open screen of this gate names."""
    named = suspects(counts)
    of_gate = named[named["named"].astype(bool) & (named["screen"].map(GATES) == gate)]
    return np.isin(keys(counts, "city"), of_gate["entity"])


@once
def spot(counts: Counts, screen: str) -> Spot:
    """What a screen looks at in each city."""
    return _SPOTS[screen](counts, screen)


def _just_enough(counts: Counts, _screen: str) -> Spot:
    """Classes in which not one pass was to spare, against what each city's own rate explains."""
    table = class_sizes(counts)
    city, times = table["city"], table["classes"]
    n = np.bincount(city, times, len(counts.codes))
    seen = np.bincount(city, times * table["hit"], len(counts.codes))
    expected = np.bincount(city, times * table["chance"], len(counts.codes))
    return Spot(seen, n, 0.0, np.nan_to_num(ratio(expected, n)))


@once
def class_sizes(counts: Counts) -> Columns:
    """Classes of ten and more: city (row), attended, passed, classes, hit, chance, spare, mean.

    `hit` where the passes just reach the target, `spare` the passes above that, `chance` the
    probability of a hit: beta-binomial for the class's size around the city's own rate (drawn
    towards the nation's by thirty persons), with one spread within classes for the nation.
    """
    table = counts.tables["classes"]
    large = table["attended"] >= SMALLEST_CLASS
    n, x, times = (table[name][large] for name in ("attended", "passed", "classes"))
    city = np.searchsorted(counts.codes, table["city"][large])
    least, mean = threshold(n, TARGET), _city_rates(city, n, x, times, len(counts.codes))[city]
    rho = class_spread(x, n, mean, times) if len(n) else 0.0
    return {
        "city": city,
        "attended": n,
        "passed": x,
        "classes": times,
        "hit": x == least,
        "spare": x - least,
        "mean": mean,
        "rho": np.full(len(n), rho),
        "chance": np.exp(log_pmf(least, n, mean, rho)),
    }


def _city_rates(
    city: NDArray[np.int64],
    n: NDArray[np.int64],
    x: NDArray[np.int64],
    times: NDArray[np.int64],
    cities: int,
) -> Floats:
    passed, attended = (np.bincount(city, column * times, cities) for column in (x, n))
    nation = np.nan_to_num(ratio(passed.sum(), attended.sum()), nan=0.5)
    drawn = ratio(passed + PRIOR_PERSONS * nation, attended + PRIOR_PERSONS)
    return np.clip(drawn, LEAST_RATE, MOST_RATE)


def _before_cutoff(counts: Counts, screen: str) -> Spot:
    cutoff, looked_at, around = SPOTS[screen]
    table = counts.tables["openings_near"]
    rows = table["cutoff"] == cutoff
    return _near(counts, {key: column[rows] for key, column in table.items()}, looked_at, around)


def _after_anniversary(counts: Counts, _screen: str) -> Spot:
    return _near(counts, counts.tables["closings_near"], AFTER_ANNIVERSARY, AROUND_ANNIVERSARY)


def _near(counts: Counts, table: Columns, looked_at: tuple[int, ...], around: range) -> Spot:
    amount = table["openings" if "openings" in table else "closings"]
    city = np.searchsorted(counts.codes, table["city"])
    n, seen = (
        np.bincount(city, amount * np.isin(table["week"], weeks), len(counts.codes))
        for weeks in (list(around), list(looked_at))
    )
    return Spot(seen, n, len(looked_at) / len(around))


def _shared(counts: Counts, _screen: str) -> Spot:
    """Businesses that share a telephone or an address with two others or more."""
    table = counts.tables["sharing"]
    city, times = np.searchsorted(counts.codes, table["city"]), table["businesses"]
    n = np.bincount(city, times, len(counts.codes))
    seen = np.bincount(city, times * (table["size"] >= LEAST_SHARING), len(counts.codes))
    return Spot(seen, n, TOLERATED, least=TOLERATED)


_SPOTS: dict[str, Callable[[Counts, str], Spot]] = {
    "threshold": _just_enough,
    "window": _before_cutoff,
    "quarter": _before_cutoff,
    "anniversary": _after_anniversary,
    "sharing": _shared,
}
