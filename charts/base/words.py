"""The words and numbers that stand on charts, in the reader's language."""

from typing import Literal

import pandas as pd

from i18n import Language, formats, text
from metrics.counts.months import month_end

__all__ = ["Kind", "Language", "amount", "month_name", "month_numbers", "say", "span_text"]

# What a value is, as in `metrics.definition.Kind`; "count" is also persons per month.
Kind = Literal["rate", "progress", "mean", "share", "events", "count", "median"]
DIGITS: dict[Kind, int] = {"mean": 2, "count": 0, "median": 0}


def say(key: str, language: Language, **values: object) -> str:
    """The chart text of this key; a missing key raises KeyError."""
    return text(f"charts.{key}", language, **values)


def amount(value: float | None, kind: Kind, language: Language, digits: int | None = None) -> str:
    """A figure as printed: "83.1%" for shares, "2.15" for means, a dash for nothing."""
    places = DIGITS.get(kind, 1) if digits is None else digits
    if kind in ("mean", "events", "count", "median"):
        return formats.number(value, language, places)
    return formats.percent(value, language, places)


def span_text(lower: float, upper: float, kind: Kind, language: Language) -> str:
    """An interval as "80.2%–85.7%", a dash where it is unknown."""
    ends = amount(lower, kind, language), amount(upper, kind, language)
    return formats.MISSING if formats.MISSING in ends else "–".join(ends)


def month_name(month: int, language: Language) -> str:
    """A month number (year x 12 + month - 1) as "2009年3月" or "March 2009"."""
    return formats.month(month_end(int(month)), language)


def month_numbers(months: pd.Series) -> list[int]:
    """Month numbers of a column that holds them already, or labels such as "2009-03"."""
    if pd.api.types.is_numeric_dtype(months):
        return [int(month) for month in months]
    return [int(str(label)[:4]) * 12 + int(str(label)[5:7]) - 1 for label in months]
