"""Where a monthly summary and the records of the same cohort differ, in words."""

import pandas as pd

from i18n import Language, pick, text
from i18n.formats import count, month
from metrics.counts.entities import names
from metrics.counts.months import month_end
from metrics.counts.snapshot import Counts
from metrics.counts.summaries import differences
from metrics.registry import INDICATORS

COLUMNS = ("city", "figure", "cohort", "measure", "summary", "recorded")


def summary_differences(counts: Counts, language: Language) -> pd.DataFrame:
    """One row per difference: entity (code), and COLUMNS in words; 汇总 beside 明细."""
    city_names = names(counts, "city")
    rows = [
        {
            "entity": one.city,
            "city": pick(city_names[one.city], language),
            "figure": pick(INDICATORS[one.key].name, language),
            "cohort": month(month_end(one.month), language),
            "measure": text(f"data_quality.summaries.measure_{one.measure}", language),
            "summary": count(one.summary, language),
            "recorded": count(one.recorded, language),
        }
        for one in differences(counts)
    ]
    return pd.DataFrame(rows, columns=["entity", *COLUMNS])


def differences_alt(rows: pd.DataFrame, language: Language) -> str:
    """The table's size, for those who do not see it."""
    return text("data_quality.summaries.alt", language, n=len(rows))
