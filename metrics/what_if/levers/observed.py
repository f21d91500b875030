"""Whether a lever stands where any city ever stood: beyond that the sums have no ground."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from metrics.counts.entities import keys, members
from metrics.counts.months import month_label
from metrics.counts.periods import YEAR, span
from metrics.counts.record_tables import cities_recorded
from metrics.counts.snapshot import GROUPS, Counts, once
from metrics.definition import Indicator
from metrics.doubts.gates import held_back
from metrics.methods.proportions import ratio
from metrics.readings.every_year import every_year, year_sums
from metrics.readings.verdicts import SMALLEST_N
from metrics.registry import INDICATORS
from metrics.tasks.credit_link import LOAN_ACCESS
from metrics.tasks.incubation import OCCUPANCY
from metrics.what_if.levers.baseline import of_passers
from metrics.what_if.levers.catalogue import LEVERS
from metrics.what_if.scenario import Scenario, slice_and_row

Floats = NDArray[np.float64]
READ_BY = {
    "volume": "pass_rate",
    "pass_rate": "pass_rate",
    "share_served": "opening_rate",
    "opening_rate": "opening_rate",
    "survival": "stability_rate",
    "jobs": "job_multiplier",
}


@dataclass(frozen=True)
class ObservedRange:
    """The range that a lever was ever seen in, and where the highest and the lowest: a city and
    its last month.

    NaN and "" where nothing was seen.
    """

    low: float
    high: float
    city: str
    month: str
    low_city: str = ""
    low_month: str = ""


NEVER = ObservedRange(np.nan, np.nan, "", "")


@once
def observed_range(counts: Counts, scope: str, lever: str) -> ObservedRange:
    """The range of a lever over all cities and every twelve ripe months in a row.

    Rates, means and shares of the mix: cities with return, not on hold, and 30 or more in the
    twelve months. Numbers of persons or places of a city: over the cities of its tier; of a tier
    or the nation: over its own past, without a city.
    """
    if LEVERS[lever].kind == "amount":
        return _seen_amount(counts, scope, lever)
    x, n = _years(counts, lever)
    value = np.where(n >= SMALLEST_N, ratio(x, n), np.nan)
    value[~_usable(counts, lever)] = np.nan
    return _range(counts, value, keys(counts, "city"))


def unseen(counts: Counts, scenario: Scenario) -> dict[str, ObservedRange]:
    """The levers that stand outside anything observed, with what was observed."""
    ranges = {key: observed_range(counts, scenario.scope, key) for key in scenario.moved}
    return {
        key: observed
        for key, observed in ranges.items()
        if not observed.low <= scenario.moved[key] <= observed.high
    }


def _usable(counts: Counts, lever: str) -> NDArray[np.bool_]:
    read: Indicator = INDICATORS[READ_BY.get(lever, "pass_rate")]
    return counts.reported & ~held_back(counts, read) & cities_recorded(counts, read)


def _seen_amount(counts: Counts, scope: str, lever: str) -> ObservedRange:
    by, row = slice_and_row(counts, scope)
    monthly = _amounts(counts, lever)
    value = monthly if lever == "places" else year_sums(monthly)
    in_scope = members(counts, by) == row
    if by != "city":
        return _range(counts, value[in_scope].sum(axis=0, keepdims=True), ("",), lever == "places")
    league = counts.tier_of == counts.tier_of[row]
    usable = league & (counts.reported | (in_scope & ~counts.left))
    value = np.where(usable[:, None], value, np.nan)
    return _range(counts, value, keys(counts, "city"), lever == "places")


def _range(
    counts: Counts, value: Floats, names: tuple[str, ...], stock: bool = False
) -> ObservedRange:
    """Lowest and highest of (entities, last months); a stock has a value in every month."""
    if not np.isfinite(value).any():
        return NEVER

    def place_of(place: np.intp) -> tuple[float, str, str]:
        row, column = np.unravel_index(place, value.shape)
        month = counts.first_month + int(column) + (0 if stock else YEAR - 1)
        return float(value[row, column]), names[int(row)], month_label(month)

    high, city, month = place_of(np.nanargmax(value))
    low, low_city, low_month = place_of(np.nanargmin(value))
    return ObservedRange(low, high, city, month, low_city, low_month)


def _years(counts: Counts, lever: str) -> tuple[Floats, Floats]:
    """Numerator and denominator of every twelve ripe months in a row, (cities, last months)."""
    if LEVERS[lever].kind in ("rate", "mean") and lever in READ_BY and lever != "share_served":
        years = every_year(counts, INDICATORS[READ_BY[lever]])
        return years.numerator, years.denominator
    top, bottom = _monthly(counts, lever)
    return year_sums(top), year_sums(bottom)


def _monthly(counts: Counts, lever: str) -> tuple[Floats, Floats]:
    """Numerator and denominator of a rate, mean or share by (city, ripe month)."""
    indicator = INDICATORS[READ_BY.get(lever, "pass_rate")]
    months = max(0, span(counts, indicator).ripe - counts.first_month + 1)
    cube = counts.cube(of_passers(counts) if lever == "share_served" else indicator.counts)
    if LEVERS[lever].kind == "share":
        group = GROUPS.index(lever.removeprefix("share_"))
        parts = (cube.monthly("attended", group), cube.monthly("attended"))
    elif lever == "share_served":
        parts = (cube.monthly("served"), cube.monthly("passed"))
    else:
        top, bottom, _ = indicator.measures()
        parts = (cube.monthly(top), cube.monthly(bottom))
    return parts[0][:, :months].astype(float), parts[1][:, :months].astype(float)


def _amounts(counts: Counts, lever: str) -> Floats:
    """An amount by (city, ripe month); without columns where the snapshot does not hold it."""
    if lever == "volume":
        return _monthly(counts, "pass_rate")[1]
    figure = OCCUPANCY if lever == "places" else LOAN_ACCESS
    if figure.counts not in counts.tables:
        return np.zeros((len(counts.codes), 0))
    measure = OCCUPANCY.denominator if lever == "places" else LOAN_ACCESS.measures("of_passers")[0]
    last = counts.month if lever == "places" else span(counts, figure).ripe
    monthly = counts.cube(figure.counts).monthly(measure)
    return monthly[:, : max(0, last - counts.first_month + 1)].astype(float)
