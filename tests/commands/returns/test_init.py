"""`manage.py init` begins with what is chosen, tells where the key lies, and refuses what cannot be."""

from pathlib import Path

import pytest

from commands import CommandError, WrongArgument
from commands.arguments import parse
from commands.returns import init
from data_access.cities import listed_codes
from data_access.engine import open_database


def run(desk: Path, *arguments: str) -> int:
    places = ("--database", str(desk / "own.sqlite3"), "--key", str(desk / "identity.key"))
    return init.main(parse(["init", *arguments, *places]))


def codes(desk: Path) -> list[str]:
    engine = open_database(str(desk / "own.sqlite3"))
    try:
        return listed_codes(engine)
    finally:
        engine.dispose()


def test_own_list_name_day_and_targets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "名单.txt"
    file.write_text("城市\n巢湖\n合肥\n", encoding="gb18030")
    chosen = ("--name", "皖中", "Central Anhui", "--since", "2008-01-01", "--cities", str(file))
    targets = ("--targets", "opening_rate=55%", "trained:municipality=4000")
    assert run(tmp_path, *chosen, *targets) == 1
    assert "名单.txt, row 2, column 城市: is the name of no city" in capsys.readouterr().out
    file.write_text("城市\n芜湖\n合肥\n", encoding="gb18030")
    assert run(tmp_path, *chosen, *targets) == 0
    out = capsys.readouterr().out
    assert out.startswith("Begun: 2 cities") and "Back it up now, in another place" in out
    assert str(tmp_path / "identity.key") in out
    assert codes(tmp_path) == ["340100", "340200"]


@pytest.mark.parametrize(
    ("arguments", "error", "reason"),
    [
        (("--targets", "opening_rate"), WrongArgument, "is not a target such as"),
        (("--targets", "opening_rate=155%"), CommandError, "cannot have the target 1.55"),
        (("--cities", "absent.csv"), WrongArgument, "is not a file"),
        (("340100", "--cities", __file__), CommandError, "not both"),
    ],
)
def test_what_cannot_be_is_refused(
    arguments: tuple[str, ...], error: type[Exception], reason: str, tmp_path: Path
) -> None:
    with pytest.raises(error, match=reason):
        run(tmp_path, *arguments)
