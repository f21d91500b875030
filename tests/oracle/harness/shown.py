"""What the product shows: counts of a fresh snapshot, and one reading of them."""

from datetime import date
from typing import Any

from sqlalchemy import Engine

from data_access import snapshots
from metrics.counts.snapshot import Counts
from metrics.readings.tidy import readings
from metrics.registry import INDICATORS


def build_counts(engine: Engine, as_of: str | date) -> Counts:
    """Take a snapshot and lay its counts out."""
    day = date.fromisoformat(as_of) if isinstance(as_of, str) else as_of
    return read_counts(engine, snapshots.build(engine, day).number)


def read_counts(engine: Engine, number: int) -> Counts:
    """The counts of a kept snapshot."""
    info, tables = snapshots.read(engine, number)
    return Counts(info.number, info.as_of, info.content_hash, tables)


def row(
    counts: Counts,
    key: str,
    by: str = "national",
    entity: str = "000000",
    variant: str | None = None,
    **options: Any,
) -> dict[str, Any]:
    """One row of an indicator's readings; the rolling period unless told."""
    shown = readings(counts, INDICATORS[key], by, variant, **options)
    (reading,) = shown[shown["entity"] == entity].to_dict("records")
    return {str(name): value for name, value in reading.items()}


def share(counts: Counts, key: str, variant: str | None = None, **options: Any) -> tuple[int, int]:
    """Numerator and denominator of a national reading."""
    reading = row(counts, key, variant=variant, **options)
    return int(reading["numerator"]), int(reading["denominator"])


def number(
    counts: Counts, key: str, by: str = "national", entity: str = "000000", **options: Any
) -> int:
    """Numerator of one reading."""
    return int(row(counts, key, by, entity, **options)["numerator"])


def sum_of(counts: Counts, name: str, measure: str) -> int:
    """Sum of a measure over a whole count table, ripe or not."""
    return int(counts.tables[name][measure].sum())
