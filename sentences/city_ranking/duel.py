"""Is one city truly ahead of another? Question, answer and caution; names are safe in markdown."""

from i18n import Language, text
from i18n.formats import MINUS, difference, listing, number
from metrics.overall.duel import Duel
from metrics.registry import INDICATORS
from sentences.verdict_badges import coloured


def question(first: str, second: str, language: Language) -> str:
    """Is A truly ahead of B?"""
    return text("city_ranking.duel_question", language, first=first, second=second)


def answer(result: Duel, indicator: str, first: str, second: str, language: Language) -> str:
    """Yes, no or undecided, with the difference and its interval."""
    definition = INDICATORS[indicator]
    exact = "exact_" if definition.kind == "progress" else ""
    return text(
        f"city_ranking.duel_{exact}{result.answer}",
        language,
        first=first,
        second=second,
        difference=difference(result.difference, definition.unit, language),
        lower=_end(result.lower, indicator, language),
        upper=_end(result.upper, indicator, language),
    )


def unknown(cities: list[str], language: Language) -> str:
    """That these cities have no value to compare."""
    return text("city_ranking.duel_unknown", language, names=listing(cities, language))


def _end(value: float, indicator: str, language: Language) -> str:
    """An end of the interval; its unit stands with the difference."""
    points = INDICATORS[indicator].unit == "percent"
    words = number(100 * value if points else value, language, 1 if points else 2)
    return words if words.startswith(MINUS) or value == 0 else f"+{words}"


def caution(city: str, verdict: str, language: Language) -> str:
    """Why a city that bears no rank is compared with reserve."""
    words = coloured(verdict, language)
    return text("city_ranking.duel_caution", language, city=city, verdict=words)


def subtitle(first: str, second: str, alone: bool, language: Language) -> str:
    """What the differences are, of one indicator alone or of all rates, and how they are reckoned."""
    form = "_alone" if alone else ""
    words = text(f"city_ranking.duel_subtitle{form}", language, first=first, second=second)
    return f"{words}  \n{text('city_ranking.duel_method', language)}"
