"""The one form of a table: headers in the reader's language, numbers written by us, one row height."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, cast

import numpy as np
import pandas as pd
import pyarrow as pa
import streamlit as st

from charts.base.telephone_words import width as words_width
from shell.parts import empty_states
from shell.parts import sort_keys as order
from shell.parts.overrides import sortable
from shell.parts.sort_keys import Keys
from shell.viewer.view import View

Form = Literal["words", "number", "line", "link"]
LINE = pa.list_(pa.float64())
ROW = 36
HEADER = 38
PADDING, HALF = 20, 200  # pixels: of a cell, and over half a telephone


@dataclass(frozen=True)
class Column:
    """A column: its header, how a value is written, how it is aligned and how wide it is.

    `write` turns a value into words (see `i18n.formats`); a column without it must hold words.
    Columns of numbers, dates and verdicts are sorted by them: by the values that `write` is given,
    else by what the words show (`shell.parts.sort_keys`), of an interval by its lower end.
    A column of the form "line" holds lists of numbers, drawn between the two ends of `reach`.
    The words of a "link" are pressed; `clicks.pressed_row` says which.
    """

    header: str
    write: Callable[[Any], str] | None = None
    form: Form = "words"
    width: Literal["small", "medium", "large"] | int | None = None
    help: str | None = None
    pinned: bool = False
    reach: tuple[float, float] | None = None


def as_words(frame: pd.DataFrame, columns: Mapping[str, Column]) -> dict[str, list[Any]]:
    """The cells as they are shown, only the columns named, in their order."""
    return {key: _cells(frame[key].tolist(), column) for key, column in columns.items()}


def _cells(values: list[Any], column: Column) -> list[Any]:
    if column.form == "line":
        return values
    write = column.write or str
    return [str(write(value)) for value in values]


def sort_keys(
    frame: pd.DataFrame, words: Mapping[str, list[Any]], columns: Mapping[str, Column]
) -> dict[str, Keys]:
    """The numbers by which columns are sorted, of those that are."""
    keys = {
        name: _keys(frame[name], words[name], column)
        for name, column in columns.items()
        if column.form not in ("line", "link")
    }
    return {name: numbers for name, numbers in keys.items() if numbers is not None}


def _keys(values: pd.Series, words: list[str], column: Column) -> Keys | None:
    if column.write is not None and values.dtype.kind in "iuf":
        numbers = values.to_numpy(dtype=float)
        return np.where(np.isfinite(numbers), numbers, order.LAST)
    return order.of_words(tuple(words), figures=column.form == "number")


def _arrow(values: list[Any], column: Column) -> pa.Array:
    if column.form == "line":
        return pa.array(values, LINE, from_pandas=True)
    return pa.array(values, pa.string())


def arrow_stream(table: pa.Table) -> bytes:
    """A table as the browser takes it."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    content: bytes = sink.getvalue().to_pybytes()
    return content


def table(
    frame: pd.DataFrame,
    columns: Mapping[str, Column],
    view: View,
    alt: str,
    key: str,
    rows: int = 10,
    select: bool = False,
) -> list[int]:
    """Draws a table `rows` rows high; with `select`, returns the places of the chosen rows.

    Sort the frame before: the order shown is the order given, until a reader presses a header. On
    a narrow screen, where a table scrolls, its first column stays in sight. Without rows there is
    a drawn state instead: the browser's own says so in English.
    """
    if frame.empty:
        empty_states.state("no_rows", view.language)
        return []
    words = as_words(frame, columns)
    keys = sort_keys(frame, words, columns)
    cells = {name: _arrow(words[name], column) for name, column in columns.items()}
    data = {name: order.in_order(tuple(words[name]), keys[name].tobytes()) for name in keys}
    columns = _with_first_pinned(words, columns) if view.telephone else columns
    event = sortable(
        pa.table(cells),
        arrow_stream(pa.table({**cells, **data})),
        hide_index=True,
        height=view.size(HEADER) + view.size(ROW) * rows,
        row_height=view.size(ROW),
        column_config={name: _config(column, f"{key}_{name}") for name, column in columns.items()},
        alt=alt,
        key=key,
        on_select="rerun" if select else "ignore",
        selection_mode="single-row",
    )
    return list(cast(Any, event)["selection"]["rows"]) if select else []


def _with_first_pinned(
    words: Mapping[str, list[Any]], columns: Mapping[str, Column]
) -> dict[str, Column]:
    """The columns with the first one pinned, as wide as its words but no wider than half a screen."""
    name, first = next(iter(columns.items()))
    if first.form == "line":
        return dict(columns)
    longest = max(map(words_width, [first.header, *words[name]]))
    return {**columns, name: replace(first, pinned=True, width=min(longest + PADDING, HALF))}


def link_column(
    header: str,
    key: str,
    width: Any = None,
    pinned: bool = False,
    help: str | None = None,  # noqa: A002 - Streamlit's own word
) -> Any:
    """The configuration of a column whose words are pressed to go on, by mouse or by key."""
    return st.column_config.ButtonColumn(
        header, width=width, help=help, pinned=pinned, alignment="left", type="tertiary", key=key
    )


def _config(column: Column, key: str) -> Any:
    if column.form == "link":
        return link_column(column.header, key, column.width, column.pinned, column.help)
    if column.form == "line":
        low, high = column.reach or (None, None)
        return st.column_config.LineChartColumn(
            column.header, width=column.width, help=column.help, y_min=low, y_max=high, color="gray"
        )
    return st.column_config.TextColumn(
        column.header,
        width=column.width,
        help=column.help,
        pinned=column.pinned,
        alignment="right" if column.form == "number" else "left",
    )
