"""What moved between two snapshots: verdicts that changed, and places won or lost."""

import pandas as pd

from metrics.counts.snapshot import Counts
from metrics.definition import Indicator
from metrics.readings.tidy import readings
from metrics.readings.verdicts import judged

KEPT = ["entity", "value", "verdict", "state", "rank"]


def movements(now: Counts, before: Counts, indicator: Indicator, **slice_: object) -> pd.DataFrame:
    """Cities in the programme at both snapshots: entity, value, value_before, change, verdict,
    verdict_before, state, state_before, rank,
    rank_before, rank_change (positive: places won), turned (the verdict changed, but
    not to immature: that is the calendar's doing, not the city's)."""
    new = judged(readings(now, indicator, "city", **slice_))  # type: ignore[arg-type]
    old = judged(readings(before, indicator, "city", **slice_))  # type: ignore[arg-type]
    both = new[KEPT].merge(old[KEPT], on="entity", suffixes=("", "_before"))
    both["change"] = both["value"] - both["value_before"]
    both["rank_change"] = both["rank_before"] - both["rank"]
    both["turned"] = (both["verdict"] != both["verdict_before"]) & (both["verdict"] != "immature")
    return both
