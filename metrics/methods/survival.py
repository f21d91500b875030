"""How many businesses are still operating after so many months, told without waiting for all.

Time is any whole unit (months of age, days). S(t) is the share operating beyond t: an event in
period 12 counts as not surviving twelve periods.
"""

from typing import Any, Literal, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from metrics.methods.comparison import LogRank, log_rank, stratified_log_rank
from metrics.methods.competing import cumulative_incidence
from metrics.methods.exits import event_table, from_here_on
from metrics.methods.proportions import Floats, Numbers, critical_value, ratio, wilson_limits

__all__ = [
    "Curves",
    "Interval",
    "LogRank",
    "Median",
    "RestrictedMean",
    "cumulative_incidence",
    "effective_cases",
    "event_table",
    "kaplan_meier",
    "kaplan_meier_counts",
    "log_rank",
    "median",
    "restricted_mean",
    "stratified_log_rank",
]

Interval = Literal["log-log", "plain", "wilson"]
Curves = dict[str, npt.NDArray[Any]]  # counts and figures by name, arrays of one shape
INTERVALS = ("log-log", "plain", "wilson")
ROUNDING = 1e-12


class Median(NamedTuple):
    """Time by which half have closed, with its limits; NaN means "not reached"."""

    value: float
    lower: float
    upper: float


class RestrictedMean(NamedTuple):
    """Mean time operating up to a horizon, and the standard error of that mean."""

    value: float
    std_error: float


def kaplan_meier(
    events: pd.DataFrame, confidence: float = 0.95, interval: Interval = "log-log"
) -> pd.DataFrame:
    """Survival curve of one group from its `event_table`.

    Returns the table with survival, std_error, lower and upper added, one row per time; formulas
    at `kaplan_meier_counts`. Raises ValueError for an unknown interval or confidence.
    """
    at_risk, closed, censored = (events[c].to_numpy() for c in ("at_risk", "events", "censored"))
    curve = _curve(at_risk, closed, censored, confidence, interval)
    return pd.DataFrame({"time": events["time"].to_numpy(), **curve}, copy=False)


def kaplan_meier_counts(
    leaving: npt.ArrayLike,
    closing: npt.ArrayLike,
    confidence: float = 0.95,
    interval: Interval = "log-log",
) -> Curves:
    """Survival curves of many groups at once from counts (Kaplan and Meier 1958).

    `leaving` and `closing`: (groups, periods 1..K); leaving counts all who leave in the period,
    closings among them. Returns arrays of that shape under at_risk, events, censored, survival,
    std_error, lower, upper. S = prod(1 - d/n); V = sum d/(n(n - d)), 0 where n = d (Greenwood
    1926); std_error = S sqrt V. Intervals: "log-log" S^exp(-+z sqrt V / ln S) (Kalbfleisch and
    Prentice 1980), "wilson" with the effective n = (1 - S)/(S V), "plain" S -+ z std_error,
    clipped. Where S is 0 or 1 log-log falls back to Wilson, the effective n being its own limit:
    n at risk where S = 1, n/S(t-) at the drop where S = 0. Periods with nobody under observation
    are NaN: the curve stops, unless it has reached 0. Raises ValueError if closings exceed
    leavings, a count is negative, shapes differ, or the interval is unknown.
    """
    left, closed = np.asarray(leaving), np.asarray(closing)
    _check_counts(left, closed)
    return _curve(from_here_on(left), closed, left - closed, confidence, interval)


def effective_cases(curves: Curves) -> Floats:
    """Size of an uncensored sample as sure as the curve is at each period: S(1 - S)/std_error^2.

    Where S is 0 or 1 its limit, as in `kaplan_meier_counts`, from which `curves` come. With
    nobody censored it is the number of subjects at the start.
    """
    survival, at_risk = curves["survival"], curves["at_risk"]
    variance = ratio(curves["std_error"] ** 2, survival**2)
    return _effective_n(survival, variance, at_risk, (survival > 0) & (survival < 1))


def median(curve: pd.DataFrame) -> Median:
    """First time with S <= 1/2, limits where the band crosses 1/2 (Brookmeyer and Crowley 1982).

    `curve` from `kaplan_meier`, in its unit of time. Where S stays exactly 1/2 over a flat step
    this is the step's beginning (R gives its middle).
    """
    times = curve["time"].to_numpy()
    return Median(*(_first_half(times, curve[name]) for name in ("survival", "lower", "upper")))


def restricted_mean(curve: pd.DataFrame, horizon: float, period: float = 0.0) -> RestrictedMean:
    """Mean time operating within the first `horizon` units: the area under S up to it.

    std_error = sqrt(sum A_j^2 d_j/(n_j(n_j - d_j))), A_j the area from t_j to the horizon, over
    t_j < horizon (Irwin 1949; Klein and Moeschberger 2003). NaN where the observation ends before
    the horizon with businesses still operating. Where times are whole periods of a width `period`
    and events fall evenly within them, each counts to the middle of its own: half of it is taken
    off for every share that closed by the horizon. Raises ValueError for a horizon of 0 or less.
    """
    if horizon <= 0:
        raise ValueError(f"The horizon of a mean must be above 0, but it is {horizon}.")
    times, survival, at_risk, events = (
        curve[name].to_numpy() for name in ("time", "survival", "at_risk", "events")
    )
    if not _followed(times[at_risk > 0], survival, horizon):
        return RestrictedMean(np.nan, np.nan)
    early = times < horizon
    widths = np.diff(np.concatenate([[0], times[early], [horizon]]))
    pieces = widths * np.concatenate([[1.0], survival[early]])
    remaining = from_here_on(pieces)[1:]  # area from each t_j to the horizon
    spread = np.sum(remaining**2 * _greenwood(at_risk[early], events[early]))
    reached = survival[times <= horizon]
    closed = 1 - reached[-1] if len(reached) else 0.0
    mean = pieces.sum() - period / 2 * closed
    return RestrictedMean(float(mean), float(np.sqrt(spread)))


def _curve(
    at_risk: Numbers, events: Numbers, censored: Numbers, confidence: float, interval: Interval
) -> Curves:
    if interval not in INTERVALS:
        raise ValueError(f"The interval '{interval}' is unknown; choose one of {INTERVALS}.")
    survival: Floats = np.multiply.accumulate(_staying(at_risk, events), axis=-1)
    variance: Floats = np.add.accumulate(_greenwood(at_risk, events), axis=-1)
    std_error = survival * np.sqrt(variance)
    z = critical_value(confidence)
    lower, upper = _limits(interval, z, survival, variance, at_risk)
    unseen = (at_risk == 0) & (survival > 0)
    if unseen.any():
        for figures in (survival, std_error, lower, upper):
            figures[unseen] = np.nan
    return {
        "at_risk": at_risk,
        "events": events,
        "censored": censored,
        "survival": survival,
        "std_error": std_error,
        "lower": lower,
        "upper": upper,
    }


def _staying(at_risk: Numbers, events: Numbers) -> Floats:
    """Share of those at risk that stays; 1 where nobody is at risk."""
    share = ratio(at_risk - events, at_risk)
    # Late entries with fractional weights may leave a crumb where all have closed.
    return np.where(at_risk > 0, np.where(share > ROUNDING, share, 0.0), 1.0)


def _greenwood(at_risk: Numbers, events: Numbers) -> Floats:
    """d / (n (n - d)), 0 where all at risk have closed or nobody is at risk."""
    remaining = at_risk - events
    some = remaining > ROUNDING * at_risk
    return np.where(some, ratio(events, at_risk * remaining), 0.0)


def _limits(
    interval: Interval, z: float, survival: Floats, variance: Floats, at_risk: Numbers
) -> tuple[Floats, Floats]:
    if interval == "plain":
        reach = z * survival * np.sqrt(variance)
        return np.maximum(survival - reach, 0), np.minimum(survival + reach, 1)
    inside = (survival > 0) & (survival < 1)
    effective = _effective_n(survival, variance, at_risk, inside)
    lower, upper = wilson_limits(survival * effective, effective, z)
    if interval == "log-log":
        between = survival[inside]
        exponent = np.maximum(z * np.sqrt(variance[inside]) / np.log(between), -700.0)
        lower[inside] = between ** np.exp(-exponent)
        upper[inside] = between ** np.exp(exponent)
    return lower, upper


def _effective_n(
    survival: Floats, variance: Floats, at_risk: Numbers, inside: npt.NDArray[np.bool_]
) -> Floats:
    """Size of an uncensored sample with the same S and error, or its limit at S = 0 and 1."""
    sized = ratio(1 - survival, np.where(inside, survival * variance, 1))
    effective = np.where(inside, sized, at_risk)
    dead = survival == 0
    if dead.any():
        before = np.concatenate([np.ones_like(survival[..., :1]), survival[..., :-1]], axis=-1)
        drop = np.where(dead & (before > 0), ratio(at_risk, before), 0)
        effective = np.where(dead, np.maximum.accumulate(drop, axis=-1), effective)
    return effective


def _check_counts(leaving: Numbers, closing: Numbers) -> None:
    if leaving.shape != closing.shape or leaving.ndim == 0:
        raise ValueError(f"Leavings {leaving.shape} and closings {closing.shape} differ in shape.")
    wrong = ~((closing >= 0) & (closing <= leaving))
    if wrong.any():
        place = tuple(int(i) for i in np.argwhere(wrong)[0])
        raise ValueError(
            f"At {place} there are {closing[place]} closings among {leaving[place]} leaving."
        )


def _first_half(times: Numbers, survival: pd.Series) -> float:
    reached = np.flatnonzero(survival.to_numpy() <= 0.5 + ROUNDING)
    return float(times[reached[0]]) if reached.size else np.nan


def _followed(seen: Numbers, survival: Floats, horizon: float) -> bool:
    """Whether somebody was under observation up to the horizon, or all had closed before."""
    return bool(np.any(survival == 0) or np.any(seen >= horizon))
