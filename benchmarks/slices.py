"""Four rates with gaps for 100 cities over any window, beside pandas on records and SQL."""

from pathlib import Path
from typing import Any

import pandas as pd
from sqlalchemy import text

from benchmarks.data import AS_OF
from benchmarks.rows import Row, compared, paired
from data_access import snapshots
from data_access.engine import Engine, open_database
from metrics.counts import Counts
from metrics.curves import strata
from metrics.readings import readings
from metrics.registry import INDICATORS

FOUR = ("pass_rate", "opening_rate", "stability_rate", "chain_coverage")
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
        four, rates, curves, grouped = paired(
            runs,
            lambda: [
                readings(counts, INDICATORS[key], "city", ranks=False, group=2) for key in FOUR
            ],
            lambda: readings(counts, INDICATORS["pass_rate"], "city"),
            lambda: [found.curve() for found in strata(counts, "survival", ("city",))],
            lambda: _pandas(raw),
        )
        (sql,) = paired(max(1, runs // 10), lambda: connection.execute(text(PASSED)).fetchall())
    engine.dispose()
    rows = [
        compared(
            "4 rates and gaps, 100 cities, one group",
            size,
            four,
            ("pandas groupby, 1 rate", grouped),
            "2 ms",
            1.0,
        ),
        compared("1 rate with ranks, 100 cities", size, rates, ("SQL on records", sql), "–", 1.0),
        Row(
            "Kaplan-Meier with interval, 100 cities",
            size,
            f"{1000 * curves:.1f} ms",
            "lifelines: not measured",
            "–",
            "15 ms",
        ),
    ]
    return rows, {"slices": four, "curves": curves}


def _pandas(raw: pd.DataFrame) -> Any:
    """One rate of one group by city, as one would on a table of records."""
    late = (raw["ends_on"] >= "2009-04-01") & (raw["ends_on"] <= AS_OF.isoformat())
    chosen = raw[late & (raw["target_group"] == "rural")]
    return chosen.groupby("city_code")["passed"].agg(["sum", "count"])
