"""The worked example of a figure: the nation's current value as a division with its numbers."""

import pandas as pd

from i18n import Language, pick, text
from i18n.formats import count, interval, measure, month, number
from metrics.counts.months import month_end
from metrics.counts.periods import Span
from metrics.definition import Indicator
from metrics.methods.proportions import ratio
from metrics.registry import FIGURES

# How a kind's example is written, where it is not numerator by denominator.
DIVISION = {"count": "example_number", "median": "example_median", "events": "example_events"}


def example(reading: pd.Series, months: Span, language: Language, figure: str) -> tuple[str, str]:
    """The division, and the sentence that says which months it reads.

    `reading` is the nation's row of `metrics.readings.tidy`.
    """
    indicator = FIGURES[figure]
    numbers = _numbers(reading, months, language, indicator)
    division = DIVISION.get(indicator.kind, "example_division")
    sentences = [text(f"definitions.{_period(indicator)}", language, **numbers)]
    if indicator.classes and reading["effective"] < reading["denominator"]:
        sentences.append(text("definitions.example_classes", language, **numbers))
    return (
        text(f"definitions.{division}", language, **numbers),
        ("" if language == "zh" else " ").join(sentences),
    )


def _period(indicator: Indicator) -> str:
    """Key of the sentence that says which months the example reads."""
    if indicator.kind == "progress":
        return "example_count"
    if indicator.stock:
        return "example_stock"
    return "example_sum" if indicator.kind in ("share", "count") else "example_rate"


def _numbers(
    reading: pd.Series, months: Span, language: Language, indicator: Indicator
) -> dict[str, str]:
    """The numbers of the example, written out."""
    return {
        "first": month(month_end(months.first), language),
        "last": month(month_end(months.last), language),
        "numerator": count(reading["numerator"], language),
        "scale": count(indicator.scale, language),
        "denominator": count(reading["denominator"], language),
        "value": measure(reading["value"], indicator.unit, language),
        "effect": number(float(ratio(reading["denominator"], reading["effective"])), language, 2),
        "effective": count(reading["effective"], language),
        "interval": interval(reading["lower"], reading["upper"], indicator.unit, language),
    }


def uncounted(version: str, language: Language) -> str:
    """That the snapshot is older than the figure."""
    return text("definitions.uncounted", language, version=version)


def variant_names(figure: str, language: Language) -> dict[str | None, str]:
    """Names of the headline's definition (None) and of every other."""
    variants = FIGURES[figure].variants
    main: dict[str | None, str] = {None: text("filters.variant_main", language)}
    return main | {key: pick(variant.name, language) for key, variant in variants.items()}
