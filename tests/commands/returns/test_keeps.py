"""`manage.py keeps` declares what a city keeps, and lists what stands."""

from pathlib import Path

import pytest

from commands import CommandError
from commands.arguments import parse
from commands.returns import init, keeps


def run(file: Path, *arguments: str) -> int:
    return keeps.main(parse(["keeps", "340100", *arguments, "--database", str(file)]))


def test_what_a_city_keeps_is_declared_and_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "own.sqlite3"
    places = ["--database", str(file), "--key", str(tmp_path / "identity.key")]
    assert init.main(parse(["init", "340000", *places])) == 0
    assert run(file, "学员花名册", "openings", "--without", "loans", "--since", "2008-01-01") == 0
    capsys.readouterr()
    assert run(file) == 0
    lines = capsys.readouterr().out.splitlines()
    states = {line.split()[0]: " ".join(line.split()[1:]) for line in lines}
    assert states["roster"].startswith("kept ") and states["openings"].startswith("kept ")
    assert states["loans"].startswith("not kept ")
    assert states["visits"].startswith("not declared ")
    assert len(states) == 24
    with pytest.raises(CommandError, match="no such form: lones"):
        run(file, "lones")
