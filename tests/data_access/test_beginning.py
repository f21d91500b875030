"""A programme is begun once, with what was chosen, all of it or nothing."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select

from data_access.area import AreaRefused, area_of
from data_access.beginning import (
    Beginning,
    BeginningRefused,
    ListRefused,
    begin,
    is_begun,
    is_demonstration,
)
from data_access.schema.reference import cities, settings, targets

LIST = "城市代码,城市名称\n340100,合肥\n340200000000,芜湖市\n"


def cities_of(engine: Engine) -> list[tuple[str, str, str]]:
    with engine.connect() as connection:
        rows = connection.execute(select(cities).order_by(cities.c.code))
        return [(row.code, row.name_zh, str(row.valid_from)) for row in rows]


def test_one_province_with_the_targets_of_the_plan(database: Engine) -> None:
    assert not is_begun(database)
    assert begin(database, Beginning(["340000"])) == 4
    assert is_begun(database) and not is_demonstration(database)
    assert cities_of(database)[0] == ("340100", "合肥市", "2007-08-06")
    assert area_of(database) == {}
    with database.connect() as connection:
        rows = connection.execute(select(targets).order_by(targets.c.id)).all()
        value = connection.scalar(select(settings.c.value).where(settings.c.name == "city_list"))
    assert value == "sample"
    assert [(row.indicator, row.tier, row.value, row.set_by) for row in rows[:3]] == [
        ("trained", None, 1500.0, "工作方案"),
        ("trained", "municipality", 3000.0, "工作方案"),
        ("pass_rate", None, 0.8, "工作方案"),
    ]


def test_own_list_name_day_and_targets(database: Engine, tmp_path: Path) -> None:
    file = tmp_path / "名单.csv"
    file.write_text(LIST, encoding="gb18030")
    chosen = Beginning(
        city_file=file,
        since=date(2008, 3, 1),
        name=("皖中", "Central Anhui"),
        targets={("trained", None): 2000.0, ("pass_rate", None): 0.8},
    )
    assert begin(database, chosen, "C900") == 2
    assert cities_of(database) == [
        ("340100", "合肥市", "2008-03-01"),
        ("340200", "芜湖市", "2008-03-01"),
    ]
    assert area_of(database) == {"area_zh": "皖中", "area_en": "Central Anhui"}
    with database.connect() as connection:
        rows = connection.execute(select(targets).order_by(targets.c.id)).all()
        value = connection.scalar(select(settings.c.value).where(settings.c.name == "city_list"))
    assert value == "own"
    assert {row.year for row in rows} == {2008}
    assert [(row.value, row.set_by) for row in rows[:3]] == [
        (2000.0, "C900"),
        (3000.0, "工作方案"),
        (0.8, "工作方案"),
    ]


@pytest.mark.parametrize(
    ("choice", "error", "reason"),
    [
        ({"chosen": ["999900"]}, BeginningRefused, "sample has no 999900"),
        ({"since": date(2007, 1, 1)}, BeginningRefused, "must lie between"),
        ({"targets": {("pass_rate", None): 1.2}}, BeginningRefused, "cannot have the target 1.2"),
        ({"targets": {("trained", "other"): 9.0}}, BeginningRefused, "cannot have the target 9"),
        ({"name": ("皖中", "")}, AreaRefused, "both"),
        ({"name": ("<b>", "b")}, AreaRefused, "letters"),
    ],
)
def test_what_cannot_be_leaves_nothing(
    choice: Mapping[str, Any], error: type[Exception], reason: str, database: Engine
) -> None:
    with pytest.raises(error, match=reason):
        begin(database, Beginning(**choice))
    assert not is_begun(database)


def test_a_list_with_faults_is_refused_with_all_of_them(database: Engine, tmp_path: Path) -> None:
    file = tmp_path / "cities.csv"
    file.write_text(LIST + "532700,思茅\n,吉林省\n", encoding="utf-8")
    with pytest.raises(ListRefused) as refusal:
        begin(database, Beginning(city_file=file))
    shown = [error.line.zh for error in refusal.value.report.errors]
    assert any(line.startswith("cities.csv 第 4 行 城市代码 列：代码已停用") for line in shown)
    assert any(
        line.startswith("cities.csv 第 5 行 城市名称 列：不是现有城市的名称") for line in shown
    )
    assert not is_begun(database)


def test_a_second_beginning_is_refused(database: Engine) -> None:
    begin(database, Beginning(["340100"]))
    with pytest.raises(BeginningRefused, match="holds something already"):
        begin(database, Beginning(["340100"]))
