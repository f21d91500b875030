"""What came of one cell: a value that is sure, one that is offered, or a sentence why there is none."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from data_access.returns.parsing.office_file import Cell
from data_access.wording import Sentence

INVISIBLE = re.compile(
    r"[\u0000-\u0008\u000b-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u180e"
    r"\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
SPACES = re.compile(r"\s+")
NOTHING = frozenset({"", "-", "--", "—", "——", "/", "\\", "无", "空", "N/A", "n/a", "null"})


@dataclass(frozen=True)
class Converted:
    """`value` is sure; without it `offer` is what one rule alone gives, and `rule` what is wrong.

    All three empty: the cell is empty.
    """

    value: Any = None
    rule: Sentence | None = None
    offer: Any = None


EMPTY = Converted()


def plain(cell: Cell) -> str:
    """A cell as one line of plain signs: full-width forms narrowed, invisible signs left out."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    text = unicodedata.normalize("NFKC", str(cell))
    return SPACES.sub(" ", INVISIBLE.sub("", text)).strip(" '‘’`")


def has_marks(cell: Cell) -> bool:
    """Whether digits stand above, below the line or in a circle: notes to a number, and no part of it."""
    return isinstance(cell, str) and any(unicodedata.category(sign) == "No" for sign in cell)


def is_blank(cell: Cell) -> bool:
    """Whether nothing is written, or one of the signs that clerks write for nothing."""
    return plain(cell) in NOTHING


def wrong(zh: str, en: str) -> Converted:
    """No value, and no rule that gives one."""
    return Converted(rule=Sentence(zh, en))


def offered(value: Any, zh: str, en: str) -> Converted:
    """A value to be confirmed."""
    return Converted(rule=Sentence(zh, en), offer=value)
