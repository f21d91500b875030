"""A refused load shows the first errors of every file and rule, so that no fault hides another."""

from argparse import Namespace
from pathlib import Path

import pytest

from commands import WrongArgument, cities, load
from tests.data_access.small_folder import more, small, write_csv


def test_every_file_and_rule_is_heard(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tables = more(small(), 300)
    for person in tables["persons"]:
        person["sex"] = "x"
    tables["courses"][1]["kind"] = "SIYB"
    tables["loans"][0]["principal"] = "much"
    folder = write_csv(tmp_path / "in", tables)
    chosen = Namespace(
        folder=folder, replace=False, yes=False, database=str(tmp_path / "new.sqlite3")
    )

    assert load.main(chosen) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in lines if line.startswith("persons.csv")] == [
        *(f"persons.csv, row {row}, column sex" for row in range(2, 7)),
        "persons.csv",
    ]
    assert "persons.csv: … and 295 more like these" in lines
    assert sum(line.startswith(("courses.csv, row 3", "loans.csv, row 2")) for line in lines) == 2
    assert lines[-1].startswith("Errors: 302, in 3 files; nothing was changed.")


def test_what_is_no_folder_or_file_is_a_wrong_argument(tmp_path: Path) -> None:
    nothing = tmp_path / "nothing.csv"

    with pytest.raises(WrongArgument, match="is not a folder") as told:
        load.main(Namespace(folder=nothing))
    assert told.value.status == 2
    with pytest.raises(WrongArgument, match="is not a file"):
        cities.main(Namespace(file=nothing))
