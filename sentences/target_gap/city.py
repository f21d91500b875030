"""One city against its six targets: how many stand at each verdict, and the running year in words."""

from collections import Counter
from typing import Any

from i18n import Language, pick, text
from metrics.counts.entities import TIER_NAMES
from metrics.counts.snapshot import Counts
from metrics.overall.gaps import gaps_of_city
from metrics.registry import INDICATORS
from sentences.city_names import city_names
from sentences.escape import escape
from sentences.target_gap import amounts
from sentences.verdict_badges import tally


def city_verdicts(counts: Counts, language: Language, city: str) -> str:
    """The city, its tier, and how many of its targets stand at each verdict."""
    rows = gaps_of_city(counts, city)
    return text(
        "target_gap.city",
        language,
        name=city_names(counts, language)[city],
        tier=escape(pick(TIER_NAMES[rows["tier"].iloc[0]], language)),
        parts=tally(Counter(rows["verdict"]), language),
    )


def year_rows(counts: Counts, language: Language, city: str) -> list[dict[str, str]]:
    """The running year of a city in words, one row per target: gap, need, pace and outlook."""
    return [_year_row(row, language) for row in gaps_of_city(counts, city).itertuples()]


def _year_row(row: Any, language: Language) -> dict[str, str]:
    return {
        "name": pick(INDICATORS[row.indicator].short, language),
        "gap": amounts.gap(row, language),
        "needed": amounts.needed(row, language),
        "pace": amounts.paces(row, language),
        "outlook": amounts.outlook_with_chance(row, language),
    }
