"""A text file as one sheet: the encoding found by trying, and told, so that it can be confirmed."""

import csv
import re
from io import StringIO

from data_access.returns.parsing.content import WIDEST
from data_access.returns.parsing.office_file import FileRefused, OfficeSheet

MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
TRIED = ("utf-8", "gb18030")
ENCODINGS = ("utf-8", "gb18030", "utf-16", "big5")
"""Those that an office can name where the one that was tried is wrong."""
SEPARATORS = ",\t;，；|"
LONGEST_CELL = 20_000
KEPT_AS_TEXT = re.compile(r'="([^"]*)"\s*')  # ="0012": how digits are kept from Excel
SWALLOWED = 3  # separators and a line end in one cell: a quotation mark took in other rows
LOOKED_AT = 30  # lines by which the separator is found


def decoded(content: bytes, encoding: str = "") -> tuple[str, str]:
    """The text and its encoding. Raises FileRefused where none fits, or not the one named."""
    if encoding:
        return _decoded_as(content, encoding), encoding
    marked = [name for mark, name in MARKS.items() if content.startswith(mark)]
    for encoding in marked or TRIED:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text, encoding
    raise FileRefused(
        "既不是表格也不是文字，无法识别；请用 Excel 打开后另存为 .xlsx。",
        "This is neither a spreadsheet nor text; open it in Excel and save it as .xlsx.",
    )


def _decoded_as(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding).removeprefix("\ufeff")
    except (UnicodeDecodeError, LookupError) as error:
        raise FileRefused(
            f"文件不能按 {encoding.upper()} 编码读取；请选择其他编码。",
            f"The file cannot be read in the encoding {encoding.upper()}; choose another one.",
        ) from error


def read_text(content: bytes, encoding: str = "") -> tuple[OfficeSheet, str]:
    """The only sheet of a text file, its cells text, and the encoding; the one named, if any."""
    text, encoding = decoded(content, encoding)
    separator = separator_of(text)
    widest = max((line.count(separator) for line in text.splitlines()), default=0)
    if widest >= WIDEST * 10:
        raise FileRefused(
            f"有一行超过 {WIDEST} 列，不是报送表格。",
            f"A line has more than {WIDEST} columns; this is no form.",
        )
    csv.field_size_limit(LONGEST_CELL)
    try:
        lines = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
        rows = tuple(tuple(_cell(cell, separator) for cell in row[:WIDEST]) for row in lines)
    except csv.Error as error:
        raise FileRefused(
            "表格中有残缺的引号或过长的单元格，无法分列；请用 Excel 打开检查后另存。",
            "A quotation mark or an overlong cell breaks the columns; check it in Excel.",
        ) from error
    return OfficeSheet("", False, rows), encoding


def _cell(text: str, separator: str) -> str | None:
    """A cell's text, None where there is none. Raises csv.Error where it took in other rows."""
    if "\n" in text and text.count(separator) >= SWALLOWED:
        raise csv.Error
    if text.startswith("=") and (match := KEPT_AS_TEXT.fullmatch(text)):
        text = match[1]
    return text or None


def separator_of(text: str) -> str:
    """The sign that most of the first lines are divided by."""
    lines = [line for line in text.splitlines()[:LOOKED_AT] if line.strip()]
    return max(SEPARATORS, key=lambda sign: sum(line.count(sign) > 1 for line in lines))
