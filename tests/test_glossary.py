"""One thing is called by one word: names that are poses or stand for a second thing are refused."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from commands import ROOT

ROOMS = "pages shell sentences charts metrics data_access i18n commands".split()
POSES = set(
    "answering asked behind beside below called drawn each found held in_sight kept known leads "
    "mine narrow narrowed possession said seen shown sides standing told way_back where who written".split()
)
"""Names that say how a thing stands or who speaks, not what it is or what comes back."""
POSES_OF_VALUES = {"each", "found", "held", "mine"}
"""Poses that no variable, parameter or attribute bears either: it is named after its thing."""
SECOND_THINGS = {"findings", "marks"}
"""Names of the glossary that stood for other things as well."""
RIGHT = {
    ("metrics/city/findings.py", "findings"): "the module that finds each `Finding` of a city",
    ("sentences/city_profile/findings.py", "findings"): "the sentences of each `Finding` of a city",
    ("sentences/data_quality/findings.py", "findings"): "the sentences of what a screen finds",
    ("metrics/tasks/institution_limits.py", "below"): "below the lower funnel limit, as glossed",
    ("data_access/demo/base/records.py", "where"): "selects rows, as in SQL and numpy",
}


def named(tree: ast.AST) -> Iterator[str]:
    """The names of all functions and classes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name


def bound(tree: ast.AST) -> Iterator[str]:
    """The names of all variables, parameters and attributes, where they get their value."""
    for node in ast.walk(tree):
        match node:
            case ast.arg(arg=name) | ast.alias(asname=str(name)):
                yield name
            case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)):
                yield name
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                yield name


def values_posing(tree: ast.AST) -> set[str]:
    """The names of variables, parameters and attributes that are poses."""
    return {name for name in bound(tree) if name.strip("_") in POSES_OF_VALUES}


def refused(names: Iterable[str]) -> set[str]:
    """Which of the names are refused, with or without underscores and in either case."""
    plain = {name.strip("_").lower() for name in names}
    return plain & (POSES | SECOND_THINGS)


def sources() -> list[Path]:
    """Every Python file of the product."""
    rooms = [file for room in ROOMS for file in sorted(ROOT.glob(f"{room}/**/*.py"))]
    return [ROOT / "app.py", *rooms]


def used_by_file() -> dict[str, set[str]]:
    """The refused names in each file, those excepted that are right where they stand."""
    used = {}
    for file in sources():
        place = file.relative_to(ROOT).as_posix()
        tree = ast.parse(file.read_text(encoding="utf-8"))
        names = refused([*named(tree), file.stem, file.parent.name])
        used[place] = {name for name in names if (place, name) not in RIGHT}
    return {place: names for place, names in used.items() if names}


def test_no_name_is_a_pose_or_stands_for_a_second_thing() -> None:
    assert used_by_file() == {}


def test_no_variable_parameter_or_attribute_is_a_pose() -> None:
    trees = {
        file.relative_to(ROOT).as_posix(): ast.parse(file.read_text(encoding="utf-8"))
        for room in (
            "app.py",
            *(f"{room}/**/*.py" for room in (*ROOMS, "benchmarks", "tests", "tools")),
        )
        for file in ROOT.glob(room)
    }
    posing = {place: values_posing(tree) for place, tree in trees.items()}

    assert len(trees) > 100
    assert {place: names for place, names in posing.items() if names} == {}


@pytest.mark.parametrize(
    "code",
    [
        "mine = 1",
        "def rate(*, held): ...",
        "shares = [each for each in rates]",
        "self._held: int = 0",
        "lambda found: 0",
        "if (found := 1): ...",
        "for place, (each, rate) in rates: ...",
        "import numpy as mine",
        "try: ...\nexcept ValueError as found: ...",
        "match rate:\n    case int() as found: ...",
    ],
)
def test_a_variable_that_poses_is_refused_wherever_it_gets_its_value(code: str) -> None:
    assert values_posing(ast.parse(code))


def test_words_of_texts_and_columns_are_not_names_of_variables() -> None:
    assert not values_posing(ast.parse('rate = table["found"], text("lists", held=row.found)'))


@pytest.mark.parametrize(("place", "name"), RIGHT)
def test_every_exception_is_needed(place: str, name: str) -> None:
    file = ROOT / place
    tree = ast.parse(file.read_text(encoding="utf-8"))

    assert name in refused([*named(tree), file.stem])


def test_every_word_of_the_code_is_explained_once_and_is_in_the_code() -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    rows = glossary.split("## Words of the code")[1].splitlines()
    words = [word for row in rows for word in re.findall("`(\\w+)`", row[: row.find("|", 1)])]
    code = " ".join(file.read_text(encoding="utf-8") for file in sources())

    assert len(words) == len(set(words)) > 20
    assert [word for word in words if not re.search(rf"\b{word}\b", code)] == []


@pytest.mark.parametrize("name", ["told", "_told", "Told", "_sides_", "findings"])
def test_a_pose_is_refused_however_it_is_written(name: str) -> None:
    assert refused([name])
    assert not refused(["headline", "side", "finding", "hold_back"])
