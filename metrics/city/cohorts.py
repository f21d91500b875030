"""A city's cohorts, target groups and institutions beside the nation's."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from metrics.cohorts.curves import Split, Stratum, Which, strata
from metrics.cohorts.plain_ratio import HORIZON, share_at
from metrics.counts.entities import keys
from metrics.counts.periods import span
from metrics.counts.snapshot import GROUPS, Counts
from metrics.doubts.gates import held_back
from metrics.methods.proportions import newcombe, ratio
from metrics.overall.summary import Funnel, funnel
from metrics.readings.tidy import readings
from metrics.readings.totals import totals
from metrics.readings.verdicts import SMALLEST_N
from metrics.registry import INDICATORS, indicator_of_curve, target_rates

Answer = Literal["above", "below", "level", "unknown"]
YEARS = 4
Z = 1.96


@dataclass(frozen=True, eq=False)
class Institutions:
    """A city's institutions by one rate, and the funnel of all institutions of the nation."""

    table: pd.DataFrame
    funnel: Funnel | None


def cohorts(counts: Counts, code: str) -> pd.DataFrame:
    """Opening within 6 and survival of 12 months by cohort year, city beside nation.

    One row per year: year, and for opening and survival `n`, `value`, `nation`, `answer` under
    the prefix of the curve. Figures by Kaplan-Meier, so young cohorts are read as far as they go;
    NaN where fewer than 30 were followed to the horizon.
    """
    years = [str(counts.as_of.year - back) for back in range(YEARS - 1, -1, -1)]
    table: dict[str, list[object]] = {"year": list(years)}
    curves: tuple[Which, ...] = ("opening", "survival")
    own: dict[Split, str] = {"city": code}
    for which in curves:
        of_city, nation = (
            {one.keys[0]: one for one in strata(counts, which, ("cohort",), only)}
            for only in (own, None)
        )
        rows = [_compared(which, of_city.get(year), nation.get(year)) for year in years]
        for name in ("n", "value", "nation", "answer"):
            table[f"{which}_{name}"] = [row[name] for row in rows]
        if _doubtful(counts, code, indicator_of_curve(which)):
            table[f"{which}_answer"] = ["unknown"] * len(years)
    return pd.DataFrame(table)


def _doubtful(counts: Counts, code: str, key: str) -> bool:
    """Whether the city's data are too doubtful for anything certain about an indicator."""
    return bool(held_back(counts, INDICATORS[key])[keys(counts, "city").index(code)])


def _compared(which: Which, own: Stratum | None, nation: Stratum | None) -> dict[str, object]:
    value, error = _read(which, own)
    usual, spread = _read(which, nation)
    apart = value - usual
    return {
        "n": own.n if own is not None else 0,
        "value": value,
        "nation": usual,
        "answer": _answer(apart - Z * np.hypot(error, spread), apart + Z * np.hypot(error, spread)),
    }


def _read(which: Which, stratum: Stratum | None) -> tuple[float, float]:
    """The share at the horizon and its standard error."""
    if stratum is None:
        return np.nan, np.nan
    curve = stratum.curve(interval="wilson")
    value, lower, upper = share_at(curve, which, HORIZON[which])
    return value, (upper - lower) / (2 * Z)


def _answer(lower: float, upper: float) -> Answer:
    """On which side of no difference the interval lies."""
    if np.isnan(lower) or np.isnan(upper):
        return "unknown"
    return "above" if lower > 0 else "below" if upper < 0 else "level"


def groups(counts: Counts, code: str) -> pd.DataFrame:
    """One row per target group: entity, trained, share, and pass, opening and stability rates.

    `trained` and `share` are of the latest twelve months; each rate has `value` and `n` of the
    city, `nation` of the same group and `answer` (against the other cities) under its key; NaN
    under 30.
    """
    row = keys(counts, "city").index(code)
    trained = counts.cube("trained").groups("syb", counts.month - 11, counts.month)[row]
    table = pd.DataFrame(
        {"entity": GROUPS, "trained": trained, "share": ratio(trained, trained.sum())}
    )
    for key in target_rates():
        indicator = INDICATORS[key]
        sums = [
            totals(counts, indicator, "city", span(counts, indicator), group=place)
            for place in range(len(GROUPS))
        ]
        x, n = (np.stack(part, axis=-1) for part in zip(*(s.evidence for s in sums), strict=True))
        x, cases = np.nan_to_num(x), np.array([s.denominator[row] for s in sums])
        rest_x, rest_n = x.sum(axis=0) - x[row], n.sum(axis=0) - n[row]
        enough, doubtful = cases >= SMALLEST_N, _doubtful(counts, code, key)
        _, lower, upper = newcombe(x[row], n[row], rest_x, rest_n)
        everyone = readings(counts, indicator, "group", ranks=False)
        table[f"{key}_n"] = cases
        table[f"{key}_value"] = np.where(enough, ratio(x[row], n[row]), np.nan)
        table[f"{key}_nation"] = everyone["value"].to_numpy(dtype=float)
        table[f"{key}_answer"] = [
            _answer(low, high) if known and not doubtful else "unknown"
            for low, high, known in zip(lower, upper, enough, strict=True)
        ]
    return table


def institutions(counts: Counts, code: str, key: str) -> Institutions:
    """Readings of a city's institutions by a rate; the funnel is that of all institutions."""
    everyone = readings(counts, INDICATORS[key], "institution", ranks=False)
    row = keys(counts, "city").index(code)
    own = everyone[counts.institution_city == row].reset_index(drop=True)
    return Institutions(own, funnel(INDICATORS[key], everyone))
