"""Persons trained in the year, against counting the demonstration one by one."""

from datetime import date

import pytest

from metrics.readings.tidy import readings
from metrics.registry import INDICATORS
from tests.metrics.conftest import Demo
from tests.oracle import trained as oracle
from tests.oracle.harness.agreement import assert_table_agrees
from tests.oracle.harness.records import Records
from tests.oracle.harness.slices import SLICES, sums


def test_every_count_agrees(demo: Demo) -> None:
    units = oracle.units(demo.records, demo.counts.as_of)
    assert len(units) > 300
    for name in (oracle.TABLE, f"{oracle.TABLE}_by_institution"):
        assert_table_agrees(demo.counts, name, oracle.MEASURES, units)


@pytest.mark.parametrize("years_ago", [0, 1])
def test_every_reading_agrees(sqlite_demo: Demo, years_ago: int) -> None:
    year = sqlite_demo.counts.as_of.year - years_ago
    units = [
        row
        for row in oracle.units(sqlite_demo.records, sqlite_demo.counts.as_of)
        if row["start"].year == year
    ]
    period = year if years_ago else "rolling"
    for by in SLICES:
        wanted = sums(units, ("syb",), by, sqlite_demo.records)
        shown = readings(sqlite_demo.counts, INDICATORS["trained"], by, period=period, ranks=False)
        assert set(wanted) <= set(shown["entity"])
        for row in shown.to_dict("records"):
            assert row["numerator"] == wanted.get(row["entity"], (0,))[0], (by, row["entity"])


@pytest.mark.parametrize("kind", ["gyb", "iyb"])
def test_other_kinds_of_course_are_numbers_without_a_target(sqlite_demo: Demo, kind: str) -> None:
    year = sqlite_demo.counts.as_of.year
    units = [
        row
        for row in oracle.units(sqlite_demo.records, sqlite_demo.counts.as_of)
        if row["start"].year == year
    ]
    assert any(row[kind] for row in units) or sqlite_demo.counts.month % 12 < 2  # too early a year
    for by in SLICES:
        wanted = sums(units, (kind,), by, sqlite_demo.records)
        shown = readings(sqlite_demo.counts, INDICATORS["trained"], by, kind)
        amounts = dict(zip(shown["entity"], shown["numerator"], strict=True))
        assert amounts == {entity: wanted.get(entity, (0,))[0] for entity in amounts}, by
        assert set(wanted) <= set(amounts)
        for column in ("denominator", "value", "target", "needed", "rank"):
            assert shown[column].isna().all(), (by, column)
        assert set(shown["verdict"]) <= {"no_target", "unreported", "quality_hold"}


def test_the_yearly_targets_agree(sqlite_demo: Demo) -> None:
    for by in ("national", "province", "tier", "city"):
        wanted = yearly_targets(sqlite_demo.records, sqlite_demo.counts.as_of, by)
        shown = readings(sqlite_demo.counts, INDICATORS["trained"], by, ranks=False)
        rows_by_city = {row["entity"]: row for row in shown.to_dict("records")}
        assert {key: row["denominator"] for key, row in rows_by_city.items()} == wanted
        for row in rows_by_city.values():
            assert row["value"] == pytest.approx(row["numerator"] / row["denominator"])
            assert row["needed"] == max(0, row["denominator"] - row["numerator"])


def yearly_targets(records: Records, as_of: date, by: str) -> dict[str, float]:
    """Sum over cities of the tier's target of the year, else the nation's."""
    targets: dict[str, float] = {}
    for city in records["cities"]:
        rows_of_city = [
            row
            for row in records["targets"]
            if row["indicator"] == "trained"
            and row["year"] == as_of.year
            and row["tier"] in (None, city["tier"])
        ]
        target = max(rows_of_city, key=lambda row: (row["tier"] is not None, row["version"]))[
            "value"
        ]
        key = {
            "national": "000000",
            "province": city["province_code"],
            "tier": city["tier"],
            "city": city["code"],
        }[by]
        targets[key] = targets.get(key, 0) + target
    return targets
