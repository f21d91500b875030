"""Loads of folders can be undone, the last one first, and what they replaced comes back row by row."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, select, update

from data_access import changes
from data_access.engine import writing
from data_access.load import EVERY_TABLE, load_folder
from data_access.loading.undo_parts import PartDamaged
from data_access.loads import LoadRefused, all_loads, undo_load
from data_access.returns.batches import all_batches
from data_access.schema import metadata
from data_access.schema.loads import load_parts
from tests.data_access.returns import office_samples as samples
from tests.data_access.returns.city_office import SENDER, begin, send
from tests.data_access.small_folder import Tables, content, small, write_csv


def stripped(*names: str) -> Tables:
    return {name: rows for name, rows in small().items() if name in names}


def test_a_replacement_is_undone_row_by_row(database: Engine, tmp_path: Path) -> None:
    first = load_folder(database, write_csv(tmp_path / "one", small()), author="C900")
    before = content(database)
    few = stripped("provinces", "cities", "settings")
    second = load_folder(
        database, write_csv(tmp_path / "two", few), True, may_end=EVERY_TABLE, author="C901"
    )
    assert (first.number, second.number) == (1, 2)
    assert content(database) != before
    undone = undo_load(database, 2, "C902")
    assert content(database) == before
    assert undone.restored == sum(len(rows) for rows in before.values())
    assert [(load["number"], load["undone_by"]) for load in all_loads(database)] == [
        (2, "C902"),
        (1, None),
    ]
    subjects = [(c.subject, c.changed_by) for c in changes.log(database, about=("load",))]
    assert subjects == [("load:2", "C902"), ("load:2", "C901"), ("load:1", "C900")]


def test_a_load_that_adds_is_taken_out_again(database: Engine, tmp_path: Path) -> None:
    empty = content(database)
    start = stripped("provinces", "cities", "settings")
    load_folder(database, write_csv(tmp_path / "one", start))
    begun = content(database)
    rest = {name: rows for name, rows in small().items() if name not in start}
    assert load_folder(database, write_csv(tmp_path / "two", rest)).errors == []
    undo_load(database, 2, "C900")
    assert content(database) == begun
    undo_load(database, 1, "C900")
    assert content(database) == empty


def test_the_last_one_goes_first(database: Engine, tmp_path: Path) -> None:
    load_folder(database, write_csv(tmp_path / "one", small()))
    load_folder(database, write_csv(tmp_path / "two", small()), True)
    for number, reason in ((1, "Undo load 2 first"), (7, "There is no load 7")):
        with pytest.raises(LoadRefused, match=reason):
            undo_load(database, number, "C900")
    undo_load(database, 2, "C900")
    with pytest.raises(LoadRefused, match="undone already"):
        undo_load(database, 2, "C900")


def test_a_row_that_came_since_keeps_a_load_from_being_undone(
    database: Engine, tmp_path: Path
) -> None:
    load_folder(database, write_csv(tmp_path / "one", small()))
    nil = metadata.tables["nil_returns"]
    with writing(database) as connection:
        row = dict(connection.execute(select(nil)).mappings().first() or {})
        connection.execute(nil.insert(), {**row, "record_table": "visits"})
    before = content(database)
    with pytest.raises(LoadRefused, match="nil_returns was changed after load 1"):
        undo_load(database, 1, "C900")
    assert content(database) == before


def test_damaged_content_is_refused_and_old_content_let_go(
    database: Engine, tmp_path: Path
) -> None:
    for _ in range(5):
        load_folder(database, write_csv(tmp_path / "one", small()), True)
    p = load_parts.c
    with writing(database) as connection:
        numbers = connection.execute(select(p.load_number).distinct().order_by(p.load_number))
        assert numbers.scalars().all() == [3, 4, 5]
        connection.execute(update(load_parts).where(p.load_number == 5).values(body=b"x"))
    before = content(database)
    with pytest.raises(PartDamaged, match="is damaged"):
        undo_load(database, 5, "C900")
    assert content(database) == before


def test_returns_end_with_a_replacement_when_confirmed_and_come_back_with_it(
    database: Engine, tmp_path: Path
) -> None:
    begin(database)
    send(database, "开业.xlsx", samples.openings(range(5)), SENDER)
    before = content(database)
    folder = write_csv(tmp_path / "one", small())
    refused = load_folder(database, folder, True)
    assert "1 returns are in force, whose records would all end" in [
        error.rule_en for error in refused.errors
    ]
    assert content(database) == before
    load_folder(database, folder, True, may_end=EVERY_TABLE, author="C900")
    assert all_batches(database)[0]["undone_by"] == "load 1 C900"
    undo_load(database, 1, "C901")
    assert content(database) == before
    assert all_batches(database)[0]["undone_by"] is None
    with pytest.raises(LoadRefused, match="undone already"):
        undo_load(database, 1, "C901")
