"""Every sentence is written without Streamlit, in both languages, and holds what it promises."""

import ast
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.shell.demonstration import make

ROOT = Path(__file__).resolve().parents[2]
CHINESE = re.compile(r"[\u3001-\u303f\u3400-\u9fff\uff01-\uff0f\uff1a-\uff20]")
NOTHING = re.compile(r"\b(nan|None)\b")
# Functions that answer yes or no, and those that have nothing to say of some of their choices.
NO_TEXT = {
    "sentences.city_profile.headline.is_reported",
    "sentences.left_cities.left_words",
    "sentences.left_cities.taken_over",
    "sentences.target_gap.amounts.level",
    "sentences.target_gap.amounts.is_over",
    "sentences.target_gap.amounts.is_unforeseen",
    "sentences.target_gap.amounts.must_rise",
}
SILENT_AT_TIMES = {
    "sentences.city_profile.cells.arrow",
    "sentences.city_profile.cells.task_words",
    "sentences.overview.cards.last_month",
    "sentences.overview.cities.change_lines",
    "sentences.overview.clock.clock_words",
    "sentences.service_chain.cells.bar_notes",
    "sentences.service_chain.cells.state_word",
}
# Functions that write a number alone, which is the same in both languages.
NUMBERS = {
    "sentences.overview.clock.clock_words",  # every city of the demonstration records services
    "sentences.left_cities.taken_over",  # nobody left in the small demonstration
    "sentences.ranks.rank_interval",
    "sentences.service_chain.cells.raw_difference",
    "sentences.service_chain.names.signed_points",
    "sentences.target_gap.amounts.distance",
    "sentences.target_gap.amounts.pace",
    "sentences.target_gap.amounts.required",
}


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a process without Streamlit says: functions without arguments, and all texts."""
    file = make(tmp_path_factory.getbasetemp().parent)
    run = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.sentences.rendering", str(file)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr[-3000:]
    texts: dict[str, Any] = json.loads(run.stdout)
    return texts


def test_every_public_function_has_its_arguments(rendered: dict[str, Any]) -> None:
    assert rendered["missing"] == []


def test_every_sentence_says_something(rendered: dict[str, Any]) -> None:
    silent = {name for name, *_, texts in rendered["texts"] if not texts or "" in texts}

    assert len(rendered["texts"]) > 1_000
    assert silent == NO_TEXT | SILENT_AT_TIMES


def test_no_sentence_has_a_gap(rendered: dict[str, Any]) -> None:
    gaps = [
        (name, language, arguments, text)
        for name, language, arguments, texts in rendered["texts"]
        for text in texts
        if "{" in text or NOTHING.search(text)
    ]

    assert gaps == []


def test_english_sentences_hold_no_chinese(rendered: dict[str, Any]) -> None:
    """Names too are English: cities by their names, institutions by their numbers."""
    mixed = [
        (name, arguments, text)
        for name, language, arguments, texts in rendered["texts"]
        for text in texts
        if language == "en" and CHINESE.search(text)
    ]

    assert mixed == []


def test_the_two_languages_differ(rendered: dict[str, Any]) -> None:
    """A function that says the same in both languages all over does not heed its reader."""
    spoken: dict[str, dict[str, list[str]]] = {}
    for name, language, _, texts in rendered["texts"]:
        spoken.setdefault(name, {}).setdefault(language, []).extend(texts)

    alike = {
        name for name, words in spoken.items() if words.get("zh") and words["zh"] == words["en"]
    }

    assert alike == NUMBERS


@pytest.mark.parametrize("room", ["appraisal", "what_if"])  # the others: room_rendering.py
def test_a_room_with_tables_of_its_own_names_every_function_there(room: str) -> None:
    tables = "".join(
        path.read_text(encoding="utf-8")
        for path in sorted((ROOT / "tests" / "sentences" / room).glob("*.py"))
    )
    functions = {
        node.name
        for path in (ROOT / "sentences" / room).glob("*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    }
    assert len(functions) > 5
    assert sorted(name for name in functions if not re.search(rf"\b{name}\b", tables)) == []
