"""Whole files as offices might keep them, drawn at random, with the meaning of every cell beside."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from random import Random
from typing import Any

from openpyxl import Workbook

from data_access.returns.forms.registry import FORMS
from tests.data_access.returns.fuzz import cells
from tests.data_access.returns.fuzz.cells import UNSURE, Cell, text_of

Draw = Callable[[int, Random, bool], Cell]
YES_NO = {"是": True, "否": False, "√": True, "×": False, "有": True, "大概": UNSURE, "？": UNSURE}
TRADES = {"餐饮": "catering", "养猪": "farming", "百货店": "retail", "非餐饮": UNSURE, "甲": UNSURE}
STATUSES = {
    "正常经营": "operating",
    "已停业": "closed",
    "联系不上": "not_met",
    "暂停营业": "suspended",
    "正常，已停业": UNSURE,
    "不正常": UNSURE,
    "未注销": UNSURE,
}


def _of_words(words: dict[str, Any]) -> Draw:
    return lambda _place, chance, _in_text: cells.word(chance, words)


DAY: Draw = lambda _place, chance, in_text: cells.day(chance, in_text)  # noqa: E731
COUNT: Draw = lambda _place, chance, in_text: cells.count(chance, in_text)  # noqa: E731
DRAWN: Mapping[str, Mapping[str, Draw]] = {
    "openings": {
        "identity": cells.identity,
        "opened_on": DAY,
        "trade": _of_words(TRADES),
        "workers": COUNT,
        "in_community": _of_words(YES_NO),
    },
    "visits": {
        "identity": cells.identity,
        "visited_on": DAY,
        "status": _of_words(STATUSES),
        "workers": COUNT,
    },
    "loans": {
        "identity": cells.identity,
        "paid_on": DAY,
        "principal": COUNT,
        "waived": _of_words(YES_NO),
    },
}
"""By form, what is drawn for its fields."""


@dataclass(frozen=True)
class Generated:
    """A file. `meant` has the meaning of each field by row of the sheet, `numbers` all identity numbers."""

    name: str
    content: bytes
    meant: Mapping[int, Mapping[str, Any]]
    numbers: tuple[str, ...]
    is_mutilated: bool


def generated(seed: int) -> Generated:
    """The file of a seed, always the same."""
    chance = Random(seed)
    in_text = chance.random() < 0.5
    form = chance.choice([*DRAWN])
    fields = list(DRAWN[form])
    chance.shuffle(fields)
    rows: list[list[Any]] = [["某市登记表"] for _ in range(chance.randrange(3))]
    rows.append([_head(FORMS[form].by_code[code].names, chance) for code in fields])
    strange = chance.random() < 0.3
    rows[-1] += ["不明的列", ""] if strange else []
    meant: dict[int, dict[str, Any]] = {}
    numbers: list[str] = []
    for place in range(chance.randrange(1, 8)):
        if chance.random() < 0.15:
            rows.append(chance.choice(([], [None] * len(fields), [" ", ""])))
        drawn = {code: DRAWN[form][code](place, chance, in_text) for code in fields}
        for _ in range(2 if chance.random() < 0.05 else 1):
            meant[len(rows)] = {code: cell[1] for code, cell in drawn.items()}
            rows.append([cell[0] for cell in drawn.values()] + (["x"] if strange else []))
        numbers.append(str(drawn["identity"][0]))
    content = _as_text(rows, chance) if in_text else _as_workbook(rows, chance)
    whole, is_mutilated = content, chance.random() < 0.2
    if is_mutilated:
        content = mutilated(content, chance)
    name = f"{seed}.{'csv' if in_text else 'xlsx'}"
    return Generated(name, content, meant, tuple(numbers), content != whole)


def _head(names: tuple[str, ...], chance: Random) -> str:
    """A head in one of its names, with what clerks add to it."""
    name = chance.choice(names)
    return chance.choice((name, name, f" {name} ", "\u3000".join(name), f"{name}\n"))


def _as_text(rows: list[list[Any]], chance: Random) -> bytes:
    separator, end = chance.choice(",\t;"), chance.choice(("\r\n", "\n"))
    encoding = chance.choice(("utf-8", "utf-8-sig", "gb18030", "utf-16"))
    lines = [
        separator.join(_quoted(text_of(cell) or "", separator) for cell in row) for row in rows
    ]
    return (end.join(lines) + end).encode(encoding)


def _quoted(cell: str, separator: str) -> str:
    return f'"{cell}"' if separator in cell or "\n" in cell else cell


def _as_workbook(rows: list[list[Any]], chance: Random) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if len(rows[0]) == 1:
        book.active.merge_cells("A1:D1")
    if chance.random() < 0.2:
        book.create_sheet("说明").append(["填表说明"])
    if chance.random() < 0.2:
        book.create_sheet("空")
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def mutilated(content: bytes, chance: Random) -> bytes:
    """The bytes cut off, some bits turned over, or others altogether."""
    way = chance.randrange(4)
    place = chance.randrange(len(content))
    if way == 0:
        return content[:place]
    if way == 1:
        return content[:4] + chance.randbytes(place)
    turned = bytearray(content)
    for _ in range(1 if way == 2 else 30):
        turned[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(turned)
