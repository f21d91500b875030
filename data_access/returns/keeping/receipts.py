"""Whether batches are still what their receipts say, and the records what the batches say."""

import hashlib

from sqlalchemy import Connection, Engine, RowMapping, select

from data_access.engine import writing
from data_access.returns.batches import WHAT_IT_IS
from data_access.returns.projection import project
from data_access.returns.returned import key_of
from data_access.schema.returns import batches, returned_rows

NUMBERS = ("rows_read", "accepted", "rejected", "repeated")
AT_ONCE = 2_000


def damaged_batches(engine: Engine) -> list[int]:
    """The numbers of batches, undone ones too, whose rows no longer give their receipt."""
    with engine.connect() as connection:
        listed = connection.execute(select(batches).order_by(batches.c.number)).mappings().all()
        return [
            batch["number"] for batch in listed if receipt(connection, batch) != batch["receipt"]
        ]


def receipt(connection: Connection, batch: RowMapping) -> str:
    """The receipt worked out again from what is kept of a batch."""
    r = returned_rows.c
    query = (
        select(r.record_table, r.row_key, r.withdrawn, r.content)
        .where(r.batch_number == batch["number"])
        .order_by(r.place)
        .execution_options(yield_per=AT_ONCE)
    )
    digest = hashlib.sha256()
    for table, key, withdrawn, content in connection.execute(query):
        digest.update(f"{table} {key} {withdrawn} {content}\n".encode())
    what = (batch["number"], *(batch[name] for name in (*WHAT_IT_IS, *NUMBERS)))
    return key_of(*what, digest.hexdigest())[:16]


class _Undone(Exception):
    """Leaves the transaction, so that nothing is written."""


def differing_cities(engine: Engine) -> list[str]:
    """The cities whose records are not what their standing batches say; nothing is written."""
    differing: list[str] = []
    try:
        with writing(engine) as connection:
            query = select(batches.c.city_code).distinct().order_by(batches.c.city_code)
            for city in connection.execute(query).scalars().all():
                changed = project(connection, city)
                if changed.added or changed.changed or changed.removed:
                    differing.append(city)
            raise _Undone
    except _Undone:
        return differing
