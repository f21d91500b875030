"""What a click chose: read out of what the browser sends, taken only where it is among the options.

A browser may send anything, so a value of another kind, or one that was not offered, is no click.
Charts and maps keep their click until the next one; the `fresh` ones are handed out once.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, TypeGuard, TypeVar

import streamlit as st

FOLLOWED = "_clicks_followed"
T = TypeVar("T")


def fresh_code(key: str, options: Collection[str]) -> str | None:
    """The option whose mark was just clicked on the chart or map `key`, handed out once."""
    followed: dict[str, str | None] = st.session_state.setdefault(FOLLOWED, {})
    code = clicked_code(key, options)
    fresh = code != followed.get(key)
    followed[key] = code
    return code if fresh else None


def clicked_code(key: str, options: Collection[str]) -> str | None:
    """The option whose mark is chosen on the chart or map `key`, if any."""
    point = _last_point(st.session_state.get(key))
    code = point.get("customdata", point.get("code"))
    return option(code[0] if isinstance(code, list | tuple) and code else code, options)


def clicked_pair(
    key: str, firsts: Collection[str], seconds: Collection[str]
) -> tuple[str, str] | None:
    """The two options that name the piece chosen on the chart `key`, if any."""
    words = _last_point(st.session_state.get(key)).get("customdata")
    if not isinstance(words, list | tuple) or len(words) != 2:
        return None
    first, second = option(words[0], firsts), option(words[1], seconds)
    return None if first is None or second is None else (first, second)


def clicked_cell(
    key: str, rows: Sequence[T], columns: Collection[str]
) -> tuple[T, str | None] | None:
    """What stands for the row of the cell chosen in the table `key`, and its column if offered."""
    cells = _mapping(_mapping(st.session_state.get(key)).get("selection")).get("cells")
    cell = cells[0] if isinstance(cells, list | tuple) and cells else None
    if not isinstance(cell, list | tuple) or len(cell) != 2:
        return None
    row, column = cell
    return (rows[row], option(column, columns)) if _is_row(row, rows) else None


def pressed_row(key: str, column: str, among: Sequence[T]) -> T | None:
    """What of `among`, one per row of the table, belongs to the link just pressed.

    Streamlit itself forgets a pressed link after the run, so it is handed out once.
    """
    row = _mapping(st.session_state.get(f"{key}_{column}")).get("row")
    return among[row] if _is_row(row, among) else None


def option(value: object, options: Collection[str]) -> str | None:
    """The value if it is a word among the options, else None."""
    return value if isinstance(value, str) and value in options else None


def _is_row(row: object, rows: Sequence[Any]) -> TypeGuard[int]:
    return isinstance(row, int) and 0 <= row < len(rows)


def _last_point(state: Any) -> Mapping[str, Any]:
    """The point chosen last: of a chart among its points, of a map among its first layer's."""
    selection = _mapping(_mapping(state).get("selection"))
    layers = list(_mapping(selection.get("objects")).values())
    points = selection.get("points") or (layers[0] if layers else None)
    return _mapping(points[-1]) if isinstance(points, list | tuple) and points else {}


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
