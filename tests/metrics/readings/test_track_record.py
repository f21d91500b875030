"""The record of earlier forecasts: who is tested, what came true, and nothing of single cities."""

import json
from datetime import date

import numpy as np
import pytest

from data_access.replays import FOR_FORECASTS, replayed
from metrics.counts.snapshot import Counts
from metrics.readings.track_record import COLUMNS, forecasts_tested, summary
from tests.metrics.conftest import Demo, Demonstration
from tests.metrics.text_counts import text_counts
from tests.oracle.harness.records import read_records
from tests.oracle.harness.rewinding import entered_by
from tests.oracle.trained import units


def training(last: int, amounts: dict[int, list[int]]) -> str:
    rows = ["city | grp | month | syb | gyb | iyb"]
    for city, months in amounts.items():
        for place, amount in enumerate(months[:last]):
            rows.append(f"{city} | laid_off | 2009-{place + 1:02d} | {amount} | 0 | 0")
    return "\n".join(rows)


AMOUNTS = {110000: [10] * 12, 130100: [5] * 12, 130200: [60] * 12}


def counts(as_of: str, months: int) -> Counts:
    made = text_counts(as_of, trained=training(months, AMOUNTS))
    table = {
        "indicator": np.array(["trained"], dtype=object),
        "tier": np.array([""], dtype=object),
        "city": np.array([0]),
        "year": np.array([2009]),
        "version": np.array([1]),
        "value": np.array([100.0]),
    }
    return Counts(1, made.as_of, "", {**made.tables, "targets": table})


def test_only_open_targets_of_reporting_cities_are_tested() -> None:
    rows = forecasts_tested(counts("2009-06-30", 6), counts("2010-01-31", 12))
    assert tuple(rows.columns) == COLUMNS
    # 130200 has reached its 100 in June already; 130300 and 440300 trained nobody and stay
    assert rows["city"].tolist() == [110000, 130100, 130300, 440300]
    assert rows["reached"].tolist() == [1, 0, 0, 0]
    assert rows["run_rate"].tolist() == [1, 0, 0, 0]
    assert rows["chance"].between(0, 1, inclusive="neither").all()


def test_a_year_that_is_not_reported_yet_tests_nothing() -> None:
    assert forecasts_tested(counts("2009-06-30", 6), counts("2009-12-31", 12)).empty


def test_the_summary_holds_shares_and_scores_and_no_city() -> None:
    rows = forecasts_tested(counts("2009-06-30", 6), counts("2010-01-31", 12))
    record = summary(rows)
    assert (record["forecasts"], record["years"], record["calendar_months"]) == (4, [2009], [6])
    assert sum(row["n"] for row in record["bins"]) == 4
    assert record["brier"]["run_rate"] == 0
    assert record["brier"]["climatology"] == pytest.approx(0.25 * 0.75)
    assert "110000" not in json.dumps(record, allow_nan=False)


@pytest.mark.slow
def test_a_replay_counts_what_had_been_entered_then(demonstration: Demonstration) -> None:
    demo: Demo = demonstration("sqlite", date(2010, 6, 30))
    then = date(2009, 9, 30)
    tables = replayed(demo.engine, then)
    assert set(tables) >= FOR_FORECASTS
    wanted = sum(row["syb"] for row in units(entered_by(read_records(demo.engine), then), then))
    assert tables["trained"]["syb"].sum() == wanted
