"""Places in an order and how they changed, as they stand in tables."""

import math

from i18n import Language
from i18n.formats import MISSING, count


def rank_change(change: float) -> str:
    """Places won or lost: ↑2, ↓3, 0."""
    if math.isnan(change):
        return MISSING
    return f"{'↑' if change > 0 else '↓' if change < 0 else ''}{abs(change):.0f}"


def rank_interval(first: float, last: float, language: Language) -> str:
    """Best and worst place: 3–9."""
    if math.isnan(first):
        return MISSING
    return f"{count(first, language)}–{count(last, language)}"
