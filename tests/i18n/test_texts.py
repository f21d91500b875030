"""Every text in both languages, every text that is used exists, every one that exists is used."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from i18n import LANGUAGES, TEXTS, entries, pick, text
from i18n.verdicts import ICONS, badge, meaning

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDERS = ("charts", "i18n", "pages", "sentences", "shell")
FILES = sorted(path.stem for path in TEXTS.glob("*.toml"))
CHINESE = re.compile(r"[\u3400-\u9fff]")


def literals() -> Iterator[tuple[str, str]]:
    """Places and keys of every `text("…")` whose key stands there in full."""
    for folder in FOLDERS:
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if (
                    isinstance(node, ast.Call)
                    and getattr(node.func, "id", "") == "text"
                    and node.args
                    and isinstance(node.args[0], ast.Constant)
                ):
                    yield path.relative_to(ROOT).as_posix(), str(node.args[0].value)


def of_file(file: str) -> dict[str, dict[str, str]]:
    """The texts of one file of `texts/`; their keys begin with its name."""
    return {key: wording for key, wording in entries().items() if key.split(".")[0] == file}


def test_every_text_stands_in_a_file() -> None:
    assert sum(len(of_file(file)) for file in FILES) == len(entries())


@pytest.mark.parametrize("file", FILES)
def test_both_languages_have_a_wording(file: str) -> None:
    without = [
        key
        for key, wording in of_file(file).items()
        if set(wording) != set(LANGUAGES) or not all(words.strip() for words in wording.values())
    ]
    assert of_file(file)
    assert without == []


@pytest.mark.parametrize("file", FILES)
def test_english_holds_no_chinese(file: str) -> None:
    mixed = [key for key, wording in of_file(file).items() if CHINESE.search(wording["en"])]
    assert mixed == []


def test_every_text_that_is_used_exists() -> None:
    missing = [f"{place}: {key}" for place, key in literals() if key not in entries()]

    assert missing == []


def test_a_missing_text_is_named() -> None:
    with pytest.raises(KeyError, match=r"overview\.nothing"):
        text("overview.nothing", "zh")


def test_values_are_filled_in() -> None:
    assert (
        text("frame.line", "en", day="30 June 2010", number=2)
        == "As of 30 June 2010 · snapshot no. 2"
    )


def test_pick_takes_the_language_asked_for() -> None:
    class Pair:
        zh, en = "培训", "Training"

    assert pick(Pair, "zh") == "培训"
    assert pick(Pair, "en") == "Training"


@pytest.mark.parametrize("verdict", ICONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verdict_has_a_mark_and_a_meaning(verdict: str, language: str) -> None:
    assert badge(verdict, language).startswith(ICONS[verdict])  # type: ignore[arg-type]
    assert meaning(verdict, language)  # type: ignore[arg-type]
