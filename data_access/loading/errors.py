"""What a load reports: rows per table, and every broken rule with its file, row and column."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

LIMIT = 1000
SHOWN_WHOLE = 12
SHOWN_OF_LONG = 4
SECRET = frozenset({"identity_hash", "contact_hash", "address_hash"})


class Sentence(NamedTuple):
    """One sentence in both languages."""

    zh: str
    en: str


@dataclass(frozen=True)
class LoadError:
    """A broken rule; row 1 is the first row of data, row 0 and no column the file as a whole."""

    file: str
    row: int
    column: str
    rule_zh: str
    rule_en: str

    def __str__(self) -> str:
        row = f", row {self.row}" if self.row else ""
        column = f", column {self.column}" if self.column else ""
        return f"{self.file}{row}{column}: {self.rule_en} / {self.rule_zh}"


@dataclass(frozen=True)
class LoadReport:
    """Rows brought in by table; with errors (at most 1,000 are listed) nothing was written."""

    tables: dict[str, int]
    errors: list[LoadError]
    errors_in_all: int = 0


@dataclass
class Findings:
    """The broken rules found so far; all are counted, the first thousand are kept."""

    errors: list[LoadError] = field(default_factory=list)
    count: int = 0

    def add(
        self, file: str, rule: Sentence, column: str = "", row: int = 0, value: Any = None
    ) -> None:
        """Notes one broken rule, with the value at fault unless it is secret."""
        self.count += 1
        if len(self.errors) < LIMIT:
            found = Sentence("", "") if column in SECRET else shown(value)
            self.errors.append(LoadError(file, row, column, rule.zh + found.zh, rule.en + found.en))

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
        for row in rows[: LIMIT - len(self.errors)].tolist():
            self.add(file, rule, column, row + 1, None if values is None else values[row].as_py())
            self.count -= 1
        self.count += len(rows)

    def sort_from(self, start: int) -> None:
        """Puts the errors noted since `start`, all of one file, in the order of its rows."""
        self.errors[start:] = sorted(self.errors[start:], key=lambda error: error.row)


def shown(value: Any) -> Sentence:
    """The value at fault; of a long one the beginning, as it may be an identity number."""
    text = "" if value is None else str(value).strip()
    if not text:
        return Sentence("", "")
    text = "".join(sign if sign.isprintable() else "?" for sign in text)
    if len(text) > SHOWN_WHOLE:
        text = text[:SHOWN_OF_LONG] + "…"
    return Sentence(f", 实为“{text}”", f', found "{text}"')
