"""What is wrong or to be confirmed in an office's file: sheet, row, column, rule, and what one rule offers."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from data_access.returns.cells.converted import plain
from data_access.returns.cells.identity import Identity, masked
from data_access.returns.parsing.office_file import Cell
from data_access.wording import Sentence

Weight = Literal["stop", "ask", "note"]
SHOWN_ALIKE = 20


@dataclass(frozen=True)
class Fault:
    """`row` and `column` count from 0, -1 where the sheet as a whole is meant.

    "stop" keeps its row out until it is mended, "ask" until its `offer` is taken, "note" nothing.
    `shown` is the value at fault as it may be shown.
    """

    weight: Weight
    sheet: str
    row: int
    column: int
    head: str
    rule: Sentence
    shown: str = ""
    offer: Any = None

    @property
    def line(self) -> Sentence:
        """All of it in one sentence, rows numbered as the spreadsheet does."""
        place_zh = f"{self.sheet} " if self.sheet else ""
        place_en = f"{self.sheet}, " if self.sheet else ""
        if self.row >= 0:
            place_zh, place_en = (
                f"{place_zh}第 {self.row + 1} 行 ",
                f"{place_en}row {self.row + 1}, ",
            )
        head = f"“{self.head}”" if self.head else ""
        value = (f"（{self.shown}）", f" ({self.shown})") if self.shown else ("", "")
        offer = (
            (f"；读作 {self.offer}？", f"; read as {self.offer}?")
            if self.offer is not None
            else ("", "")
        )
        zh = f"{place_zh}{head}{value[0]}{self.rule.zh}{offer[0]}"
        en = f"{place_en}{head}{value[1]} {self.rule.en}{offer[1]}".replace("  ", " ")
        return Sentence(zh, en)


NUMBER_OF_SOMEBODY = re.compile(r"(?:\d[ -]?){14,}[\dXx]|\d{11,}")
"""An identity number or a telephone that slipped into another column."""


def shown_value(cell: Cell, secret: bool) -> str:
    """A cell as it may be shown: shortened, and masked where it tells who somebody is."""
    text = "".join(sign for sign in plain(cell) if sign.isprintable())
    if secret:
        return masked(text[:40])
    text = NUMBER_OF_SOMEBODY.sub(lambda number: masked(number[0]), text)
    return text if len(text) <= 30 else text[:29] + "…"


def shown_offer(offer: Any) -> Any:
    """What is offered, as it may be shown."""
    return masked(offer.number) if isinstance(offer, Identity) else offer


def first_alike(faults: Iterable[Fault]) -> tuple[list[Fault], dict[tuple[str, str], int]]:
    """The first twenty of each rule, and how many more there are of each (head, rule in English)."""
    counts: Counter[tuple[str, str]] = Counter()
    first = []
    for fault in faults:
        kind = (fault.head, fault.rule.en)
        counts[kind] += 1
        if counts[kind] <= SHOWN_ALIKE:
            first.append(fault)
    return first, {kind: n - SHOWN_ALIKE for kind, n in counts.items() if n > SHOWN_ALIKE}
