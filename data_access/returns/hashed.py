"""A programmer's table with its identity numbers, telephones and addresses replaced by keyed hashes."""

from collections.abc import Sequence
from dataclasses import dataclass

from data_access.returns.cells.converted import is_blank, plain
from data_access.returns.cells.identity import Identity, identity, keyed_hash
from data_access.returns.faults import Fault, shown_value
from data_access.returns.parsing.office_file import Cell, OfficeSheet
from data_access.wording import Worded

OF_PERSON = ("identity_hash", "sex", "birth_year")


class HashRefused(Worded):
    """A column that the table lacks."""


@dataclass(frozen=True)
class Hashed:
    """The table, its head first, and the numbers that no card bears: with any, no row is there."""

    rows: list[list[str]]
    faults: list[Fault]


def hashed(
    sheet: OfficeSheet, identities: Sequence[str], texts: Sequence[str], key: bytes
) -> Hashed:
    """Replaces columns by name: `identities` by `identity_hash`, `sex`, `birth_year`, `texts` by a hash.

    Of several identity columns the three are named with the column's name before them. Telephones
    and addresses are hashed as returns hash them, so that those of both meet. Blank stays blank.
    Raises HashRefused for a column that there is not.
    """
    head = [plain(cell) for cell in sheet.rows[0]] if sheet.rows else []
    for name in (*identities, *texts):
        if name not in head:
            raise HashRefused(f"没有“{name}”这一列。", f"There is no column “{name}”.")
    several = len(identities) > 1
    names: list[str] = []
    for name in head:
        if name in identities:
            names += [f"{name}_{part}" if several else part for part in OF_PERSON]
        else:
            names.append(f"{name}_hash" if name in texts else name)
    rows, faults = [names], []
    for number, cells in enumerate(sheet.rows[1:], 1):
        row: list[str] = []
        for column, name in enumerate(head):
            cell = cells[column] if column < len(cells) else None
            if name in identities:
                person = identity(cell)
                if person.rule is not None:
                    shown = shown_value(cell, True)
                    fault = Fault("stop", sheet.name, number, column, name, person.rule, shown)
                    faults.append(fault)
                row += _of_person(person.value, key)
            elif name in texts:
                row.append("" if is_blank(cell) else keyed_hash(key, plain(cell)))
            else:
                row.append(_as_it_is(cell))
        rows.append(row)
    return Hashed([] if faults else rows, faults)


def _of_person(person: Identity | None, key: bytes) -> list[str]:
    if person is None:
        return [""] * len(OF_PERSON)
    return [keyed_hash(key, person.number), person.sex, f"{person.birth_year}"]


def _as_it_is(cell: Cell) -> str:
    return "" if cell is None else f"{cell}"
