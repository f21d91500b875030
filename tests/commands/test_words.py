"""Every word of the command line in both languages, used where it stands and never mixed."""

import ast
import re
import string
from collections.abc import Iterator

import pytest

from commands import ROOT, words
from commands.arguments import COMMANDS, parse

CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
MARK = "演示数据"  # what the screens show in either language
NAME = re.compile(
    r"`[^`]*`|[\w./\\:+-]*[./_:=\\][\w./\\:@+-]*|-{1,2}[a-z][a-z-]*|\{[^}]*\}"  # code, paths, options
    r"|\b[A-Z][A-Za-z-]*\b|\b(?:pytest|rolling|table|national|ruff|mypy|manage|format|check)\b"
)
OTHERS = "argparse"  # the sentences of Python, used by Python
BY_NAME = {f"help.{name}" for name in COMMANDS}  # words(f"help.{name}")


def wordings() -> Iterator[tuple[str, str, str]]:
    """Key, Chinese and English of every entry."""
    for table, entries in words.tables().items():
        for name, wording in entries.items():
            yield f"{table}.{name}", wording["zh"], wording["en"]


def used() -> set[str]:
    """Every literal in the code that has the form of a key."""
    tables = "|".join(words.tables())
    literals = set()
    for path in (ROOT / "manage.py", *(ROOT / "commands").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                literals.add(node.value)
    keys = {literal for literal in literals if re.fullmatch(rf"({tables})\.[a-z_]+", literal)}
    return {key for key in keys if not key.endswith(".py")}


def test_what_is_used_exists_and_what_exists_is_used() -> None:
    keys = {key for key, _, _ in wordings() if not key.startswith(f"{OTHERS}.")}
    assert used() | BY_NAME == keys


def test_both_languages_fill_in_the_same_values() -> None:
    def values(text: str) -> set[str | None]:
        return {name for _, name, _, _ in string.Formatter().parse(text)} - {None}

    differing = [key for key, zh, en in wordings() if values(zh) != values(en)]
    assert differing == []


def test_no_wording_holds_words_of_the_other_language() -> None:
    mixed = [key for key, _, en in wordings() if CHINESE.search(en.replace(MARK, ""))]
    plain = [key for key, zh, _ in wordings() if not CHINESE.search(zh)]
    assert (mixed, plain) == ([], [])


@pytest.fixture(params=[[], *([name] for name in COMMANDS)], ids=lambda chosen: " ".join(chosen))
def arguments(request: pytest.FixtureRequest) -> list[str]:
    """Every command, and none."""
    return [*request.param, "--help"]


def help_text(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as ended:
        parse(arguments)
    assert ended.value.code == 0
    return capsys.readouterr().out


def test_the_chinese_help_holds_no_english_sentence(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    text = help_text(arguments, capsys)

    assert text.startswith("用法：")
    english = [
        line for line in text.splitlines() if re.search(r"[a-z]+ [a-z]+", NAME.sub("", line))
    ]
    assert english == []


def test_the_english_help_holds_no_chinese(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    text = help_text(arguments, capsys)

    assert text.startswith("usage: ")
    assert not CHINESE.search(text.replace(MARK, ""))


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "缺少参数：COMMAND；用法见 `python3 manage.py --help`。"),
        (["run", "--port"], "参数 --port：后面应有一个值；用法见 `python3 manage.py run --help`。"),
        (["check", "more"], "无法识别的参数：more；用法见 `python3 manage.py --help`。"),
        (
            ["snapshot", "--list=yes"],
            "参数 --list：不接受所给的值 'yes'；用法见 `python3 manage.py snapshot --help`。",
        ),
        (
            ["readings", "pass_rate", "--format", "xml"],
            "参数 --format：'xml' 不在可选范围内（可选：'table', 'csv', 'json'）；"
            "用法见 `python3 manage.py readings --help`。",
        ),
        (
            ["run", "--port", "0"],
            "参数 --port：'0' 不是 1 到 65535 之间的端口；用法见 `python3 manage.py run --help`。",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_complaints_are_chinese(
    arguments: list[str],
    sentence: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    with pytest.raises(SystemExit) as ended:
        parse(arguments)
    assert ended.value.code == 2
    assert capsys.readouterr().err == sentence + "\n"
