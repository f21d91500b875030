"""Yearly targets by a batch: new versions, in the sender's own reach, taken back by new versions."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, insert, select

from data_access.engine import open_database, writing
from data_access.returns.batches import BatchRefused, Receipt, bring_in, undo
from data_access.returns.forms.governance.targets import TargetsOfOthers
from data_access.returns.preview import _copy_city
from data_access.returns.returned import NATION, Sender
from data_access.schema.reference import targets
from data_access.yearly_targets import OURS, RETURNED
from tests.data_access.returns.city_office import MONTH_END, SENDER, begin, records
from tests.data_access.returns.test_deletions import read

MINISTRY = Sender(NATION, SENDER.key, SENDER.received_on)
NIL = {"kind": "回访记录", "month_end": "2009年5月", "remark": "无"}
SET = {"set_on": SENDER.received_on, "set_by": "部", "reason": "方案"}


@pytest.fixture
def office(database: Engine) -> Engine:
    """Two cities, with targets of 2009 for all and for their tier."""
    begin(database)
    adopt(database, 1, None, None, 1500.0)
    adopt(database, 2, "other", None, 1400.0)
    return database


def adopt(engine: Engine, number: int, tier: str | None, city: str | None, value: float) -> None:
    """A version that came otherwise: by the plan, or by the ministry."""
    with writing(engine) as connection:
        same = (targets.c.tier.is_not_distinct_from(tier), targets.c.city_code == city)
        version = len(connection.execute(select(targets).where(*same)).all()) + 1
        row = {"indicator": "trained", "year": 2009, "tier": tier, "city_code": city}
        connection.execute(
            insert(targets), {"id": number, **row, "version": version, "value": value, **SET}
        )


def send(
    engine: Engine, *rows: dict[str, Any], sender: Sender = SENDER, form: str = "targets"
) -> Receipt:
    one = read({f"年度目标{len(rows)}": (form, [*rows])})
    assert one.faults == []
    return bring_in(engine, one.file, one.sheets, sender, "C900", MONTH_END)


def target(value: Any, **more: Any) -> dict[str, Any]:
    return {"indicator": "培训人数", "year": 2009, "value": value, **more}


def versions(engine: Engine, city: str | None = "340100") -> list[tuple[int, float, str]]:
    """Version, value and reason of a city's own targets."""
    with engine.connect() as connection:
        t = targets.c
        rows = connection.execute(
            select(t.version, t.value, t.reason)
            .where(t.city_code == city if city else t.city_code.is_(None))
            .order_by(t.id)
        )
        return [tuple(row) for row in rows]


def test_a_batch_sets_a_version_and_undo_takes_it_back_by_another(office: Engine) -> None:
    first = send(office, target(1200))
    assert first.changed.added == {"targets": 1}
    second = send(office, target("1,300人"))
    assert versions(office) == [(1, 1200.0, "第 1 号报送"), (2, 1300.0, "第 2 号报送")]

    undo(office, second.number, "C901")
    undo(office, first.number, "C901")

    assert [one[1:] for one in versions(office)[2:]] == [
        (1200.0, "第 1 号报送"),
        (1400.0, "撤销第 1 号报送"),
    ]
    with office.connect() as connection:
        rows = connection.execute(select(targets.c.id, targets.c.set_by).order_by(targets.c.id))
        numbers, authors = zip(*rows, strict=True)
    assert [*numbers[:2], numbers[2]] == [1, 2, RETURNED]
    assert authors[-1] == "C901"


def test_other_batches_and_what_the_ministry_adopts_leave_a_target_alone(office: Engine) -> None:
    first = send(office, target(1200))
    adopt(office, OURS, None, "340100", 1100.0)
    send(office, NIL, form="nil_returns")
    assert [value for _, value, _ in versions(office)] == [1100.0, 1200.0]  # by number of row
    undo(office, first.number, "C900")
    assert [value for _, value, _ in versions(office)] == [1100.0, 1200.0]


def test_of_city_and_ministry_the_later_counts_and_the_earlier_stands_again(office: Engine) -> None:
    send(office, target(1200))
    later = send(office, target(1000, city="340100"), sender=MINISTRY)
    send(office, NIL, form="nil_returns")
    assert [value for _, value, _ in versions(office)] == [1200.0, 1000.0]
    undo(office, later.number, "C900")
    assert versions(office)[-1] == (3, 1200.0, "第 1 号报送")


def test_a_copy_of_the_city_for_its_preview_keeps_the_targets(
    office: Engine, tmp_path: Path
) -> None:
    send(office, target(1200))
    send(office, target(1000, city="340100"), target(1600), sender=MINISTRY)
    copy = open_database(str(tmp_path / "copy.sqlite3"))
    try:
        _copy_city(office, copy, "340100")
        assert versions(copy) == versions(office)
        assert versions(copy, None) == versions(office, None)
    finally:
        copy.dispose()


def test_a_target_declared_as_deleted_is_taken_back(office: Engine) -> None:
    send(office, target(1200))
    one = read({"年度目标": ("targets", [target(1200, withdrawn="删除")])})
    receipt = bring_in(office, one.file, one.sheets, SENDER, "C900", MONTH_END, 1)
    assert versions(office)[-1][1:] == (1400.0, "撤销第 1 号报送")
    undo(office, receipt.number, "C900")
    assert versions(office)[-1][1:] == (1200.0, "第 1 号报送")


def test_a_city_sets_its_own_targets_only(office: Engine) -> None:
    send(office, target(1200, city="340100"))
    for more in ({"tier": "其他城市"}, {"city": "340200"}):
        with pytest.raises(TargetsOfOthers, match="its own targets only"):
            send(office, target(900, **more), target(901, year=2010))
    assert versions(office, "340200") == []


def test_a_target_waits_for_a_year_without_one_for_all(office: Engine) -> None:
    receipt = send(office, target(1200, year=2010))
    assert receipt.changed.waiting == {"targets": 1} and versions(office) == []

    ministry = send(office, target(1600, year=2010), sender=MINISTRY)

    assert ministry.changed.added == {"targets": 2}
    assert versions(office) == [(1, 1200.0, "第 1 号报送")]


def test_the_ministry_sets_targets_of_all_tiers_and_cities_and_nothing_else(office: Engine) -> None:
    before = records(office)
    rows = (target(1600), target(1450, tier="其他"), target(1000, city="340200"))
    receipt = send(office, *rows, sender=MINISTRY)
    assert receipt.changed.added == {"targets": 3}
    assert versions(office, "340200") == [(1, 1000.0, "第 1 号报送")]
    undo(office, receipt.number, "C900")
    assert {value for _, value, _ in versions(office, None)[-2:]} == {1500.0, 1400.0}
    assert versions(office, "340200")[-1][1:] == (1400.0, "撤销第 1 号报送")
    assert records(office) == before
    with pytest.raises(BatchRefused, match="no city 000000"):
        send(office, NIL, form="nil_returns", sender=MINISTRY)


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        (target(1200.5), "must be a whole number of persons"),
        (target(80, indicator="培训合格率"), "must be written as a share: 80% or 0.8"),
        (target("很多"), "must be a number or share: 1500 or 80%"),
        (target(1, year=1999), "must lie between 2007 and 2100"),
        (target(1, city="合肥"), "must have six digits"),
    ],
)
def test_what_is_no_target_is_told(row: dict[str, Any], rule: str) -> None:
    assert [fault.rule.en for fault in read({"年度目标": ("targets", [row])}).faults] == [rule]


def test_a_share_is_read_from_a_percentage() -> None:
    rows = [
        target("80%", indicator="培训合格率"),
        target(0.5, indicator="开业成功率"),
        target(5, indicator="带动就业率"),
    ]
    (sheet,) = read({"年度目标": ("targets", rows)}).sheets
    assert [row.values["value"] for row in sheet.accepted] == [0.8, 0.5, 5.0]
