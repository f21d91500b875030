"""Cities by targets in one table: how strongly a verdict tints its cell, and the table in words."""

import pandas as pd

from charts.base.words import Language, say

# How strongly a verdict tints its cell: sure ones most, those without verdict hardly.
TINT = {"met": 0.42, "missed": 0.42, "likely_met": 0.26, "likely_missed": 0.26, "undecided": 0.2}
FAINT = 0.1


def describe_heat_table(readings: pd.DataFrame, language: Language) -> str:
    """Alt text: size of the table, number of cells met and missed."""
    if readings.empty:
        return say("empty", language)
    return say(
        "alt_heat_table",
        language,
        cities=readings["entity"].nunique(),
        targets=readings["indicator"].nunique(),
        met=int((readings["verdict"] == "met").sum()),
        missed=int((readings["verdict"] == "missed").sum()),
    )
