"""The states of a figure: a word and a shape each, told apart without colour.

A yearly number is judged ahead while its year runs, in words of its own (`year_…`), each with the
shape and colour of the verdict behind it.

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
    "year_done": "▲",
    "year_expected": "△",
    "year_likely": "△",
    "year_open": "○",
    "year_unlikely": "▽",
    "year_not_expected": "▽",
    "year_missed": "▽",
    "immature": "◇",
    "unreported": "—",
    "not_recorded": "┆",
    "quality_hold": "※",
    "too_small": "·",
    "no_target": "□",
    "left": "×",
}
STATES = tuple(state for state in ICONS if state != "left")
"""What may be said of a city; of one that left nothing is, and no count of states knows it."""


def word(state: str, language: Language, provisional: bool = False) -> str:
    """The state's word; of a year whose cohorts are not all ripe with 暂定 behind it."""
    name = text(f"verdicts.{state}", language)
    return text("verdicts.provisional", language, verdict=name) if provisional else name


def badge(state: str, language: Language, provisional: bool = False) -> str:
    """The state's shape and word: ▲ 达标, ▲ 达标（暂定）, △ 可望完成."""
    return f"{ICONS[state]} {word(state, language, provisional)}"


def meaning(state: str, language: Language) -> str:
    """What the state says, in a sentence."""
    return text(f"verdicts.meaning.{state}", language)
