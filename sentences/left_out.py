"""What stands beside a rate from a curve: how many closed, how many were lost, and what that leaves open."""

import pandas as pd

from i18n import Language, text
from i18n.formats import count, percent
from metrics.methods.proportions import ratio


def lost_words(row: pd.Series, language: Language) -> str:
    """Closed and lost of a reading; where it is met or likely met and all the lost taken as closed
    would leave it under the target, that too. "" where a reading has no such numbers.
    """
    if pd.isna(row["closed"]):
        return ""
    closed, lost, opened = (row[name] for name in ("closed", "lost", "denominator"))
    bound = float(1 - ratio(closed + lost, opened))
    open_ = row["verdict"] in ("met", "likely_met") and bound < row["target"]
    return text(
        f"overview.{'lost_open' if open_ else 'lost'}",
        language,
        closed=count(closed, language),
        lost=count(lost, language),
        bound=percent(bound, language),
    )
