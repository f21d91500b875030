"""Coverage of the one-stop chain in every slice and period, against counting one by one."""

from tests.metrics.conftest import Demo
from tests.oracle import chain_coverage as oracle
from tests.oracle.agreement import assert_readings_agree, assert_table_agrees


def test_every_count_agrees(demo: Demo) -> None:
    units = oracle.units(demo.records, demo.counts.as_of)
    assert len(units) > 300
    for name in (oracle.TABLE, f"{oracle.TABLE}_by_institution"):
        assert_table_agrees(demo.counts, name, oracle.MEASURES, units)


def test_every_reading_agrees(sqlite_demo: Demo) -> None:
    assert_readings_agree(
        sqlite_demo.counts, sqlite_demo.records, "chain_coverage", ("rolling", "latest", 2008)
    )
