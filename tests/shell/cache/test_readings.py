"""The cached functions: keyed by the viewer's scope, never by a table, shared without danger."""

import ast
import inspect
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from shell.cache import readings
from shell.viewer.access import NOBODY, SINGLE_USER, AccessRefused, Scope

ROOT = Path(__file__).resolve().parents[3]
PUBLIC = [
    function
    for name, function in inspect.getmembers(readings, inspect.isfunction)
    if function.__module__ == "shell.cache.readings"
    and not name.startswith("_")
    and name != "indicator"
]


@pytest.mark.parametrize("function", PUBLIC, ids=lambda function: function.__name__)
def test_the_scope_is_the_first_argument_of_every_reading(function: object) -> None:
    first = next(iter(inspect.signature(function).parameters.values()))  # type: ignore[arg-type]

    assert first.annotation is Scope


def test_only_the_module_of_readings_caches() -> None:
    cached = [
        path.relative_to(ROOT).as_posix()
        for folder in ("shell", "pages", "charts", "sentences")
        for path in (ROOT / folder).rglob("*.py")
        if "cache_" in path.read_text(encoding="utf-8")
    ]

    assert cached == ["shell/cache/readings.py"]


def test_what_is_cached_by_streamlit_is_bounded_and_takes_keys_only() -> None:
    tree = ast.parse(Path(readings.__file__).read_text(encoding="utf-8"))
    cached = {
        node.name: [ast.unparse(argument.annotation) for argument in node.args.args]  # type: ignore[arg-type]
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        and any("max_entries" in ast.unparse(decorator) for decorator in node.decorator_list)
    }

    assert cached == {"_loaded": ["int", "str"]}
    assert ast.unparse(tree).count("st.cache") == 1
    assert "session_state" not in ast.unparse(tree)


def test_a_table_is_no_key(demo_database: str) -> None:
    with pytest.raises(TypeError, match="unhashable"):
        readings.cached(SINGLE_USER, 2, size, table=pd.DataFrame({"n": [1]}))


def test_another_scope_shares_no_result(demo_database: str) -> None:
    result = readings.cached(SINGLE_USER, 2, new_object)

    assert readings.cached(SINGLE_USER, 2, new_object) is result
    assert readings.cached(replace(SINGLE_USER, role="ministry"), 2, new_object) is result
    assert readings.cached(SINGLE_USER, 1, new_object) is not result
    with pytest.raises(AccessRefused):
        readings.cached(replace(SINGLE_USER, cities=("110000",)), 2, new_object)


def size(counts: object, table: pd.DataFrame) -> int:
    return len(table)


def new_object(counts: object) -> object:
    return object()


def test_nobody_sees_nothing(demo_database: str) -> None:
    with pytest.raises(AccessRefused):
        readings.snapshots(NOBODY)
    with pytest.raises(AccessRefused):
        readings.reading(NOBODY, 2, "pass_rate", "city")


def test_a_scope_of_one_city_gets_no_figures_of_all(demo_database: str) -> None:
    with pytest.raises(AccessRefused):
        readings.reading(Scope("ministry", ("440100",)), 2, "pass_rate", "city")


def test_a_reading_is_computed_once(demo_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = readings.reading(SINGLE_USER, 2, "pass_rate", "city")
    monkeypatch.setattr(readings, "readings", None)

    assert readings.reading(SINGLE_USER, 2, "pass_rate", "city").equals(first)


def test_what_one_session_does_to_a_table_no_other_sees(demo_database: str) -> None:
    table = readings.reading(SINGLE_USER, 2, "pass_rate", "city")
    table["value"] = 0.0
    table.loc[0, "verdict"] = "met"

    other_table = readings.reading(SINGLE_USER, 2, "pass_rate", "city")
    assert (other_table["value"] > 0).any()


def test_counts_are_read_only(demo_database: str) -> None:
    counts = readings._counts(2)

    with pytest.raises(ValueError, match="read-only"):
        counts.tables["cities"]["latitude"][0] = 0


def test_the_same_number_with_another_content_is_another_snapshot(demo_database: str) -> None:
    readings.snapshots(SINGLE_USER)
    first = readings._counts(2)
    readings._hashes[2] = "another"

    assert readings._counts(2) is not first


def test_a_function_without_a_name_of_its_own_is_refused() -> None:
    with pytest.raises(ValueError, match="no name"):
        readings.cached(SINGLE_USER, 2, lambda counts: 1)
