"""Since when each city has a body, a plan or an association: the first day of its record."""

from datetime import date, timedelta

import numpy as np
import pandas as pd

from metrics.counts.snapshot import Counts

TABLE = "governance_dates"
# The column `duty` of the table holds places in this list.
DUTIES = ("leadership_group", "implementing_body", "local_plan", "dedicated_body", "association")
FIRST_DAY = date(1970, 1, 1)


def since(counts: Counts, figure: str) -> pd.DataFrame:
    """One row per city that has it, columns entity and day, the earliest first.

    A city that did not report is left out. Empty where the figure is no such duty, or where the
    snapshot is older than the day.
    """
    dates = counts.tables.get(TABLE)
    if dates is None or figure not in DUTIES:
        return pd.DataFrame({"entity": [], "day": []}, dtype=object)
    known = np.isin(dates["city"], counts.codes[counts.reported])
    of_figure = (dates["duty"] == DUTIES.index(figure)) & known
    rows = sorted(
        zip(dates["day"][of_figure].tolist(), dates["city"][of_figure].tolist(), strict=True)
    )
    first_days = [(f"{city:06d}", FIRST_DAY + timedelta(days=day)) for day, city in rows]
    return pd.DataFrame(first_days, columns=["entity", "day"], dtype=object)


def since_of(counts: Counts, figure: str, city: str) -> date | None:
    """The day since when one city has it; None where it has not or where the day is not known."""
    first_days = since(counts, figure)
    day = first_days.loc[first_days["entity"] == city, "day"]
    return None if day.empty else day.iloc[0]
