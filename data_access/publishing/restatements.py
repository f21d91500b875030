"""The restatement list of a publication: what changed since the last one, and by which batches."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass

from sqlalchemy import Connection, Engine, select

from data_access.returns.batches import SUBJECT
from data_access.schema.returns import batches
from data_access.schema.snapshots import restatements
from data_access.schema.workflow import changes
from data_access.snapshots import SnapshotInfo
from data_access.wording import Sentence

Figure = tuple[str, str, str, float | None, float | None, float | None, float | None]
"""City, figure's key, month or year, value before and after, denominator before and after."""
LONGEST = 4000


@dataclass(frozen=True)
class Restatement:
    """A line of the list. `causes` are words parted by blanks: `batch:12` brought in, `undone:12`
    taken back, both of the city itself; `others`, batches of other cities; `load`, records
    loaded in whole; `later`, those or records of later months; `definitions`, counted anew.
    """

    city: str
    indicator: str
    period: str
    value_before: float | None
    value_after: float | None
    n_before: float | None
    n_after: float | None
    causes: str


def with_causes(
    engine: Engine, before: SnapshotInfo, after: SnapshotInfo, figures: Sequence[Figure]
) -> list[Restatement]:
    """The figures with what was done between the counting of two snapshots."""
    with engine.connect() as connection:
        since = _changed_batches(connection, before, after)
    return [Restatement(*figure, _causes(figure[0], since, before, after)) for figure in figures]


def _changed_batches(
    connection: Connection, before: SnapshotInfo, after: SnapshotInfo
) -> list[tuple[str, str]]:
    """City and word of every batch brought in or taken back in between, in order.

    A snapshot made before it noted its last entry of the log is placed by its time.
    """
    c, b = changes.c, batches.c
    from_here = c.changed_at > before.built_at
    if before.last_change is not None:
        from_here = c.number > before.last_change
    to_here = c.changed_at <= after.built_at
    if after.last_change is not None:
        to_here = c.number <= after.last_change
    query = select(c.subject, c.content_before).where(from_here, to_here).order_by(c.number)
    done = [row for row in connection.execute(query) if row.subject.startswith(f"{SUBJECT}:")]
    cities = {row[0]: row[1] for row in connection.execute(select(b.number, b.city_code))}
    return [
        (cities[number], f"{'undone' if row.content_before else 'batch'}:{number}")
        for row in done
        if (number := int(row.subject.partition(":")[2])) in cities
    ]


def _causes(
    city: str, since: list[tuple[str, str]], before: SnapshotInfo, after: SnapshotInfo
) -> str:
    words = ["definitions"] if before.definitions != after.definitions else []
    own = [word for code, word in since if code == city]
    if own:
        words += own
    elif since:
        words.append("others")
    elif before.as_of != after.as_of:
        words.append("later")
    elif not words:
        words.append("load")
    line = " ".join(words)
    return line if len(line) <= LONGEST else line[: LONGEST - 7].rpartition(" ")[0]


CAUSES = {
    "others": Sentence("其他城市报送", "returns of other cities"),
    "later": Sentence("后续月份的记录", "records of later months"),
    "load": Sentence("整批装入", "records loaded in whole"),
    "definitions": Sentence("口径更新", "new definitions"),
}


def causes_in_words(causes: str) -> Sentence:
    """What stands behind a change, for the list: numbers of batches, or a few words."""
    words = causes.split()
    parts = [CAUSES[word] for word in words if word in CAUSES]
    for kind, zh, en in (
        ("batch", "第{}号报送", "batch {}"),
        ("undone", "撤销第{}号", "{} undone"),
    ):
        numbers = [word.partition(":")[2] for word in words if word.startswith(f"{kind}:")]
        if numbers:
            parts.append(Sentence(zh.format("、".join(numbers)), en.format(", ".join(numbers))))
    return Sentence("；".join(part.zh for part in parts), "; ".join(part.en for part in parts))


def keep(connection: Connection, number: int, listed: Sequence[Restatement]) -> None:
    """Writes the list of a snapshot that is about to be published."""
    rows = [
        {
            "snapshot_number": number,
            "place": place,
            **{_column(name): value for name, value in vars(line).items()},
        }
        for place, line in enumerate(listed, start=1)
    ]
    if rows:
        connection.execute(restatements.insert(), rows)


def _column(name: str) -> str:
    return "city_code" if name == "city" else name


def restatements_of(engine: Engine, number: int) -> list[Restatement]:
    """The list that was published with a snapshot, in its order; empty for one without."""
    r = restatements.c
    query = select(*r).where(r.snapshot_number == number).order_by(r.place)
    with engine.connect() as connection:
        return [Restatement(*row[2:]) for row in connection.execute(query)]


def hash_of(listed: Iterable[Restatement]) -> str:
    """SHA-256 over all lines in their order."""
    lines = [astuple(line) for line in listed]
    return hashlib.sha256(json.dumps(lines, ensure_ascii=False).encode()).hexdigest()
