"""What is said of cities that left the programme: to whoever follows an old link, and of successors."""

from i18n import Language, pick, text
from i18n.formats import day, listing
from metrics.counts.entities import names
from metrics.counts.left_cities import LeftCity, left_cities, predecessors
from metrics.counts.snapshot import Counts
from sentences.city_names import city_names


def left_words(counts: Counts, language: Language) -> dict[str, tuple[str, str, str]]:
    """Of every city that left, by code: its name, the day it left in words, its successor or ""."""
    wording = names(counts, "city")
    return {
        code: (pick(wording[code], language), day(left.day, language), left.successor)
        for code, left in left_cities(counts).items()
    }


def taken_over(counts: Counts, language: Language, city: str) -> str:
    """Whose duties a city took over, and where their figures are; "" where it took over nobody's."""
    before = predecessors(counts, city)
    if not before:
        return ""
    safe = city_names(counts, language)
    cities = listing([_dated(left, safe[left.code], language) for left in before], language)
    return text("city_profile.taken_over", language, city=safe[city], cities=cities)


def _dated(left: LeftCity, name: str, language: Language) -> str:
    return text("city_profile.left_on", language, city=name, day=day(left.day, language))
