"""Large amounts of money as charts draw them: by ten thousand yuan."""

import pandas as pd

from metrics.definition import Indicator
from sentences.tasks.figures import in_large

LARGE = 10_000  # yuan


def chart_rows(rows: pd.DataFrame, figure: Indicator) -> pd.DataFrame:
    """The rows as charts draw them; large amounts of money by ten thousand yuan."""
    if not in_large(figure):
        return rows
    return rows.assign(**{name: rows[name] / LARGE for name in ("value", "lower", "upper")})
