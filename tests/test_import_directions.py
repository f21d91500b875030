"""Every file imports only what its folder may, and the editor is told the same rules."""

import sys
from pathlib import Path

import pytest

from commands import ROOT
from commands.import_directions import MAY_IMPORT, OURS, editor_rules, forbidden, violations


def test_no_file_imports_what_its_folder_may_not() -> None:
    assert violations(ROOT) == []


@pytest.mark.parametrize("folder", MAY_IMPORT)
def test_the_editor_knows_the_rules_of(folder: str) -> None:
    assert (ROOT / folder / "ruff.toml").read_text(encoding="utf-8") == editor_rules(folder)


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
        ("i18n/a.py", "def f():\n    import metrics.months", "metrics.months"),
        ("shell/a.py", "from sqlalchemy import select", "sqlalchemy.select"),
        ("pages/a.py", "import data_access", "data_access"),
        ("reports/a.py", "importlib.import_module('shell.cards')", "shell.cards"),
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
