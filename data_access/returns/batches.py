"""Brings an office's file in as one batch, and takes a batch back: each in one transaction, or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Engine, RowMapping, func, select

from data_access import changes
from data_access.engine import alone_with_records, writing
from data_access.loading.replacing import made_up
from data_access.periods.arrivals import note_batch, note_undoing, unlocked_period
from data_access.returns.declared.deletions import require_confirmed
from data_access.returns.form_rows import FormRows
from data_access.returns.forms.deletion import records_of
from data_access.returns.forms.governance.targets import TARGETS
from data_access.returns.forms.registry import WORKBOOK
from data_access.returns.in_force import content_of, says_nothing_new, statements
from data_access.returns.parsing.office_file import OfficeFile
from data_access.returns.projection import Changed, project
from data_access.returns.returned import NATION, Returned, Sender, key_of, once
from data_access.schema.reference import cities
from data_access.schema.returns import batches, returned_rows
from data_access.wording import Worded

SUBJECT = "batch"


class BatchRefused(Worded):
    """A batch that cannot be brought in or taken back, with the reason."""


@dataclass(frozen=True)
class BatchContent:
    """What is kept of a file: its form and month, the numbers of its rows, and its records.

    `numbers` are rows read, accepted, rejected and repeated.
    """

    form: str
    month_end: date
    numbers: tuple[int, int, int, int]
    records: Sequence[Returned]


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
    with writing(engine) as connection:
        alone_with_records(connection)
        changes.one_after_the_other(connection)
        _require_own_records(connection)
        _require_city(connection, sender.city, form)
        if (first := _standing_batch(connection, file, sender.city)) is not None:
            return _again(first)
        period = unlocked_period(connection, sender.city, month_end)
        rows = sum(len(sheet.accepted) for sheet in sheets)
        records, repeated = _records(connection, sheets, sender)
        rejected = sum(len(sheet.refused) for sheet in sheets)
        numbers = (rows + rejected, rows - repeated, rejected, repeated)
        number, receipt = _keep(
            connection, file, BatchContent(form, month_end, numbers, records), sender, author
        )
        changed = project(connection, sender.city)
        _log(connection, author, number, "", f"{form} {sender.city} {receipt}")
        forms = {sheet.layout.form.code for sheet in sheets if sheet.accepted}
        note_batch(connection, period, number, forms, author)
    return Receipt(number, receipt, *numbers, changed)


def undo(engine: Engine, number: int, author: str) -> Changed:
    """Takes a batch back: the records are what they would be had it never come.

    Raises BatchRefused for a number that there is not, or that was undone already, PeriodRefused
    where its month is locked.
    """
    with writing(engine) as connection:
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


def _records(
    connection: Connection, sheets: Sequence[FormRows], sender: Sender
) -> tuple[list[Returned], int]:
    """What the rows say, and how many of them say nothing that does not stand already.

    Those are kept like the others: should the batch that said it first be undone, it still stands.
    """
    there = statements(connection, sender.city)
    repeated = 0
    records: list[Returned] = []
    for sheet in sheets:
        for row in sheet.accepted:
            of_row = list(records_of(sheet.layout.form, row.values, sender))
            repeated += bool(of_row) and all(says_nothing_new(one, there) for one in of_row)
            records += of_row
    return once(iter(records)), repeated


def _keep(
    connection: Connection, file: OfficeFile, content: BatchContent, sender: Sender, author: str
) -> tuple[int, str]:
    """Writes batch and rows; returns its number and receipt."""
    number = (connection.scalar(select(func.max(batches.c.number))) or 0) + 1
    contents = [content_of(record) for record in content.records]
    what = (
        number,
        sender.city,
        content.form,
        content.month_end,
        file.digest,
        *content.numbers,
        *contents,
    )
    receipt = key_of(*what)[:16]
    names = ("rows_read", "accepted", "rejected", "repeated")
    connection.execute(
        batches.insert(),
        {
            "number": number,
            "city_code": sender.city,
            "form": content.form,
            "month_end": content.month_end,
            "file_name": file.name[-200:],
            "file_digest": file.digest,
            "received_at": changes.now(),
            "received_by": author,
            "receipt": receipt,
            **dict(zip(names, content.numbers, strict=True)),
        },
    )
    if content.records:
        connection.execute(
            returned_rows.insert(),
            [
                {
                    "batch_number": number,
                    "place": place,
                    "city_code": sender.city,
                    "record_table": record.table,
                    "row_key": record.key,
                    "content": content,
                    "withdrawn": record.withdrawn,
                }
                for place, (record, content) in enumerate(
                    zip(content.records, contents, strict=True)
                )
            ],
        )
    return number, receipt


def _log(connection: Connection, author: str, number: int, before: str, after: str) -> None:
    changes.log_change(
        connection, changes.now(), author, f"{SUBJECT}:{number}", (before, after), "return"
    )
