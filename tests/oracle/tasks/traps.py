"""What the trap tests of several tasks share: counts that agreed with an oracle, and one figure."""

from types import ModuleType

from metrics.counts.entities import By
from metrics.counts.snapshot import Counts
from metrics.readings.tidy import readings
from metrics.registry import FIGURES
from tests.metrics.conftest import Count
from tests.oracle.harness.text_tables import make_records
from tests.oracle.tasks.listing import assert_tables_agree

Figure = tuple[int, int]


def agreed(count: Count, oracle: ModuleType, as_of: str, **texts: str) -> Counts:
    """Counts of text tables, after those of the clause agreed with its oracle."""
    counts = count(as_of, **texts)
    assert_tables_agree(counts, oracle.tables(make_records(**texts), counts.as_of))
    return counts


def figure(
    counts: Counts,
    key: str,
    variant: str | None = None,
    by: By = "national",
    entity: str = "000000",
    period: str = "rolling",
) -> Figure:
    """Numerator and denominator of a figure, of the nation unless told."""
    shown = readings(counts, FIGURES[key], by, variant, period)
    (row,) = shown[shown["entity"] == entity].to_dict("records")
    return int(row["numerator"]), int(row["denominator"])


def amount(counts: Counts, key: str, by: By = "national", entity: str = "000000") -> float:
    """Value of a count or median, of the nation unless told."""
    shown = readings(counts, FIGURES[key], by)
    (value,) = shown["value"][shown["entity"] == entity]
    return float(value)


def city_values(counts: Counts, key: str, variant: str | None = None) -> dict[str, float]:
    """The figure of every city that has one."""
    shown = readings(counts, FIGURES[key], "city", variant).dropna(subset="value")
    return dict(zip(shown["entity"], shown["value"], strict=True))
