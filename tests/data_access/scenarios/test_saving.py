"""Scenarios saved: versions, the log, what is refused, and that nobody changes them afterwards."""

import json

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from data_access import appraisal_plans, changes
from data_access.appraisal_plans import PlanRow
from data_access.engine import writing
from data_access.scenarios import save, saved_scenarios
from data_access.versions import Refused
from tests.data_access.scenarios.conftest import CONTENT, YEAR, keep

KEPT = "never changes"
WRONG = [
    ("name", {"name": " \x00"}),
    ("name", {"name": "x" * 61}),
    ("author", {"author": "\n"}),
    ("reason", {"reason": "x" * 401}),
    ("content", {"content": ""}),
    ("content", {"content": "x" * 40_001}),
    ("snapshot", {"snapshot": 9}),
]


def test_a_saved_scenario_is_read_back_as_it_was(records: Engine) -> None:
    saved = keep(records)

    assert (saved.id, saved.version, saved.content) == (1, 1, CONTENT)
    assert saved_scenarios(records) == [saved]


def test_a_name_saved_again_is_a_new_version_and_the_old_one_stays(records: Engine) -> None:
    first, other = keep(records), keep(records, "方案二")
    second = keep(records, " 方案一\n", CONTENT + "~l-jobs-5.0")

    assert (second.version, other.version) == (2, 1)
    assert saved_scenarios(records) == [second, other, first]
    entries = changes.log(records)
    assert [entry.subject for entry in entries] == ["scenario:3", "scenario:2", "scenario:1"]
    assert json.loads(entries[0].content_before) == json.loads(entries[2].content_after)
    assert json.loads(entries[0].content_after)["version"] == 2
    assert (entries[0].changed_by, entries[0].reason) == ("规划处", "提高合格率")


def test_a_long_scenario_of_every_city_fits(records: Engine) -> None:
    content = "000000~" + "~".join(
        f"t-job_multiplier-{code}-2011-4.123456789012345" for code in range(100_000, 100_600)
    )

    keep(records, content=content)
    (saved,) = saved_scenarios(records)
    assert saved.content == content


@pytest.mark.parametrize(("problem", "wrong"), WRONG)
def test_what_cannot_be_saved_is_named_and_leaves_nothing(
    records: Engine, problem: str, wrong: dict[str, object]
) -> None:
    given = {"name": "n", "content": CONTENT, "snapshot": 1, "author": "a", "reason": "r"} | wrong
    with pytest.raises(Refused) as refused:
        save(records, **given)  # type: ignore[arg-type]

    assert refused.value.problem == problem
    assert saved_scenarios(records) == [] == changes.log(records)


def test_saving_the_same_twice_is_said(records: Engine) -> None:
    keep(records)
    with pytest.raises(Refused) as refused:
        keep(records)

    assert refused.value.problem == "same"
    assert len(saved_scenarios(records)) == 1


@pytest.mark.parametrize(
    "statement", ["UPDATE scenarios SET content = 'x'", "DELETE FROM scenarios"]
)
def test_nobody_changes_or_removes_a_scenario(records: Engine, statement: str) -> None:
    saved = keep(records)
    with pytest.raises(DBAPIError, match=KEPT), writing(records) as connection:
        connection.execute(text(statement))

    assert saved_scenarios(records) == [saved]


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

    assert saved_scenarios(records) == [saved]


def test_the_log_of_plans_tells_of_plans_alone(records: Engine) -> None:
    keep(records)
    appraisal_plans.save(records, YEAR, (PlanRow("pass_rate", 10, 0.2),), "李", "r", after=0)

    assert [entry.subject for entry in appraisal_plans.log(records)] == ["appraisal_plan:2011:1"]
    assert [entry.number for entry in changes.log(records)] == [2, 1]
