"""The gates of data quality: what must be verified before a verdict, and which figures it bears on."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from metrics.counts.kept_tables import cities_with_records
from metrics.counts.periods import span
from metrics.counts.presence import has_columns
from metrics.counts.snapshot import Counts, once
from metrics.definition import Gate, Indicator
from metrics.doubts.impossible_dates import dates_in_doubt
from metrics.doubts.screening import on_hold
from metrics.job_multiplier import JOB_MULTIPLIER
from metrics.methods.proportions import ratio
from metrics.readings.filled_mean import visited_share
from metrics.readings.totals import totals
from metrics.readings.verdicts import DUPLICATE_LIMIT, LOST_LIMIT, SMALLEST_N, VISITED_LIMIT
from metrics.stability_rate import STABILITY_RATE

LOOKS_AT = {"lost": ("businesses", "visits"), "duplicates": ("enrolments",)}
"""The tables of records that a gate's counts rest on."""


@once
def lost_share(counts: Counts) -> NDArray[np.float64]:
    """Lost businesses among those of the last 18 months not known to have left, per city."""
    return ratio(watched(counts, "lost", "lost"), watched(counts, "lost", "followed"))


def watched(counts: Counts, table: str, measure: str) -> NDArray[np.int64]:
    """A measure of a gate per city; 0 where the records that the gate looks at were never returned."""
    kept: NDArray[np.int64] = counts.total(table, measure) * cities_with_records(
        counts, *LOOKS_AT[table]
    )
    return kept


def undated_closings(counts: Counts) -> NDArray[np.int64] | None:
    """Closings that only a visit told of, per city; None in a snapshot that did not count them."""
    return counts.total("undated", "undated") if "undated" in counts.tables else None


@once
def duplicate_share(counts: Counts) -> NDArray[np.float64]:
    """Persons also trained in another city within twelve months, per city."""
    return ratio(counts.total("duplicates", "duplicates"), counts.total("duplicates", "persons"))


@once
def too_many_lost(counts: Counts, _gate: Gate) -> NDArray[np.bool_]:
    """Cities that have lost sight of more than a tenth of their businesses."""
    return lost_share(counts) > LOST_LIMIT


@once
def too_many_duplicates(counts: Counts, _gate: Gate) -> NDArray[np.bool_]:
    """Cities in which more than one person of a hundred was also trained elsewhere."""
    return duplicate_share(counts) > DUPLICATE_LIMIT


@once
def share_visited(counts: Counts) -> NDArray[np.float64]:
    """Of the businesses operating at six months those visited in time, per city; NaN in a snapshot
    that did not count them."""
    if not has_columns(counts, JOB_MULTIPLIER):
        return np.full(len(counts.codes), np.nan)
    return visited_share(counts, JOB_MULTIPLIER, *span(counts, JOB_MULTIPLIER).mature)


@once
def share_lost_within(counts: Counts) -> NDArray[np.float64]:
    """Of the businesses that the stability rate reads those lost before their first year was over,
    per city; NaN under thirty, and in a snapshot that did not count them.

    `lost_share` looks at the last 18 months; a closing without date that no visit found shows here.
    """
    if not has_columns(counts, STABILITY_RATE):
        return np.full(len(counts.codes), np.nan)
    read = totals(counts, STABILITY_RATE, "city", span(counts, STABILITY_RATE))
    assert read.lost is not None, "a rate from a curve tells of the lost"
    return ratio(read.lost, np.where(read.denominator < SMALLEST_N, np.nan, read.denominator))


@once
def too_many_lost_within(counts: Counts, _gate: Gate) -> NDArray[np.bool_]:
    """Cities whose stability rate rests on more than a tenth lost."""
    return share_lost_within(counts) > LOST_LIMIT


@once
def too_few_visited(counts: Counts, _gate: Gate) -> NDArray[np.bool_]:
    """Cities whose jobs rest on visits to fewer than four fifths of the operating businesses."""
    return share_visited(counts) < VISITED_LIMIT


CLOSED_BY: dict[Gate, Callable[[Counts, Gate], NDArray[np.bool_]]] = {
    "lost": too_many_lost,
    "duplicates": too_many_duplicates,
    "visited": too_few_visited,
    "lost_within": too_many_lost_within,
    "threshold": on_hold,
    "openings": on_hold,
    "closings": on_hold,
    "contacts": on_hold,
    "training_dates": dates_in_doubt,
    "service_dates": dates_in_doubt,
    "business_dates": dates_in_doubt,
}
"""Every gate, with the cities that it holds back."""


def held_back(counts: Counts, indicator: Indicator) -> NDArray[np.bool_]:
    """Cities whose records are too doubtful for a verdict on this indicator."""
    doubtful = np.zeros(len(counts.codes), dtype=bool)
    for gate in indicator.gates:
        doubtful |= CLOSED_BY[gate](counts, gate)
    return doubtful
