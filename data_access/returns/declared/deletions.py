"""What rows declared as deleted would take away, counted before it is done."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine

from data_access.returns.form_rows import FormRow, FormRows
from data_access.returns.forms.deletion import is_deletion, records_of
from data_access.returns.in_force import Named, contents_of, in_force, tables_returned
from data_access.returns.records.references import RecordsMeant, links
from data_access.returns.returned import Sender
from data_access.schema import metadata
from data_access.wording import Worded


class DeletionsUnconfirmed(Worded):
    """A file with rows declared as deleted, which nobody confirmed by their number."""


@dataclass(frozen=True)
class Deletions:
    """How many rows of each form are declared as deleted, and what comes of it.

    `absent` of them name a record that does not stand; `waiting` counts by table the records that
    refer to a deleted one and wait until it is returned again.
    """

    rows: Mapping[str, int]
    absent: int
    waiting: Mapping[str, int]

    @property
    def total(self) -> int:
        """All rows declared as deleted."""
        return sum(self.rows.values())


def deleted_rows(sheets: Sequence[FormRows]) -> int:
    """How many accepted rows are declared as deleted."""
    return sum(1 for _ in _declared(sheets))


def require_confirmed(sheets: Sequence[FormRows], confirmed: int) -> None:
    """Raises DeletionsUnconfirmed unless as many deletions were confirmed as are declared."""
    declared = deleted_rows(sheets)
    if declared != confirmed:
        raise DeletionsUnconfirmed(
            f"文件申报删除 {declared} 行，须另行确认后才能导入。",
            f"The file declares {declared} rows as deleted, which must be confirmed first.",
        )


def deletions(engine: Engine, sheets: Sequence[FormRows], sender: Sender) -> Deletions | None:
    """What the file's deletions would do to the city's records; None where it declares none."""
    if not deleted_rows(sheets):
        return None
    with engine.connect() as connection:
        return _deletions(connection, sheets, sender)


def _deletions(connection: Connection, sheets: Sequence[FormRows], sender: Sender) -> Deletions:
    there = {
        (table, key): in_force(said)
        for table in sorted(tables_returned(connection, sender.city))
        for key, said in contents_of(connection, sender.city, table)
    }
    named = [_names(sheet, row, sender) for sheet, row in _declared(sheets)]
    gone = {name for names in named for name in names}
    rows = Counter(sheet.layout.form.code for sheet, _ in _declared(sheets))
    absent = sum(not names & there.keys() for names in named)
    waiting = _whole(there) - _whole({k: v for k, v in there.items() if k not in gone}) - gone
    return Deletions(dict(rows), absent, dict(sorted(Counter(t for t, _ in waiting).items())))


def _names(sheet: FormRows, row: FormRow, sender: Sender) -> frozenset[Named]:
    records = records_of(sheet.layout.form, row.values, sender)
    return frozenset((one.table, one.key) for one in records)


def _whole(rows: Mapping[Named, Mapping[str, Any]]) -> set[Named]:
    """The records that have all they need and refer to."""
    meant = RecordsMeant({table for table, _ in rows})
    by_table: dict[str, list[Named]] = defaultdict(list)
    for name in rows:
        by_table[name[0]].append(name)
    whole: set[Named] = set()
    for table in metadata.sorted_tables:
        needed = [column.name for column in table.columns if not column.nullable]
        for name in by_table[table.name]:
            meant.note(*name, rows[name])
            row = meant.with_keys(table.name, {**rows[name], "id": 0})
            to = links(table)
            if all(
                row.get(column) is not None
                and (column not in to or (to[column], row[column]) in whole)
                for column in needed
            ):
                whole.add(name)
    return whole


def _declared(sheets: Sequence[FormRows]) -> Iterator[tuple[FormRows, FormRow]]:
    """The sheet and the row of every deletion."""
    return ((sheet, row) for sheet in sheets for row in sheet.accepted if is_deletion(row.values))
