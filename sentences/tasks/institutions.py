"""The two rates by which institutions are judged, each beside its lower limit, as rows of words."""

import numpy as np
import pandas as pd

from i18n import Language, text
from i18n.formats import count, percent
from metrics.counts.snapshot import Counts
from metrics.tasks.institution_limits import two_rates

FIGURE = "institutions_within_limits"
RATES = ("passing", "opening")


def rate_words(counts: Counts, language: Language) -> pd.DataFrame:
    """One row per institution judged, those below a limit first: entity, RATES and word, in words."""
    rates = two_rates(counts)
    low = [rates[name] < rates[f"{name}_limit"] for name in RATES]
    words = pd.DataFrame(
        {
            "entity": rates["entity"],
            **{name: _rate(rates, name, language) for name in RATES},
            "word": [
                _word(passing, opening, language) for passing, opening in zip(*low, strict=True)
            ],
        }
    )
    order = np.lexsort((rates["entity"], rates["passing"], -np.add(*low, dtype=int)))
    return words.iloc[order].reset_index(drop=True)


def _rate(rates: pd.DataFrame, name: str, language: Language) -> list[str]:
    """Value, lower limit and number of persons of every institution."""
    rows = zip(rates[name], rates[f"{name}_limit"], rates[f"{name}_n"], strict=True)
    return [
        text(
            "tasks.rate_and_limit",
            language,
            value=percent(value, language),
            limit=percent(limit, language),
            n=count(n, language),
        )
        for value, limit, n in rows
    ]


def _word(passing: bool, opening: bool, language: Language) -> str:
    """Which of the two lies below its limit."""
    which = "both" if passing and opening else "passing" if passing else "opening"
    return text(f"tasks.low.{which if passing or opening else 'none'}", language)
