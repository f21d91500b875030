"""Renders every sentence in a process in which Streamlit cannot be imported.

    python -m tests.sentences.rendering DATABASE

prints one JSON list: function, language, arguments, words. A function whose parameters are all
counts, language or choices that `Given` knows is found by its signature; any other has its table
of arguments in a module of `tests/sentences/rows/`.
"""

import inspect
import json
import pkgutil
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import product
from types import ModuleType
from typing import Any

BLOCKED = ("streamlit", "plotly", "pydeck", "shell")
COMMON = ("counts", "language")
# Rooms whose sentences take what a page has read already: each has tables of its own beside this.
OWN_TABLES = ("appraisal", "cohort_survival", "data_quality", "definitions", "tasks", "what_if")


def modules(package: str) -> list[ModuleType]:
    """Every module under a package, the package among them."""
    top = import_module(package)
    below = pkgutil.walk_packages(top.__path__, f"{package}.")
    return [top, *(import_module(module.name) for module in below)]


def functions() -> dict[str, Callable[..., Any]]:
    """The public functions of `sentences/` by full name."""
    return {
        f"{module.__name__}.{name}": function
        for module in modules("sentences")
        if module.__name__.split(".")[1:2] not in [[room] for room in OWN_TABLES]
        for name, function in vars(module).items()
        if inspect.isfunction(function)
        and function.__module__ == module.__name__
        and not name.startswith("_")
    }


def unknown_parameters(function: Callable[..., Any], given: Any) -> list[str]:
    """Parameters that must be given and that only the function's own table knows."""
    return [
        name
        for name, parameter in inspect.signature(function).parameters.items()
        if parameter.default is parameter.empty
        and name not in COMMON
        and given.choices(name) is None
    ]


def calls(function: Callable[..., Any], given: Any, rows: Any) -> list[dict[str, Any]]:
    """The calls of a function: of its own table, else every combination of the known choices."""
    if function in rows:
        return [dict(arguments) for arguments in rows[function]]
    names = [name for name in inspect.signature(function).parameters if given.choices(name)]
    return [dict(zip(names, choice, strict=True)) for choice in product(*map(given.choices, names))]


def leaves(result: Any) -> Iterator[str]:
    """Every text in a result, in however many lists or tables it stands."""
    if isinstance(result, str):
        yield result
    elif isinstance(result, dict):
        yield from (text for value in result.values() for text in leaves(value))
    elif isinstance(result, list | tuple):
        yield from (text for value in result for text in leaves(value))


def rendered(given: Any, rows: Any) -> Iterator[tuple[str, str, str, list[str]]]:
    """Function, language ("" where it takes none), arguments in short, and its texts."""
    from i18n import LANGUAGES

    for name, function in functions().items():
        if function not in rows and unknown_parameters(function, given):
            continue
        takes = inspect.signature(function).parameters
        for arguments in calls(function, given, rows):
            short = ", ".join(f"{key}={value!r:.40}" for key, value in arguments.items())
            if "counts" in takes:
                arguments["counts"] = given.counts
            for language in LANGUAGES if "language" in takes else ("",):
                spoken = {"language": language} if language else {}
                yield name, language, short, list(leaves(function(**arguments, **spoken)))


def main(file: str) -> None:
    """Blocks what a document has not, renders, and prints."""
    sys.modules.update(dict.fromkeys(BLOCKED))  # type: ignore[arg-type]
    from tests.sentences.given import demonstration

    given = demonstration(file)
    rows: dict[Callable[..., Any], Any] = {}
    for module in modules("tests.sentences.rows"):
        if hasattr(module, "rows"):
            rows |= module.rows(given)
    missing = [
        name
        for name, function in functions().items()
        if function not in rows and unknown_parameters(function, given)
    ]
    json.dump({"missing": missing, "texts": list(rendered(given, rows))}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
