"""The cards beside the curves: share, time and number of all who are read, in words."""

import pandas as pd

from i18n import Language
from i18n.formats import MISSING, count, interval, number, percent
from metrics.cohorts.curves import Which
from metrics.cohorts.standard import Standard
from sentences.cohort_survival.texts import say


def share_notes(row: pd.Series, standard: Standard, language: Language) -> tuple[str, str]:
    """The interval of the share, and the target."""
    limits = interval(row["lower"], row["upper"], "percent", language)
    target = percent(standard.target, language, 0)
    return interval_note(limits, language), say("card.target", language, target=target)


def interval_note(limits: str, language: Language) -> str:
    """That two numbers are an interval."""
    return say("card.interval", language, interval=limits)


def time_value(row: pd.Series, language: Language, which: Which) -> str:
    """The mean operating months of the first year, or how long it took until half had opened."""
    if which == "opening":
        return count(row["median"], language)
    return number(row["mean"], language, 2)


def time_notes(row: pd.Series, language: Language, which: Which) -> tuple[str, ...]:
    """The interval of the mean months; none of a median, or where it is unknown."""
    low, high = (number(row[key], language, 2) for key in ("mean_lower", "mean_upper"))
    if which == "opening" or low == MISSING:
        return ()
    return (interval_note(f"{low}–{high}", language),)


def event_note(row: pd.Series, language: Language, which: Which) -> str:
    """How many have opened or closed."""
    return say(f"card.events_{which}", language, n=count(row["events"], language))
