"""Each kind of statement about a city, from small tables: made where it holds, None where not."""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from metrics.city.finding import Finding, equal_rates, spreads
from metrics.cohorts.curves import Stratum
from metrics.methods.comparison import log_rank
from metrics.methods.control_chart import xmr
from metrics.methods.proportions import ratio
from metrics.readings.verdicts import SMALLEST_N

Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]

# Steps of the way and the indicator that each bears on.
STEPS = {
    "pass": "pass_rate",
    "serve": "opening_rate",
    "open": "opening_rate",
    "operate": "stability_rate",
}
WINDOWS = {"1-6": (1, 6), "7-12": (7, 12)}  # months after opening
RECENT = 6  # ripe months in which a signal is still news


def place(league: pd.DataFrame, code: str) -> Finding | None:
    """Whether a city certainly stands in front or behind, from its league's readings."""
    ranked = league[league["rank"].notna()]
    city_rows = ranked[ranked["entity"] == code]
    if city_rows.empty or len(ranked) < 4:
        return None
    row, n = city_rows.iloc[0], len(ranked)
    level = _level(float(row["rank_lower"]), float(row["rank_upper"]), n)
    far = spreads(row["value"], ranked.loc[ranked["entity"] != code, "value"])
    if not level or (far > 0) != (level in ("first", "front", "upper")):
        return None
    key = str(row["indicator"])
    if row["rank_lower"] == row["rank_upper"] and level in ("upper", "lower"):
        return None  # a complete count has a sure place everywhere; only its ends are news
    evidence: dict[str, float | int | str] = {"level": level, "n": n}
    for name in ("value", "rank", "rank_lower", "rank_upper"):
        evidence[name] = float(row[name])
    return Finding("place", key, key, far, None, tuple(evidence.items()))


def _level(first: float, last: float, n: int) -> str:
    """The part of the league in which the whole rank interval lies, or ""."""
    parts = {
        "first": last == 1,
        "last": first == n,
        "front": 4 * last <= n,
        "back": 4 * (first - 1) >= 3 * n,
        "upper": 2 * last <= n,
        "lower": 2 * (first - 1) >= n,
    }
    return next((name for name, holds in parts.items() if holds), "")


def step(name: str, x: Floats, n: Floats, row: int, peers: Flags, among: str) -> Finding | None:
    """How a city's share that goes on at a step differs from its peers'; x of n per city."""
    if n[row] < SMALLEST_N or n[peers].sum() == 0:
        return None
    city_rate, peers_rate = (
        float(ratio(x[row], n[row])),
        float(ratio(x[peers].sum(), n[peers].sum())),
    )
    rates = ratio(x, n)[peers & (n >= SMALLEST_N)]
    evidence = {
        "among": among,
        "value": city_rate,
        "peers": peers_rate,
        "n": float(n[row]),
        "lost": float(np.round(n[row] * (peers_rate - city_rate))),
    }
    p = equal_rates(x[row], n[row], x[peers].sum(), n[peers].sum())
    return _agreed(
        "step", name, STEPS[name], spreads(city_rate, rates), p, city_rate - peers_rate, evidence
    )


def signal(key: str, line: pd.DataFrame, peers: Floats) -> Finding | None:
    """The latest alert of a rate's month line among its recent ripe months.

    `line` as of `month_line`; `peers` are the peers' rates. The months must also differ from the
    other months by more than chance, for small months swing widely.
    """
    ripe = line[line["mature"].astype(bool)].reset_index(drop=True)
    value = ripe["value"].to_numpy(dtype=float)
    chart = xmr(value)
    recent = [int(month) for month in np.flatnonzero(chart.alert) if month >= len(ripe) - RECENT]
    if chart.trial or not recent:
        return None
    last = recent[-1]
    outside = not chart.lower <= value[last] <= chart.upper
    first = last if outside else _run_begins(value - chart.mean, last)
    months = np.arange(len(ripe))
    inside = (months >= first) & (months <= last)
    x, n = (ripe[name].to_numpy(dtype=float) for name in ("numerator", "denominator"))
    ours, rest = (float(x[part].sum()) for part in (inside, ~inside))
    size, others = (float(n[part].sum()) for part in (inside, ~inside))
    rate = float(ratio(ours, size))
    evidence = {
        "form": "outside" if outside else "run",
        "first": str(ripe["month"].iloc[first]),
        "last": str(ripe["month"].iloc[last]),
        "months": int(inside.sum()),
        "value": rate,
        "mean": chart.mean,
        "lower": chart.lower,
        "upper": chart.upper,
    }
    far = spreads(rate, peers) - spreads(chart.mean, peers)
    p = equal_rates(ours, size, rest, others)
    return _agreed("signal", key, key, far, p, rate - chart.mean, evidence)


def _run_begins(away: Floats, last: int) -> int:
    """First month of the run on one side that ends in `last`."""
    first = last
    while first > 0 and away[first - 1] * away[last] > 0:
        first -= 1
    return first


def closing(
    window: str, city_businesses: Stratum, peers_businesses: Stratum, peers: Floats, among: str
) -> Finding | None:
    """Whether more or fewer of a city's businesses close in a window of months than its peers'.

    `peers` are the shares closing in the window, city by city, as of `share_closing`.
    """
    tables = [_within(one, window) for one in (city_businesses, peers_businesses)]
    if any(table.empty or table["at_risk"].iloc[0] < SMALLEST_N for table in tables):
        return None
    ours, usual = share_closing(city_businesses, window), share_closing(peers_businesses, window)
    evidence = {
        "among": among,
        "window": window,
        "value": ours,
        "peers": usual,
        "closed": int(tables[0]["events"].sum()),
        "n": int(tables[0]["at_risk"].iloc[0]),
    }
    far = -spreads(ours, peers)
    p = log_rank(tables).p
    return _agreed("closing", window, "stability_rate", far, p, usual - ours, evidence)


def share_closing(stratum: Stratum, window: str) -> float:
    """Share of the businesses open at a window's start that close within it; NaN under 30."""
    table = _within(stratum, window)
    if table.empty or table["at_risk"].iloc[0] < SMALLEST_N:
        return np.nan
    staying = ratio(table["at_risk"] - table["events"], table["at_risk"])
    return float(1 - np.prod(staying))


def _within(stratum: Stratum, window: str) -> pd.DataFrame:
    first, last = WINDOWS[window]
    table = stratum.events()
    return table[table["time"].between(first, last)].reset_index(drop=True)


def group(name: str, x: Floats, n: Floats, row: int, overall: float) -> Finding | None:
    """How far a group's opening rate in a city lies from the same group's in the other cities.

    `overall` is how far the city as a whole lies; a group that only goes with it says nothing.
    """
    others = np.arange(len(n)) != row
    if n[row] < SMALLEST_N or n[others].sum() == 0:
        return None
    city_rate, nation = float(ratio(x[row], n[row])), float(ratio(x[others].sum(), n[others].sum()))
    far = spreads(city_rate, ratio(x, n)[others & (n >= SMALLEST_N)])
    if far * overall > 0 and abs(far) < abs(overall) + 0.5:
        return None
    evidence = {"value": city_rate, "nation": nation, "n": float(n[row])}
    p = equal_rates(x[row], n[row], x[others].sum(), n[others].sum())
    return _agreed("group", name, "opening_rate", far, p, city_rate - nation, evidence)


def _agreed(
    kind: Any, subject: str, about: str, far: float, p: float, better: float, evidence: Any
) -> Finding | None:
    """The finding, unless the peers' median and their sum lie on different sides of the city."""
    if not (np.isfinite(far) and np.isfinite(p)) or far * better <= 0:
        return None
    return Finding(kind, subject, about, far, p, tuple(evidence.items()))
