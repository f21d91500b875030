"""From what a count may go on, and why not."""

from datetime import UTC, date, datetime

import numpy as np
import pytest
from sqlalchemy import Engine, update

from data_access.counts.recount import bases
from data_access.counts.recount.touched import note_change, note_load
from data_access.counts.workbench.packing import packed
from data_access.engine import writing
from data_access.schema.recounts import count_bases, count_parts, touched_cities
from data_access.schema.reference import cities
from data_access.schema.snapshots import snapshot_counts, snapshots
from data_access.snapshots import DEFINITIONS
from data_access.wording import Sentence
from tests.data_access.returns.city_office import begin

AS_OF = date(2009, 6, 30)


@pytest.fixture
def counted(database: Engine) -> Engine:
    """Two cities, and a snapshot with one count table and one part."""
    begin(database)
    tables = {"attended": packed({"city": np.array([340100]), "attended": np.array([7])})}
    parts = {(340100, "opening_parts"): {"n": np.array([7])}}
    info = {"number": 1, "as_of": AS_OF, "content_hash": "1" * 64, "definitions": DEFINITIONS}
    with writing(database) as connection:
        connection.execute(snapshots.insert(), {**info, "built_at": datetime.now(UTC)})
        row = {"snapshot_number": 1, "name": "attended", **vars(tables["attended"])}
        connection.execute(snapshot_counts.insert(), row)
        bases.keep(connection, (1, AS_OF, "1" * 64), tables, parts)
    return database


def _reason(engine: Engine, as_of: date = AS_OF, definitions: str = "") -> Sentence | None:
    with engine.connect() as connection:
        try:
            bases.find(connection, as_of, definitions or DEFINITIONS)
        except bases.NoBase as none:
            return none.reason
    return None


def test_a_count_goes_on_only_where_all_else_is_as_it_was(counted: Engine) -> None:
    assert _reason(counted) is None
    assert _reason(counted, date(2009, 5, 31)) is bases.FIRST
    assert _reason(counted, definitions="2000.1") is bases.OTHER_DEFINITIONS

    with writing(counted) as connection:
        note_change(connection, "340100", [])
    assert _reason(counted) is None
    with writing(counted) as connection:
        note_change(connection, "340200", [])
    assert _reason(counted) is bases.MANY, "all cities have changed"
    with writing(counted) as connection:
        note_load(connection)
    assert _reason(counted) is bases.LOADED
    with writing(counted) as connection:
        connection.execute(touched_cities.delete())
        connection.execute(update(cities).values(tier="municipality"))
    assert _reason(counted) is bases.OTHER_LIST


def test_a_damaged_snapshot_or_part_is_not_gone_on_from(counted: Engine) -> None:
    with writing(counted) as connection:
        note_change(connection, "340100", [])
        connection.execute(update(count_parts).values(body=b"0"))
    assert _reason(counted) is bases.DAMAGED

    with writing(counted) as connection:
        connection.execute(count_parts.delete())
        which = snapshot_counts.c.name == "attended"
        connection.execute(update(snapshot_counts).where(which).values(rows=0))
    assert _reason(counted) is bases.DAMAGED


def test_a_snapshot_that_is_gone_or_another_one_is_not_gone_on_from(counted: Engine) -> None:
    with writing(counted) as connection:
        connection.execute(update(count_bases).values(content_hash="0" * 64))
    assert _reason(counted) is bases.FIRST
    with writing(counted) as connection:
        connection.execute(update(count_bases).values(snapshot_number=9))
    assert _reason(counted) is bases.FIRST
