"""Scenarios and the targets adopted from them: versions, the log, refusals, many at once."""

import json
import math
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import DBAPIError

from data_access import appraisal_plans, changes, snapshots
from data_access.appraisal_plans import PlanRow
from data_access.engine import writing
from data_access.load import load_folder
from data_access.scenarios import SavedScenario, ScenarioRefused, listed, read, save
from data_access.schema.reference import cities, provinces, targets
from data_access.schema.snapshots import snapshots as snapshot_table
from data_access.yearly_targets import (
    OURS,
    AdoptionRefused,
    NewTarget,
    TargetVersion,
    adopt,
    versions,
)
from tests.data_access.small_folder import small, write_csv

KEPT = "never changes"
CONTENT = "000000~t-pass_rate-all-0-0.85"
YEAR = 2011
NEW = (NewTarget("pass_rate", "", "", 0.85), NewTarget("pass_rate", "", "110000", 0.9))
SINCE = date(2007, 8, 6)
SNAPSHOT = {
    "number": 1,
    "as_of": date(2010, 6, 30),
    "content_hash": "a",
    "definitions": "1",
    "built_at": datetime.now(UTC).replace(tzinfo=None),
}


@pytest.fixture
def records(database: Engine) -> Engine:
    """Two cities, the plan's target of 2010 and a snapshot."""
    province = {"code": "110000", "name_zh": "北京", "name_en": "Beijing", "short_zh": "京",
                "region": "north", "tile_row": 0, "tile_column": 0}  # fmt: skip
    city = {"name_zh": "北京", "name_en": "Beijing", "province_code": "110000",
            "tier": "municipality", "latitude": 40.0, "longitude": 116.0, "valid_from": SINCE,
            "valid_to": None}  # fmt: skip
    target = {"id": 7, "indicator": "pass_rate", "year": 2010, "tier": None, "city_code": None,
              "version": 1, "value": 0.8, "set_on": SINCE, "set_by": "plan",
              "reason": "r"}  # fmt: skip
    with writing(database) as connection:
        connection.execute(provinces.insert(), province)
        connection.execute(
            cities.insert(), [city | {"code": code} for code in ("110000", "120000")]
        )
        connection.execute(targets.insert(), target)
        connection.execute(snapshot_table.insert(), SNAPSHOT)
    return database


def keep(engine: Engine, name: str = "方案一", content: str = CONTENT) -> SavedScenario:
    return save(engine, name, content, 1, "规划处", "提高合格率")


def seen(engine: Engine) -> tuple[TargetVersion, ...]:
    return versions(engine, ["pass_rate"], YEAR)


def test_a_saved_scenario_is_read_back_as_it_was(records: Engine) -> None:
    saved = keep(records)

    assert (saved.id, saved.version, saved.content) == (1, 1, CONTENT)
    assert read(records, 1) == saved
    assert listed(records) == [saved]
    with pytest.raises(ScenarioRefused, match="no scenario number 2"):
        read(records, 2)


def test_a_name_saved_again_is_a_new_version_and_the_old_one_stays(records: Engine) -> None:
    first, other = keep(records), keep(records, "方案二")
    second = keep(records, " 方案一\n", CONTENT + "~l-jobs-5.0")

    assert (second.version, other.version) == (2, 1)
    assert listed(records) == [second, other, first]
    entries = changes.log(records)
    assert [entry.subject for entry in entries] == ["scenario:3", "scenario:2", "scenario:1"]
    assert json.loads(entries[0].content_before) == json.loads(entries[2].content_after)
    assert json.loads(entries[0].content_after)["version"] == 2
    assert (entries[0].changed_by, entries[0].reason) == ("规划处", "提高合格率")


def test_a_long_scenario_of_every_city_fits(records: Engine) -> None:
    content = "000000~" + "~".join(
        f"t-job_multiplier-{code}-2011-4.123456789012345" for code in range(100_000, 100_600)
    )

    assert read(records, keep(records, content=content).id).content == content


WRONG = [
    ("name", {"name": " \x00"}),
    ("name", {"name": "x" * 61}),
    ("author", {"author": "\n"}),
    ("reason", {"reason": "x" * 401}),
    ("content", {"content": ""}),
    ("content", {"content": "x" * 40_001}),
    ("snapshot", {"snapshot": 9}),
]


@pytest.mark.parametrize(("problem", "wrong"), WRONG)
def test_what_cannot_be_saved_is_named_and_leaves_nothing(
    records: Engine, problem: str, wrong: dict[str, object]
) -> None:
    given = {"name": "n", "content": CONTENT, "snapshot": 1, "author": "a", "reason": "r"} | wrong
    with pytest.raises(ScenarioRefused) as refused:
        save(records, **given)  # type: ignore[arg-type]

    assert refused.value.problem == problem
    assert listed(records) == [] == changes.log(records)


def test_saving_the_same_twice_is_said(records: Engine) -> None:
    keep(records)
    with pytest.raises(ScenarioRefused) as refused:
        keep(records)

    assert refused.value.problem == "same"
    assert len(listed(records)) == 1


def test_of_many_who_save_at_once_each_has_a_version_and_an_entry(records: Engine) -> None:
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda n: keep(records, content=f"{CONTENT}{n}"), range(8)))

    assert sorted(each.version for each in found) == list(range(1, 9))
    assert sorted(each.id for each in found) == list(range(1, 9))
    assert sorted(entry.number for entry in changes.log(records)) == list(range(1, 9))


@pytest.mark.parametrize(
    "statement", ["UPDATE scenarios SET content = 'x'", "DELETE FROM scenarios"]
)
def test_nobody_changes_or_removes_a_scenario(records: Engine, statement: str) -> None:
    saved = keep(records)
    with pytest.raises(DBAPIError, match=KEPT), writing(records) as connection:
        connection.execute(text(statement))

    assert listed(records) == [saved]


def test_no_way_round_the_guards(records: Engine) -> None:
    """REPLACE on SQLite takes the place of a row, TRUNCATE on PostgreSQL of all of them."""
    saved = keep(records)
    ways = {
        "sqlite": "REPLACE INTO scenarios SELECT id + 1, name, version, 'x', '', 1, '', saved_at"
        " FROM scenarios",
        "postgresql": "TRUNCATE scenarios",
    }
    with pytest.raises(DBAPIError, match=KEPT), writing(records) as connection:
        connection.execute(text(ways[records.dialect.name]))

    assert listed(records) == [saved]


def test_the_log_of_plans_tells_of_plans_alone(records: Engine) -> None:
    keep(records)
    appraisal_plans.save(records, YEAR, (PlanRow("pass_rate", 10, 0.2),), "李", "r", after=0)

    assert [entry.subject for entry in appraisal_plans.log(records)] == ["appraisal_plan:2011:1"]
    assert [entry.number for entry in changes.log(records)] == [2, 1]


def test_adopted_targets_are_new_versions_and_the_old_ones_stay(records: Engine) -> None:
    saved = keep(records)
    first = adopt(records, YEAR, NEW, saved.id, "王", "r", seen(records))
    moved = (NewTarget("pass_rate", "", "", 0.82),)
    second = adopt(records, YEAR, moved, saved.id, "李", "again", seen(records))

    assert [each.version for each in (*first, *second)] == [1, 1, 2]
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
        "scenario": 1, "ids": [OURS, OURS + 1], "pass_rate": [2, 0.85, 0.9],
    }  # fmt: skip


def test_targets_of_every_city_are_one_adoption(records: Engine) -> None:
    codes = [f"{130000 + 100 * n}" for n in range(1, 101)]
    with writing(records) as connection:
        held = connection.execute(select(cities).where(cities.c.code == "110000")).one()
        rows = [dict(held._mapping) | {"code": code} for code in codes]
        connection.execute(cities.insert(), rows)
    new = tuple(NewTarget("pass_rate", "", code, (700 + n) / 1000) for n, code in enumerate(codes))
    saved = keep(records)
    adopt(records, YEAR, new, saved.id, "王", "r", versions(records, ["pass_rate"], YEAR))

    assert len(seen(records)) == 101
    assert json.loads(changes.log(records)[0].content_after)["pass_rate"] == [100, 0.7, 0.799]


def test_who_looked_before_another_changed_the_targets_is_told(records: Engine) -> None:
    saved, looked = keep(records), seen(records)
    adopt(records, YEAR, NEW, saved.id, "王", "first", looked)
    with pytest.raises(AdoptionRefused) as refused:
        adopt(records, YEAR, NEW, saved.id, "李", "second", looked)

    assert refused.value.problem == "overtaken"
    assert len(seen(records)) == 3
    assert len(changes.log(records, about=("targets",))) == 1


def test_a_target_corrected_in_the_records_counts_as_overtaken(records: Engine) -> None:
    saved, looked = keep(records), seen(records)
    with writing(records) as connection:
        connection.execute(targets.update().values(value=0.81))
    with pytest.raises(AdoptionRefused):
        adopt(records, YEAR, NEW, saved.id, "李", "r", looked)

    assert len(seen(records)) == 1


def test_of_many_who_adopt_at_once_one_is_first_and_the_others_are_told(records: Engine) -> None:
    saved, looked = keep(records), seen(records)

    def attempt(name: int) -> str:
        try:
            adopt(records, YEAR, NEW, saved.id, f"saver {name}", "r", looked)
        except AdoptionRefused as refused:
            return refused.problem
        return "adopted"

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(attempt, range(8)))

    assert sorted(found) == ["adopted", *["overtaken"] * 7]
    assert len(seen(records)) == 3
    assert len(changes.log(records, about=("targets",))) == 1


def test_saving_and_adopting_at_once_leave_a_log_without_gaps(records: Engine) -> None:
    saved = keep(records)

    def insist(name: int) -> None:
        if name % 2:
            keep(records, content=f"{CONTENT}{name}")
            return
        while True:
            try:
                new = tuple(replace(each, value=0.7 + name / 100) for each in NEW)
                adopt(records, YEAR, new, saved.id, f"saver {name}", "r", seen(records))
                return
            except AdoptionRefused:
                continue

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(insist, range(8)))

    assert sorted(entry.number for entry in changes.log(records)) == list(range(1, 10))
    assert [each.version for each in seen(records) if each.city == "110000"] == [1, 2, 3, 4]


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


@pytest.mark.parametrize(("problem", "wrong"), REFUSED)
def test_what_cannot_be_adopted_is_named_and_leaves_nothing(
    records: Engine, problem: str, wrong: dict[str, object]
) -> None:
    saved = keep(records)
    given = {"year": YEAR, "new": NEW, "scenario": saved.id, "author": "a", "reason": "r"} | wrong
    with pytest.raises((AdoptionRefused, ScenarioRefused)) as refused:
        adopt(records, **given, seen=seen(records))  # type: ignore[arg-type]

    assert refused.value.problem == problem  # type: ignore[attr-defined]
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
