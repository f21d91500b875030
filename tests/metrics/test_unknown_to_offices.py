"""What offices cannot know may be left empty: it accuses nobody, and every other count stays as it was."""

from datetime import date
from random import Random

import pytest

from metrics.readings.tidy import readings
from metrics.registry import FIGURES
from tests.metrics.conftest import NewDatabase
from tests.oracle import delays, doubts
from tests.oracle.first_records import first_months
from tests.oracle.harness.agreement import assert_delays_agree, assert_snapshot_agrees
from tests.oracle.harness.crowded import crowded_records
from tests.oracle.harness.records import Records
from tests.oracle.harness.shown import build_counts
from tests.oracle.harness.text_tables import replace_records
from tests.oracle.tasks import institutions, target_groups
from tests.oracle.tasks.listing import assert_tables_agree

pytestmark = pytest.mark.slow

AS_OF = date(2010, 6, 30)
UNKNOWN = {
    "institutions": ("designated_on",),
    "courses": ("syb_standard", "places"),
    "enrolments": ("file_complete", "recorded_on"),
    "businesses": ("recorded_on",),
}


def blanked(records: Records, share: float) -> Records:
    """The same records with such a share of those columns left empty."""
    random = Random(1)
    for table, columns in UNKNOWN.items():
        for row in records[table]:
            row.update({column: None for column in columns if random.random() < share})
    return records


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def test_every_count_agrees_where_a_third_is_empty(new_database: NewDatabase, kind: str) -> None:
    records = blanked(crowded_records(5), 1 / 3)
    engine = new_database(kind)
    replace_records(engine, records)
    counts = build_counts(engine, AS_OF)

    assert_snapshot_agrees(counts, records)
    assert_delays_agree(counts, records)
    for oracle in (institutions, target_groups, doubts):
        assert_tables_agree(counts, oracle.tables(records, AS_OF))
    firsts = counts.tables["first_records"]
    keys = zip(firsts["city"].tolist(), firsts["record"].tolist(), strict=True)
    assert dict(zip(keys, firsts["month"].tolist(), strict=True)) == first_months(records, AS_OF)
    assert delays.events(records, AS_OF)


def test_where_all_of_it_is_empty_nothing_is_recorded_and_the_rest_is_there(
    new_database: NewDatabase,
) -> None:
    records = blanked(crowded_records(5), 1)
    engine = new_database("sqlite")
    replace_records(engine, records)
    counts = build_counts(engine, AS_OF)

    assert not len(counts.tables["delays"]["city"])
    assert counts.tables["courses"]["standard_known"].sum() == 0
    assert counts.tables["trainee_files"]["files"].sum() == 0
    for figure in FIGURES.values():
        for by in ("national", "city"):
            rows = readings(counts, figure, by, period=2010)
            empty = figure.key in ("syb_standard", "trainee_files_complete")
            assert not empty or set(rows["verdict"]) == {"not_recorded"}, figure.key
    assert_snapshot_agrees(counts, records)
