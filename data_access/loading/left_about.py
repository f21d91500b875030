"""What offices and their systems leave lying about: files beside the records, blank rows, columns without a head."""

import re
from collections.abc import Collection
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from data_access.wording import Sentence

OF_SYSTEMS = {"thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx"}
STARTS = (".", "~$")
ENDS = (".tmp", ".bak", ".lnk")
COPY = re.compile(
    r"(?:副本|复件|Copy of) ?(?:\(\d+\) ?)?(?P<of>\w+)"
    r"|(?P<by>\w+?)(?: ?- ?(?:副本|复件|Copy))?(?: ?[(（]\d+[)）])?",
    re.IGNORECASE,
)
SYSTEM_FILE = Sentence(
    "系统或办公软件的附带文件，已跳过",
    "is a file of the system or of an office program, passed over",
)
A_COPY = Sentence("同一张表的副本，已跳过", "is a copy of the file of this table, passed over")


def is_of_system(path: Path) -> bool:
    """Whether a system or an office program laid this file there."""
    name = path.name.lower()
    return name in OF_SYSTEMS or name.startswith(STARTS) or name.endswith(ENDS)


def is_copy(path: Path, names: Collection[str]) -> bool:
    """Whether the file is named as a copy of one of these, which lies beside it."""
    match = COPY.fullmatch(path.stem)
    if match is None:
        return False
    name = f"{match['of'] or match['by']}{path.suffix}"
    return name in names and name != path.name


def without_blank_rows(content: pa.Table) -> tuple[pa.Table, npt.NDArray[np.int64] | None]:
    """The rows with any cell, and the number of each, from 1; no numbers where none is blank."""
    blank: pa.ChunkedArray | None = None
    for column in content.columns:
        of_column = _blank(column)
        blank = of_column if blank is None else pc.and_(blank, of_column)
        if not pc.any(blank).as_py():
            return content, None
    if blank is None:
        return content, None
    has_cells = pc.invert(blank)
    return content.filter(has_cells), np.flatnonzero(has_cells.to_numpy()) + 1


def without_blank_columns(content: pa.Table) -> pa.Table:
    """The columns but for those without a head and any cell."""
    places = [
        place
        for place, name in enumerate(content.column_names)
        if name.strip() or not pc.all(_blank(content.column(place))).as_py()
    ]
    return content if len(places) == content.num_columns else content.select(places)


def lines_of(file: str, rows: int, columns: int) -> list[Sentence]:
    """What of a file was passed over, as sentences."""
    sentences = []
    if rows:
        sentences.append(
            Sentence(f"{file}：跳过 {rows:,} 个空行", f"{file}: blank rows passed over: {rows:,}")
        )
    if columns:
        sentences.append(
            Sentence(
                f"{file}：跳过 {columns} 个无表头的空列",
                f"{file}: empty columns without a head passed over: {columns}",
            )
        )
    return sentences


def _blank(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if not pa.types.is_string(column.type):
        return column.is_null()
    return pc.fill_null(pc.equal(pc.utf8_trim_whitespace(column), ""), True)
