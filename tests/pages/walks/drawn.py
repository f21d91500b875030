"""What a page shows and gives away, read back: its tables as a browser gets them, its files as bytes."""

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import openpyxl
from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Dataframe

from shell.parts.sort_keys import BLANKS

Cell = str | int | float | None
SCALES = {"万": 1e4, "亿": 1e8, "million": 1e6}
NUMBER = re.compile(r"[−↓-]?\d[\d,]*(?:\.\d+)?(?: ?(?:万|亿|million))?")


@dataclass(frozen=True)
class Table:
    """Headers and words of the columns as shown, and the place of each cell where one is sorted."""

    words: dict[str, list[str]]
    places: dict[str, list[int]]


@dataclass(frozen=True)
class File:
    """A file's name, the lines above its table, its headers and its rows, as the workbook has them."""

    name: str
    notes: list[str]
    headers: list[str]
    rows: list[list[Cell]]

    def column(self, header: str) -> list[Cell]:
        """The cells under a header."""
        return [row[self.headers.index(header)] for row in self.rows]


def tables(test: AppTest) -> list[Table]:
    """Every table of the page that can be sorted."""
    return [_table(element) for element in test.dataframe]


def _table(element: Dataframe) -> Table:
    sent = element.proto.arrow_data
    words = convert_arrow_bytes_to_pandas_df(sent.styler.display_values or sent.data)
    order = convert_arrow_bytes_to_pandas_df(sent.data)
    config = json.loads(element.proto.columns or "{}")
    heads = {name: (config.get(name) or {}).get("label") or str(name) for name in words}
    lists = {name for name in words if not isinstance(words[name].iloc[0], str)}
    return Table(
        words={heads[name]: words[name].tolist() for name in words if name not in lists},
        places={
            heads[name]: [_place(cell) for cell in order[name]]
            for name in words
            if name not in lists and order[name].tolist() != words[name].tolist()
        },
    )


def _place(cell: str) -> int:
    """The number that the blanks before a cell's words stand for."""
    place = 0
    for sign in cell[: len(cell) - len(cell.lstrip(BLANKS))]:
        place = place * len(BLANKS) + BLANKS.index(sign)
    return place


def number(words: str) -> float | None:
    """The first number in a cell, None where it has none."""
    match = NUMBER.search(words)
    if match is None:
        return None
    digits, *scale = match.group().replace(",", "").replace("−", "-").replace("↓", "-").split()
    named = re.search("[万亿]|million", digits)
    factor = SCALES[named.group()] if named else SCALES.get(scale[0], 1) if scale else 1
    return float(re.sub("[万亿]|million", "", digits)) * factor


def read(name: str, content: bytes) -> File:
    """A file as who opens it has it."""
    lines = _workbook(content) if name.endswith("xlsx") else _values(content)
    blank = lines.index([])
    notes = [str(line[0]) for line in lines[:blank]]
    return File(name, notes, [str(head) for head in lines[blank + 1]], lines[blank + 2 :])


def _workbook(content: bytes) -> list[list[Any]]:
    page = openpyxl.load_workbook(io.BytesIO(content)).active
    lines = [list(line) for line in page.iter_rows(values_only=True)]
    blank = lines.index([None] * len(lines[0]))
    return [[cell for cell in line if cell is not None] for line in lines[: blank + 1]] + lines[
        blank + 1 :
    ]


def _values(content: bytes) -> list[list[Any]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


class Files:
    """Stands in for Streamlit's button and takes every file of these kinds that a page offers."""

    def __init__(self, *kinds: str) -> None:
        self.taken: list[File] = []
        self.kinds = kinds

    def __call__(self, _label: str, *, file_name: str, data: Callable[[], bytes], **_: Any) -> bool:
        if file_name.endswith(self.kinds):
            self.taken.append(read(file_name, data()))
        return False
