"""Money as charts draw it: by ten thousand yuan."""

import pandas as pd

from charts.base.words import LARGE, in_large
from metrics.definition import Indicator


def chart_rows(rows: pd.DataFrame, figure: Indicator) -> pd.DataFrame:
    """The rows as charts draw them."""
    if not in_large(figure):
        return rows
    return rows.assign(**{name: rows[name] / LARGE for name in ("value", "lower", "upper")})


def chart_value(value: float, figure: Indicator) -> float:
    """A value as charts draw it."""
    return value / LARGE if in_large(figure) else value
