"""The one form of a table: headers in the reader's language, numbers written by us, one row height."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, cast

import pandas as pd
import pyarrow as pa
import streamlit as st

from charts.base.telephone_words import width as words_width
from shell.viewer.view import View

Form = Literal["words", "number", "line", "link"]
ROW = 36
HEADER = 38
PADDING, HALF = 20, 200  # pixels: of a cell, and over half a telephone


@dataclass(frozen=True)
class Column:
    """A column: its header, how a value is written, how it is aligned and how wide it is.

    `write` turns a value into words (see `i18n.formats`); a column without it must hold words.
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


def as_words(frame: pd.DataFrame, columns: Mapping[str, Column]) -> pa.Table:
    """The frame as words, only the columns named, in their order; ready for the browser."""
    return pa.table({key: _cells(frame[key], column) for key, column in columns.items()})


def _cells(values: pd.Series, column: Column) -> pa.Array:
    cells = values.tolist()
    if column.form == "line":
        return pa.array(cells, pa.list_(pa.float64()), from_pandas=True)
    write = column.write or str
    return pa.array([str(write(value)) for value in cells], pa.string())


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

    Sort the frame before: cells are words, so the order shown is the order given. On a narrow
    screen, where a table scrolls, its first column stays in sight.
    """
    words = as_words(frame, columns)
    columns = _with_first_pinned(words, columns) if view.telephone else columns
    event = st.dataframe(
        words,
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


def _with_first_pinned(words: pa.Table, columns: Mapping[str, Column]) -> dict[str, Column]:
    """The columns with the first one pinned, as wide as its words but no wider than half a screen."""
    name, first = next(iter(columns.items()))
    if first.form == "line":
        return dict(columns)
    longest = max(map(words_width, [first.header, *words[name].to_pylist()]))
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
