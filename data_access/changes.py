"""The append-only log: who changed what, when and why, written with the change or not at all."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, func, or_, select, text

from data_access.schema.workflow import changes

LOG_LOCK = 20080401  # any number, the same in every process: PostgreSQL locks it
LONGEST = {"name": 60, "author": 60, "reason": 400}


@dataclass(frozen=True)
class Change:
    """An entry of the log, contents as text; `content_before` is empty for a first version."""

    number: int
    changed_at: datetime
    changed_by: str
    subject: str
    content_before: str
    content_after: str
    reason: str


def one_after_the_other(connection: Connection) -> None:
    """Lets no other change with an entry in the log run until this transaction ends."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({LOG_LOCK})"))


def now() -> datetime:
    """The time of a change, UTC, to the second."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def log_change(
    connection: Connection,
    when: datetime,
    who: str,
    subject: str,
    contents: tuple[str, str],
    why: str,
) -> None:
    """Adds an entry with the contents before and after; call `one_after_the_other` before."""
    last = connection.scalar(select(func.max(changes.c.number))) or 0
    connection.execute(
        changes.insert(),
        {
            "number": last + 1,
            "changed_at": when,
            "changed_by": who,
            "subject": subject,
            "content_before": contents[0],
            "content_after": contents[1],
            "reason": why,
        },
    )


def log(engine: Engine, most: int = 200, about: tuple[str, ...] = ()) -> list[Change]:
    """The latest entries of the log, the newest first; with `about` only of these subjects."""
    chosen = select(changes).order_by(changes.c.number.desc()).limit(most)
    if about:
        chosen = chosen.where(
            or_(*(changes.c.subject.startswith(f"{kind}:", autoescape=True) for kind in about))
        )
    with engine.connect() as connection:
        return [Change(**row._mapping) for row in connection.execute(chosen)]


def one_line(given: str) -> str:
    """What was typed, on one line and without signs that cannot be printed."""
    shown = "".join(sign if sign.isprintable() else " " for sign in given)
    return " ".join(shown.split())
