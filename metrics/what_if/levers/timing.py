"""Which cohorts can still count this year: a change shows only in what they have not decided yet."""

from collections.abc import Mapping

import pandas as pd

from metrics.counts.months import month_label
from metrics.counts.periods import GRACE
from metrics.counts.snapshot import Counts
from metrics.methods.proportions import ratio
from metrics.registry import INDICATORS
from metrics.what_if.levers.baseline import baseline
from metrics.what_if.levers.catalogue import MIX
from metrics.what_if.levers.cohorts import cohorts
from metrics.what_if.levers.fixed_outcomes import Decided, fixed_outcomes
from metrics.what_if.levers.funnel import carry

# The lever that each indicator's rate is moved by.
LEVER_OF = {
    "pass_rate": "pass_rate",
    "opening_rate": "opening_rate",
    "job_multiplier": "jobs",
    "stability_rate": "survival",
}


def year_end(
    counts: Counts, scope: str, moved: Mapping[str, float] | None = None, grace: int = GRACE
) -> pd.DataFrame:
    """One row per rate: what a change from today on can still do to the reading of 31 December.

    Columns indicator, first, last (cohort months read, "2010-05"), fixed, running, to_come
    (months), share_open (of the units expected, not yet decided), today (the reading now),
    unchanged (at December, what is open at today's rate), then (at the rate that the levers
    make). What is decided stays. Cohorts to come are expected as large as the latest twelve
    begun; a moved mix or volume bears on them alone, since those begun are who they are. A
    business not yet open cannot count towards stability this year: `to_come` is then 0.
    """
    base, moved = baseline(counts, scope), moved or {}
    begun = {key: at for key, at in moved.items() if key not in (*MIX, "volume")}
    rates = [carry(base, rates_then).rates for rates_then in ({}, begun, moved)]
    rows = []
    for key, lever in LEVER_OF.items():
        now, running, to_come = (float(rates_then[lever]) for rates_then in rates)
        months = cohorts(counts, INDICATORS[key], grace)
        fixed = fixed_outcomes(counts, scope, key, grace)
        rows.append(
            {
                "indicator": key,
                "first": month_label(months.first),
                "last": month_label(months.last),
                "fixed": months.fixed,
                "running": months.running,
                "to_come": months.to_come,
                **_reading(fixed, fixed.usual * months.to_come, now, running, to_come),
            }
        )
    return pd.DataFrame(rows)


def _reading(
    fixed: Decided, coming: float, today: float, running: float, to_come: float
) -> dict[str, float]:
    """The reading now, at the year's end as things are, and with other rates from today on."""
    size = float(fixed.units.sum()) + coming

    def at_end(begun: float, later: float) -> float:
        yet = fixed.more(begun) + (coming * later if coming else 0.0)
        return float(ratio(float(fixed.done.sum()) + yet, size))

    return {
        "share_open": float(ratio(float(fixed.open.sum()) + coming, size)),
        "today": today,
        "unchanged": at_end(today, today),
        "then": at_end(running, to_come),
    }
