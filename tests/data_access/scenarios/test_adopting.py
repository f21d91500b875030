"""Targets adopted from a scenario: new versions, the log, refusals, snapshots, reloaded records."""

import json
import math
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from data_access import changes, snapshots
from data_access.engine import writing
from data_access.load import load_folder
from data_access.schema.reference import cities, targets
from data_access.schema.snapshots import snapshots as snapshot_table
from data_access.versions import Refused
from data_access.yearly_targets import OURS, NewTarget, TargetVersion, adopt, versions
from tests.data_access.scenarios.conftest import NEW, SNAPSHOT, YEAR, keep, seen
from tests.data_access.small_folder import small, write_csv

REFUSED = [
    ("year", {"year": 2006}),
    ("targets", {"new": ()}),
    ("targets", {"new": (NEW[0], replace(NEW[0], value=0.9))}),
    ("targets", {"new": (replace(NEW[0], value=math.nan),)}),
    ("targets", {"new": (replace(NEW[0], value=-0.1),)}),
    ("targets", {"new": (replace(NEW[0], city="999999"),)}),
    ("targets", {"new": (replace(NEW[0], tier="village"),)}),
    ("author", {"author": " "}),
    ("reason", {"reason": ""}),
    ("unknown", {"scenario": 5}),
]


def test_adopted_targets_are_new_versions_and_the_old_ones_stay(records: Engine) -> None:
    saved = keep(records)
    first = adopt(records, YEAR, NEW, saved.id, "王", "r", seen(records))
    moved = (NewTarget("pass_rate", "", "", 0.82),)
    second = adopt(records, YEAR, moved, saved.id, "李", "again", seen(records))

    assert [version.version for version in (*first, *second)] == [1, 1, 2]
    assert seen(records) == tuple(
        sorted((TargetVersion("pass_rate", 2010, "", "", 1, 0.8), *first, *second))
    )
    with records.connect() as connection:
        rows = connection.execute(select(targets).order_by(targets.c.id)).fetchall()
    assert [row.id for row in rows] == [7, OURS, OURS + 1, OURS + 2]
    assert [row.city_code for row in rows] == [None, None, "110000", None]
    assert (rows[3].set_by, rows[3].reason) == ("李", "again")
    assert rows[3].set_on == datetime.now(UTC).date()


def test_an_adoption_has_its_entry_in_the_log(records: Engine) -> None:
    saved = keep(records)
    adopt(records, YEAR, NEW, saved.id, "王", "r", seen(records))

    entry = changes.log(records, about=("targets",))[0]
    assert (entry.subject, entry.changed_by) == ("targets:2011:1", "王")
    assert json.loads(entry.content_before) == {"pass_rate": [1, 0.8, 0.8]}
    assert json.loads(entry.content_after) == {
        "scenario": 1,
        "ids": [OURS, OURS + 1],
        "pass_rate": [2, 0.85, 0.9],
    }


def test_targets_of_every_city_are_one_adoption(records: Engine) -> None:
    codes = [f"{130000 + 100 * n}" for n in range(1, 101)]
    with writing(records) as connection:
        city_row = connection.execute(select(cities).where(cities.c.code == "110000")).one()
        rows = [dict(city_row._mapping) | {"code": code} for code in codes]
        connection.execute(cities.insert(), rows)
    new = tuple(NewTarget("pass_rate", "", code, (700 + n) / 1000) for n, code in enumerate(codes))
    saved = keep(records)
    adopt(records, YEAR, new, saved.id, "王", "r", versions(records, ["pass_rate"], YEAR))

    assert len(seen(records)) == 101
    assert json.loads(changes.log(records)[0].content_after)["pass_rate"] == [100, 0.7, 0.799]


@pytest.mark.parametrize(("problem", "wrong"), REFUSED)
def test_what_cannot_be_adopted_is_named_and_leaves_nothing(
    records: Engine, problem: str, wrong: dict[str, object]
) -> None:
    saved = keep(records)
    given = {"year": YEAR, "new": NEW, "scenario": saved.id, "author": "a", "reason": "r"} | wrong
    with pytest.raises(Refused) as refused:
        adopt(records, **given, seen=seen(records))  # type: ignore[arg-type]

    assert refused.value.problem == problem
    assert len(seen(records)) == 1
    assert len(changes.log(records)) == 1


def test_a_snapshot_counts_the_targets_adopted_by_its_day(records: Engine) -> None:
    adopt(records, YEAR, NEW, keep(records).id, "王", "r", seen(records))
    before, after = (
        snapshots.read(records, snapshots.build(records, day).number)[1]["targets"]
        for day in (date(2010, 6, 30), date(2050, 6, 30))
    )

    assert before["value"].tolist() == [0.8]
    assert sorted(after["value"].tolist()) == [0.8, 0.85, 0.9]


def test_adopted_targets_outlive_the_replacement_of_all_records(
    database: Engine, tmp_path: Path
) -> None:
    folder = write_csv(tmp_path / "records", small())
    assert not load_folder(database, folder).errors
    with database.connect() as connection:
        city = connection.scalars(select(cities.c.code)).first()
    with writing(database) as connection:
        connection.execute(snapshot_table.insert(), SNAPSHOT)
    scenario = keep(database)
    chosen = [NewTarget("pass_rate", "", "", 0.85), NewTarget("pass_rate", "", str(city), 0.9)]
    adopt(database, YEAR, chosen, scenario.id, "规划处", "提高合格率", seen(database))
    before = seen(database)

    assert not load_folder(database, folder, replace=True).errors

    assert [(t.indicator, t.city, t.value) for t in seen(database) if t.year == YEAR] == [
        (t.indicator, t.city, t.value) for t in before if t.year == YEAR
    ]
    assert all(t.version >= 1 for t in seen(database))
