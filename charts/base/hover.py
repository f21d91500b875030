"""What a reader learns by pointing at a city: one short block of lines per reading."""

import math

import pandas as pd

from charts.base.words import Kind, Language, amount, say, span_text
from i18n.formats import count
from i18n.verdicts import badge


def reading_hover(
    readings: pd.DataFrame, names: dict[str, str], language: Language, kind: Kind
) -> list[str]:
    """Name, value with interval, n, rank with interval and verdict, one text per reading."""
    lines = zip(*(readings[column].tolist() for column in _COLUMNS), strict=True)
    template, ranked = say("hover_reading", language), say("hover_rank", language)
    early = readings.get("provisional", pd.Series(False, readings.index)).tolist()
    blocks = []
    for (entity, value, lower, upper, n, rank, first, last, verdict), soon in zip(
        lines, early, strict=True
    ):
        block = template.format(
            name=names.get(entity, entity),
            value=amount(value, kind, language),
            span=span_text(lower, upper, kind, language),
            n=count(n, language),
        )
        if not math.isnan(rank):
            block += "<br>" + ranked.format(rank=int(rank), first=_whole(first), last=_whole(last))
        blocks.append(f"{block}<br>{badge(verdict, language, soon)}")
    return blocks


_COLUMNS = [
    "entity",
    "value",
    "lower",
    "upper",
    "denominator",
    "rank",
    "rank_lower",
    "rank_upper",
    "state",
]


def _whole(rank: float) -> str:
    return "–" if math.isnan(rank) else str(int(rank))
