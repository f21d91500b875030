"""At the command line: heads mapped and kept, rows deleted once their number is confirmed."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from commands import CommandError, WrongArgument
from commands.arguments import parse
from commands.returns import heads
from tests.commands.returns.test_returns import desk, import_, places, rows
from tests.data_access.returns import office_samples as samples

__all__ = ["desk"]
MAP = ("--map", "上门日=visited_on", "--map", "visits:业主证号=身份证号", "--map", "店况=status")


def save(file: Path, *lines: tuple[Any, ...]) -> None:
    book = Workbook()
    for line in lines:
        book.active.append(line)
    book.save(file)


def visits(desk: Path, name: str, day: str) -> None:
    row = (day, samples.identity_number(1), "正常经营", "好")
    save(desk / name, ("上门日", "业主证号", "店况", "评价"), row)


def of_city(desk: Path, *arguments: str) -> int:
    return heads.main(parse(["heads", "340100", *arguments, *places(desk)[:2]]))


def test_heads_are_given_once_kept_listed_and_taken_back(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    visits(desk, "v.xlsx", "2009-6-1")
    visits(desk, "w.xlsx", "2009-6-20")
    with pytest.raises(CommandError, match="No head was found"):
        import_(desk, "v.xlsx")
    with pytest.raises(CommandError, match="was not confirmed"):
        import_(desk, "v.xlsx", *MAP)
    assert import_(desk, "v.xlsx", *MAP, "--yes") == 0
    assert import_(desk, "w.xlsx") == 0
    output = capsys.readouterr().out
    assert "log of visits: 业主证号 is taken as 身份证号" in output
    assert "as this city confirmed it, 回访日期, 身份证号, 经营状况" in output

    assert of_city(desk) == 0
    assert "店况 → 经营状况 (status)" in capsys.readouterr().out
    assert of_city(desk, "--take-back", "店况") == 0
    assert capsys.readouterr().out == "Taken back: log of visits 店况\n"
    with pytest.raises(CommandError, match="no confirmed head"):
        of_city(desk, "--take-back", "店况")


def test_a_map_of_no_field_or_no_head_of_the_file_is_refused(desk: Path) -> None:
    with pytest.raises(WrongArgument, match="no field 甲=乙"):
        import_(desk, "花名册.xlsx", "--map", "甲=乙")
    with pytest.raises(CommandError, match="no sheet of the file has the head 甲"):
        import_(desk, "花名册.xlsx", "--map", "甲=telephone", "--yes")


def test_deleted_rows_need_a_word_of_their_own(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert import_(desk, "开业.xlsx") == 0
    book = load_workbook(BytesIO((desk / "开业.xlsx").read_bytes()))
    page = book.active
    last = page.max_column + 1
    page.cell(2, last).value = "操作"
    page.cell(3, last).value = page.cell(4, last).value = "删除"
    book.save(desk / "less.xlsx")

    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    assert import_(desk, "less.xlsx", "--yes") == 1
    assert rows(desk)["businesses"] == 12
    assert "2 rows are to be deleted: register of openings 2" in capsys.readouterr().out
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    answers = iter(["3", "2"])
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    assert import_(desk, "less.xlsx") == 1
    assert rows(desk)["businesses"] == 12
    assert import_(desk, "less.xlsx") == 0
    assert rows(desk)["businesses"] == 10


def test_a_text_is_read_in_the_encoding_named(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "b.csv").write_bytes("姓名,身份證號\r\n王某,1\r\n".encode("big5"))
    with pytest.raises(CommandError, match="cannot be read in the encoding UTF-8"):
        import_(desk, "b.csv", "--encoding", "utf-8")
