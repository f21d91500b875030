"""Which folder may import which: the rules, and a walk over all imports that holds them.

A table of rooms and their neighbours, read by `manage.py check`, by the tests and, through
the `ruff.toml` in each folder, by the editor. Standard library only.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from commands.words import words

METHODS = {"metrics", "data_access", "i18n"}
MAY_IMPORT: dict[str, set[str]] = {
    "pages": {"shell", "charts", "reports", "metrics", "i18n"},
    "shell": {"charts", "reports", *METHODS},
    "charts": {"metrics", "i18n"},
    "reports": {"charts", *METHODS},
    "metrics": set(),
    "data_access": set(),
    "i18n": set(),
    "commands": {"benchmarks", "reports", *METHODS},
}
WITHOUT_RULES = ("app", "manage", "benchmarks", "tests", "tools")
OURS = {*MAY_IMPORT, *WITHOUT_RULES}

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


def forbidden(folder: str) -> list[str]:
    """The top-level names that files of this folder may not import, sorted."""
    ours = OURS - {folder} - MAY_IMPORT[folder]
    others = {package for package, folders in ONLY_IN.items() if folder not in folders}
    return sorted(ours | others)


def violations(root: Path) -> list[str]:
    """One sentence per forbidden import in the folders with rules."""
    found = []
    for folder in MAY_IMPORT:
        names = set(forbidden(folder))
        for path in sorted((root / folder).glob("**/*.py")):
            for line, module in imports(path, root):
                if module.split(".")[0] in names:
                    place = path.relative_to(root).as_posix()
                    facts = {"place": place, "line": line, "module": module, "folder": folder}
                    found.append(words("check.imports", **facts))
    return found


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


def editor_rules(folder: str) -> str:
    """The text of the folder's `ruff.toml`, which shows a forbidden import while it is typed."""
    lines = [
        "# Written from commands/import_directions.py; a test compares them.",
        'extend = "../pyproject.toml"',
        "",
        "[lint.flake8-tidy-imports.banned-api]",
    ]
    message = f"{folder}/ may not import it, see commands/import_directions.py"
    return "\n".join([*lines, *(f'{name}.msg = "{message}"' for name in forbidden(folder))]) + "\n"
