"""The way of a clerk at the command line: begin, check, bring in, look, undo."""

from pathlib import Path

import pytest

from commands import CommandError, WrongArgument
from commands.arguments import parse
from commands.returns import batches, bring_in, init, template, undo
from data_access.engine import open_database
from tests.data_access.returns import form_samples
from tests.data_access.returns import office_samples as samples
from tests.data_access.returns.city_office import sizes


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with the files of an office and an empty programme of one province."""
    (tmp_path / "花名册.xlsx").write_bytes(samples.roster(persons=12, classes=1))
    (tmp_path / "开业.xlsx").write_bytes(samples.openings())
    assert init.main(parse(["init", "340000", *places(tmp_path)])) == 0
    return tmp_path


def places(desk: Path) -> list[str]:
    """The database and the key on this desk."""
    return ["--database", str(desk / "own.sqlite3"), "--key", str(desk / "identity.key")]


def import_(desk: Path, *arguments: str) -> int:
    """Runs `manage.py import` for June 2009, given the name of a file and further options."""
    file, *rest = arguments
    fixed = ("--city", "340100", "--month", "2009-06-30", "--received", "2009-07-05")
    return bring_in.main(parse(["import", str(desk / file), *fixed, *rest, *places(desk)]))


def rows(desk: Path) -> dict[str, int]:
    engine = open_database(str(desk / "own.sqlite3"))
    try:
        return sizes(engine)
    finally:
        engine.dispose()


def test_a_clerk_brings_two_files_in_and_takes_one_back(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert import_(desk, "花名册.xlsx") == 0
    assert import_(desk, "开业.xlsx") == 0
    assert import_(desk, "开业.xlsx") == 0
    told = capsys.readouterr().out
    assert "12 rows read, 12 good, 0 to mend" in told
    assert "Batch 2, receipt" in told and "12 rows accepted" in told
    assert "brought in already as batch 2" in told
    assert rows(desk)["businesses"] == 12

    assert undo.main(parse(["undo", "2", *places(desk)[:2]])) == 0
    assert batches.main(parse(["batches", *places(desk)[:2]])) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-2].endswith("undone") and lines[-1].endswith("花名册.xlsx")
    assert "businesses" not in rows(desk)


def test_checking_alone_writes_nothing(desk: Path) -> None:
    assert import_(desk, "花名册.xlsx", "--only-check") == 0
    assert rows(desk) == {}


def test_rows_to_mend_wait_and_the_others_come_in_when_said_so(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    (desk / "closed.xlsx").write_bytes(samples.openings(closed={0: "2008-1-1"}))
    assert import_(desk, "closed.xlsx") == 1
    assert rows(desk) == {}
    assert "Nothing was brought in" in capsys.readouterr().out
    assert (desk / "closed.待改.xlsx").is_file()

    assert import_(desk, "closed.xlsx", "--yes") == 1
    assert rows(desk)["businesses"] == 12 - 1


def test_a_lost_or_other_key_is_refused(desk: Path) -> None:
    assert import_(desk, "花名册.xlsx") == 0
    key = desk / "identity.key"
    assert key.stat().st_mode & 0o077 == 0
    kept = key.read_text()
    key.unlink()
    with pytest.raises(CommandError, match="count everybody twice"):
        import_(desk, "开业.xlsx")
    key.write_text("ab" * 32 + "\n")
    with pytest.raises(CommandError, match="is not the key"):
        import_(desk, "开业.xlsx")
    key.write_text(kept)
    assert import_(desk, "开业.xlsx") == 0


def test_what_cannot_be_done_is_a_sentence(desk: Path) -> None:
    with pytest.raises(WrongArgument, match="is not a file"):
        import_(desk, "nothing.xlsx")
    (desk / "picture.xlsx").write_bytes(b"\x89PNG....")
    with pytest.raises(CommandError, match=r"picture\.xlsx: This is a picture"):
        import_(desk, "picture.xlsx")
    with pytest.raises(CommandError, match="holds something already"):
        init.main(parse(["init", *places(desk)]))
    with pytest.raises(CommandError, match="There is no batch 9"):
        undo.main(parse(["undo", "9", *places(desk)[:2]]))
    with pytest.raises(CommandError, match="no 999999"):
        init.main(parse(["init", "999999", "--database", str(desk / "other.sqlite3")]))


def test_a_template_is_written_filled_in_and_brought_in(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def make(*forms: str) -> int:
        place = ("--out", str(desk / "t.xlsx"), *places(desk)[:2])
        return template.main(parse(["template", *forms, "--city", "340100", *place]))

    assert make("贷款还款台账", "loans") == 0
    assert "with 2 forms" in capsys.readouterr().out
    with pytest.raises(CommandError, match="is there already"):
        make()
    rows = {code: form_samples.ROWS[code] for code in ("loans", "repayments")}
    (desk / "t.xlsx").write_bytes(form_samples.filled((desk / "t.xlsx").read_bytes(), rows))

    assert import_(desk, "t.xlsx") == 0
    assert "Taken so: Without a day of application" in capsys.readouterr().out
    assert sizes_of_loans(desk) == (3, 2)
    (desk / "t.xlsx").unlink()
    with pytest.raises(CommandError, match="no form nothing"):
        make("nothing")


def sizes_of_loans(desk: Path) -> tuple[int, int]:
    counted = rows(desk)
    return counted["loans"], counted["repayments"]
