"""What data and figures refuse is said in the system's language, whole and never mixed."""

import ast
import re
import sqlite3
from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from commands import ROOT, CommandError, cities, database, load, readings
from commands.snapshots import build
from data_access.wording import Worded
from metrics.definition import NotReadable
from tests.data_access.small_folder import changed, small, write_csv
from tests.shell.demonstration import make

CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
PROSE = re.compile(r"[a-z]{2,} [a-z]{2,}")  # in a Chinese sentence: names and commands only
CODE = re.compile(r"`[^`]*`")
Wording = tuple[str, str, str, set[str], set[str]]


def classes(kind: type[Exception]) -> set[str]:
    """The names of a kind of refusal and of all kinds of it."""
    return {kind.__name__}.union(*(classes(narrower) for narrower in kind.__subclasses__()))


def wordings() -> Iterator[Wording]:
    """Place, Chinese, English and the values in each, of every pair in the two rooms."""
    names = {"Sentence", *classes(Worded), *classes(NotReadable)}
    for room in ("data_access", "metrics"):
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and _name(node) in names and len(node.args) == 2:
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", *_both(node)


def _name(node: ast.Call) -> str:
    """The name called; `super().__init__` of a refusal words it too."""
    if isinstance(node.func, ast.Attribute) and node.func.attr == "__init__":
        return "Sentence"
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _both(node: ast.Call) -> tuple[str, str, set[str], set[str]]:
    (zh, zh_values), (en, en_values) = map(_parts, node.args)
    return zh, en, zh_values, en_values


def _parts(node: ast.expr) -> tuple[str, set[str]]:
    """The literal words of an expression and the names of the values filled in."""
    literals = [part.value for part in ast.walk(node) if isinstance(part, ast.Constant)]
    filled = [part.value for part in ast.walk(node) if isinstance(part, ast.FormattedValue)]
    return "".join(map(str, literals)), {ast.unparse(value) for value in filled}


WORDED = [wording for wording in wordings() if wording[1] or wording[2]]


def test_all_refusals_are_among_those_looked_at() -> None:
    assert len(WORDED) > 60


def test_each_refusal_is_chinese_in_chinese_and_english_in_english() -> None:
    plain = [
        place
        for place, zh, _, values, _ in WORDED
        if not CHINESE.search(zh) and not any(value.endswith(".zh") for value in values)
    ]
    mixed = [place for place, _, en, _, _ in WORDED if CHINESE.search(en)]
    prose = [place for place, zh, _, _, _ in WORDED if PROSE.search(CODE.sub("", zh))]
    assert (plain, mixed, prose) == ([], [], [])


# the names of a city; a row and rule that are worded already
IN_ONE_LANGUAGE = {"zh", "en", "self.rule_zh", "self.rule_en"}


def neutral(values: set[str]) -> set[str]:
    """The names of what is filled in, however each language writes it: a month, a list, a plural."""
    bare = (value.removeprefix("capitalised(") for value in values - IN_ONE_LANGUAGE)
    names = (re.match(r"(?:self\.)?\w+", value) for value in bare)
    return {name[0] for name in names if name}


def test_both_languages_name_the_same_values() -> None:
    assert [place for place, _, _, zh, en in WORDED if neutral(zh) != neutral(en)] == []


def test_no_refusal_that_a_command_shows_is_worded_in_one_language() -> None:
    """`raise ValueError("...")` would be; whoever needs it declares a kind of Worded."""
    single = []
    shown = ["engine.py", "snapshots.py", "stored_table.py", "load.py", "cities.py", "migrations"]
    for place in (*(ROOT / "data_access" / name for name in shown), ROOT / "data_access/loading"):
        for path in place.glob("*.py") if place.is_dir() else [place]:
            raised = re.findall(r"raise (?:Value|Runtime)Error\(", path.read_text("utf-8"))
            single += [path.name for _ in raised]
    assert single == []


@pytest.fixture
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system speaks Chinese."""
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A database with the small folder."""
    chosen = Namespace(folder=write_csv(tmp_path / "old", small()), replace=False, yes=False)
    chosen.database = str(tmp_path / "records.sqlite3")
    assert load.main(chosen) == 0
    return str(chosen.database)


@pytest.mark.usefixtures("chinese")
def test_errors_of_a_load_are_chinese_lines(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_csv(tmp_path / "new", changed("persons", 2, sex="x"))
    (folder / "visits.csv").unlink()
    capsys.readouterr()
    assert load.main(Namespace(folder=folder, replace=True, yes=False, database=url)) == 1
    row, ending, total = capsys.readouterr().out.splitlines()
    assert row == "persons.csv 第 3 行 sex 列：应为下列之一: f, m, 实为“x”"
    assert ending == "visits：没有可替换的数据, 数据库中此表的 2 行将全部清除"
    assert total.startswith("2 个文件共 2 处错误")


@pytest.mark.usefixtures("chinese")
def test_errors_of_a_list_of_cities_are_chinese_lines(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    header = "code,name_zh,name_en,province_code,tier,latitude,longitude,in_programme_since\n"
    (tmp_path / "cities.csv").write_text(header)
    capsys.readouterr()
    assert cities.main(Namespace(file=tmp_path / "cities.csv", database=url)) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "cities.csv：名单为空"
    assert not any(PROSE.search(line.removeprefix("cities.csv")) for line in lines)


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (
            date(2030, 6, 30),
            "数据覆盖 2008-01-31 至 2008-02-29，截至 2030-06-30 没有可统计的数据。",
        ),
        (date(2008, 2, 28), "快照须截至月末；2008-02-28 不是月末。"),
    ],
)
def test_a_snapshot_is_refused_in_chinese(day: date, sentence: str, url: str) -> None:
    with pytest.raises(CommandError) as refusal:
        build.main(Namespace(database=url, as_of=day, list=False))
    assert str(refusal.value) == sentence


@pytest.mark.usefixtures("chinese")
def test_a_database_is_refused_in_chinese(tmp_path: Path) -> None:
    path = tmp_path / "newer.sqlite3"
    database.open_chosen(Namespace(database=str(path))).dispose()
    newer = sqlite3.connect(path)
    newer.execute("UPDATE alembic_version SET version_num = '9999'")
    newer.commit()
    newer.close()
    with pytest.raises(CommandError, match=r"^数据库打不开：数据库的表结构为第 9999 版，本程序只"):
        database.open_chosen(Namespace(database=str(path)))
    with pytest.raises(CommandError, match=r"没有指明文件；数据库由多人共用，须存放在文件中。$"):
        database.open_chosen(Namespace(database="sqlite://"))


@pytest.mark.usefixtures("chinese")
def test_a_reading_is_refused_in_chinese(tmp_path_factory: pytest.TempPathFactory) -> None:
    engine = database.open_chosen(
        Namespace(database=str(make(tmp_path_factory.getbasetemp().parent)))
    )
    chosen = Namespace(key="pass_rate", by="national", as_of=None, period="rolling", variant="x")
    try:
        with pytest.raises(CommandError, match=r"^pass_rate 没有.*口径.*'x'"):
            readings.tidy(engine, chosen)
    finally:
        engine.dispose()
