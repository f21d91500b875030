"""Which tables of records each city keeps, by its first record or nil return."""

import numpy as np
from numpy.typing import NDArray

from metrics.counts.snapshot import Counts, once

Flags = NDArray[np.bool_]

FIRST_RECORDS = "first_records"
BUSINESSES = ("enrolments", "businesses")
OUTCOMES = (*BUSINESSES, "visits")
OPENINGS = (*BUSINESSES, "founders")
"""What tells whether a person opened a business: without its founders it is nobody's."""


@once
def cities_with_records(counts: Counts, *tables: str) -> Flags:
    """Which cities keep every one of these tables; a snapshot of older definitions knows of none
    that does not."""
    kept = np.ones(len(counts.codes), dtype=bool)
    for name in tables if FIRST_RECORDS in counts.tables else ():
        firsts = counts.tables[FIRST_RECORDS]
        kept &= np.isin(counts.codes, firsts["city"][firsts["record"] == name])
    kept.flags.writeable = False
    return kept
