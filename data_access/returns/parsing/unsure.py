"""Cells of a new workbook that look empty or surer than they are: errors, formulas never worked out, months without a day."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

from data_access.returns.parsing.office_file import Cell

CELL = re.compile(
    rb"<(?:\w+:)?row\b(?P<row>[^>]*)>"
    rb"|<(?:\w+:)?c\b(?P<of>[^>]*?)(?:/>|>(?P<inner>.*?)</(?:\w+:)?c>)",
    re.DOTALL,
)
PLACE = re.compile(rb'\br="([A-Z]+)(\d+)"')
ROW = re.compile(rb'\br="(\d+)"')
STYLE = re.compile(rb'\bs="(\d+)"')
VALUE = re.compile(rb"<(?:\w+:)?v\b[^>]*>([^<]+)</")
FORMULA = re.compile(rb"<(?:\w+:)?f\b")
QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
MONTHS_BUILT_IN = {17, 55, 57}  # mmm-yy, and yyyy年m月 of Chinese editions
Places = dict[tuple[int, int], str]


def unsure_cells(content: bytes) -> dict[str, Places]:
    """By name of sheet and by row and column, from 0, what stands there instead of a value.

    "#N/A" and the like is an error, "=" a formula without its result, "month" a day that shows its
    month only. Of another kind of workbook than xlsx nothing is known.
    """
    with ZipFile(BytesIO(content)) as archive:
        names = set(archive.namelist())
        if "xl/workbook.xml" not in names:
            return {}
        months = _month_styles(archive) if "xl/styles.xml" in names else frozenset()
        return {
            name: dict(_of_sheet(archive.read(path), months))
            for name, path in _paths(archive).items()
            if path in names
        }


def put_into(rows: list[list[Cell]], places: Mapping[tuple[int, int], str]) -> None:
    """Writes what is unsure into the rows, as words that no reader takes for a value."""
    for (row, column), words in places.items():
        rows.extend([] for _ in range(row + 1 - len(rows)))
        cells = rows[row]
        cells.extend([None] * (column + 1 - len(cells)))
        day = cells[column]
        if words != "month":
            cells[column] = words
        elif isinstance(day, date):
            cells[column] = f"{day.year}年{day.month}月"


def _paths(archive: ZipFile) -> dict[str, str]:
    """The path of each sheet in the archive, by its name."""
    links = {
        one.get("Id"): one.get("Target", "")
        for one in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314 - the child is bounded
    }
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314
    paths = {}
    for sheet in book.iter():
        if sheet.tag.endswith("}sheet"):
            link = next((v for k, v in sheet.attrib.items() if k.endswith("}id")), "")
            target = links.get(link, "")
            paths[sheet.get("name", "")] = (
                target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
            )
    return paths


def _month_styles(archive: ZipFile) -> frozenset[int]:
    """The styles whose days show year and month, but no day."""
    root = ElementTree.fromstring(archive.read("xl/styles.xml"))  # noqa: S314
    months = set(MONTHS_BUILT_IN)
    for one in root.iter():
        if one.tag.endswith("}numFmt"):
            code = QUOTED.sub("", one.get("formatCode", "").lower())
            if "y" in code and "m" in code and "d" not in code:
                months.add(int(one.get("numFmtId", "0")))
    styles = next((one for one in root if one.tag.endswith("}cellXfs")), ())
    return frozenset(
        place for place, one in enumerate(styles) if int(one.get("numFmtId", "0")) in months
    )


def _of_sheet(xml: bytes, months: frozenset[int]) -> Iterator[tuple[tuple[int, int], str]]:
    if b't="e"' not in xml and not FORMULA.search(xml) and not months:
        return
    row, column = -1, -1
    for match in CELL.finditer(xml):
        if match["of"] is None:
            number = ROW.search(match["row"])
            row, column = int(number[1]) - 1 if number else row + 1, -1
            continue
        place = PLACE.search(match["of"])
        row, column = (int(place[2]) - 1, _column(place[1])) if place else (row, column + 1)
        if words := _words(match["of"], match["inner"] or b"", months):
            yield (row, column), words


def _words(of: bytes, inner: bytes, months: frozenset[int]) -> str:
    """What is unsure of one cell, "" where nothing is."""
    value = VALUE.search(inner)
    if b't="e"' in of:
        return value[1].decode("ascii", "replace") if value else "#N/A"
    if FORMULA.search(inner) and value is None:
        return "" if b't="str"' in of else "="
    style = STYLE.search(of)
    return "month" if value and style and int(style[1]) in months else ""


def _column(letters: bytes) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place - 1
