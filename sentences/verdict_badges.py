"""Verdicts in markdown: shape, word and the colour of the charts."""

from collections.abc import Collection, Mapping

from i18n import Language
from i18n.verdicts import ICONS, STATES, badge, word
from metrics.readings.verdicts import VERDICT_OF, tallied

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
    "left": "gray",
}
COLOURS |= {state: COLOURS[verdict] for state, verdict in VERDICT_OF.items()}

SEPARATOR = " · "

__all__ = ["COLOURS", "ICONS", "STATES", "badge", "coloured", "legend", "tally", "word"]


def tally(numbers: Mapping[str, int], language: Language) -> str:
    """How many stand at each state, the one phrase for it on all pages: 达标 44 · 很可能达标 10 · …

    The five verdicts always, in their order, or the words of a running year where numbers of
    those are given; the states that withhold a verdict only where they occur.
    """
    return SEPARATOR.join(
        f"{word(state, language)} {numbers.get(state, 0)}" for state in tallied(numbers)
    )


def coloured(verdict: str, language: Language) -> str:
    """Markdown of a state as coloured words."""
    words = badge(verdict, language).replace(" ", "\u00a0", 1)  # no line begins with the word alone
    return f":{COLOURS[verdict]}[{words}]"


def legend(verdicts: Collection[str], language: Language) -> str:
    """Markdown of one line that names the verdicts on a page, in their fixed order."""
    return "　".join(coloured(verdict, language) for verdict in ICONS if verdict in verdicts)
