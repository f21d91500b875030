"""The words and numbers that stand on charts, in the reader's language."""

from typing import Literal

import pandas as pd

from i18n import Language, formats, text
from metrics.counts.months import month_end
from metrics.definition import Indicator

__all__ = [
    "LARGE",
    "Kind",
    "Language",
    "amount",
    "chart_kind",
    "in_large",
    "month_name",
    "month_numbers",
    "say",
    "span_text",
]

# What a value is, as in `metrics.definition.Kind`; "count" is also persons per month. Days and
# money have forms of their own, whatever they are; charts draw money by ten thousand yuan.
Kind = Literal[
    "rate", "progress", "mean", "share", "events", "count", "median", "days", "large_yuan"
]
UNITS: dict[Kind, formats.Unit] = {
    "mean": "jobs",
    "events": "per_hundred",
    "count": "number",
    "median": "number",
    "days": "days",
    "large_yuan": "yuan",
}
LARGE = 10_000  # yuan


def say(key: str, language: Language, **values: object) -> str:
    """The chart text of this key; a missing key raises KeyError."""
    return text(f"charts.{key}", language, **values)


def amount(value: float | None, kind: Kind, language: Language, digits: int | None = None) -> str:
    """A figure as printed everywhere: "83.1%", "2.15" jobs, "23 days", a dash for nothing."""
    if kind == "large_yuan" and value is not None:
        value = round(value * LARGE, 2)  # to the fen, as it was before it was divided
    return formats.measure(value, UNITS.get(kind, "percent"), language, digits)


def chart_kind(indicator: Indicator) -> Kind:
    """What the values of an indicator are on a chart."""
    if in_large(indicator):
        return "large_yuan"
    return "days" if indicator.unit == "days" else indicator.kind


def in_large(indicator: Indicator) -> bool:
    """Whether charts draw an indicator by ten thousand yuan: an amount of money."""
    return indicator.unit == "yuan"


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
