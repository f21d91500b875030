"""Words in the service chain's cards, bars and tables."""

import math
from typing import Any

from i18n import Language, pick
from i18n.formats import MISSING, count, interval, measure, number, percent
from i18n.verdicts import badge, word
from metrics.counts.entities import By
from metrics.counts.periods import Span
from metrics.registry import INDICATORS
from sentences.service_chain.names import persons, points_within, say, signed_points, span_words


def step_ranges(row: dict[Any, Any], by: By, language: Language) -> tuple[str, ...]:
    """Interval and cases of a step, and the rate of its peers where there are any."""
    limits = interval(row["lower"], row["upper"], "percent", language)
    n = count(row["denominator"], language)
    ranges = (
        say("card.interval", language, interval=limits),
        denominator(row["step"], row["watched"], n, language),
    )
    if math.isnan(row["peers"]):
        return ranges
    peers = percent(row["peers"], language)
    return (*ranges, say(f"card.peers_{by}", language, peers=peers))


def denominator(step: str, watched: str, n: str, language: Language) -> str:
    """Of whom a step is a share; the last one of an older snapshot of those known."""
    known = "_known" if step == "operating" and watched == "known" else ""
    return say(f"denominator.{step}{known}", language, n=n).strip()


def named_by_months(name: str, months: Span, language: Language) -> str:
    """A figure read over other months than on other pages, with its months in its name."""
    return say("card.name", language, name=name, months=span_words(months, language))


def usual(indicator: str, value: float, months: tuple[int, int], language: Language) -> str:
    """The indicator's own reading, with its first and last month number."""
    definition = INDICATORS[indicator]
    return say(
        "card.usual",
        language,
        name=pick(definition.name, language),
        value=measure(value, definition.unit, language),
        months=span_words(Span(*months, months[1]), language),
    )


def jobs_ranges(jobs: dict[str, float], language: Language) -> tuple[str, str]:
    """Interval of the workers per business, and how many businesses were asked."""
    lower, upper = (number(jobs[end], language, 2) for end in ("lower", "upper"))
    limits = MISSING if math.isnan(jobs["lower"]) else f"{lower}–{upper}"
    return (
        say("card.interval", language, interval=limits),
        say("card.jobs_n", language, n=count(jobs["denominator"], language)),
    )


def jobs_words(jobs: dict[str, float], language: Language) -> str:
    """Everybody who works in the businesses opened, and how many that is per business."""
    n, value = count(jobs["numerator"], language), number(jobs["value"], language, 2)
    return say("funnel.jobs_words", language, n=n, value=value)


def step_words(row: dict[Any, Any], language: Language) -> str:
    """Persons who took a step and their share of those before it."""
    n, value = persons(row["numerator"], language), percent(row["value"], language)
    return say("funnel.words", language, n=n, value=value)


def bar_notes(peers: float, unknown: float, language: Language) -> list[str]:
    """How many the peers' rate would give, and of how many nothing is known; where it applies."""
    notes = []
    if not math.isnan(peers):
        notes.append(say("funnel.hover_peers", language, n=persons(round(peers), language)))
    if unknown:
        notes.append(say("funnel.unknown", language, n=persons(unknown, language)))
    return notes


def coverage_words(row: dict[Any, Any], language: Language) -> str:
    """The share who received a link, or why none is given."""
    return badge(row["state"], language) if row["state"] else percent(row["value"], language)


def coverage_notes(row: dict[Any, Any], language: Language) -> list[str]:
    """Interval and cases of a link."""
    limits = interval(row["lower"], row["upper"], "percent", language)
    key = "passers" if row["link"] in ("training", "all") else "applies"
    n = count(row["denominator"], language)
    return [say("card.interval", language, interval=limits), say(f"coverage.{key}", language, n=n)]


def rate_and_cases(value: float, n: float, language: Language) -> str:
    """A rate and its denominator: 51.8% (95,192); a dash where nothing is on record."""
    if math.isnan(n):
        return MISSING
    rate, cases = percent(value, language), count(n, language)
    return f"{rate}（{cases}）" if language == "zh" else f"{rate} ({cases})"


def raw_difference(value: float, language: Language) -> str:
    """A plain difference in points."""
    return MISSING if math.isnan(value) else signed_points(value, language)


def state_word(state: str, language: Language) -> str:
    """Why a figure is not given or not compared, in a word; nothing where it is."""
    if state == "after":
        return say("effects.after", language)
    return word(state, language) if state else ""


def adjusted_difference(row: dict[Any, Any], language: Language) -> str:
    """The adjusted difference in points with its interval, or why none is given."""
    if row["state"] == "after":
        return say("effects.after", language)
    if row["state"]:
        return badge(row["state"], language)
    return points_within(row["difference"], row["lower"], row["upper"], language)


def peers_difference(row: dict[Any, Any], language: Language) -> str:
    """Difference to the peers in points with its interval, or why none is given."""
    if row["state"]:
        return badge("too_small" if row["state"] == "immature" else row["state"], language)
    if math.isnan(row["difference"]):
        return MISSING
    ends = row["difference"], row["difference_lower"], row["difference_upper"]
    return points_within(*ends, language)
