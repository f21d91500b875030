"""What is said where a figure rests on monthly summaries."""

from collections.abc import Mapping
from typing import Any

from i18n import Language, text
from i18n.formats import count
from metrics.definition import Indicator

OF_BUSINESSES = "business"  # the count table whose units are businesses


def summary_words(indicator: Indicator, row: Mapping[str, Any], language: Language) -> str:
    """How many cities and how much of a figure come by summary; "" where none does."""
    if not row["summary_cities"] > 0:
        return ""
    unit = "businesses" if indicator.counts == OF_BUSINESSES else "persons"
    return text(
        f"summaries.part_{unit}",
        language,
        cities=count(row["summary_cities"], language),
        n=count(row["by_summary"], language),
    )
