"""The gaps of every city: readings and the running year of all six targets in one tidy frame."""

import numpy as np
import pandas as pd

from metrics.counts.entities import keys
from metrics.counts.periods import year_share
from metrics.counts.snapshot import TIERS, Counts, once
from metrics.overall.summary import all_targets
from metrics.readings.forecasts import outlook
from metrics.readings.verdicts import RANKED, WITHHELD
from metrics.registry import INDICATORS

YEAR = ["months_left", "missing", "required", "pace", "unreported", "probability"]
FIGURES = ["value", "lower", "upper", "gap", "schedule", "needed", *YEAR]
PEERS = {"peer_lower": 0.1, "peer_upper": 0.9}


@once
def gaps(counts: Counts) -> pd.DataFrame:
    """One row per city and indicator: its reading, tier, peers' range and the year's outlook.

    `schedule` is how far a yearly count is ahead of the share of the year elapsed (时序进度), a share
    of its target; missing for rates.

    Figures that may not be shown (unreported, on hold, immature, too few) are missing. The frame
    is shared: do not change it.
    """
    table = all_targets(counts).merge(_outlooks(counts), on=["indicator", "entity"], how="left")
    tiers = dict(zip(keys(counts, "city"), (TIERS[row] for row in counts.tier_of), strict=True))
    table["tier"] = table["entity"].map(tiers)
    yearly = [key for key, indicator in INDICATORS.items() if indicator.kind == "progress"]
    table["schedule"] = (table["value"] - year_share(counts)).where(table["indicator"].isin(yearly))
    table.loc[table["verdict"].isin(WITHHELD), FIGURES] = np.nan
    peers = table[table["verdict"].isin(RANKED)].groupby(["indicator", "tier"])["value"]
    for name, share in PEERS.items():
        table = table.merge(
            peers.quantile(share).rename(name), on=["indicator", "tier"], how="left"
        )
    return table


def gaps_of_city(counts: Counts, city: str) -> pd.DataFrame:
    """The six rows of one city, in the order of the work plan."""
    cells = gaps(counts)
    return cells[cells["entity"] == city].reset_index(drop=True)


def _outlooks(counts: Counts) -> pd.DataFrame:
    """The running year of every city and indicator; `pace` is successes per month to come."""
    tables = []
    for key, indicator in INDICATORS.items():
        year = outlook(counts, indicator)
        tables.append(
            pd.DataFrame(
                {
                    "indicator": key,
                    "entity": keys(counts, "city"),
                    "months_left": float(year.months_left),
                    "missing": year.missing,
                    "required": year.required,
                    "pace": year.current,
                    "unreported": year.unreported,
                    "probability": year.probability,
                }
            )
        )
    return pd.concat(tables, ignore_index=True)
