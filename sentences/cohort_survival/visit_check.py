"""What a closing without a date could change: one sentence where it is more than the interval allows for."""

import math

from i18n import Language
from i18n.formats import count, number, percent
from metrics.cohorts.visit_check import VisitCheck
from sentences.cohort_survival.texts import say


def visit_check_sentence(check: VisitCheck | None, language: Language) -> str:
    """The difference from the headline; empty where it does not matter or was not counted."""
    if check is None or not check.matters or math.isnan(check.between):
        return ""
    difference = check.between - check.headline
    return say(
        f"visit_check.{'higher' if difference > 0 else 'lower'}",
        language,
        n=count(check.undated, language),
        value=percent(check.headline, language),
        between=percent(check.between, language),
        difference=number(100 * abs(difference), language),
    )
