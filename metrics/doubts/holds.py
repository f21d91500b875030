"""What doubtful data do to the verdicts: which figures of which cities are on hold, and why."""

import numpy as np
import pandas as pd

from metrics.counts.entities import keys
from metrics.counts.record_tables import cities_recorded
from metrics.counts.snapshot import Counts, once
from metrics.definition import Gate
from metrics.doubts.gates import CLOSED_BY
from metrics.registry import FIGURES, INDICATORS


def bears_on(gate: Gate) -> tuple[str, ...]:
    """Keys of the six targets that a gate holds back."""
    return tuple(key for key, figure in INDICATORS.items() if gate in figure.gates)


@once
def holds(counts: Counts) -> pd.DataFrame:
    """One row per city, figure and closed gate: entity, figure, gate; in the order of the plan.

    A city that did not report is 未报 whatever its records say, and is not among them.
    """
    entity = np.array(keys(counts, "city"), dtype=object)
    rows = [
        (city, key, gate)
        for key, figure in FIGURES.items()
        for gate in figure.gates
        for city in entity[
            CLOSED_BY[gate](counts, gate) & counts.reported & cities_recorded(counts, figure)
        ]
    ]
    return pd.DataFrame(rows, columns=["entity", "figure", "gate"])
