"""When each city's returns came in, with shares lost and duplicated: the words of the table."""

import numpy as np
import pandas as pd

from i18n import Language, text
from i18n.formats import MISSING, count, month, percent
from i18n.verdicts import ICONS
from metrics.counts.entities import names
from metrics.counts.months import month_end
from metrics.counts.snapshot import Counts
from metrics.doubts.gates import duplicate_share, lost_share, undated_closings
from metrics.doubts.reporting import days_taken, months_due, received, reporting
from metrics.readings.verdicts import DUPLICATE_LIMIT, LOST_LIMIT

STATES = ("absent", "received")


def return_words(counts: Counts, language: Language) -> pd.DataFrame:
    """All words of the table, cities by code, those that left among them."""
    city_names, taken, came = names(counts, "city"), days_taken(counts), received(counts)
    table = pd.DataFrame({"city": [getattr(name, language) for name in city_names.values()]})
    missing, present = (text(f"data_quality.reports.{key}", language) for key in STATES)
    for column, due in enumerate(months_due(counts)):
        table[str(due)] = [
            missing if not here else present if np.isnan(days) else f"{days:.0f}"
            for here, days in zip(came[:, column], taken[:, column], strict=True)
        ]
    prompt = np.full(len(table), np.nan)
    prompt[~counts.left] = reporting(counts)["prompt"]
    table["prompt"] = [percent(share, language, 0) for share in prompt]
    table["lost"] = _marked(lost_share(counts), LOST_LIMIT, language, 1)
    table["duplicates"] = _marked(duplicate_share(counts), DUPLICATE_LIMIT, language, 2)
    undated = undated_closings(counts)
    known = [MISSING] * len(table) if undated is None else [count(n, language) for n in undated]
    return table.assign(undated=known)


def _marked(shares: np.ndarray, limit: float, language: Language, digits: int) -> list[str]:
    """Shares in words, those above the limit with the icon of doubt."""
    icon = ICONS["quality_hold"]
    return [f"{icon} " * int(s > limit) + percent(s, language, digits) for s in shares]


def returns_alt(counts: Counts, language: Language) -> str:
    """The table in words, for those who cannot see it."""
    returns = reporting(counts)
    return text(
        "data_quality.reports.alt",
        language,
        cities=len(returns),
        months=len(months_due(counts)),
        missing=int((returns["received"] < returns["due"]).sum()),
    )


def short_month(number: int, language: Language) -> str:
    """The month's short name: 7月, Jul."""
    last_day = month_end(number)
    short = str(last_day.month) if language == "zh" else month(last_day, language)[:3]
    return text("data_quality.reports.month", language, month=short)
