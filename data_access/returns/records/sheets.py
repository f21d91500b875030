"""Makes the records of a city table by table from what its batches say, and tells why one waits."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from sqlalchemy import Connection, Table

from data_access.loading.cross_rules import broken_rows, repeated_rows, unique_sets
from data_access.loading.files import Sheet
from data_access.loading.links import Links, target
from data_access.loading.row_rules import typed_sheet
from data_access.loading.rules import rules_of_returns
from data_access.loading.values import Mask
from data_access.returns.in_force import Contents, in_force
from data_access.returns.records.references import RecordsMeant, links
from data_access.returns.records.waiting import cell_broken, not_returned, repeated, rule_broken
from data_access.returns.returned import Key
from data_access.schema import metadata
from data_access.wording import Sentence

AT_ONCE = 5_000
Waiting = dict[Sentence, int]
Codes = npt.NDArray[np.int16]
"""Of each row the number of the first reason why it waits, 0 where there is none."""


class RecordSheets:
    """The tables are asked for in the order in which they refer to each other.

    A record waits for what it must refer to, for columns that nobody returned yet, and while it
    breaks a rule that a load would refuse; what refers to it waits as well. What it need not refer
    to it goes without.
    """

    def __init__(self, connection: Connection, tables: Collection[str]) -> None:
        """`tables` are those of which the city ever returned a record."""
        self.links = Links(connection)
        self.meant = RecordsMeant(tables)
        self.numbers: dict[str, dict[Key, int]] = defaultdict(dict)
        self.waiting: dict[str, set[Key]] = defaultdict(set)
        self.referred = {to for name in tables for to in links(metadata.tables[name]).values()}

    def of(
        self, table: Table, contents: Iterator[tuple[Key, Contents]], numbers: Mapping[Key, int]
    ) -> tuple[Sheet, Waiting]:
        """The records of a table that nothing is wrong with, and how many wait for which reason.

        `numbers` are those of all keys. Rows stand in the order of the contents.
        """
        reasons = _Reasons()
        keys: list[Key] = []
        parts: list[tuple[Sheet, Codes]] = []
        while some := dict(islice(contents, AT_ONCE)):
            parts.append(self._part(table, some, numbers, reasons))
            keys += some
        sheet = _together(table, [sheet for sheet, _ in parts])
        codes = np.concatenate([np.empty(0, np.int16), *(codes for _, codes in parts)])
        for reason, broken in self._broken(sheet):
            reasons.mark(codes, broken, reason)
        whole, codes = _without_repeated(sheet, codes, reasons)
        self.links.remember(whole)
        if table.name in self.referred:
            self._note(table.name, keys, codes, numbers)
        return whole, reasons.counted(codes)

    def _part(
        self,
        table: Table,
        contents: Mapping[Key, Contents],
        numbers: Mapping[Key, int],
        reasons: "_Reasons",
    ) -> tuple[Sheet, Codes]:
        """Some rows with typed columns, and which of them lack a record or have a wrong cell."""
        codes = np.zeros(len(contents), np.int16)
        cells: dict[str, list[Any]] = {column.name: [] for column in table.columns}
        for place, (key, said) in enumerate(contents.items()):
            row = in_force(said)
            self.meant.note(table.name, key, row)
            row = self.meant.with_keys(table.name, row)
            for name, reason in self._resolve(table, row):
                if not table.columns[name].nullable and not codes[place]:
                    codes[place] = reasons.code(reason)
            row["id"] = numbers[key]
            for name, column in cells.items():
                column.append(row.get(name))
        raw = {name: pa.array(column) for name, column in cells.items()}
        sheet, findings = typed_sheet(Sheet(table, table.name, len(contents), raw))
        for name, broken, rule in findings:
            reasons.mark(codes, broken, cell_broken(table.columns[name], rule))
        return sheet, codes

    def _resolve(self, table: Table, row: dict[str, Any]) -> Iterator[tuple[str, Sentence]]:
        """Turns the keys of a row into numbers; tells of each that has none, with the reason."""
        for name, to in links(table).items():
            key = row.get(name)
            if key is not None:
                row[name] = self.numbers[to].get(key)
                if row[name] is None:
                    yield name, not_returned(table.columns[name], key in self.waiting[to])

    def _broken(self, sheet: Sheet) -> Iterator[tuple[Sentence, Mask]]:
        """The rows that break a rule between columns or tables, or name a city that is not there."""
        for rule in rules_of_returns(sheet.table.name):
            for broken, said in broken_rows(rule, sheet, self.links):
                yield rule_broken(rule, said), broken
        for column in sheet.table.columns:
            if column.foreign_keys and column.name not in links(sheet.table):
                to, key = target(sheet.table.name, column.name)
                dangling = self.links.dangling(to, key, sheet.columns[column.name])
                yield not_returned(column, returned=False), dangling

    def _note(
        self, table: str, keys: Sequence[Key], codes: Codes, numbers: Mapping[Key, int]
    ) -> None:
        """Keeps what later tables refer to."""
        for key, code in zip(keys, codes.tolist(), strict=True):
            if code:
                self.waiting[table].add(key)
            else:
                self.numbers[table][key] = numbers[key]


class _Reasons:
    """Numbers for the reasons of one table; a row keeps the first that it is marked with."""

    def __init__(self) -> None:
        self.codes: dict[Sentence, int] = {}

    def code(self, reason: Sentence) -> int:
        """The number of a reason, from 1."""
        return self.codes.setdefault(reason, len(self.codes) + 1)

    def mark(self, codes: Codes, broken: Mask, reason: Sentence) -> None:
        """Marks rows that have no reason yet."""
        if broken.any():
            codes[broken & (codes == 0)] = self.code(reason)

    def counted(self, codes: Codes) -> Waiting:
        """How many rows wait for which reason."""
        counts = np.bincount(codes, minlength=len(self.codes) + 1).tolist()
        return {reason: counts[code] for reason, code in self.codes.items() if counts[code]}


def _together(table: Table, parts: Sequence[Sheet]) -> Sheet:
    empty, _ = typed_sheet(Sheet(table, table.name, 0, dict.fromkeys(table.columns.keys(), NONE)))
    columns = {
        name: pa.concat_arrays([values, *(part.columns[name] for part in parts)])
        for name, values in empty.columns.items()
    }
    return Sheet(table, table.name, sum(part.rows for part in parts), columns)


NONE = pa.nulls(0)


def _without_repeated(sheet: Sheet, codes: Codes, reasons: _Reasons) -> tuple[Sheet, Codes]:
    """The rows that nothing is wrong with; of two that may not be alike the first stands."""
    for names in unique_sets(sheet.table):
        places = np.flatnonzero(codes == 0)
        again = repeated_rows(chosen_rows(sheet, codes == 0), names)
        if again.any():
            codes[places[again]] = reasons.code(repeated(sheet.table, names))
    return chosen_rows(sheet, codes == 0), codes


def chosen_rows(sheet: Sheet, chosen: Mask) -> Sheet:
    """The marked rows of a sheet."""
    if chosen.all():
        return sheet
    mask = pa.array(chosen)
    columns = {name: values.filter(mask) for name, values in sheet.columns.items()}
    return Sheet(sheet.table, sheet.file, int(chosen.sum()), columns)
