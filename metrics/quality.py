"""The gates of data quality: too many lost businesses, too many identities trained twice."""

import numpy as np
from numpy.typing import NDArray

from metrics.counts import Counts, once
from metrics.definition import Indicator
from metrics.methods.proportions import ratio
from metrics.verdicts import DUPLICATE_LIMIT, LOST_LIMIT


@once
def lost_share(counts: Counts) -> NDArray[np.float64]:
    """Lost businesses among those of the last 18 months not known to have left, per city."""
    return ratio(counts.total("lost", "lost"), counts.total("lost", "followed"))


@once
def duplicate_share(counts: Counts) -> NDArray[np.float64]:
    """Persons also trained in another city within twelve months, per city."""
    return ratio(counts.total("duplicates", "duplicates"), counts.total("duplicates", "persons"))


def held_back(counts: Counts, indicator: Indicator) -> NDArray[np.bool_]:
    """Cities whose records are too doubtful for a verdict on this indicator."""
    held = np.zeros(len(counts.codes), dtype=bool)
    if "lost" in indicator.gates:
        held |= lost_share(counts) > LOST_LIMIT
    if "duplicates" in indicator.gates:
        held |= duplicate_share(counts) > DUPLICATE_LIMIT
    return held
