"""Brings an office's file in as one batch, and takes a batch back: each in one transaction, or not at all."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, func, select

from data_access import changes
from data_access.engine import alone_with_records, sparing, writing
from data_access.loading.replacing import made_up
from data_access.periods.arrivals import note_batch, note_undoing, unlocked_period
from data_access.returns.declared.deletions import require_confirmed
from data_access.returns.form_rows import FormRow, FormRows
from data_access.returns.forms.deletion import is_deletion, records_of
from data_access.returns.forms.form import Form
from data_access.returns.forms.governance.targets import TARGETS
from data_access.returns.forms.registry import WORKBOOK
from data_access.returns.in_force import (
    content_of,
    contents_before,
    in_parts,
    says_nothing_new,
    standing_before,
)
from data_access.returns.parsing.office_file import OfficeFile
from data_access.returns.projection import Changed, project
from data_access.returns.returned import NATION, Key, Returned, Sender, key_of
from data_access.schema.reference import cities
from data_access.schema.returns import batches, returned_rows
from data_access.wording import Worded

SUBJECT = "batch"
WHAT_IT_IS = ("city_code", "form", "month_end", "file_digest")


class BatchRefused(Worded):
    """A batch that cannot be brought in or taken back, with the reason."""


@dataclass(frozen=True)
class Receipt:
    """What became of a file: every row read was accepted, rejected or said nothing new."""

    number: int
    receipt: str
    rows_read: int
    accepted: int
    rejected: int
    repeated: int
    changed: Changed
    again: bool = False


def bring_in(
    engine: Engine,
    file: OfficeFile,
    sheets: Sequence[FormRows],
    sender: Sender,
    author: str,
    month_end: date,
    deletions: int = 0,
) -> Receipt:
    """Brings in the accepted rows of a file's sheets, of one form or several, as a month's return.

    A file that stands already adds nothing, and its first receipt is given again. Raises
    BatchRefused for a city that is not in the list and for a file without sheets, PeriodRefused
    for a month that is locked, and DeletionsUnconfirmed where `deletions` is not the number of rows
    declared as deleted.
    """
    form = _form_of(sheets)
    require_confirmed(sheets, deletions)
    with writing(engine) as connection, sparing(connection):
        alone_with_records(connection)
        changes.one_after_the_other(connection)
        _require_own_records(connection)
        _require_city(connection, sender.city, form)
        if (first := _standing_batch(connection, file, sender.city)) is not None:
            return _again(first)
        period = unlocked_period(connection, sender.city, month_end)
        what = {
            "city_code": sender.city,
            "form": form,
            "month_end": month_end,
            "file_name": file.name[-200:],
            "file_digest": file.digest,
            "received_at": changes.now(),
            "received_by": author,
        }
        kept = _keep(connection, what, sheets, sender)
        changed = project(connection, sender.city)
        _log(connection, author, kept["number"], "", f"{form} {sender.city} {kept['receipt']}")
        forms = {sheet.layout.form.code for sheet in sheets if sheet.accepted}
        note_batch(connection, period, kept["number"], forms, author)
    return Receipt(**kept, changed=changed)


def undo(engine: Engine, number: int, author: str) -> Changed:
    """Takes a batch back: the records are what they would be had it never come.

    Raises BatchRefused for a number that there is not, or that was undone already, PeriodRefused
    where its month is locked.
    """
    with writing(engine) as connection, sparing(connection):
        alone_with_records(connection)
        changes.one_after_the_other(connection)
        b = batches.c
        batch = connection.execute(select(batches).where(b.number == number)).mappings().first()
        if batch is None:
            raise BatchRefused(f"没有第 {number} 号报送。", f"There is no batch {number}.")
        if batch["undone_at"] is not None:
            raise BatchRefused(
                f"第 {number} 号报送已经撤销。", f"Batch {number} was undone already."
            )
        period = unlocked_period(connection, batch["city_code"], batch["month_end"])
        mark = {"undone_at": changes.now(), "undone_by": author}
        connection.execute(batches.update().where(b.number == number).values(mark))
        changed = project(connection, batch["city_code"])
        _log(connection, author, number, f"{batch['form']} {batch['city_code']}", "")
        note_undoing(connection, period, number, author)
    return changed


def all_batches(engine: Engine, city: str = "") -> list[RowMapping]:
    """The batches, the newest first; with a city only its own."""
    query = select(batches).order_by(batches.c.number.desc())
    if city:
        query = query.where(batches.c.city_code == city)
    with engine.connect() as connection:
        return list(connection.execute(query).mappings())


def _form_of(sheets: Sequence[FormRows]) -> str:
    """The form of the sheets; of several forms, that they are a workbook."""
    forms = {sheet.layout.form.code for sheet in sheets}
    if not forms:
        raise BatchRefused("文件中没有可识别的表。", "The file holds no form that is known.")
    return forms.pop() if len(forms) == 1 else WORKBOOK


def _require_own_records(connection: Connection) -> None:
    if made_up(connection):
        raise BatchRefused(
            "数据库中是演示数据，不能与正式数据混在一起；请用 `manage.py init` 另建数据库。",
            "The database holds a demonstration, which real records are never mixed with; "
            "begin another one with `manage.py init`.",
        )


def _require_city(connection: Connection, city: str, form: str) -> None:
    """Whether the sender is in the list; for all cities only targets are set."""
    if city == NATION and form == TARGETS.code:
        return
    if connection.scalar(select(cities.c.code).where(cities.c.code == city)) is None:
        raise BatchRefused(f"名单中没有城市 {city}。", f"The list has no city {city}.")


def _standing_batch(connection: Connection, file: OfficeFile, city: str) -> RowMapping | None:
    b = batches.c
    query = select(batches).where(
        b.file_digest == file.digest, b.city_code == city, b.undone_at.is_(None)
    )
    return connection.execute(query).mappings().first()


def _again(batch: RowMapping) -> Receipt:
    names = ("number", "receipt", "rows_read", "accepted", "rejected", "repeated")
    return Receipt(
        **{name: batch[name] for name in names}, changed=Changed({}, {}, {}, {}), again=True
    )


class _Records:
    """The records of a file's rows one after the other, and what became of them."""

    def __init__(self, connection: Connection, number: int, sender: Sender) -> None:
        self.connection = connection
        self.number = number
        self.sender = sender
        self.repeated = 0
        self.place = 0
        self.digest = hashlib.sha256()
        self.last: dict[tuple[str, Key], str] = {}
        self.is_first = not standing_before(connection, sender.city, number)

    def keep(self, form: Form, rows: Sequence[FormRow]) -> None:
        """Writes what some rows say; counts those of them that say nothing that does not stand already.

        Those are kept like the others: should the batch that said it first be undone, it still
        stands. What these rows said last of a record is not written again.
        """
        of_rows = [list(records_of(form, row.values, self.sender)) for row in rows]
        if not self.is_first:
            keys = {record.key for of_row in of_rows for record in of_row}
            before = contents_before(self.connection, self.sender.city, self.number, keys)
            self.repeated += sum(
                bool(of_row) and all(says_nothing_new(one, before) for one in of_row)
                for of_row in of_rows
            )
        self.last.clear()
        kept = [self._row(record) for of_row in of_rows for record in of_row]
        if new := [row for row in kept if row]:
            self.connection.execute(returned_rows.insert(), new)

    def _row(self, record: Returned) -> dict[str, Any]:
        """The record as it is written; nothing where it repeats what was said last."""
        content = content_of(record)
        name, said = (record.table, record.key), f"{record.withdrawn} {content}"
        if self.last.get(name) == said:
            return {}
        self.last[name] = said
        self.digest.update(f"{record.table} {record.key} {said}\n".encode())
        self.place += 1
        return {
            "batch_number": self.number,
            "place": self.place - 1,
            "city_code": self.sender.city,
            "record_table": record.table,
            "row_key": record.key,
            "content": content,
            "withdrawn": record.withdrawn,
        }


def _keep(
    connection: Connection, what: Mapping[str, Any], sheets: Sequence[FormRows], sender: Sender
) -> dict[str, Any]:
    """Writes batch and rows; `what` tells what the batch is. Returns what the receipt says of it."""
    number = (connection.scalar(select(func.max(batches.c.number))) or 0) + 1
    nothing = {"rows_read": 0, "accepted": 0, "rejected": 0, "repeated": 0, "receipt": ""}
    connection.execute(batches.insert(), {"number": number, **what, **nothing})
    records = _Records(connection, number, sender)
    for deleted in (False, True):  # a deletion holds, whatever else the file says of the record
        for sheet in sheets:
            of_kind = [row for row in sheet.accepted if is_deletion(row.values) == deleted]
            for rows in in_parts(of_kind):
                records.keep(sheet.layout.form, rows)
    rows_good = sum(len(sheet.accepted) for sheet in sheets)
    rejected = sum(len(sheet.refused) for sheet in sheets)
    numbers = {
        "rows_read": rows_good + rejected,
        "accepted": rows_good - records.repeated,
        "rejected": rejected,
        "repeated": records.repeated,
    }
    identity = (number, *(what[name] for name in WHAT_IT_IS), *numbers.values())
    kept = {**numbers, "receipt": key_of(*identity, records.digest.hexdigest())[:16]}
    connection.execute(batches.update().where(batches.c.number == number).values(kept))
    return {"number": number, **kept}


def _log(connection: Connection, author: str, number: int, before: str, after: str) -> None:
    changes.log_change(
        connection, changes.now(), author, f"{SUBJECT}:{number}", (before, after), "return"
    )
