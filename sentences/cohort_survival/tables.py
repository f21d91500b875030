"""The readings of the lines as rows of words, with what each table is called."""

import numpy as np
import pandas as pd

from i18n import Language
from i18n.formats import MISSING, interval, number, percent
from metrics.cohorts.curves import Which
from metrics.cohorts.lines import CurveLines
from sentences.cohort_survival.line_names import Naming
from sentences.cohort_survival.texts import say


def reading_words(lines: CurveLines, language: Language, name: Naming) -> pd.DataFrame:
    """The lines' table with their names, and with interval and mean months written out."""
    table = lines.table
    return table.assign(
        line=[name(line) for line in table["line"]],
        interval=[
            interval(low, high, "percent", language)
            for low, high in zip(table["lower"], table["upper"], strict=True)
        ],
        means=[_mean_words(row, language) for _, row in table.iterrows()],
    )


def _mean_words(row: pd.Series, language: Language) -> str:
    """11.1 (11.0–11.2)"""
    if np.isnan(row["mean"]):
        return MISSING
    mean, low, high = (
        number(row[key], language, 2) for key in ("mean", "mean_lower", "mean_upper")
    )
    return f"{mean}（{low}–{high}）" if language == "zh" else f"{mean} ({low}–{high})"


def readings_alt(words: pd.DataFrame, language: Language) -> str:
    """The table in words, for those who cannot see it."""
    rows = "; ".join(f"{row.line} {percent(row.value, language)}" for row in words.itertuples())
    return say("alt_table", language, rows=rows)


def export_title(table: str, language: Language, which: Which) -> str:
    """What a table that is taken away is called."""
    return say(f"export.{table}", language, curve=say(f"curve.{which}", language))
