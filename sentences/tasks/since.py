"""Since when each city has what a task asks for: of one city, and of all by year."""

from collections import Counter

import pandas as pd

from i18n import Language, text
from i18n.formats import listing
from metrics.definition import Indicator
from sentences.established import established, established_since


def cities_by_year(days: pd.DataFrame, language: Language, figure: Indicator) -> str:
    """The cities by the year of their day; `days` as in `metrics.board.since`."""
    years = Counter(day.year for day in days["day"])
    parts = [text("tasks.since_year", language, year=year, n=years[year]) for year in sorted(years)]
    return text(
        "tasks.since",
        language,
        n=len(days),
        has=established(figure, True, language),
        years=listing(parts, language),
    )


def state_of_city(
    days: pd.DataFrame,
    language: Language,
    figure: Indicator,
    city: str,
    has: bool,
    variant: str | None = None,
) -> str:
    """What is said of one city: 已建立（2007年10月） or 未建立."""
    own = days.loc[days["entity"] == city, "day"]
    since = None if own.empty else own.iloc[0]
    return established_since(figure, has, since, language, variant)


def since_alt(n: int, language: Language) -> str:
    """The list of cities in words, for those who cannot see it."""
    return text("tasks.since_alt", language, n=n)
