"""How the what-if writes its numbers: a target, a lever's position, an amount, a change."""

import math
from datetime import date

from i18n import Language, pick, text
from i18n.formats import MISSING, count, month, number, percent
from metrics.registry import INDICATORS
from metrics.what_if.levers.catalogue import LEVERS
from metrics.what_if.levers.observed import ObservedRange
from shell.parts.escape import escape
from shell.screens.what_if.scopes import scope_name
from shell.viewer.view import View

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


def where(view: View, scope: str) -> str:
    """A scope's name, harmless in markdown."""
    return escape(scope_name(view, scope))


def seen_told(view: View, key: str, seen: ObservedRange, at: float = math.inf) -> str:
    """The end of what peers ever had that a position is held against: the lowest for one below
    it, else the highest; with city and month where they may be told."""
    if math.isnan(seen.high):
        return text("what_if.seen_never", view.language)
    below = at < seen.low
    end, code, label = (
        (seen.low, seen.low_city, seen.low_month) if below else (seen.high, seen.city, seen.month)
    )
    values = {
        "end": text(f"what_if.end_{'lowest' if below else 'highest'}", view.language),
        "value": lever_at(key, end, view.language),
    }
    if not label:
        return text("what_if.seen_anywhere", view.language, **values)
    values["month"] = month_told(label, view.language)
    if not code:
        return text("what_if.seen_own", view.language, **values)
    city = escape(scope_name(view, code))
    return text("what_if.seen_city", view.language, city=city, **values)


def month_told(label: str, language: Language) -> str:
    """A month's label (2009-09) in words; a dash where there is none."""
    return month(date(int(label[:4]), int(label[5:7]), 1), language) if label else MISSING


def lever_name(key: str, language: Language) -> str:
    """Name of a lever."""
    return pick(LEVERS[key].name, language)


def indicator_name(key: str, language: Language) -> str:
    """Short name of an indicator within a sentence."""
    name = pick(INDICATORS[key].short, language)
    return name if language == "zh" else name[:1].lower() + name[1:]


def joined(parts: list[str], language: Language) -> str:
    """Sentences in a row."""
    return ("" if language == "zh" else " ").join(part for part in parts if part)
