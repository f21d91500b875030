"""Verdicts in markdown: shape, word and the colour of the charts."""

from collections.abc import Collection, Mapping

from i18n import Language
from i18n.verdicts import ICONS, VERDICTS, badge, word
from metrics.readings.verdicts import DECIDED

# Names of Streamlit's semantic colours; .streamlit/config.toml gives them the palette's values.
COLOURS = {
    "met": "blue",
    "likely_met": "green",
    "undecided": "gray",
    "likely_missed": "yellow",
    "missed": "orange",
    "immature": "gray",
    "unreported": "gray",
    "not_recorded": "gray",
    "quality_hold": "violet",
    "too_small": "gray",
    "no_target": "gray",
}

SEPARATOR = " · "

__all__ = ["COLOURS", "ICONS", "VERDICTS", "badge", "coloured", "legend", "tally", "word"]


def tally(numbers: Mapping[str, int], language: Language) -> str:
    """How many stand at each verdict, the one phrase for it on all pages: 达标 44 · 很可能达标 10 · …

    The five verdicts always, in their order; the states that withhold one only where they occur.
    """
    return SEPARATOR.join(
        f"{word(verdict, language)} {numbers.get(verdict, 0)}"
        for verdict in VERDICTS
        if verdict in DECIDED or numbers.get(verdict, 0)
    )


def coloured(verdict: str, language: Language) -> str:
    """Markdown of a verdict as coloured words."""
    return f":{COLOURS[verdict]}[{badge(verdict, language)}]"


def legend(verdicts: Collection[str], language: Language) -> str:
    """Markdown of one line that names the verdicts on a page, in their fixed order."""
    return "　".join(coloured(verdict, language) for verdict in VERDICTS if verdict in verdicts)
