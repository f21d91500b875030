"""Which folder may import which: the rules, and a walk over all imports that holds them.

A table of rooms and their neighbours, read by `manage.py check`, by the tests and, through
the `ruff.toml` in each folder, by the editor. Standard library only.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from commands import ROOT
from commands.words import words

FOUNDATIONS = {"metrics", "data_access", "i18n"}
MAY_IMPORT: dict[str, set[str]] = {
    "pages": {"shell", "sentences", "charts", "metrics", "i18n"},
    "shell": {"sentences", "charts", *FOUNDATIONS},
    "sentences": {"metrics", "i18n"},
    "charts": {"metrics", "i18n"},
    "metrics": set(),
    "data_access": set(),
    "i18n": set(),
    "commands": {"benchmarks", *FOUNDATIONS},
}
WITHOUT_RULES = ("app", "manage", "benchmarks", "tests", "tools")
OURS = {*MAY_IMPORT, *WITHOUT_RULES}

SCREENS = (
    *("overview", "what_if", "city_ranking", "target_gap", "city_profile", "appraisal"),
    *("cohort_survival", "tasks", "service_chain", "data_quality", "start", "data_returns"),
    "definitions",
)
_DRAWN = ("shell.parts", "shell.screens", "shell.around")
# Inside a folder: a room, or a file, and what of the same folder it may not import.
CLOSED: dict[str, tuple[str, ...]] = {
    "shell/viewer": (*_DRAWN, "shell.server", "shell.session", "shell.cache"),
    "shell/cache": (*_DRAWN, "shell.server", "shell.session"),
    "shell/session": (*_DRAWN, "shell.server", "shell.cache"),
    "shell/parts": ("shell.screens", "shell.around", "shell.server"),
    "shell/around": ("shell.screens", "shell.server"),
    "shell/server": ("shell.screens", "shell.around"),
    "charts/base": tuple(
        f"charts.{room}" for room in ("ranking", "curves", "funnel", "months", "maps", "what_if")
    ),
    "metrics/methods": tuple(
        f"metrics.{room}"
        for room in (
            *("registry", "definition", "counts", "readings", "cohorts", "doubts", "overall"),
            *("city", "appraisal", "board", "chain", "what_if", "tasks", "plan"),
        )
    ),
    "metrics/readings": ("metrics.registry", "metrics.tasks", "metrics.what_if"),
    **{
        f"shell/screens/{screen}": tuple(
            f"shell.screens.{other}" for other in SCREENS if other != screen
        )
        for screen in SCREENS
    },
}

# Packages of others, and the only folders with rules that may import them.
ONLY_IN: dict[str, set[str]] = {
    "streamlit": {"pages", "shell"},
    "sqlalchemy": {"data_access"},
    "alembic": {"data_access"},
    "psycopg": {"data_access"},
    "sqlite3": {"data_access"},
    "duckdb": {"data_access"},
    "adbc_driver_sqlite": {"data_access"},
    "adbc_driver_postgresql": {"data_access"},
    "plotly": {"charts"},
    "pydeck": {"charts", "shell", "pages"},
}


ROOMS = (*MAY_IMPORT, *CLOSED)


def forbidden(room: str) -> list[str]:
    """The names that files of this folder, or room inside it, may not import, sorted."""
    folder = room.partition("/")[0]
    ours = OURS - {folder} - MAY_IMPORT[folder]
    others = {package for package, folders in ONLY_IN.items() if folder not in folders}
    return sorted({*ours, *others, *CLOSED.get(room, ())})


def violations(root: Path) -> list[str]:
    """One sentence per forbidden import in the folders with rules."""
    sentences = []
    for folder in MAY_IMPORT:
        for path in sorted((root / folder).glob("**/*.py")):
            place = path.relative_to(root).as_posix()
            room = room_of(place)
            names = forbidden(room)
            for line, module in imports(path, root):
                if any(f"{module}.".startswith(f"{name}.") for name in names):
                    facts = {"place": place, "line": line, "module": module, "folder": room}
                    sentences.append(words("check.imports", **facts))
    return sentences


def room_of(place: str) -> str:
    """The innermost room with rules in which a file lies."""
    return max((room for room in ROOMS if place.startswith(f"{room}/")), key=len)


def imports(path: Path, root: Path) -> Iterator[tuple[int, str]]:
    """Line and full module name of every import of a file, wherever it stands in it."""
    tree = ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
    package = path.relative_to(root).parent.parts
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join([*above, *filter(None, [node.module])])
            yield from ((node.lineno, f"{base}.{alias.name}".lstrip(".")) for alias in node.names)
        elif isinstance(node, ast.Call) and _imports_by_name(node):
            yield node.lineno, str(node.args[0].value)  # type: ignore[attr-defined]


def _imports_by_name(call: ast.Call) -> bool:
    """Whether this is import_module("name") or __import__("name")."""
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    first = call.args[0] if call.args else None
    is_text = isinstance(first, ast.Constant) and isinstance(first.value, str)
    return name in ("import_module", "__import__") and is_text


def editor_rules(room: str) -> str:
    """The text of the room's `ruff.toml`, which shows a forbidden import while it is typed."""
    lines = [
        "# Written from commands/import_directions.py; a test compares them.",
        f'extend = "{"../" * (room.count("/") + 1)}pyproject.toml"',
        "",
        "[lint.flake8-tidy-imports.banned-api]",
    ]
    message = f"{room}/ may not import it, see commands/import_directions.py"
    return "\n".join([*lines, *(f'"{name}".msg = "{message}"' for name in forbidden(room))]) + "\n"


if __name__ == "__main__":
    for name in ROOMS:
        (ROOT / name / "ruff.toml").write_text(editor_rules(name), encoding="utf-8")
