"""Verdicts in markdown: shape, word and the colour of the charts."""

from collections.abc import Collection

from i18n import Language
from i18n.verdicts import ICONS, VERDICTS, badge, word

# Names of Streamlit's semantic colours; .streamlit/config.toml gives them the palette's values.
COLOURS = {
    "met": "blue",
    "likely_met": "green",
    "undecided": "gray",
    "likely_missed": "yellow",
    "missed": "orange",
    "immature": "gray",
    "unreported": "gray",
    "quality_hold": "violet",
    "too_small": "gray",
    "no_target": "gray",
}

__all__ = ["COLOURS", "ICONS", "VERDICTS", "badge", "coloured", "legend", "word"]


def coloured(verdict: str, language: Language) -> str:
    """Markdown of a verdict as coloured words."""
    return f":{COLOURS[verdict]}[{badge(verdict, language)}]"


def legend(verdicts: Collection[str], language: Language) -> str:
    """Markdown of one line that names the verdicts on a page, in their fixed order."""
    return "　".join(coloured(verdict, language) for verdict in VERDICTS if verdict in verdicts)
