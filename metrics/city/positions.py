"""Where one city stands: its targets beside nation and peers, and how it has moved."""

import numpy as np
import pandas as pd

from metrics.city.findings import Against, peers_of
from metrics.city.peers import own_start
from metrics.counts.entities import keys
from metrics.counts.snapshot import TIERS, Counts
from metrics.readings.movements import movements
from metrics.readings.tidy import readings
from metrics.readings.verdicts import RANKED, WITHHELD
from metrics.registry import INDICATORS

QUANTILES = {
    "peer_low": 0.0,
    "peer_q25": 0.25,
    "peer_median": 0.5,
    "peer_q75": 0.75,
    "peer_high": 1.0,
}
BEFORE = ["value_before", "verdict_before", "state_before", "rank_change"]
FIGURES = ["value", "lower", "upper", "gap", "needed", "rank", "rank_lower", "rank_upper"]


def target_positions(counts: Counts, code: str, against: Against = "tier") -> pd.DataFrame:
    """One row per indicator: the city's reading ranked in its tier, nation, and peers' quantiles.

    Beside the columns of readings: nation, `ranked` (cities ranked in the tier), and the peers'
    QUANTILES among those whose figures may be compared. What may not be shown is missing.
    """
    rows = []
    row, mates = keys(counts, "city").index(code), peers_of(counts, code, against)[1]
    tier = TIERS[counts.tier_of[row]]
    for indicator in INDICATORS.values():
        league = readings(counts, indicator, "city", tier=tier).set_index("entity", drop=False)
        everyone = readings(counts, indicator, "city", ranks=False)
        comparable = everyone["value"][mates & everyone["verdict"].isin(RANKED)].dropna()
        nation = readings(counts, indicator, "national", ranks=False)["value"].iloc[0]
        rows.append(
            {
                **league.loc[code].to_dict(),
                "nation": float(nation),
                "ranked": int(league["rank"].notna().sum()),
                **{
                    name: float(comparable.quantile(share)) if len(comparable) else np.nan
                    for name, share in QUANTILES.items()
                },
            }
        )
    table = pd.DataFrame(rows)
    table.loc[table["verdict"].isin(WITHHELD), FIGURES] = np.nan
    return table


def changes(counts: Counts, before: Counts | None, code: str) -> pd.DataFrame:
    """One row per indicator: now, in the snapshot before, and in the city's own first year.

    indicator, value, value_before, verdict and state, verdict_before and state_before (None without a snapshot before), rank_change, start_year, start, start_answer.
    """
    rows = []
    for key, indicator in INDICATORS.items():
        own = own_start(counts, indicator, code)
        row: dict[str, object] = {
            "indicator": key,
            "value": _value_or_nothing(own.latest),
            "verdict": own.latest["verdict"],
            "state": own.latest["state"],
            "value_before": np.nan,
            "verdict_before": None,
            "state_before": None,
            "rank_change": np.nan,
            "start_year": own.year,
            "start": float(own.first["value"]),
            "start_answer": own.change.answer,
        }
        if own.latest["verdict"] in WITHHELD:
            row["start_answer"] = "unknown"
        if indicator.kind == "progress":  # a year to date says nothing beside a whole year
            row |= {"start": np.nan, "start_answer": "unknown"}
        if before is not None:
            moved = movements(counts, before, indicator).set_index("entity")
            if code in moved.index:
                row |= moved.loc[code, BEFORE].to_dict()
                if row["verdict_before"] in WITHHELD:
                    row["value_before"] = np.nan
        rows.append(row)
    return pd.DataFrame(rows)


def _value_or_nothing(latest: pd.Series) -> float:
    """The value, unless its verdict withholds it."""
    return np.nan if latest["verdict"] in WITHHELD else float(latest["value"])
