"""The season of training: which part of a year lies behind, from past years, and how sure that is."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from metrics.counts.periods import GRACE, YEAR, year_share
from metrics.counts.snapshot import Counts, once
from metrics.counts.summaries import figure_cube, summed_cube
from metrics.methods.proportions import ratio
from metrics.readings.completeness import Event, national_completeness

PRIOR_SHIFT = 0.10
"""Standard deviation of the logarithm by which a whole year may differ, before years tell it."""
UNKNOWN_SHIFT = 0.90
"""The same where no season is known, so that months count alike."""
SETTLING = 6
"""Months for which training goes on before twelve months can stand in for a year."""
PHI_MONTHS = 2 * YEAR

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Season:
    """What past years had done by this month of the year.

    `months` the share of a year in each calendar month (12 values, sum 1); `share` their sum up
    to the as-of month; `shift` the standard deviation, on the log scale, of what is to come
    relative to what came, common to all cities; `years` the ripe full years behind it, 0 where
    the latest twelve months stand in for them (`provisional`) or months count alike.
    """

    months: Floats
    share: float
    shift: float
    years: int
    provisional: bool = False


@once
def season(
    counts: Counts,
    key: str = "trained",
    table: str = "trained",
    measure: str = "syb",
    event: Event = "completion",
) -> Season:
    """The mean of the ripe full years held that began after the programme's first twelve months.

    The first year grows from month to month and gives no season. While there is no other, the
    latest twelve months stand in where training had gone on for half a year before them; else
    months count alike, and the shift allows for the season that is not known. Of training, unless
    the key of another figure, its count table and a measure are named, with the event whose records they rest on.
    """
    monthly = (
        figure_cube(counts, key, table).monthly(measure)[counts.reported].sum(axis=0).astype(float)
    )
    begun = int(np.argmax(monthly > 0))
    years = _ripe_years(counts, monthly, begun)
    provisional = not len(years) and len(monthly) - YEAR >= begun + SETTLING
    if provisional:
        complete, _ = national_completeness(counts, event)
        latest = ratio(monthly, complete[0])[-YEAR:]
        years = np.roll(latest, counts.month % YEAR + 1)[None]
    elif not len(years):
        even = np.full(YEAR, 1 / YEAR)
        return Season(even, year_share(counts), 0.0 if _over(counts) else UNKNOWN_SHIFT, 0)
    shares = ratio(years, years.sum(axis=1, keepdims=True))
    behind = shares[:, : counts.month % YEAR + 1].sum(axis=1)
    number = 0 if provisional else len(years)
    share = 1.0 if _over(counts) else float(behind.mean())
    return Season(shares.mean(axis=0), share, _shift(behind), number, provisional)


def _over(counts: Counts) -> bool:
    """Whether nothing of the year is to come."""
    return counts.month % YEAR == YEAR - 1


def _shift(behind: Floats) -> float:
    """Spread of the logarithm of to come over so far between years, and of the one that runs.

    The stated prior counts as one degree of freedom: alone with one year, hardly with many.
    """
    inside = (behind > 0) & (behind < 1)
    if not inside.all():
        return 0.0 if (behind >= 1).all() else PRIOR_SHIFT
    log_odds = np.log(ratio(1 - behind, behind))
    squares = ((log_odds - log_odds.mean()) ** 2).sum()
    years = len(behind)
    return float(np.sqrt((PRIOR_SHIFT**2 + squares) / years * (1 + (years - 1) / years)))


def _ripe_years(counts: Counts, monthly: Floats, begun: int) -> Floats:
    """Training per month of the full years that are over and reported, (years, 12)."""
    settled = counts.first_month + begun + YEAR
    first, end = -(-settled // YEAR) * YEAR, counts.month - GRACE
    starts = [start for start in range(first, end, YEAR) if start + YEAR - 1 <= end]
    places = [start - counts.first_month for start in starts]
    years = np.array([monthly[place : place + YEAR] for place in places]).reshape(-1, YEAR)
    with_training: Floats = years[years.sum(axis=1) > 0]
    return with_training


@once
def overdispersion(counts: Counts) -> float:
    """Pearson chi-squared per degree of freedom of city-months of training, at least 1."""
    monthly = summed_cube(counts, "trained").monthly("syb")[counts.reported, -PHI_MONTHS:]
    monthly = monthly.astype(float)
    monthly = monthly[monthly.sum(axis=1) > 0][:, monthly.sum(axis=0) > 0]
    freedom = (monthly.shape[0] - 1) * (monthly.shape[1] - 1)
    if freedom <= 0:
        return 1.0
    expected = monthly.sum(axis=1, keepdims=True) * ratio(monthly.sum(axis=0), monthly.sum())
    chi2 = ratio((monthly - expected) ** 2, expected).sum()
    return max(1.0, float(ratio(chi2, freedom)))
