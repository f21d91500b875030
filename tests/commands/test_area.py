"""`manage.py area` sets two names or none, and says which are set."""

from pathlib import Path

import pytest

from commands import WrongArgument, area
from commands.arguments import parse

pytestmark = pytest.mark.usefixtures("english")


def run(file: Path, *arguments: str) -> int:
    return area.main(parse(["area", *arguments, "--database", str(file)]))


def test_names_are_set_shown_and_taken_away(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "new.sqlite3"
    assert run(file, "皖中", "Central Anhui") == 0
    assert run(file) == 0
    assert capsys.readouterr().out.count("The area is called 皖中 / Central Anhui") == 2
    assert run(file, "--none") == 0
    assert "No name is set" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [("皖中",), ("皖中", "A", "B"), ("皖中", "A", "--none")])
def test_anything_but_two_names_is_refused(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    with pytest.raises(WrongArgument, match="two names"):
        run(tmp_path / "new.sqlite3", *arguments)
