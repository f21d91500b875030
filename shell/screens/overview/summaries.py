"""Short answers over all cities or all targets, from the counts of one snapshot.

Plain functions of counts, for `shell.cache.readings.cached`.
"""

import pandas as pd

from i18n import Language
from i18n.formats import measure
from metrics.counts.entities import names
from metrics.counts.snapshot import Counts
from metrics.methods.proportions import ratio
from metrics.readings.tidy import readings
from metrics.registry import INDICATORS


def national(counts: Counts) -> pd.DataFrame:
    """One row per indicator: its national reading and `share_done`, the value per target."""
    rows = [readings(counts, indicator, "national") for indicator in INDICATORS.values()]
    table = pd.concat(rows, ignore_index=True)
    table["share_done"] = ratio(table["value"].to_numpy(), table["target"].to_numpy())
    return table


def verdict_counts(counts: Counts) -> pd.DataFrame:
    """Number of cities by indicator and verdict: indicator, verdict, n."""
    rows = pd.concat([readings(counts, i, "city", ranks=False) for i in INDICATORS.values()])
    found = rows.groupby(["indicator", "verdict"], sort=False).size()
    return found.rename("n").reset_index()


def shortfalls(counts: Counts, indicator: str, n: int) -> pd.DataFrame:
    """The cities that miss most persons or businesses: entity, needed; largest first, then code."""
    table = readings(counts, INDICATORS[indicator], "city", ranks=False)
    table = table[(table["needed"] > 0) & (table["verdict"] != "unreported")]
    return table.sort_values(["needed", "entity"], ascending=[False, True]).head(n)


def map_points(counts: Counts, indicator: str, language: Language) -> pd.DataFrame:
    """Cities to put on a map: code, name, latitude, longitude, verdict, value_text.

    In Chinese also `province`, whose two characters fit between the cities; English names do not.
    """
    held, wording = counts.tables["cities"], names(counts, "city")
    table = readings(counts, INDICATORS[indicator], "city", ranks=False)
    unit = INDICATORS[indicator].unit
    points = pd.DataFrame(
        {
            "code": table["entity"],
            "name": [getattr(wording[code], language) for code in table["entity"]],
            "latitude": held["latitude"].astype(float),
            "longitude": held["longitude"].astype(float),
            "verdict": table["verdict"],
            "value_text": [measure(value, unit, language) for value in table["value"]],
        }
    )
    if language == "zh":
        points["province"] = counts.tables["provinces"]["short_zh"][counts.province_of]
    return points
