"""What a form is: its columns, each with the names that offices give it and how its cells are read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from data_access.returns.cells import days, numbers, words
from data_access.returns.cells.converted import Converted, is_blank, plain
from data_access.returns.cells.identity import identity
from data_access.returns.parsing.office_file import Cell
from data_access.wording import Sentence

Reader = Callable[[Cell], Converted]
LONGEST_TEXT = 80


@dataclass(frozen=True)
class Field:
    """One column. `names` are heads without units, the first the one that we print.

    `required` cells must be filled in every row; `secret` ones are shown masked only; a
    `needed` column must be there for the sheet to be this form.
    """

    code: str
    names: tuple[str, ...]
    en: str
    read: Reader
    required: bool = False
    needed: bool = False
    secret: bool = False


@dataclass(frozen=True)
class Form:
    """A kind of file: one sheet of it is a class, a month or everything, as offices do it.

    `facts` are fields that a sheet may give once, in its title, for all of its rows.
    """

    code: str
    name: Sentence
    fields: tuple[Field, ...]
    facts: Mapping[str, "Reader"] = field(default_factory=dict)

    @property
    def by_code(self) -> dict[str, Field]:
        """The fields by their code."""
        return {one.code: one for one in self.fields}


def text(cell: Cell) -> Converted:
    """A short text on one line."""
    if is_blank(cell):
        return Converted()
    line = plain(cell)
    if len(line) > LONGEST_TEXT:
        rule = Sentence(f"超过 {LONGEST_TEXT} 个字", f"is longer than {LONGEST_TEXT} signs")
        return Converted(None, rule, line[:LONGEST_TEXT])
    return Converted(line)


def closing(cell: Cell) -> Converted:
    """Of a column that holds a closing date, a yes without one, or nothing: the day, or True.

    A no is as good as an empty cell.
    """
    answer = words.yes_or_no(cell)
    if answer.value is not None or is_blank(cell):
        return Converted(answer.value or None)
    return days.day(cell)


WHOLE, SCORE, DAY, YES_NO, PASSED = (
    numbers.whole_number,
    numbers.score,
    days.day,
    words.yes_or_no,
    words.passed,
)
IDENTITY, GROUP, TRADE, STATUS, COURSE = (
    identity,
    *(
        partial(words.code_of, words=w)
        for w in (words.GROUPS, words.TRADES, words.STATUSES, words.COURSES)
    ),
)
