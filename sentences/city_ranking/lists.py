"""The lists beside the ranking, red and black, above and below, and what the table's search finds."""

from collections.abc import Sequence
from typing import Literal

from i18n import Language, text
from i18n.formats import listing

ListName = Literal["red", "black", "above", "below"]


def city_list(
    name: ListName, cities: Sequence[str], language: Language, provisional: bool = False
) -> str:
    """What a list means, the number and the safe names; a sentence where it is empty.

    `provisional`: it rests on verdicts of a year that is not ripe, and says so.
    """
    if not cities:
        return text(f"city_ranking.{name}_none", language)
    title = text(f"city_ranking.{name}", language, n=len(cities))
    meaning = text(f"city_ranking.{name}_meaning", language)
    if provisional:
        meaning = text("verdicts.provisional", language, verdict=meaning)
    return f"**{title}** {meaning}  \n{listing(list(cities), language)}"


def matches(n: int, language: Language) -> str:
    """How many cities a search finds."""
    return text("city_ranking.found" if n else "city_ranking.found_none", language, n=n)


def table_alt(n: int, language: Language) -> str:
    """The table in words, for those who cannot see it."""
    return text("city_ranking.alt_table", language, n=n)
