"""The counts behind the screens against counting one by one, on SQLite and PostgreSQL."""

from datetime import date

import pytest

from tests.metrics.conftest import Demo, NewDatabase
from tests.oracle import doubts
from tests.oracle.harness.crowded import crowded_records
from tests.oracle.harness.shown import build_counts
from tests.oracle.harness.text_tables import replace_records
from tests.oracle.tasks.listing import assert_tables_agree

AS_OF = date(2010, 6, 30)


def test_every_count_of_the_demonstration_agrees(demo: Demo) -> None:
    wanted = doubts.tables(demo.records, demo.counts.as_of)
    early = demo.counts.as_of < date(2010, 1, 1)  # no cohort is over its first anniversary yet,
    none = ["closings_near", "shared_marks"] if early else []  # and the planted city is small
    assert [name for name, table in wanted.items() if not table] == none
    assert_tables_agree(demo.counts, wanted)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_every_count_of_crowded_records_agrees(new_database: NewDatabase, seed: int) -> None:
    """Under-aged founders, courses at once, visits after closing: everything rare is there."""
    records = crowded_records(seed)
    for row in records["persons"]:
        row["birth_year"] = 1980 + row["id"] % 20 if row["id"] % 7 else None
    for row in records["institutions"]:
        row["designated_on"] = date(2009, 1, 1)
    for row in records["businesses"]:
        row["contact_hash"] = f"{1:064x}" if row["id"] % 5 else None
        row["address_hash"] = f"{row['id'] % 3:064x}" if row["id"] % 4 else None
        row["city_code"] = "110000" if row["id"] % 6 else "130100"
    engine = new_database("sqlite")
    replace_records(engine, records)
    wanted = doubts.tables(records, AS_OF)
    assert sum(row["found"] for row in wanted["impossible"].values()) > 0
    assert max(size for _, size in wanted["sharing"]) >= 2
    assert_tables_agree(build_counts(engine, AS_OF), wanted)
