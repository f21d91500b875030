"""Delays of records in a snapshot, against going through the demonstration event by event."""

from datetime import date

import numpy as np

from data_access.counts.delays import EVENTS, LONGEST
from metrics.methods.reporting_delay import events_at_risk
from tests.metrics.conftest import Count, Demo
from tests.oracle import delays as oracle
from tests.oracle.harness.agreement import assert_delays_agree
from tests.oracle.harness.records import read_records
from tests.oracle.harness.rewinding import entered_by
from tests.oracle.harness.shown import sum_of


def test_every_count_agrees(demo: Demo) -> None:
    assert sum_of(demo.counts, "delays", "reported") > 3_000
    assert_delays_agree(demo.counts, demo.records)


def test_those_who_could_have_taken_so_long_agree(sqlite_demo: Demo) -> None:
    table = sqlite_demo.counts.tables["delays"]
    city = int(np.bincount(table["city"]).argmax())
    for place, event in enumerate(EVENTS):
        rows = (table["city"] == city) & (table["event"] == place)
        reported, aged = np.zeros((2, LONGEST + 1), dtype=np.int64)
        reported[table["day"][rows]] = table["reported"][rows]
        aged[table["day"][rows]] = table["aged"][rows]
        wanted = oracle.at_risk(sqlite_demo.records, sqlite_demo.counts.as_of, f"{city}", event)
        assert events_at_risk(reported, aged).tolist() == wanted


def test_a_record_entered_after_the_day_is_not_known_on_it(sqlite_demo: Demo) -> None:
    as_of = sqlite_demo.counts.as_of
    everything = read_records(sqlite_demo.engine)
    late = [
        row
        for row in everything["enrolments"]
        if row["completed_on"] and row["completed_on"] <= as_of < row["recorded_on"]
    ]
    if as_of == date(2009, 2, 28):
        assert late, "the demonstration ends in June 2010, so February 2009 has late records"
    known = {row["id"] for row in entered_by(everything, as_of)["enrolments"]}
    assert not known & {row["id"] for row in late}


def test_a_class_entered_next_month_is_missing_this_month(count: Count) -> None:
    courses = """
        id | starts_on  | ends_on
        1  | 2010-06-01 | 2010-06-12
        2  | 2010-06-10 | 2010-06-20
    """
    enrolments = """
        person_id | course_id | recorded_on
        1         | 1         | 2010-06-20
        2         | 2         | 2010-07-05
    """
    june = count("2010-06-30", courses=courses, enrolments=enrolments)
    july = count("2010-07-31", courses=courses, enrolments=enrolments)
    assert (sum_of(june, "trained", "syb"), sum_of(july, "trained", "syb")) == (1, 2)
