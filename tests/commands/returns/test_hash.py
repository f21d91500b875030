"""`manage.py hash`: a programmer's hashes are those that returns make, and no number leaves whole."""

import csv
from argparse import Namespace
from datetime import date
from pathlib import Path

import pytest

from commands.returns import hash as command
from data_access.engine import open_database
from data_access.returns.cells.identity import identity
from data_access.returns.forms.records import person_of, secret_key
from data_access.returns.identity_key import identity_key
from data_access.returns.returned import Sender

NUMBER = "340100750101123"
TELEPHONE = "０５５１-1234567"


@pytest.fixture
def chosen(tmp_path: Path) -> Namespace:
    open_database(str(tmp_path / "own.sqlite3")).dispose()
    return Namespace(
        file=tmp_path / "表.csv",
        identity=["身份证号"],
        text=["电话"],
        out=tmp_path / "out.csv",
        key=tmp_path / "identity.key",
        database=str(tmp_path / "own.sqlite3"),
    )


def run(chosen: Namespace, rows: list[list[str]], encoding: str = "gb18030") -> int:
    with chosen.file.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows(rows)
    return command.main(chosen)


def test_hashes_are_those_of_returns(chosen: Namespace) -> None:
    rows = [["id", "身份证号", "电话"], ["1", NUMBER, TELEPHONE], ["2", "", ""]]
    assert run(chosen, rows) == 0
    engine = open_database(chosen.database)
    key, _ = identity_key(engine, chosen.key)
    engine.dispose()
    sender = Sender("340100", key, date(2009, 1, 1))
    person = person_of(identity(NUMBER).value, sender)
    with chosen.out.open(encoding="utf-8-sig", newline="") as file:
        head, first, second = csv.reader(file)
    assert head == ["id", "identity_hash", "sex", "birth_year", "电话_hash"]
    assert first[2:] == ["m", "1975", secret_key(TELEPHONE, sender)]
    assert first[1] == person.values["identity_hash"]
    assert second == ["2", "", "", "", ""]


def test_a_number_that_cannot_be_is_told_masked_and_nothing_is_written(
    chosen: Namespace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(chosen, [["身份证号", "电话"], ["340100197513011237", "1"]]) == 1
    assert not chosen.out.exists()
    printed = capsys.readouterr().out
    assert "3401**********1237" in printed
    assert "340100197513011237" not in printed


def test_a_column_that_is_not_there_is_named(chosen: Namespace) -> None:
    with pytest.raises(command.CommandError, match="身份证号"):
        run(chosen, [["a", "b"], ["1", "2"]])
