"""The sums of a snapshot that are asked of the records once more before it is published."""

from metrics.counts.entities import By, keys
from metrics.counts.periods import span
from metrics.counts.snapshot import Counts
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


def golden_readings(counts: Counts) -> dict[tuple[str, str], int]:
    """Numerators and denominators as the readings sum them, by (what, city); "000000" the nation."""
    sums: dict[tuple[str, str], int] = {}
    slices: tuple[By, ...] = ("city", "national")
    for by in slices:
        entities = keys(counts, by)
        for indicator, variant, top, bottom in READ:
            read = totals(counts, indicator, by, span(counts, indicator, variant=variant), variant)
            for name, amounts in ((top, read.numerator), (bottom, read.denominator)):
                for entity, amount in zip(entities, amounts, strict=True):
                    if name:
                        sums[name, str(entity)] = round(float(amount))
    return sums
