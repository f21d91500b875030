"""The words on a city's card: its place, its intervals, its cases, and how its rank moved."""

import math

import pandas as pd

from i18n import Language, text
from i18n.formats import count, interval
from metrics.registry import INDICATORS
from sentences.city_ranking.headline import denominator


def name_and_rank(name: str, rank: float, language: Language) -> str:
    """The city and its place; the name alone where it bears no rank."""
    if math.isnan(rank):
        return name
    return text("city_ranking.place", language, city=name, rank=int(rank))


def range_lines(
    row: pd.Series, ranked: int, indicator: str, variant: str | None, language: Language
) -> tuple[str, str, str]:
    """The interval of the value, the interval of the rank among so many, and what was counted."""
    exact = INDICATORS[indicator].kind == "progress"
    unit = INDICATORS[indicator].unit
    form = "no_place" if math.isnan(row["rank"]) else "place_of" if exact else "place_interval"
    return (
        text(
            "city_ranking.complete_count" if exact else "city_ranking.value_interval",
            language,
            interval=interval(row["lower"], row["upper"], unit, language),
        ),
        text(
            f"city_ranking.{form}",
            language,
            first=count(row["rank_lower"], language),
            last=count(row["rank_upper"], language),
            n=ranked,
        ),
        text(
            "city_ranking.of",
            language,
            x=count(row["numerator"], language),
            n=count(row["denominator"], language),
            denominator=denominator(indicator, variant, language),
        ),
    )


def rank_move(change: float, language: Language) -> str:
    """How a rank moved since the snapshot before, by places won (positive) or lost."""
    if math.isnan(change):
        return text("city_ranking.moved_unknown", language)
    way = "not" if change == 0 else "up" if change > 0 else "down"
    return text(f"city_ranking.moved_{way}", language, n=int(abs(change)))
