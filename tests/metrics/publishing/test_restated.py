"""Only what was ripe in both snapshots and shows another figure is restated."""

import pytest
from sqlalchemy import Engine

from metrics.counts.snapshot import Counts
from metrics.publishing.restated import Restated, restated
from tests.metrics.conftest import NewDatabase
from tests.oracle.harness.shown import build_counts
from tests.oracle.harness.text_tables import make_records, replace_records

COURSES = """
    id | institution_id | starts_on  | ends_on
    1  | 1              | 2008-01-05 | 2008-02-10
    2  | 1              | 2009-01-05 | 2009-02-10
    3  | 2              | 2009-05-05 | 2009-05-10
"""


@pytest.fixture
def engine(new_database: NewDatabase) -> Engine:
    """What is compared no longer asks a database, so one kind will do."""
    return new_database("sqlite")


def counts_of(engine: Engine, as_of: str, *enrolments: str) -> Counts:
    """Counts of persons who passed or not, each "person | course | passed"."""
    rows = "\n".join(["person_id | course_id | assessment_passed", *enrolments])
    replace_records(engine, make_records(courses=COURSES, enrolments=rows))
    return build_counts(engine, as_of)


def test_months_and_years_ripe_in_both_are_compared(engine: Engine) -> None:
    first = ("1 | 1 | yes", "2 | 1 | yes", "3 | 2 | yes", "4 | 3 | yes")
    before = counts_of(engine, "2009-06-30", *first)
    assert restated(before, before) == []

    after = counts_of(engine, "2009-07-31", *first, "5 | 1 | no", "6 | 3 | no")

    assert restated(before, after) == [
        Restated("110000", "trained", "2008", 2.0, 3.0, None, None),
        Restated("110000", "trained", "2008-02", 2.0, 3.0, None, None),
        Restated("130100", "trained", "2009-05", 1.0, 2.0, None, None),
        Restated("110000", "pass_rate", "2008", 1.0, 2 / 3, 2.0, 3.0),
        Restated("110000", "pass_rate", "2008-02", 1.0, 2 / 3, 2.0, 3.0),
    ]
