"""What a form is: its columns, what its rows become, and what is checked of them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from data_access.returns.cells.converted import Converted
from data_access.returns.parsing.office_file import Cell
from data_access.returns.returned import Returned, Sender
from data_access.wording import Sentence

REPEATED = Sentence("与上文重复", "repeats a row above")
Reader = Callable[[Cell], Converted]
Values = Mapping[str, Any]
Check = Callable[[Values, date], Sentence | None]
Records = Callable[[Values, Sender], Iterator[Returned]]


@dataclass(frozen=True)
class Field:
    """One column. `names` are heads without units, the first the one that we print.

    `required` cells must be filled in every row; `secret` ones are shown masked only; a
    `needed` column must be there for the sheet to be this form. `note` is what our templates say
    of the column in Chinese, beyond what its kind says by itself.
    """

    code: str
    names: tuple[str, ...]
    en: str
    read: Reader
    required: bool = False
    needed: bool = False
    secret: bool = False
    note: str = ""


@dataclass(frozen=True)
class Form:
    """A kind of file: one sheet of it is a class, a month or everything, as offices do it.

    `records` says what a row becomes, `once` which fields no two rows of a file may have alike,
    with the sentence `twice`, `checks` what is checked of a field. `facts` are fields that a sheet
    may give once, in its title, for all of its rows. `readings` are what we take an office to
    mean where it does not say so; they are told on screen and in the template. `own` is the table
    of the record that a row is about, where it is not that of the last record it becomes.
    """

    code: str
    name: Sentence
    fields: tuple[Field, ...]
    records: Records
    once: tuple[str, ...]
    twice: Sentence = REPEATED
    checks: Mapping[str, tuple[Check, ...]] = field(default_factory=dict)
    facts: Mapping[str, Reader] = field(default_factory=dict)
    readings: tuple[Sentence, ...] = ()
    own: str = ""

    @property
    def by_code(self) -> dict[str, Field]:
        """The fields by their code."""
        return {one.code: one for one in self.fields}
