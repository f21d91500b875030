"""A look at a file before it is read: whether its size can be that of records.

A head of a million columns, or half a megabyte that unpacks to thirty million rows, would take
gigabytes before any rule of ours is asked.
"""

from codecs import getincrementaldecoder
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import parquet

from data_access.wording import Sentence

WIDEST = 200  # columns
LONGEST_HEAD = 64 * 2**10  # bytes
AT_ONCE = 2**20  # bytes
MOST_ROWS = 200_000_000
SMALL = 256 * 2**20  # bytes of memory that harm nobody, whatever the ratio
LARGEST_RATIO = 200  # bytes of memory for one of the file
ROWS_AT_ONCE = 8_192
LONGEST_WORD = 4_096

TOO_WIDE = Sentence(
    f"表头超过 {WIDEST} 列，不是数据表",
    f"its head has more than {WIDEST} columns; this is no table",
)
SWOLLEN = Sentence(
    "展开后异常庞大，为安全起见未读取", "would unpack to an abnormal size and was not read"
)


def blank_lines_before(head: bytes) -> int:
    """How many lines before the head are empty."""
    lines = head.removeprefix(b"\xef\xbb\xbf").splitlines()
    return next((place for place, line in enumerate(lines) if line.strip()), 0)


def start_of(path: Path) -> bytes:
    """The beginning of a file, long enough for any head of ours."""
    with path.open("rb") as file:
        return file.read(LONGEST_HEAD)


def is_utf8(path: Path) -> bool:
    """Whether all of a file is text in UTF-8; its first line must not hold a zero byte either."""
    decoder = getincrementaldecoder("utf-8")()
    is_head = True
    with path.open("rb") as file:
        while part := file.read(AT_ONCE):
            try:
                decoder.decode(part)
            except UnicodeDecodeError:
                return False
            if is_head and b"\x00" in part.partition(b"\n")[0]:
                return False
            is_head = False
    return not decoder.getstate()[0]


def is_wide(head: bytes) -> bool:
    """Whether the first line has more columns than any table."""
    line = next((line for line in head.splitlines() if line.strip()), b"")
    whole = len(line) < LONGEST_HEAD
    return line.count(b",") >= WIDEST or not whole


def is_swollen(file: parquet.ParquetFile, size: int) -> bool:
    """Whether what a Parquet file says of itself cannot be: columns, rows, unpacked bytes."""
    about = file.metadata
    groups = [about.row_group(place) for place in range(about.num_row_groups)]
    unpacked = sum(group.total_byte_size for group in groups)
    cells = about.num_rows * about.num_columns  # a byte or more each in memory
    largest = max(SMALL, size * LARGEST_RATIO)
    return bool(about.num_rows > MOST_ROWS or unpacked > largest or cells > largest)


def read_bounded(file: parquet.ParquetFile, size: int) -> pa.Table | None:
    """All columns, read part by part; None once they take more memory than such a file can need."""
    parts, taken = [], 0
    for part in file.iter_batches(ROWS_AT_ONCE, use_threads=False):
        taken += part.nbytes
        if taken > max(SMALL, size * LARGEST_RATIO):
            return None
        parts.append(part)
    return pa.Table.from_batches(parts, file.schema_arrow)


def is_swollen_by_words(column: pa.ChunkedArray) -> bool:
    """Whether a word of this column's dictionary is so long that no column can hold it."""
    if not pa.types.is_string(column.type.value_type):
        return False
    return any(
        (pc.max(pc.binary_length(part.dictionary)).as_py() or 0) > LONGEST_WORD
        for part in column.chunks
    )
