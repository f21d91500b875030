"""Which targets a city has missed for certain, by how much of each, and where it stands in its league."""

from dataclasses import dataclass

from metrics.counts.entities import keys
from metrics.counts.snapshot import TIERS, Counts
from metrics.methods.proportions import ratio
from metrics.readings.tidy import readings
from metrics.registry import INDICATORS


@dataclass(frozen=True)
class MissedTarget:
    """`shortfall` is a share of the target; `rank` of `n` ranked cities, NaN outside the ranking."""

    indicator: str
    shortfall: float
    rank: float
    n: int


def missed_targets(counts: Counts, code: str) -> tuple[MissedTarget, ...]:
    """The targets that a city has missed, the widest shortfall first; none before it has reported."""
    tier = TIERS[counts.tier_of[keys(counts, "city").index(code)]]
    missed = []
    for key, indicator in INDICATORS.items():
        league = readings(counts, indicator, "city", tier=tier)
        row = league[league["entity"] == code].iloc[0]
        if row["verdict"] == "missed":
            shortfall = float(ratio(row["target"] - row["value"], row["target"]))
            ranked = int(league["rank"].notna().sum())
            missed.append(MissedTarget(key, shortfall, float(row["rank"]), ranked))
    return tuple(sorted(missed, key=lambda target: -target.shortfall))
