"""By which numbers the columns of a table are sorted, read from what the cells show.

The browser sorts words: 10 before 9. So a cell's words are preceded by blanks that say its place
among the numbers of its column, and are shown without them. Not numbers in the words' stead: those
would be read out to who hears the table, and copied. A missing value counts as more than every
number, so it stands last when a column is sorted upwards and first when it is sorted downwards.
"""

import math
import re
from functools import lru_cache
from itertools import islice, product

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from i18n.formats import MINUS, MISSING
from i18n.verdicts import ICONS

Keys = NDArray[np.float64]

LAST = math.inf
# Blanks that every browser's collation tells apart (Unicode CLDR root), from first to last.
BLANKS = "\u2028\u2029 "
SCALES = {"万": 1e4, "亿": 1e8, "million": 1e6}
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
NUMBER = re.compile(rf"([-{MINUS}↓]?)(\d[\d,]*(?:\.\d+)?)[ %]*(万|亿|million)?")
LEADING = re.compile(rf"[^\w{MINUS}-]*[-{MINUS}↓]?\d")
ISO_OR_CHINESE = re.compile(r"(\d{4})(?:年|-)(\d{1,2})(?:月(?:(\d{1,2})日)?|-(\d{1,2})|)(?!\d)")
ENGLISH = re.compile(rf"(?:(\d{{1,2}}) )?({'|'.join(MONTHS)}) (\d{{4}})")
PLACES = {icon: float(place) for place, icon in enumerate(dict.fromkeys(ICONS.values()))}


@lru_cache(maxsize=1_000)
def of_words(words: tuple[str, ...], figures: bool) -> Keys | None:
    """One key per cell; None where the column is no column of numbers, dates or verdicts.

    `figures`: the column is known to show figures. Otherwise it is taken for one where half of its
    cells or more begin with a number and none has one further on.
    """
    cells = [_key(cell) for cell in words]
    filled = [cell for cell in cells if not cell.is_missing]
    if not filled:
        return np.array([cell.number for cell in cells]) if figures else None
    if not any(cell.has_digits for cell in filled) and all(cell.place < LAST for cell in filled):
        return np.array([cell.place for cell in cells])
    leading = sum(cell.starts for cell in filled)
    scattered = any(cell.has_digits and not cell.starts for cell in filled)
    if figures or (2 * leading >= len(filled) and not scattered):
        return np.array([cell.number for cell in cells])
    return None


@lru_cache(maxsize=1_000)
def in_order(words: tuple[str, ...], keys: bytes) -> pa.Array:
    """The words, each behind as many blanks, which sort as the keys (bytes of `Keys`) do.

    What has one key keeps the order of the table.
    """
    order = np.argsort(np.frombuffer(keys), kind="stable")
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    prefixes = _prefixes(len(str(len(words))))
    cells = [prefixes[number] + cell for number, cell in zip(place.tolist(), words, strict=True)]
    return pa.array(cells, pa.string())


@lru_cache(maxsize=8)
def _prefixes(digits: int) -> list[str]:
    """Blanks for places of up to so many decimal digits, all of one length."""
    length = math.ceil(digits / math.log10(len(BLANKS)))
    return ["".join(signs) for signs in islice(product(BLANKS, repeat=length), 10**digits)]


class _Key:
    """What one cell's words say: a number, or the place of a verdict's shape."""

    __slots__ = ("has_digits", "is_missing", "number", "place", "starts")

    def __init__(self, words: str) -> None:
        self.number = _number(words)
        self.has_digits = self.number < LAST
        self.starts = self.has_digits and _starts(words)
        self.is_missing = words.strip() in ("", MISSING)
        self.place = PLACES.get(words[:1], LAST)


@lru_cache(maxsize=20_000)
def _key(words: str) -> _Key:
    return _Key(words)


def _starts(words: str) -> bool:
    return bool(LEADING.match(words) or ENGLISH.match(words))


def _number(words: str) -> float:
    """The day, or the first number, that stands in the words."""
    if date := ISO_OR_CHINESE.search(words):
        year, month, day, iso_day = date.groups()
        return _day(year, int(month), day or iso_day)
    if date := ENGLISH.search(words):
        day, name, year = date.groups()
        return _day(year, MONTHS.index(name) + 1, day)
    if number := NUMBER.search(words):
        sign, digits, scale = number.groups()
        value = float(digits.replace(",", "")) * SCALES.get(scale, 1)
        return -value if sign else value
    return LAST


def _day(year: str, month: int, day: str | None) -> float:
    return int(year) * 10_000.0 + month * 100 + int(day or 0)
