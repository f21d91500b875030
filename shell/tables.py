"""The one form of a table: headers in the reader's language, numbers written by us, one row height."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

import pandas as pd
import pyarrow as pa
import streamlit as st

from shell.view import View

Form = Literal["words", "number", "line"]
ROW = 36
HEADER = 38


@dataclass(frozen=True)
class Column:
    """A column: its header, how a value is written, how it is aligned and how wide it is.

    `write` turns a value into words (see `i18n.formats`); a column without it must hold words.
    A column of the form "line" holds lists of numbers, drawn between the two ends of `reach`.
    """

    header: str
    write: Callable[[Any], str] | None = None
    form: Form = "words"
    width: Literal["small", "medium", "large"] | int | None = None
    help: str | None = None
    pinned: bool = False
    reach: tuple[float, float] | None = None


def written(frame: pd.DataFrame, columns: Mapping[str, Column]) -> pa.Table:
    """The frame as words, only the columns named, in their order; ready for the browser."""
    return pa.table({key: _cells(frame[key], column) for key, column in columns.items()})


def _cells(values: pd.Series, column: Column) -> pa.Array:
    held = values.tolist()
    if column.form == "line":
        return pa.array(held, pa.list_(pa.float64()), from_pandas=True)
    write = column.write or str
    return pa.array([str(write(value)) for value in held], pa.string())


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

    Sort the frame before: cells are words, so the order shown is the order given.
    """
    shown = written(frame, columns)
    drawn = st.dataframe(
        shown,
        hide_index=True,
        height=view.size(HEADER + ROW * rows),
        row_height=view.size(ROW),
        column_config={name: _config(column) for name, column in columns.items()},
        alt=alt,
        key=key,
        on_select="rerun" if select else "ignore",
        selection_mode="single-row",
    )
    return list(cast(Any, drawn)["selection"]["rows"]) if select else []


def _config(column: Column) -> Any:
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
