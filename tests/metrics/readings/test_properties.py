"""What must hold for any records: events alone decide, cities do not touch each other."""

from datetime import date

import numpy as np
import pytest
from sqlalchemy import Engine

from metrics.counts.snapshot import GROUPS, Counts
from metrics.readings.tidy import readings
from metrics.registry import INDICATORS
from tests.metrics.conftest import Demo, Demonstration, NewDatabase
from tests.oracle.harness.agreement import ORACLES, assert_readings_agree, assert_snapshot_agrees
from tests.oracle.harness.crowded import crowded_records
from tests.oracle.harness.records import Records
from tests.oracle.harness.rewinding import TOUCHED, rewound
from tests.oracle.harness.shown import build_counts
from tests.oracle.harness.text_tables import replace_records

pytestmark = pytest.mark.slow

MONTH_ENDS = ("2010-06-30", "2009-08-31", "2009-02-28")
FILLED = ("job_multiplier", None)
"""Small cities borrow from their tier what stands for businesses that nobody visited."""
CURVE = ("stability_rate", None)
"""Each slice has a curve of its own, so that these do not add up."""
VARIANTS = [(key, variant) for key in INDICATORS for variant in (None, *INDICATORS[key].variants)]


def counted(engine: Engine, records: Records, as_of: str | date, backwards: bool = False) -> Counts:
    """Counts of these records and no others."""
    replace_records(engine, records, backwards)
    return build_counts(engine, as_of)


def hashes(counts: Counts) -> dict[str, list[bytes]]:
    """The raw content of every count table."""
    return {
        name: [values.astype(str).tobytes() for values in table.values()]
        for name, table in counts.tables.items()
    }


@pytest.mark.parametrize("seed", range(5))
def test_crowded_records_agree_with_the_oracles(small_engine: Engine, seed: int) -> None:
    records = crowded_records(seed)
    replace_records(small_engine, records)
    for as_of in MONTH_ENDS:
        assert_snapshot_agrees(build_counts(small_engine, as_of), records)


@pytest.mark.parametrize("key", [key for key in INDICATORS if key != "trained"])
def test_readings_of_crowded_records_agree_with_the_oracles(
    new_database: NewDatabase, key: str
) -> None:
    records = crowded_records(1)
    counts = counted(new_database("sqlite"), records, "2010-06-30")
    assert_readings_agree(counts, records, key, ("rolling", "latest", 2008))


@pytest.mark.parametrize("seed", range(3))
def test_moving_the_as_of_date_back_equals_dropping_later_records(
    small_engine: Engine, seed: int
) -> None:
    records = crowded_records(seed)
    for as_of in MONTH_ENDS[1:]:
        then = counted(small_engine, records, as_of)
        dropped = counted(small_engine, rewound(records, date.fromisoformat(as_of)), as_of)
        assert hashes(then) == hashes(dropped)
        assert then.content_hash == dropped.content_hash


def test_moving_the_demonstration_back_equals_dropping_later_records(
    demonstration: Demonstration, new_database: NewDatabase, kind: str
) -> None:
    demo = demonstration(kind, date(2010, 6, 30))
    as_of = date(2008, 8, 31)
    then = build_counts(demo.engine, as_of)
    dropped = counted(new_database(kind), rewound(demo.records, as_of), as_of)
    assert then.content_hash == dropped.content_hash


def test_both_databases_and_any_order_of_rows_give_the_same_hash(
    demonstration: Demonstration,
) -> None:
    as_of = date(2010, 6, 30)
    assert (
        demonstration("sqlite", as_of).counts.content_hash
        == demonstration("postgres", as_of).counts.content_hash
    )


def test_rows_inserted_the_other_way_round_give_the_same_hash(small_engine: Engine) -> None:
    records = crowded_records(11)
    forwards = counted(small_engine, records, "2010-06-30")
    backwards = counted(small_engine, records, "2010-06-30", backwards=True)
    assert hashes(forwards) == hashes(backwards)
    assert forwards.content_hash == backwards.content_hash


def test_crowded_records_have_one_hash_on_both_databases(new_database: NewDatabase) -> None:
    hashes = {
        counted(new_database(kind), crowded_records(12), "2010-06-30").content_hash
        for kind in ("sqlite", "postgres")
    }
    assert len(hashes) == 1


@pytest.mark.parametrize("seed", range(2))
def test_an_unrelated_city_changes_no_other_citys_figures(small_engine: Engine, seed: int) -> None:
    records = crowded_records(seed)
    alone = counted(small_engine, without_city(records, "130200"), "2010-06-30")
    together = counted(small_engine, records, "2010-06-30")
    for key, variant in [pair for pair in VARIANTS if pair != FILLED]:
        for period in ("rolling", 2008):
            columns = ["entity", "numerator", "denominator", "value", "lower", "upper", "needed"]
            old, new = (
                readings(counts, INDICATORS[key], "city", variant, period)[columns]
                for counts in (alone, together)
            )
            kept = new[new["entity"] != "130200"].reset_index(drop=True)
            assert old.equals(kept), (key, variant, period)


def without_city(records: Records, city: str) -> Records:
    """Records without a city; persons who train there stay with it alone in both worlds."""
    institutions = {row["id"] for row in records["institutions"] if row["city_code"] == city}
    courses = {row["id"] for row in records["courses"] if row["institution_id"] in institutions}
    there = {row["person_id"] for row in records["enrolments"] if row["course_id"] in courses}
    others = {name: list(records[name]) for name in TOUCHED}
    # who trained there and elsewhere would tie two cities together
    for rows in (records["enrolments"], others["enrolments"]):
        rows[:] = [
            row for row in rows if row["person_id"] not in there or row["course_id"] in courses
        ]
    kept = {row["id"] for row in records["enrolments"]}
    cases = {row["id"] for row in records["service_cases"] if row["enrolment_id"] in kept}
    records["service_cases"] = [row for row in records["service_cases"] if row["id"] in cases]
    records["services"] = [row for row in records["services"] if row["case_id"] in cases]
    return rest_of(records, others, city, courses)


def rest_of(records: Records, others: Records, city: str, courses: set[int]) -> Records:
    """The tables of `found` without the courses and enrolments of the city."""
    gone = {row["id"] for row in records["enrolments"] if row["course_id"] in courses}
    cases = {row["id"] for row in records["service_cases"] if row["enrolment_id"] in gone}
    others["cities"] = [row for row in others["cities"] if row["code"] != city]
    others["institutions"] = [row for row in others["institutions"] if row["city_code"] != city]
    others["courses"] = [row for row in others["courses"] if row["id"] not in courses]
    others["enrolments"] = [row for row in others["enrolments"] if row["id"] not in gone]
    others["service_cases"] = [row for row in records["service_cases"] if row["id"] not in cases]
    others["services"] = [row for row in records["services"] if row["case_id"] not in cases]
    for name in ("city_returns", "nil_returns"):
        others[name] = [row for row in others[name] if row["city_code"] != city]
    return others


ADDED = [pair for pair in VARIANTS if pair != CURVE]


@pytest.mark.parametrize(("key", "variant"), ADDED)
def test_every_split_sums_to_the_whole(sqlite_demo: Demo, key: str, variant: str | None) -> None:
    counts = sqlite_demo.counts
    for period in ("rolling", "latest", 2008):
        for column in ("numerator", "denominator"):
            if key == "trained" and column == "denominator":
                continue
            whole = readings(counts, INDICATORS[key], "national", variant, period)[column].sum()
            for by in ("province", "tier", "city", "group", "institution", "cohort"):
                parts = readings(counts, INDICATORS[key], by, variant, period, ranks=False)
                assert parts[column].sum() == pytest.approx(whole, rel=1e-12), (by, period, column)


@pytest.mark.parametrize(("key", "variant"), ADDED)
def test_every_citys_groups_sum_to_the_city(
    sqlite_demo: Demo, key: str, variant: str | None
) -> None:
    counts = sqlite_demo.counts
    whole = readings(counts, INDICATORS[key], "city", variant, ranks=False)
    parts = [
        readings(counts, INDICATORS[key], "city", variant, group=group, ranks=False)
        for group in range(len(GROUPS))
    ]
    for column in ("numerator", "denominator")[: 1 if key == "trained" else 2]:
        np.testing.assert_allclose(sum(part[column] for part in parts), whole[column], 1e-12)


@pytest.mark.parametrize("key", ["pass_rate", "opening_rate", "job_multiplier", "chain_coverage"])
def test_the_national_figure_is_a_ratio_of_sums_not_a_mean_of_rates(
    sqlite_demo: Demo, key: str
) -> None:
    cities = readings(sqlite_demo.counts, INDICATORS[key], "city", ranks=False)
    (nation,) = readings(sqlite_demo.counts, INDICATORS[key], "national", ranks=False)["value"]
    assert nation == pytest.approx(cities["numerator"].sum() / cities["denominator"].sum())
    assert nation != pytest.approx(cities["value"].mean(), rel=1e-6)


def test_every_indicator_has_an_oracle() -> None:
    assert set(ORACLES) == set(INDICATORS)
    for key, oracle in ORACLES.items():
        if key != "trained":
            assert set(oracle.VARIANTS) == {None, *INDICATORS[key].variants}
