"""Compares what a snapshot and its readings say with the oracles, number by number."""

from collections.abc import Callable, Iterable
from itertools import product
from types import ModuleType
from typing import Any

import pytest

from metrics.counts.snapshot import GROUPS, KINDS, Counts
from metrics.readings.tidy import readings
from metrics.registry import INDICATORS
from tests.oracle import (
    chain_coverage,
    curves,
    delays,
    job_multiplier,
    opening_rate,
    pass_rate,
    quality,
    stability_rate,
    trained,
)
from tests.oracle.curves import LINKS
from tests.oracle.harness.records import Records, Row, belonging
from tests.oracle.harness.rewinding import entered_by
from tests.oracle.harness.slices import SLICES, by_entity, in_period, sums

ORACLES: dict[str, ModuleType] = {
    "trained": trained,
    "pass_rate": pass_rate,
    "opening_rate": opening_rate,
    "job_multiplier": job_multiplier,
    "stability_rate": stability_rate,
    "chain_coverage": chain_coverage,
}
KEY_OF: dict[str, Callable[[Row], int]] = {
    "city": lambda row: int(row["city"]),
    "institution": lambda row: int(row["institution"]),
    "grp": lambda row: GROUPS.index(row["group"]),
    "kind": lambda row: KINDS.index(row["kind"]),
    "incubated": lambda row: int(row["incubated"]),
    "links": lambda row: sum(2**i for i, link in enumerate(LINKS) if link in row["links"]),
    "month": lambda row: int(row["start"].year * 12 + row["start"].month - 1),
    "quarter": lambda row: int(row["start"].year * 4 + (row["start"].month - 1) // 3),
    "year": lambda row: int(row["start"].year),
    "period": lambda row: int(row["period"]),
    "event": lambda row: int(row["event"]),
}


def assert_snapshot_agrees(counts: Counts, records: Records) -> None:
    """Every count table of the snapshot holds exactly what the oracles count."""
    records = entered_by(records, counts.as_of)
    for oracle in ORACLES.values():
        units = belonging(oracle.units(records, counts.as_of), records, counts.as_of)
        for name in (oracle.TABLE, f"{oracle.TABLE}_by_institution"):
            assert_table_agrees(counts, name, oracle.MEASURES, units)
    for name in counts.tables:
        if "_curve_" in name:
            which = getattr(curves, name.split("_")[0])
            rows = belonging(which(records, counts.as_of), records, counts.as_of)
            assert_table_agrees(counts, name, ("n",), rows)
    assert_delays_agree(counts, records)
    assert_gates_agree(counts, records)


def assert_table_agrees(
    counts: Counts, name: str, measures: Iterable[str], units: list[Row]
) -> None:
    """One count table against rows counted one by one; "n" counts rows."""
    table, measures = counts.tables[name], tuple(measures)
    keys = [column for column in table if column in KEY_OF]
    wanted: dict[tuple[int, ...], list[int]] = {}
    for unit in units:
        total = wanted.setdefault(tuple(KEY_OF[key](unit) for key in keys), [0] * len(measures))
        for place, measure in enumerate(measures):
            total[place] += 1 if measure == "n" else int(unit[measure])
    rows = zip(*(table[column].tolist() for column in (*keys, *measures)), strict=True)
    counted = {row[: len(keys)]: list(row[len(keys) :]) for row in rows}
    assert counted == wanted, f"{name} by {keys}: {measures}"


def assert_delays_agree(counts: Counts, records: Records) -> None:
    """Days from events to their entry, by city and kind of event."""
    columns = counts.tables["delays"]
    names = ("city", "event", "day", "reported", "aged")
    rows = zip(*(columns[name].tolist() for name in names), strict=True)
    assert {row[:3]: row[3:] for row in rows} == delays.table(records, counts.as_of)


def assert_gates_agree(counts: Counts, records: Records) -> None:
    """Lost businesses, duplicates and reporting of every city."""
    for name, measures in (
        ("lost", ("followed", "lost")),
        ("undated", ("closed", "undated")),
        ("duplicates", ("persons", "duplicates")),
    ):
        table = counts.tables[name]
        rows = zip(*(table[column].tolist() for column in ("city", *measures)), strict=True)
        counted = {f"{city:06d}": tuple(numbers) for city, *numbers in rows}
        assert counted == getattr(quality, name)(records, counts.as_of), name
    columns = counts.tables["found_closed"]
    rows = zip(
        *(columns[name].tolist() for name in ("city", "month", "after", "until", "n")), strict=True
    )
    closings = {
        (f"{city:06d}", f"{month // 12}-{month % 12 + 1:02d}", *rest): n
        for city, month, *rest, n in rows
    }
    assert closings == quality.found_closed(records, counts.as_of)
    missing = {f"{code:06d}" for code in counts.codes[counts.silent]}
    assert missing == quality.unreported(records, counts.as_of)


def assert_readings_agree(
    counts: Counts, records: Records, key: str, periods: Iterable[str | int] = ("rolling", "latest")
) -> None:
    """Numerator, denominator and value of every slice, variant and period of an indicator."""
    oracle = ORACLES[key]
    units = belonging(oracle.units(records, counts.as_of), records, counts.as_of)
    later = getattr(oracle, "VARIANT_RIPENS_AFTER", {})
    for period, (variant, measures) in product(periods, oracle.VARIANTS.items()):
        ripe = later.get(variant, oracle.RIPENS_AFTER)
        rows = [row for row in units if in_period(row, ripe, period, counts.as_of)]
        for by in SLICES:
            wanted: dict[str, tuple[float, ...]] = dict(sums(rows, measures, by, records))
            if variant in getattr(oracle, "ESTIMATED", ()):
                groups = by_entity(rows, by, records)
                wanted = {
                    entity: oracle.estimate(group, units, records, variant)
                    for entity, group in groups.items()
                }
            shown = readings(counts, INDICATORS[key], by, variant, period, ranks=False)
            assert set(wanted) <= set(shown["entity"]), (by, variant, period)
            for row in shown.to_dict("records"):
                if row["verdict"] == "left" and row["entity"] not in wanted:
                    assert not row["denominator"] or row["denominator"] != row["denominator"], row
                    continue
                assert_row(row, *wanted.get(row["entity"], (0, 0)))


def assert_row(row: dict[Any, Any], numerator: float, denominator: float) -> None:
    """One reading against the two numbers that it must show."""
    assert row["denominator"] == denominator, row
    assert row["numerator"] == pytest.approx(numerator, abs=1e-8, nan_ok=True), row
    if denominator and numerator == numerator:
        assert row["value"] == pytest.approx(numerator / denominator, abs=1e-12)
    else:
        assert row["value"] != row["value"], "nothing to divide by gives no figure"
