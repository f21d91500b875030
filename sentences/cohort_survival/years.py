"""Plain division beside the reading by months, year by year, in words."""

from datetime import date

import numpy as np
import pandas as pd

from i18n import Language
from i18n.formats import count, interval, month, percent
from metrics.cohorts.curves import Which
from metrics.cohorts.plain_ratio import HORIZON
from metrics.counts.months import month_end
from sentences.cohort_survival.texts import say


def naive_title(years: pd.DataFrame, language: Language, which: Which, as_of: date) -> str:
    """Why plain division misleads, with the figures of the last two years.

    `years` as in `metrics.cohorts.years`.
    """
    rows, running = years.set_index("year") if len(years) else years, as_of.year
    needed = {0} if which == "survival" else {0, running - 1, running}
    if not needed <= set(rows.index) or np.isnan(rows.loc[0, "value"]):
        return say("naive.title_none", language)
    if which == "survival":
        words = _both_years(rows, language, running)
    else:
        words = _year_by_year(rows, language, running)
    value = percent(rows.loc[0, "value"], language)
    return say(f"naive.title_{which}", language, value=value, **words)


def _both_years(rows: pd.DataFrame, language: Language, running: int) -> dict[str, str]:
    """Of the last two years together: the plain ratio, and the share still too young for it."""
    words = {name: percent(rows.loc[0, name], language) for name in ("naive", "unripe")}
    return words | {"span": f"{running - 1}–{running}"}


def _year_by_year(rows: pd.DataFrame, language: Language, running: int) -> dict[str, str]:
    """The plain ratio of each of the last two years."""
    return {
        "naive_before": percent(rows.loc[running - 1, "naive"], language),
        "naive_running": percent(rows.loc[running, "naive"], language),
        "before": str(running - 1),
        "running": str(running),
    }


def year_name(row: pd.Series, language: Language) -> str:
    """The cohort's year, and that its figures are provisional while it is not mature."""
    final = row["share_mature"] >= 1
    return say(f"naive.cohort{'' if final else '_provisional'}", language, year=int(row["year"]))


def year_notes(row: pd.Series, language: Language, which: Which) -> tuple[str, str]:
    """The interval, or from when on there is one; then the share that is mature."""
    share = percent(row["share_mature"], language, 0)
    return _limits(row, language, which), say("naive.share_mature", language, share=share)


def _limits(row: pd.Series, language: Language, which: Which) -> str:
    if pd.notna(row["value"]):
        limits = interval(row["lower"], row["upper"], "percent", language)
        return say("naive.interval", language, interval=limits)
    if row["at_risk"]:
        return say("naive.few", language, n=count(row["at_risk"], language))
    ripe = month_end(int(row["year"]) * 12 + HORIZON[which])
    return say("naive.from", language, month=month(ripe, language))


def year_sentence(row: pd.Series, language: Language, which: Which) -> str:
    """How many of how many, and how many came after the horizon."""
    amounts = {name: count(row[name], language) for name in ("started", "counted", "late")}
    counted = say(f"naive.counted_{which}", language, **amounts)
    if not row["late"]:
        return counted
    gap = "" if language == "zh" else " "
    return counted + gap + say(f"naive.late_{which}", language, **amounts)
