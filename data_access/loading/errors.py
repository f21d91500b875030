"""What a load reports: rows per table, and every broken rule with its file, row and column."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from data_access.wording import Sentence

LIMIT = 1000
OF_EVERY_KIND = 5  # are kept beyond the limit too, so that no fault hides another
SHOWN_WHOLE = 12
SHOWN_OF_LONG = 4
SECRET = frozenset({"identity_hash", "contact_hash", "address_hash"})


Kind = tuple[str, str, str]
"""File, column and rule in English: what errors alike have in common."""


@dataclass(frozen=True)
class LoadError:
    """A broken rule; row 1 is the first row of data, row 0 and no column the file as a whole.

    Written out, rows of a CSV are numbered as a spreadsheet does, the header being row 1.
    """

    file: str
    row: int
    column: str
    rule_zh: str
    rule_en: str
    kind: Kind = ("", "", "")

    @property
    def line(self) -> Sentence:
        """File, row, column and rule as one line."""
        header = 1 if self.file.endswith(".csv") else 0
        zh = f" 第 {self.row + header} 行" if self.row else ""
        en = f", row {self.row + header}" if self.row else ""
        if self.column:
            zh, en = f"{zh} {self.column} 列", f"{en}, column {self.column}"
        return Sentence(f"{self.file}{zh}：{self.rule_zh}", f"{self.file}{en}: {self.rule_en}")


@dataclass(frozen=True)
class LoadReport:
    """Rows brought in by table; with errors nothing was written.

    Of the errors the first thousand are listed, and the first five of every kind; `alike` counts
    all of each kind. `endings` are the rows that a replacement ends, by table, or would end.
    `undated` are businesses found closed by a verified visit that have no closing date, by city.
    `number` is the load's, by which it can be undone; 0 where nothing was written. `passed_over`
    are files, blank rows and columns that were not read, in sentences.
    """

    tables: dict[str, int]
    errors: list[LoadError]
    errors_in_all: int = 0
    alike: Mapping[Kind, int] = field(default_factory=dict)
    endings: Mapping[str, int] = field(default_factory=dict)
    undated: Mapping[str, int] = field(default_factory=dict)
    number: int = 0
    passed_over: Sequence[Sentence] = ()


@dataclass
class BrokenRules:
    """The broken rules found so far; all are counted, the first of them are kept."""

    errors: list[LoadError] = field(default_factory=list)
    alike: Counter[Kind] = field(default_factory=Counter)
    passed_over: list[Sentence] = field(default_factory=list)
    numbers: dict[str, npt.NDArray[np.int64]] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many there are in all."""
        return self.alike.total()

    def add(
        self, file: str, rule: Sentence, column: str = "", row: int = 0, value: Any = None
    ) -> None:
        """Notes one broken rule, with the value at fault unless it is secret."""
        kind = (file, column, rule.en)
        if self._room(kind):
            fault = Sentence("", "") if column in SECRET else value_at_fault(value)
            words = (rule.zh + fault.zh, rule.en + fault.en)
            if row and file in self.numbers:
                row = int(self.numbers[file][row - 1])
            self.errors.append(LoadError(file, row, column, *words, kind))
        self.alike[kind] += 1

    def pass_over(self, file: str, why: Sentence) -> None:
        """Notes a file that is not read, and why; this is no error."""
        zh, en = why
        self.passed_over.append(Sentence(f"{file}：{zh}", f"{file}: {en}"))

    def number_rows(self, file: str, numbers: npt.NDArray[np.int64]) -> None:
        """Names the rows of a file, whose blank ones were passed over, by the numbers they bear in it."""
        self.numbers[file] = numbers

    def add_mask(
        self,
        file: str,
        rule: Sentence,
        column: str,
        broken: npt.NDArray[np.bool_],
        values: Any = None,
    ) -> None:
        """Notes a rule broken in the marked rows; `values` is the column as it was read."""
        rows = np.flatnonzero(broken)
        listed = rows[: self._room((file, column, rule.en))].tolist()
        for row in listed:
            self.add(file, rule, column, row + 1, _value_of(values, row))
        if len(rows) > len(listed):
            self.alike[file, column, rule.en] += len(rows) - len(listed)

    def _room(self, kind: Kind) -> int:
        """How many more errors of a kind are kept."""
        return max(0, LIMIT - len(self.errors), OF_EVERY_KIND - self.alike[kind])

    def sort_from(self, start: int) -> None:
        """Puts the errors noted since `start`, all of one file, in the order of its rows."""
        self.errors[start:] = sorted(self.errors[start:], key=lambda error: error.row)


def _value_of(values: Any, row: int) -> Any:
    """The value of a row; None where Python has none like it, such as a day of the year 5,000,000."""
    try:
        return None if values is None else values[row].as_py()
    except (OverflowError, ValueError):
        return None


def value_at_fault(value: Any) -> Sentence:
    """The value at fault; of a long one the beginning, as it may be an identity number."""
    text = "" if value is None else str(value).strip()
    if not text:
        return Sentence("", "")
    text = "".join(sign if sign.isprintable() else "?" for sign in text)
    if len(text) > SHOWN_WHOLE:
        text = text[:SHOWN_OF_LONG] + "…"
    return Sentence(f", 实为“{text}”", f', found "{text}"')
