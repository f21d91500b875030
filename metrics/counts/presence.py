"""Whether a snapshot holds what a figure is read from: an older one was counted before some existed."""

from metrics.counts.entities import LISTED, By
from metrics.counts.measures import measure_columns
from metrics.counts.snapshot import DERIVED, Counts
from metrics.definition import Indicator


def is_counted(counts: Counts, indicator: Indicator, by: By = "city") -> bool:
    """Whether the count table of a figure and slice is there, with all its measures."""
    table = f"{indicator.counts}_by_{by}" if by in LISTED else indicator.counts
    if by in LISTED and f"{by}s" not in counts.tables:
        return False
    if table not in counts.tables:
        return table in DERIVED
    if indicator.kind == "median":
        return True
    return columns_read(indicator) <= set(counts.tables[table])


def columns_read(indicator: Indicator) -> set[str]:
    """Names of the columns that these measures are read from; a complement needs two."""
    return {column for measure in measures(indicator) for column in measure_columns(measure)}


def measures(indicator: Indicator) -> set[str]:
    """Names of all measures that the figure and its variants read; a yearly target is none."""
    of_variants = [indicator.measures(variant) for variant in (None, *indicator.variants)]
    read = [names[:1] if indicator.kind == "progress" else names for names in of_variants]
    return {name for names in read for name in names if name}
