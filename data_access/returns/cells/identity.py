"""Identity numbers: 15 and 18 digits of one person are one person; numbers never leave this room whole."""

import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import date

from data_access.returns.cells.converted import (
    EMPTY,
    Converted,
    has_marks,
    is_blank,
    offered,
    plain,
    wrong,
)
from data_access.returns.parsing.office_file import Cell

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS = "10X98765432"
FORM = re.compile(r"\d{17}[\dX]|\d{15}")
MASK = re.compile(r"\d{4,}\*+\w*")
EARLIEST = 1900
LOST = "000"
SHORTEST_KEY = 32  # bytes


@dataclass(frozen=True, slots=True)
class Identity:
    """What an identity number says of a person; `number` has 18 signs and is never kept."""

    number: str
    sex: str
    birth_year: int

    def __repr__(self) -> str:
        return f"Identity({masked(self.number)})"


def identity(cell: Cell) -> Converted:
    """The person of an identity number, in its form of 18 signs.

    A number of 15 digits is brought into that form; spaces, apostrophes, full width and a small x
    do not matter. A numeric cell is refused, as it has lost the last digits. A wrong check digit is
    asked about: some cards of the first years bear one.
    """
    if is_blank(cell):
        return EMPTY
    if isinstance(cell, int | float):
        return wrong(
            "身份证号存成了数字，末几位已丢失；请改为文本后重新填写",
            "was kept as a number and has lost its last digits; enter it again as text",
        )
    if has_marks(cell):
        return wrong("含有上标或带圈的数字", "holds digits above the line or in a circle")
    text = re.sub(r"[\s\-]", "", plain(cell)).upper().replace("×", "X")
    if MASK.fullmatch(text):
        return wrong("身份证号已打码", "is masked")
    if not FORM.fullmatch(text):
        return wrong(
            f"应为 18 位或 15 位，实为 {len(text)} 位", f"must have 18 or 15 signs, has {len(text)}"
        )
    number = text if len(text) == 18 else _of_18(text)
    return _checked(number)


def _of_18(number: str) -> str:
    longer = f"{number[:6]}19{number[6:]}"
    return longer + check_digit(longer)


def check_digit(first_17: str) -> str:
    """The eighteenth sign (GB 11643-1999: weights 2^(18-i) mod 11)."""
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, first_17, strict=True))
    return CHECK_DIGITS[total % 11]


def _checked(number: str) -> Converted:
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return wrong("身份证号中的出生日期不存在", "holds a birthday that does not exist")
    if born.year < EARLIEST:
        return wrong("身份证号中的出生年份过早", "holds a birthday that is too early")
    person = Identity(number, "m" if int(number[16]) % 2 else "f", born.year)
    fits = number[17] == check_digit(number[:17])
    if number.endswith(LOST):
        return _perhaps_lost(person, fits)
    if not fits:
        return offered(
            person, "末位校验码不符，请与证件核对", "its check digit does not fit the card"
        )
    return Converted(person)


def _perhaps_lost(person: Identity, fits: bool) -> Converted:
    """A spreadsheet keeps 15 digits of a number and writes zeros for the rest."""
    if fits:
        return offered(person, "末三位均为 0，请与证件核对", "ends in 000, check it with the card")
    return wrong(
        "末三位均为 0 且校验码不符，应是存成数字时丢失", "ends in 000: its last digits were lost"
    )


def masked(text: str) -> str:
    """An identity number, telephone or name as it may be shown: its ends, of a name the surname."""
    if len(text) >= 15:
        return f"{text[:4]}{'*' * (len(text) - 8)}{text[-4:]}"
    if len(text) >= 7:
        return f"{text[:3]}{'*' * (len(text) - 5)}{text[-2:]}"
    return text[:1] + "*" * max(0, len(text) - 1)


def keyed_hash(key: bytes, text: str) -> str:
    """HMAC-SHA-256 of a text under the office's key, 64 hexadecimal digits.

    Raises ValueError for a key shorter than 32 bytes, and for an empty text: all who have no
    number would become one person.
    """
    if len(key) < SHORTEST_KEY:
        raise ValueError(f"The key must have at least {SHORTEST_KEY} bytes.")
    if not text:
        raise ValueError("There is nothing to hash.")
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
