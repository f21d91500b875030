"""New versions: the look-over sees what is there, and rows and log entry are written both or not."""

import pytest
from sqlalchemy import Connection, Engine, func, select

from data_access import changes
from data_access.schema.workflow import appraisal_plans
from data_access.versions import Addition, Refused, append, check_unchanged, signature, words

ROW = {"year": 2011, "component": "opening_rate", "weight": 20.0, "floor": 0.2, "target": None}


def addition(connection: Connection, subject: str = "plan:2011") -> Addition[int]:
    """The next version of a plan of one row, as the database is at the look-over."""
    newest = connection.scalar(select(func.max(appraisal_plans.c.version))) or 0
    signed = {"set_on": changes.now().date(), "set_by": "王", "reason": "r"}
    row = ROW | signed | {"version": newest + 1}
    return Addition(newest + 1, appraisal_plans, [row], subject, (str(newest), str(newest + 1)))


def rows(engine: Engine) -> int:
    with engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(appraisal_plans)) or 0


@pytest.mark.parametrize("of_records", [False, True])
def test_a_version_is_added_with_its_entry(database: Engine, of_records: bool) -> None:
    signed = signature(" 王\n", "a reason")

    assert [append(database, signed, addition, of_records) for _ in range(2)] == [1, 2]
    latest, first = changes.log(database)
    assert (latest.content_before, latest.content_after) == ("1", "2")
    assert (first.subject, first.changed_by, first.reason) == ("plan:2011", "王", "a reason")
    assert first.changed_at == signed.at
    assert rows(database) == 2


def test_a_look_over_that_refuses_leaves_nothing(database: Engine) -> None:
    def refuse(connection: Connection) -> Addition[int]:
        raise Refused("weights", "No weights.")

    with pytest.raises(Refused, match="No weights") as refused:
        append(database, signature("王", "r"), refuse)

    assert refused.value.problem == "weights"
    assert (rows(database), changes.log(database)) == (0, [])


def test_without_its_entry_no_row_is_written(
    database: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError("The log is full.")

    monkeypatch.setattr(changes, "log_change", broken)
    with pytest.raises(OSError, match="full"):
        append(database, signature("王", "r"), addition)

    assert rows(database) == 0


def test_what_was_looked_at_must_still_be_so() -> None:
    check_unchanged((1, 2), (1, 2), "The plan")
    with pytest.raises(Refused, match="The plan changed") as refused:
        check_unchanged((1, 2), (1, 3), "The plan")

    assert refused.value.problem == "overtaken"


@pytest.mark.parametrize(
    ("author", "reason", "problem"),
    [(" \x00", "r", "author"), ("x" * 61, "r", "author"), ("王", "", "reason")],
)
def test_who_and_why_must_be_said(author: str, reason: str, problem: str) -> None:
    with pytest.raises(Refused) as refused:
        signature(author, reason)

    assert refused.value.problem == problem
    assert words("name", " a\tname\n") == "a name"
