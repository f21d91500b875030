"""Who leaves which curve in which month, and the quality gates, against counting one by one."""

import pytest

from metrics.cohorts.curves import HORIZON, strata
from metrics.counts.snapshot import TIERS
from tests.metrics.conftest import Demo
from tests.oracle import curves as oracle
from tests.oracle.harness.agreement import assert_gates_agree, assert_table_agrees
from tests.oracle.harness.records import Row, by, one_by


@pytest.mark.parametrize("which", ["opening", "survival"])
def test_every_table_of_a_curve_agrees(demo: Demo, which: str) -> None:
    units = getattr(oracle, which)(demo.records, demo.counts.as_of)
    assert len(units) > 300
    names = [name for name in demo.counts.tables if name.startswith(f"{which}_curve_")]
    assert len(names) > 3
    for name in names:
        assert_table_agrees(demo.counts, name, ("n",), units)


@pytest.mark.parametrize("split", ["cohort", "city", "tier", "province", "group", "institution"])
@pytest.mark.parametrize("which", ["opening", "survival"])
def test_every_stratum_agrees(sqlite_demo: Demo, which: str, split: str) -> None:
    cities = one_by(sqlite_demo.records["cities"], "code")
    units = getattr(oracle, which)(sqlite_demo.records, sqlite_demo.counts.as_of)
    wanted = by([{**row, "key": stratum_of(row, split, cities)} for row in units], "key")
    curves_by_key = {s.keys[0]: s for s in strata(sqlite_demo.counts, which, (split,))}
    assert set(curves_by_key) == set(wanted)
    for key, rows in wanted.items():
        for name, chosen in (("leaving", rows), ("closing", [row for row in rows if row["event"]])):
            periods = [row["period"] for row in chosen]
            amounts = getattr(curves_by_key[key], name).tolist()
            assert amounts == [periods.count(k) for k in range(1, HORIZON[which] + 1)], (key, name)


def stratum_of(row: Row, split: str, cities: dict[str, Row]) -> str:
    """The stratum that a row belongs to."""
    city = cities[row["city"]]
    assert city["tier"] in TIERS
    keys = {
        "cohort": row["start"].year,
        "city": row["city"],
        "tier": city["tier"],
        "province": city["province_code"],
        "group": row["group"],
        "institution": row["institution"],
    }
    return str(keys[split])


def test_a_curve_starts_with_all_and_ends_with_who_is_left(sqlite_demo: Demo) -> None:
    (all_,) = strata(sqlite_demo.counts, "survival")
    events = all_.events()
    assert events["at_risk"].iloc[0] == all_.n
    gone = (events["events"] + events["censored"]).cumsum()
    assert (events["at_risk"].iloc[1:].to_numpy() == all_.n - gone.iloc[:-1].to_numpy()).all()


def test_lost_duplicates_and_unreported_agree(demo: Demo) -> None:
    assert_gates_agree(demo.counts, demo.records)
