"""Four rates with gaps for 100 cities over any window, beside pandas on records and SQL."""

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import text

from benchmarks import lifelines
from benchmarks.data import AS_OF
from benchmarks.rows import Limit, Row, compared, milliseconds, paired, within
from data_access import snapshots
from data_access.engine import Engine, open_database
from metrics.cohorts.curves import Stratum, strata
from metrics.counts.periods import Period
from metrics.counts.snapshot import Counts
from metrics.methods.survival import kaplan_meier_counts
from metrics.readings.tidy import readings
from metrics.registry import INDICATORS

FOUR = ("pass_rate", "opening_rate", "stability_rate", "chain_coverage")
LEAVERS = ("leaving", "closing")
PASSED = """
    SELECT i.city_code, count(*) AS attended, sum(e.assessment_passed OR e.resit_passed) AS passed
    FROM enrolments e JOIN courses c ON c.id = e.course_id
    JOIN institutions i ON i.id = c.institution_id
    WHERE c.kind = 'SYB' AND e.first_attended_on IS NOT NULL
      AND c.ends_on BETWEEN '2009-04-01' AND '2010-03-31'
    GROUP BY i.city_code
"""
RECORDS = """
    SELECT i.city_code, c.ends_on, e.target_group,
           coalesce(e.assessment_passed OR e.resit_passed, 0) AS passed
    FROM enrolments e JOIN courses c ON c.id = e.course_id
    JOIN institutions i ON i.id = c.institution_id
    WHERE c.kind = 'SYB' AND e.first_attended_on IS NOT NULL
"""


def counts_of(engine: Engine) -> Counts:
    """The counts of the newest snapshot."""
    newest = snapshots.newest(engine)
    if newest is None:
        raise RuntimeError("The benchmark's database has no snapshot.")
    info, tables = snapshots.read(engine, newest.number)
    return Counts(info.number, info.as_of, info.content_hash, tables)


def measure(file: Path, size: str, runs: int) -> tuple[list[Row], dict[str, float]]:
    """Rows of this size, and our seconds by name for the comparison between sizes."""
    engine = open_database(str(file))
    counts = counts_of(engine)
    with engine.connect() as connection:
        raw = pd.read_sql(text(RECORDS), connection)
        periods: Iterator[Period] = cycle(("rolling", "latest", 2009, 2008))
        lines = strata(counts, "survival", ("city",))
        leaving, closing = (np.array([getattr(line, n) for line in lines]) for n in LEAVERS)
        four, rates, curves, tables, grouped = paired(
            runs,
            lambda: _four(counts, next(periods)),
            lambda: readings(counts, INDICATORS["pass_rate"], "city"),
            lambda: kaplan_meier_counts(leaving, closing),
            lambda: [line.curve() for line in strata(counts, "survival", ("city",))],
            lambda: _pandas(raw),
        )
        (sql,) = paired(max(1, runs // 10), lambda: connection.execute(text(PASSED)).fetchall())
    engine.dispose()
    rows = [
        compared(
            "4 rates and gaps, 100 cities, one group, any window",
            size,
            four,
            ("pandas groupby, 1 rate", grouped),
            within(four, 0.002),
            1.0,
        ),
        compared(
            "1 rate with ranks, 100 cities", size, rates, ("SQL on records", sql), Limit(), 1.0
        ),
        _curves(lines, curves, size),
        Row("the same, gathered from the counts and as 100 tables", size, milliseconds(tables)),
    ]
    return rows, {"4 rates and gaps": four, "Kaplan-Meier": curves, "100 curve tables": tables}


def _four(counts: Counts, period: Period) -> list[pd.DataFrame]:
    """The four rates of one target group over a window."""
    return [
        readings(counts, INDICATORS[key], "city", period=period, ranks=False, group=2)
        for key in FOUR
    ]


def _curves(lines: list[Stratum], seconds: float, size: str) -> Row:
    """The curves of all cities, beside lifelines where an environment with it is named."""
    what, target = "Kaplan-Meier with interval, 100 cities", within(seconds, 0.015)
    theirs = lifelines.seconds([(line.leaving, line.closing) for line in lines])
    if theirs is None:
        return Row(what, size, milliseconds(seconds), "lifelines: not measured", target=target)
    return compared(what, size, seconds, ("lifelines", theirs), target, 1 / 30)


def _pandas(raw: pd.DataFrame) -> Any:
    """One rate of one group by city, as one would on a table of records."""
    late = (raw["ends_on"] >= "2009-04-01") & (raw["ends_on"] <= AS_OF.isoformat())
    chosen = raw[late & (raw["target_group"] == "rural")]
    return chosen.groupby("city_code")["passed"].agg(["sum", "count"])
