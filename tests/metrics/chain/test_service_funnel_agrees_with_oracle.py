"""The funnel, the links received and the mix of businesses, against counting one by one."""

from itertools import pairwise

import pytest
from sqlalchemy import Engine

from tests.metrics.conftest import Demo
from tests.oracle import service_chain as oracle
from tests.oracle.harness.agreement import assert_table_agrees
from tests.oracle.harness.crowded import crowded_records
from tests.oracle.harness.shown import build_counts
from tests.oracle.harness.text_tables import replace_records


@pytest.mark.parametrize("table", oracle.MEASURES)
def test_every_count_agrees(demo: Demo, table: str) -> None:
    units = getattr(oracle, table)(demo.records, demo.counts.as_of)
    assert len(units) > 300
    assert_table_agrees(demo.counts, table, oracle.MEASURES[table], units)


@pytest.mark.parametrize("table", oracle.MEASURES)
@pytest.mark.parametrize("seed", [3, 4, 5])
def test_every_count_agrees_where_records_crowd(
    small_engine: Engine, table: str, seed: int
) -> None:
    records = crowded_records(seed)
    replace_records(small_engine, records)
    counts = build_counts(small_engine, "2010-06-30")
    units = getattr(oracle, table)(records, counts.as_of)
    assert len(units) > 5
    assert_table_agrees(counts, table, oracle.MEASURES[table], units)


def test_steps_are_nested(demo: Demo) -> None:
    funnel = demo.counts.tables["funnel"]
    steps = ("trained", "passed", "served", "opened", "known", "operating")
    for before, after in pairwise(steps):
        assert (funnel[before] >= funnel[after]).all(), after
    assert (funnel["opened"] >= funnel["businesses"]).all()
    assert funnel["businesses"].sum() > 0.8 * funnel["opened"].sum()


def test_a_business_of_the_chain_is_counted_once(demo: Demo) -> None:
    mix, links = demo.counts.tables["business_mix"], demo.counts.tables["links"]
    assert links["businesses"].sum() <= mix["opened"].sum()
    for name in ("known", "operating", "jobs"):
        own = demo.counts.tables["business"][{"jobs": "jobs_6"}.get(name, f"{name}_12")]
        assert mix[name].sum() == own.sum()
