"""Every file imports only what its folder may, and the editor is told the same rules."""

import sys
from collections import Counter
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from commands import ROOT
from commands.import_directions import (
    CLOSED,
    MAY_IMPORT,
    OURS,
    ROOMS,
    SCREENS,
    editor_rules,
    forbidden,
    imports,
    violations,
)
from metrics.registry import INDICATORS


def test_no_file_imports_what_its_folder_may_not() -> None:
    assert violations(ROOT) == []


@pytest.mark.parametrize("room", ROOMS)
def test_the_editor_knows_the_rules_of(room: str) -> None:
    assert (ROOT / room / "ruff.toml").read_text(encoding="utf-8") == editor_rules(room)


def test_the_editor_is_told_nothing_else() -> None:
    places = {
        path.parent.relative_to(ROOT).as_posix()
        for folder in OURS
        for path in (ROOT / folder).glob("**/ruff.toml")
    }
    assert places == set(ROOMS)


def test_every_page_has_its_screen_and_every_screen_its_rules() -> None:
    folders = {path.name for path in (ROOT / "shell" / "screens").iterdir() if path.is_dir()}
    pages = {path.stem for path in (ROOT / "pages").glob("*.py")}
    assert folders - {"__pycache__"} == pages == set(SCREENS)


def test_rules_within_a_folder_name_rooms_that_stand_there() -> None:
    rooms = {*CLOSED, *(name.replace(".", "/") for names in CLOSED.values() for name in names)}
    missing = [
        room
        for room in sorted(rooms)
        if not (ROOT / room).is_dir() and not (ROOT / f"{room}.py").is_file()
    ]
    assert missing == []


def test_an_indicator_imports_the_form_of_a_definition_and_nothing_else_of_ours() -> None:
    modules = sorted(
        set((ROOT / "metrics").glob("*.py"))
        - set(map((ROOT / "metrics").joinpath, ("__init__.py", "definition.py", "registry.py")))
    )
    assert {path.relative_to(ROOT).as_posix() for path in modules} == {
        indicator.module for indicator in INDICATORS.values()
    }
    ours = {
        (path.name, module)
        for path in modules
        for _, module in imports(path, ROOT)
        if module.split(".")[0] in OURS and not module.startswith("metrics.definition.")
    }
    assert ours == set()


def test_no_room_is_a_hall() -> None:
    rooms = Counter(path.parent for folder in OURS for path in (ROOT / folder).glob("**/*.py"))
    assert {str(room): files for room, files in rooms.items() if files > 20} == {}


def test_nothing_is_imported_in_a_circle() -> None:
    """Modules of ours, by what they import at their top level and inside their functions."""
    files = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): path
        for folder in MAY_IMPORT
        for path in (ROOT / folder).glob("**/*.py")
        if path.name != "__init__.py"
    }
    needs = {
        name: {
            imported_file
            for _, module in imports(path, ROOT)
            for imported_file in (module, module.rpartition(".")[0])
            if imported_file in files and imported_file != name
        }
        for name, path in files.items()
    }
    TopologicalSorter(needs).prepare()


def test_nobody_imports_who_imports_him() -> None:
    def reached(folder: str) -> set[str]:
        direct = MAY_IMPORT.get(folder, set())
        return direct.union(*(reached(name) for name in direct))

    assert [folder for folder in MAY_IMPORT if folder in reached(folder)] == []


def test_the_three_foundations_import_none_of_ours() -> None:
    assert MAY_IMPORT["metrics"] == MAY_IMPORT["data_access"] == MAY_IMPORT["i18n"] == set()


@pytest.mark.parametrize(
    ("place", "line", "module"),
    [
        ("metrics/a.py", "import streamlit as st", "streamlit"),
        ("metrics/methods/a.py", "from data_access.engine import ping", "data_access.engine.ping"),
        ("charts/a.py", "from shell import filters", "shell.filters"),
        ("charts/a.py", "from ..shell import filters", "shell.filters"),
        ("i18n/a.py", "def f():\n    import metrics.counts.months", "metrics.counts.months"),
        ("shell/a.py", "from sqlalchemy import select", "sqlalchemy.select"),
        ("pages/a.py", "import data_access", "data_access"),
        ("shell/parts/a.py", "from shell.screens.tasks import board", "shell.screens.tasks.board"),
        (
            "shell/screens/tasks/a.py",
            "from shell.screens import overview",
            "shell.screens.overview",
        ),
        ("shell/cache/a.py", "import shell.parts.cards", "shell.parts.cards"),
        ("metrics/readings/a.py", "from metrics.registry import TASKS", "metrics.registry.TASKS"),
        ("charts/a.py", "importlib.import_module('shell.parts.cards')", "shell.parts.cards"),
        (
            "data_access/a.py",
            "try:\n    from commands import progress\nexcept E:\n    pass",
            "commands.progress",
        ),
    ],
)
@pytest.mark.usefixtures("english")
def test_a_forbidden_import_is_found(tmp_path: Path, place: str, line: str, module: str) -> None:
    path = tmp_path / place
    path.parent.mkdir(parents=True)
    path.write_text(line + "\n", encoding="utf-8")
    (sentence,) = violations(tmp_path)
    assert f"imports {module};" in sentence
    assert sentence.startswith(f"{place}:")


def test_an_allowed_import_is_not_found(tmp_path: Path) -> None:
    (tmp_path / "shell").mkdir()
    text = "import streamlit\nfrom . import cards\nfrom metrics import months\nimport numpy\n"
    (tmp_path / "shell" / "a.py").write_text(text, encoding="utf-8")
    assert violations(tmp_path) == []


def test_only_the_screens_know_streamlit_and_only_the_data_access_knows_sql() -> None:
    knows_streamlit = [folder for folder in MAY_IMPORT if "streamlit" not in forbidden(folder)]
    knows_sql = [folder for folder in MAY_IMPORT if "sqlalchemy" not in forbidden(folder)]
    assert (knows_streamlit, knows_sql) == (["pages", "shell"], ["data_access"])


def test_no_module_of_the_shell_hides_a_folder_or_the_standard_library() -> None:
    """The server puts shell/ first on the path, so its files' names are seen as top-level ones."""
    names = {path.stem for path in (ROOT / "shell").glob("*")} - {"__init__", "ruff"}
    assert names & (OURS | sys.stdlib_module_names) == set()
