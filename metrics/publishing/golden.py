"""The sums of a snapshot that are asked of the records once more before it is published."""

import numpy as np

from metrics.counts.entities import keys
from metrics.counts.periods import span
from metrics.counts.record_tables import cities_recorded
from metrics.counts.snapshot import Counts
from metrics.counts.summaries import cities_summed
from metrics.definition import Indicator
from metrics.job_multiplier import JOB_MULTIPLIER
from metrics.pass_rate import PASS_RATE
from metrics.readings.totals import totals
from metrics.stability_rate import STABILITY_RATE
from metrics.trained import TRAINED

# Figure, variant, and what its numerator and denominator are called.
READ: tuple[tuple[Indicator, str | None, str, str], ...] = (
    (TRAINED, None, "trained", ""),
    (PASS_RATE, None, "passed", "attended"),
    (JOB_MULTIPLIER, "known", "workers", "known"),
    (JOB_MULTIPLIER, None, "", "opened"),
    (STABILITY_RATE, "lost_operating", "lasting", "opened_year"),
)

NATION = "000000"


def golden_readings(counts: Counts) -> dict[tuple[str, str], int]:
    """Numerators and denominators as the readings sum them, by (what, city); "000000" the nation.

    Left out are cities that keep no such record, of which a reading tells nothing, and those of
    whose figure summaries tell a part, which no record can confirm; the nation is then what the
    others sum up to.
    """
    codes = np.array(keys(counts, "city"))
    sums: dict[tuple[str, str], int] = {}
    for indicator, variant, top, bottom in READ:
        kept = cities_recorded(counts, indicator, variant, divided=True)
        asked = kept & ~cities_summed(counts, indicator, variant)
        months = span(counts, indicator, variant=variant)
        of_cities = totals(counts, indicator, "city", months, variant)
        nation = totals(counts, indicator, "national", months, variant)
        for name, amounts, whole in (
            (top, of_cities.numerator, nation.numerator),
            (bottom, of_cities.denominator, nation.denominator),
        ):
            if not name:
                continue
            for code, amount in zip(codes[asked], amounts[asked], strict=True):
                sums[name, str(code)] = round(float(amount))
            amount = whole[0] if asked.all() else amounts[asked].sum()
            sums[name, NATION] = round(float(amount))
    return sums
