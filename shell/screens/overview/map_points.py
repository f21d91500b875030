"""The cities of the leaders' map, with their words."""

import pandas as pd

from i18n import Language
from i18n.formats import measure
from metrics.counts.entities import names
from metrics.counts.snapshot import Counts
from metrics.readings.tidy import readings
from metrics.readings.verdicts import LEFT
from metrics.registry import INDICATORS


def map_points(counts: Counts, indicator: str, language: Language) -> pd.DataFrame:
    """Cities of the programme to put on a map: code, name, latitude, longitude, state, value_text.

    In Chinese also `province`, whose two characters fit between the cities; English names do not.
    """
    cities, city_names = counts.tables["cities"], names(counts, "city")
    table = readings(counts, INDICATORS[indicator], "city", ranks=False)
    unit = INDICATORS[indicator].unit
    points = pd.DataFrame(
        {
            "code": table["entity"],
            "name": [getattr(city_names[code], language) for code in table["entity"]],
            "latitude": cities["latitude"].astype(float),
            "longitude": cities["longitude"].astype(float),
            "state": table["state"],
            "value_text": [measure(value, unit, language) for value in table["value"]],
        }
    )
    if language == "zh":
        points["province"] = counts.tables["provinces"]["short_zh"][counts.province_of]
    return points[points["state"] != LEFT].reset_index(drop=True)
