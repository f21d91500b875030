"""Words for what is had or not had: 已建立（2007年10月）, 未建立; and for what nothing can be words of."""

from datetime import date

from i18n import Language, pick, text
from i18n.formats import month
from i18n.verdicts import ICONS, word
from metrics.definition import Indicator


def established(
    figure: Indicator, has: bool, language: Language, variant: str | None = None
) -> str:
    """That it has or has not, in the words of the figure; of another definition in plain words."""
    if figure.states is None or variant is not None:
        return text(f"tasks.own.{'yes' if has else 'no'}", language)
    return pick(figure.states[0 if has else 1], language)


def established_since(
    figure: Indicator, has: bool, day: date | None, language: Language, variant: str | None = None
) -> str:
    """The same with the month since when, if that is known."""
    words = established(figure, has, language, variant)
    if not has or day is None:
        return words
    return text("tasks.since_month", language, has=words, month=month(day, language))


def verdict_or_nothing(figure: Indicator, verdict: str, divided: bool, language: Language) -> str:
    """The verdict with its sign; where there is nothing to divide by, that instead of too few.

    Of what an office need not record that also stands in the place of unripe.
    """
    nothing = verdict == "too_small" or (figure.optional and verdict == "immature")
    if nothing and not divided and figure.nothing is not None:
        return f"{ICONS[verdict]} {pick(figure.nothing, language)}"
    return f"{ICONS[verdict]} {word(verdict, language)}"
