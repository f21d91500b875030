"""What the triangle of monthly cohorts says in its title."""

import pandas as pd

from i18n import Language
from i18n.formats import month, percent
from metrics.cohorts.curves import Which
from metrics.cohorts.plain_ratio import HORIZON
from metrics.counts.months import month_end, month_label
from sentences.cohort_survival.texts import say


def triangle_title(cells: pd.DataFrame, language: Language, which: Which) -> str:
    """The newest monthly cohort that has completed the horizon, and the one a year before.

    `cells` as in `metrics.cohorts.triangle`.
    """
    complete = cells[(cells["period"] == HORIZON[which]) & cells["complete"]]
    share = complete.set_index("month")["value"]
    if which == "opening":
        share = 1 - share
    if share.empty:
        return say("triangle.title_none", language)
    year, month_of_year = (int(part) for part in str(share.index[-1]).split("-"))
    newest = year * 12 + month_of_year - 1
    return say(
        f"triangle.title_{which}",
        language,
        month=month(month_end(newest), language),
        value=percent(share.iloc[-1], language),
        before=percent(share.get(month_label(newest - 12)), language),
    )
