"""What a batch, or taking one back, does to the state of its month."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection

from data_access.periods.steps import (
    Period,
    PeriodRefused,
    State,
    add_step,
    capitalised,
    is_received,
    last_step,
    title,
)
from data_access.schema.periods import batch_forms
from data_access.schema.returns import batches


def unlocked_period(connection: Connection, city: str, month_end: date) -> Period:
    """The city's month as it is now; PeriodRefused where it is locked and no correction is open."""
    period = last_step(connection, city, month_end)
    if period.state == "locked":
        name = title(connection, city, month_end)
        raise PeriodRefused(
            f"{name.zh}已锁定，不能再导入或撤销。确需更改的，请先由上级在“数据填报”页面"
            "“开更正”（或 `manage.py periods correct`），再导入。",
            f"{capitalised(name.en)} is locked: nothing can be brought in or taken "
            "back. To change it, have a correction opened first, on the page of data returns or by "
            "`manage.py periods correct`.",
        )
    return period


def note_batch(
    connection: Connection, period: Period, number: int, forms: Iterable[str], author: str
) -> None:
    """Notes the forms of a batch just brought in, and the correction that it belongs to.

    A month that was submitted or accepted is submitted anew, as it is no longer what was seen.
    """
    rows = [{"batch_number": number, "form": form} for form in sorted(set(forms))]
    if rows:
        connection.execute(batch_forms.insert(), rows)
    if period.correction:
        own = batches.update().where(batches.c.number == number)
        connection.execute(own.values(correction=period.correction))
    _resubmit(connection, period, number, author)


def note_undoing(connection: Connection, period: Period, number: int, author: str) -> None:
    """Does the same after a batch was taken back; of a month left without any, it is open again."""
    _resubmit(connection, period, number, author)


def _resubmit(connection: Connection, period: Period, number: int, author: str) -> None:
    if period.state not in ("submitted", "accepted"):
        return
    state: State = "correcting" if period.correction else "open"
    if is_received(connection, period.city, period.month_end):
        state = "submitted"
    add_step(connection, period, state, author, batch_number=number)
