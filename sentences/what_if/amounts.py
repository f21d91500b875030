"""How the what-if writes its numbers: a target, a lever's position, an amount, a change."""

import math
from datetime import date

from i18n import Language, pick, text
from i18n.formats import MISSING, count, month, number, percent
from metrics.registry import INDICATORS
from metrics.what_if.levers.catalogue import LEVERS
from metrics.what_if.levers.observed import ObservedRange

ARROW = " → "


def goal(key: str, value: float, language: Language) -> str:
    """A target as said: 85%, 5 jobs per business, 1,500 persons."""
    if INDICATORS[key].kind == "rate":
        return brief_percent(value, language)
    if INDICATORS[key].kind == "mean":
        return brief(value, language, 2)
    return count(value, language)


def brief(value: float, language: Language, digits: int = 1) -> str:
    """A number without idle zeros behind the point; a dash where there is none."""
    if math.isnan(value):
        return MISSING
    enough = (at for at in range(digits) if abs(value - round(value, at)) < 0.5 * 10**-digits)
    return number(value, language, next(enough, digits))


def brief_percent(value: float, language: Language) -> str:
    """A share as 85% or 82.5%."""
    return MISSING if math.isnan(value) else brief(100 * value, language) + "%"


def lever_at(key: str, value: float, language: Language) -> str:
    """A lever's position: 52.3%, 4.5, 1,500."""
    if math.isnan(value):
        return MISSING
    kind = LEVERS[key].kind
    if kind in ("rate", "share"):
        return percent(value, language)
    return number(value, language, 2) if kind == "mean" else count(value, language)


def ends(low: str, high: str) -> str:
    """Two ends as one range; one number where they are written alike."""
    return low if low == high else f"{low}–{high}"


def changed(before: str, after: str) -> str:
    """Before → after, the latter strong; one number where nothing changed."""
    return before if before == after else f"{before}{ARROW}**{after}**"


def seen_words(
    key: str, seen: ObservedRange, city: str, language: Language, at: float = math.inf
) -> str:
    """The end of what peers ever had that a position is held against: the lowest for one below
    it, else the highest; with city and month where they may be told.

    `city` is that end's city by name, as `seen_city` gives its code.
    """
    if math.isnan(seen.high):
        return text("what_if.seen_never", language)
    below = at < seen.low
    end, month_label = (seen.low, seen.low_month) if below else (seen.high, seen.month)
    values = {
        "end": text(f"what_if.end_{'lowest' if below else 'highest'}", language),
        "value": lever_at(key, end, language),
    }
    if not month_label:
        return text("what_if.seen_anywhere", language, **values)
    values["month"] = month_words(month_label, language)
    if not city:
        return text("what_if.seen_own", language, **values)
    return text("what_if.seen_city", language, city=city, **values)


def seen_city(seen: ObservedRange, at: float = math.inf) -> str:
    """The code of the city where that end was seen; "" where it may not be told."""
    return seen.low_city if at < seen.low else seen.city


def month_words(label: str, language: Language) -> str:
    """A month's label (2009-09) in words; a dash where there is none."""
    return month(date(int(label[:4]), int(label[5:7]), 1), language) if label else MISSING


def lever_name(key: str, language: Language) -> str:
    """Name of a lever."""
    return pick(LEVERS[key].name, language)


def name_within(key: str, language: Language) -> str:
    """Name of a lever within a sentence."""
    return _within(lever_name(key, language), language)


def indicator_name(key: str, language: Language) -> str:
    """Short name of an indicator within a sentence."""
    return _within(pick(INDICATORS[key].short, language), language)


def _within(name: str, language: Language) -> str:
    return name if language == "zh" else name[:1].lower() + name[1:]


def joined(parts: list[str], language: Language) -> str:
    """Sentences in a row."""
    return ("" if language == "zh" else " ").join(part for part in parts if part)
