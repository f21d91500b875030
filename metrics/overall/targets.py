"""All six targets in one table: of the nation, of the cities by verdict, and who misses most.

Plain functions of the counts of one snapshot.
"""

import pandas as pd

from metrics.counts.snapshot import Counts
from metrics.methods.proportions import ratio
from metrics.overall.summary import all_targets
from metrics.readings.tidy import readings
from metrics.readings.verdicts import NO_FIGURE
from metrics.registry import INDICATORS


def national(counts: Counts) -> pd.DataFrame:
    """One row per indicator: its national reading and `share_done`, the value per target."""
    rows = [readings(counts, indicator, "national") for indicator in INDICATORS.values()]
    table = pd.concat(rows, ignore_index=True)
    table["share_done"] = ratio(table["value"].to_numpy(), table["target"].to_numpy())
    return table


def cities_by_state(counts: Counts) -> pd.DataFrame:
    """Number of cities by indicator and state: indicator, state, n."""
    sizes = all_targets(counts).groupby(["indicator", "state"], sort=False).size()
    return sizes.rename("n").reset_index()


def numbers_by_state(counts: Counts, indicator: str) -> dict[str, int]:
    """Number of cities at every state of one indicator that occurs."""
    table = cities_by_state(counts)
    rows = table[table["indicator"] == indicator]
    return {str(row.state): int(row.n) for row in rows.itertuples()}


def shortfalls(counts: Counts, indicator: str, n: int) -> pd.DataFrame:
    """The cities that miss most persons or businesses: entity, needed; largest first, then code."""
    table = readings(counts, INDICATORS[indicator], "city", ranks=False)
    table = table[(table["needed"] > 0) & ~table["verdict"].isin(NO_FIGURE)]
    return table.sort_values(["needed", "entity"], ascending=[False, True]).head(n)


def unreported_cities(counts: Counts) -> list[str]:
    """Codes of the cities whose return has not come in."""
    return [f"{code:06d}" for code in counts.codes[counts.silent]]
