"""Plans of the appraisal: versions, the log, what is refused, and two who save at once."""

import json
import math
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from sqlalchemy import Engine, func, select, text
from sqlalchemy.exc import DBAPIError

from data_access import snapshots
from data_access.appraisal_plans import PlanRow, SavedPlan, log, newest, save
from data_access.engine import writing
from data_access.schema.workflow import appraisal_plans, changes
from data_access.versions import Refused

ROWS = (PlanRow("opening_rate", 20, 0.2), PlanRow("policy_relief", 15, 0.3, 0.8))
KEPT = "never changes"


def test_a_saved_plan_is_read_back_as_it_was(database: Engine) -> None:
    saved = save(database, 2011, ROWS, "规划处", "首版", after=0)

    assert saved.version == 1
    assert newest(database, 2011) == saved
    assert newest(database, 2010) is None


def test_every_saving_is_a_version_with_its_entry_in_the_log(database: Engine) -> None:
    save(database, 2011, ROWS, "王", "first", after=0)
    moved = (PlanRow("opening_rate", 25, 0.2), ROWS[1])
    save(database, 2011, moved, "李", "second", after=1)

    latest, first = log(database)
    assert (latest.number, first.number) == (2, 1)
    assert (latest.changed_by, latest.reason) == ("李", "second")
    assert latest.subject == "appraisal_plan:2011:2"
    assert json.loads(latest.content_before) == json.loads(first.content_after)
    assert json.loads(latest.content_after)["opening_rate"] == [25, 0.2, None]
    assert first.content_before == ""
    with database.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(appraisal_plans)) == 4


def test_what_was_typed_is_kept_as_words_on_one_line(database: Engine) -> None:
    saved = save(database, 2011, ROWS, " 规划 \x00处\n", "a\t b'; DROP TABLE changes; --", after=0)

    assert (saved.set_by, saved.reason) == ("规划 处", "a b'; DROP TABLE changes; --")
    assert newest(database, 2011) == saved


WRONG = {
    "author": {"set_by": " \x00\n"},
    "reason": {"reason": "x" * 401},
    "year": {"year": 2007},
    "components": {"rows": (ROWS[0], ROWS[0])},
    "weights": {"rows": (PlanRow("opening_rate", 0, 0.2),)},
    "floors": {"rows": (PlanRow("opening_rate", 1, 0.8, 0.8),)},
}
ALSO_WRONG = [
    ("components", {"rows": ()}),
    ("weights", {"rows": (PlanRow("opening_rate", -1, 0.2), ROWS[1])}),
    ("weights", {"rows": (PlanRow("opening_rate", math.nan, 0.2),)}),
    ("floors", {"rows": (PlanRow("opening_rate", 1, math.nan),)}),
    ("floors", {"rows": (PlanRow("opening_rate", 1, 0.2, math.inf),)}),
    ("author", {"set_by": "x" * 61}),
]


@pytest.mark.parametrize(("problem", "wrong"), [*WRONG.items(), *ALSO_WRONG])
def test_what_no_plan_may_be_is_refused_and_leaves_nothing(
    database: Engine, problem: str, wrong: dict[str, object]
) -> None:
    given = {"year": 2011, "rows": ROWS, "set_by": "王", "reason": "r"} | wrong
    with pytest.raises(Refused) as refused:
        save(database, **given, after=0)  # type: ignore[arg-type]

    assert refused.value.problem == problem
    assert log(database) == []
    assert newest(database, 2011) is None


def test_who_looked_at_an_older_version_is_told_and_nothing_is_written(database: Engine) -> None:
    first = save(database, 2011, ROWS, "王", "first", after=0)
    with pytest.raises(Refused) as refused:
        save(database, 2011, ROWS, "李", "second", after=0)

    assert refused.value.problem == "overtaken"
    assert newest(database, 2011) == first
    assert len(log(database)) == 1


def test_of_many_who_save_at_once_one_is_first_and_the_others_are_told(database: Engine) -> None:
    def attempt(name: int) -> SavedPlan | str:
        try:
            return save(database, 2011, ROWS, f"saver {name}", "r", after=0)
        except Refused as refused:
            return refused.problem

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(attempt, range(8)))

    assert answers.count("overtaken") == 7
    assert len(log(database)) == 1


def test_savers_who_look_again_all_get_in_and_no_version_is_given_twice(database: Engine) -> None:
    def insist(name: int) -> int:
        while True:
            seen = newest(database, 2011)
            try:
                after = seen.version if seen else 0
                return save(database, 2011, ROWS, f"saver {name}", "r", after).version
            except Refused:
                continue

    with ThreadPoolExecutor(4) as threads:
        versions = list(threads.map(insist, range(8)))

    assert sorted(versions) == list(range(1, 9))
    entries = log(database)
    assert sorted(entry.number for entry in entries) == list(range(1, 9))
    assert {entry.changed_by for entry in entries} == {f"saver {name}" for name in range(8)}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE changes SET reason = 'other'",
        "DELETE FROM changes",
        "UPDATE appraisal_plans SET weight = 99",
        "DELETE FROM appraisal_plans",
    ],
)
def test_nobody_changes_or_removes_what_was_saved(database: Engine, statement: str) -> None:
    saved = save(database, 2011, ROWS, "王", "r", after=0)
    with pytest.raises(DBAPIError, match=KEPT), writing(database) as connection:
        connection.execute(text(statement))

    assert newest(database, 2011) == saved
    assert len(log(database)) == 1


def test_no_way_round_the_guards(database: Engine) -> None:
    """REPLACE on SQLite takes the place of a row, TRUNCATE on PostgreSQL of all of them."""
    save(database, 2011, ROWS, "王", "r", after=0)
    ways = {
        "sqlite": "REPLACE INTO changes SELECT number, changed_at, 'x', subject, '', '', 'x'"
        " FROM changes",
        "postgresql": "TRUNCATE changes",
    }
    with pytest.raises(DBAPIError, match=KEPT), writing(database) as connection:
        connection.execute(text(ways[database.dialect.name]))

    with database.connect() as connection:
        assert connection.scalar(select(changes.c.changed_by)) == "王"


def test_a_snapshot_freezes_the_plans_saved_by_its_day(database: Engine) -> None:
    save(database, 2011, ROWS, "王", "first", after=0)
    save(database, 2011, ROWS[:1], "李", "second", after=1)
    before, after = (
        snapshots.read(database, snapshots.build(database, day).number)[1]["appraisal_plans"]
        for day in (date(2010, 6, 30), date(2050, 6, 30))
    )

    assert len(before["year"]) == 0
    assert after["version"].tolist() == [1, 1, 2]
    assert after["component"].tolist() == ["opening_rate", "policy_relief", "opening_rate"]
    assert after["target"].tolist() == [-1.0, 0.8, -1.0]
