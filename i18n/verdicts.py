"""The states of a figure: a word and a shape each, told apart without colour.

The direction of a shape says on which side of the target a figure lies, its filling how sure
that is; every Chinese font has all of them.
"""

from i18n import Language, text

ICONS = {
    "met": "▲",
    "likely_met": "△",
    "undecided": "○",
    "likely_missed": "▽",
    "missed": "▼",
    "immature": "◇",
    "unreported": "—",
    "not_recorded": "┆",
    "quality_hold": "※",
    "too_small": "·",
    "no_target": "□",
}
VERDICTS = tuple(ICONS)


def word(verdict: str, language: Language, provisional: bool = False) -> str:
    """The verdict's word; of a year whose cohorts are not all ripe with 暂定 behind it."""
    name = text(f"verdicts.{verdict}", language)
    return text("verdicts.provisional", language, verdict=name) if provisional else name


def badge(verdict: str, language: Language, provisional: bool = False) -> str:
    """The verdict's shape and word: ▲ 达标, ▲ 达标（暂定）."""
    return f"{ICONS[verdict]} {word(verdict, language, provisional)}"


def meaning(verdict: str, language: Language) -> str:
    """What the verdict says, in a sentence."""
    return text(f"verdicts.meaning.{verdict}", language)
