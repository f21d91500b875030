"""What a screen saw: how often each place occurred in a province, and how often it should have."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from metrics.counts.entities import NATION, keys, members
from metrics.counts.snapshot import Columns, Counts, once
from metrics.doubts.screening import (
    AFTER_ANNIVERSARY,
    AROUND_ANNIVERSARY,
    LEAST_SHARING,
    SPOTS,
    TARGET,
    TOLERATED,
    class_sizes,
)
from metrics.methods.excess import log_pmf, threshold
from metrics.methods.proportions import ratio

SPARE = range(-6, 7)  # passes above what the class needed
WEEKS_SHOWN = range(1, 9)
SHARING_SHOWN = range(2, 11)  # businesses with the same telephone or address; the last and more
HALF = 0.5  # so that a size nobody else has is rare, not impossible


@once
def evidence(counts: Counts, screen: str, entity: str) -> pd.DataFrame:
    """place, seen, expected, looked_at of a province, or of the nation.

    `place` is passes to spare for the threshold, weeks before the cut-off for openings, weeks
    after the first anniversary (0 and less: before) for closings, businesses that share a
    telephone or address. `expected` is missing where nothing tells it.
    """
    inside = _inside(counts, entity)
    if screen == "threshold":
        return _by_spare(counts, inside)
    if screen == "sharing":
        return _by_size(counts, inside)
    if screen == "anniversary":
        weeks = _by_week(
            counts.tables["closings_near"], "closings", counts, inside, AROUND_ANNIVERSARY
        )
        weeks["looked_at"] = weeks["place"].isin(AFTER_ANNIVERSARY)
        return weeks.assign(place=weeks["place"] - AFTER_ANNIVERSARY[0] + 1)
    cutoff, looked_at, around = SPOTS[screen]
    table = counts.tables["openings_near"]
    openings = {key: column[table["cutoff"] == cutoff] for key, column in table.items()}
    weeks = _by_week(openings, "openings", counts, inside, around, WEEKS_SHOWN)
    return weeks.assign(looked_at=weeks["place"].isin(looked_at))


def _inside(counts: Counts, entity: str) -> NDArray[np.bool_]:
    """The cities of a province, or all of them."""
    if entity == NATION:
        return np.ones(len(counts.codes), dtype=bool)
    province = keys(counts, "province").index(entity)
    inside: NDArray[np.bool_] = members(counts, "province") == province
    return inside


def _by_spare(counts: Counts, inside: NDArray[np.bool_]) -> pd.DataFrame:
    table = class_sizes(counts)
    classes = {key: column[inside[table["city"]]] for key, column in table.items()}
    n, times = classes["attended"], classes["classes"]
    least, place = threshold(n, TARGET), np.array(SPARE)
    passes = least + place[:, None]
    possible = (passes >= 0) & (passes <= n)
    chance = np.exp(log_pmf(np.clip(passes, 0, n), n, classes["mean"], classes["rho"]))
    return pd.DataFrame(
        {
            "place": place,
            "seen": [int(times[classes["spare"] == spare].sum()) for spare in SPARE],
            "expected": (possible * chance * times).sum(axis=1),
            "looked_at": place == 0,
        }
    )


def _by_size(counts: Counts, inside: NDArray[np.bool_]) -> pd.DataFrame:
    """Businesses by how many share; expected as many as tested, spread as in the other provinces.

    For the nation, which has no others, evenly; and pairs, which are not tested, as anywhere.
    """
    table, place = counts.tables["sharing"], np.array(SHARING_SHOWN)
    rows_inside = inside[np.searchsorted(counts.codes, table["city"])]
    seen, others = (
        np.bincount(table["size"][rows], table["businesses"][rows], place[-1] + 1)
        for rows in (rows_inside, ~rows_inside)
    )
    tested = place >= LEAST_SHARING
    share = float(np.nan_to_num(ratio(others[place][tested].sum(), others.sum())))
    likely = (others[place] + HALF) * tested
    expected = np.where(
        tested,
        seen.sum() * max(share, TOLERATED) * likely / likely.sum(),
        seen.sum() * ratio(others[place], others.sum()),
    )
    return pd.DataFrame(
        {
            "place": place,
            "seen": seen[place].astype(np.int64),
            "expected": expected,
            "looked_at": tested,
        }
    )


@once
def shared_marks(counts: Counts, entity: str) -> NDArray[np.int64]:
    """Telephones and addresses shared by three or more; shape (2 marks, 2): they, and businesses."""
    table, inside = counts.tables["shared_marks"], _inside(counts, entity)
    rows = inside[np.searchsorted(counts.codes, table["city"])]
    totals = np.array(
        [np.bincount(table["mark"][rows], table[name][rows], 2) for name in ("marks", "businesses")]
    )
    return totals.T.astype(np.int64)


def _by_week(
    table: Columns,
    measure: str,
    counts: Counts,
    inside: NDArray[np.bool_],
    around: range,
    shown: range | None = None,
) -> pd.DataFrame:
    """Seen per week, and the other provinces' weeks brought to the same number around the spot.

    For the nation, which has no others, the same number in every week.
    """
    rows_inside = inside[np.searchsorted(counts.codes, table["city"])]
    place = np.array(shown or around)
    size = int(place.max()) + 1
    seen, others = (
        np.bincount(table["week"][rows], table[measure][rows], size)[place]
        for rows in (rows_inside, ~rows_inside)
    )
    if inside.all():
        others = np.ones(len(place))
    near = np.isin(place, list(around))
    scale = float(np.nan_to_num(ratio(seen[near].sum(), others[near].sum())))
    return pd.DataFrame({"place": place, "seen": seen.astype(np.int64), "expected": others * scale})
