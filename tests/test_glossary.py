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
SECOND_THINGS = {"findings", "marks"}
"""Names of the glossary that stood for other things as well."""
RIGHT = {
    ("metrics/city/findings.py", "findings"): "the module that finds each `Finding` of a city",
    ("metrics/tasks/institution_limits.py", "below"): "below the lower funnel limit, as glossed",
    ("data_access/demo/base/records.py", "where"): "selects rows, as in SQL and numpy",
}
STILL_USED: dict[str, set[str]] = {
    "data_access/scenarios.py": {"told"},
    "metrics/appraisal/index.py": {"drawn"},
    "metrics/city/cohorts.py": {"beside"},
    "metrics/city/positions.py": {"shown"},
    "metrics/counts/snapshot.py": {"found"},
    "metrics/what_if/levers/draws.py": {"beside", "drawn"},
    "metrics/what_if/levers/funnel.py": {"kept"},
    "metrics/what_if/levers/observed.py": {"where"},
    "metrics/what_if/targets/adopted.py": {"held"},
    "metrics/what_if/targets/before_after.py": {"mine"},
    "shell/parts/definition_card.py": {"known"},
    "shell/parts/filters.py": {"kept"},
    "shell/screens/appraisal/faces.py": {"below", "beside"},
    "shell/screens/appraisal/saving.py": {"held", "said"},
    "shell/screens/appraisal/sentences.py": {"below", "standing"},
    "shell/screens/appraisal/table.py": {"written"},
    "shell/screens/city_profile/sentences.py": {"beside", "findings", "told"},
    "shell/screens/city_ranking/sentences.py": {"below"},
    "shell/screens/cohort_survival/choice.py": {"narrowed"},
    "shell/screens/cohort_survival/figures.py": {"drawn"},
    "shell/screens/cohort_survival/line_names.py": {"who"},
    "shell/screens/cohort_survival/sentences.py": {"standing"},
    "shell/screens/data_quality/cards.py": {"below"},
    "shell/screens/data_quality/checks.py": {"asked", "drawn", "told"},
    "shell/screens/service_chain/sentences.py": {"who"},
    "shell/screens/target_gap/sentences.py": {"standing"},
    "shell/screens/tasks/choice.py": {"held", "known"},
    "shell/screens/tasks/headline.py": {"behind"},
    "shell/screens/tasks/months.py": {"where"},
    "shell/screens/tasks/sentences.py": {"drawn"},
    "shell/screens/tasks/split.py": {"written"},
    "shell/screens/what_if/amounts.py": {"where"},
    "shell/screens/what_if/levers/figures.py": {"told"},
    "shell/screens/what_if/levers/sentences.py": {"below", "beside"},
    "shell/screens/what_if/levers/timing.py": {"held"},
    "shell/screens/what_if/scenarios/adopt.py": {"told"},
    "shell/screens/what_if/scenarios/comparison.py": {"shown"},
    "shell/screens/what_if/scenarios/one.py": {"written"},
    "shell/screens/what_if/scenarios/saving.py": {"held", "said"},
    "shell/screens/what_if/scenarios/sentences.py": {"called"},
    "shell/screens/what_if/state.py": {"held", "seen"},
    "shell/screens/what_if/targets/reached.py": {"found"},
    "shell/screens/what_if/targets/sentences.py": {"below", "told"},
    "shell/session/screen.py": {"told"},
    "shell/viewer/may_leave.py": {"seen"},
}
"""Names that are about to go, by file; a name that is gone must leave this list."""


def named(tree: ast.AST) -> Iterator[str]:
    """The names of all functions and classes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name


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
    assert used_by_file() == STILL_USED


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
