"""Publishes a snapshot for a named meeting: asked of the records again, compared, sealed, signed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from sqlalchemy import Connection, Engine, select, update

from data_access import changes
from data_access.engine import alone_with_records, writing
from data_access.publishing import restatements, seal
from data_access.publishing.golden import NATION, WORDS, Difference, Golden, differences_now
from data_access.publishing.restatements import Restatement
from data_access.returns.identity_key import fingerprint
from data_access.schema.reference import cities
from data_access.schema.snapshots import snapshots
from data_access.snapshots import DEFINITIONS, SnapshotInfo
from data_access.stored_table import SnapshotRefused
from data_access.wording import Sentence

SUBJECT = "publication"


@dataclass(frozen=True)
class Announcement:
    """What its author says of a publication."""

    number: int
    meeting: str
    author: str


@dataclass(frozen=True)
class LookedOver:
    """What the author has seen of it: the snapshot's golden sums, and what it restates of which one."""

    golden: Golden
    compared_with: int | None
    restated: Sequence[Restatement]


def last_published(listed: Sequence[SnapshotInfo]) -> SnapshotInfo | None:
    """Of snapshots as listed, the one that was published last; of one moment the higher number."""
    published = [info for info in listed if info.published_at is not None]
    return max(published, key=_moment, default=None)


def _moment(info: SnapshotInfo) -> tuple[datetime, int]:
    return info.published_at or datetime.min, info.number  # noqa: DTZ901 - it orders, nothing else


def published_on(info: SnapshotInfo) -> date | None:
    """The day of the publication by this machine's clock; None for a working snapshot."""
    if info.published_at is None:
        return None
    return info.published_at.replace(tzinfo=UTC).astimezone().date()


def require_draft(engine: Engine, number: int) -> SnapshotInfo:
    """The snapshot to be published. Raises SnapshotRefused where it cannot be."""
    with engine.connect() as connection:
        return _draft(connection, number)


def require_same_records(engine: Engine, info: SnapshotInfo, golden: Golden) -> None:
    """Raises SnapshotRefused where the records no longer give a snapshot's golden sums."""
    with engine.connect() as connection:
        _require_golden(connection, info, golden)


def publish_for(
    engine: Engine, announced: Announcement, seen: LookedOver, key: bytes | None
) -> SnapshotInfo:
    """Publishes a snapshot; from then on the database refuses every change to it.

    It is signed with a key derived from the office's key for identities, unsigned without one.
    Raises SnapshotRefused without a meeting or an author, for a snapshot that is published
    already or not there, where another one was published since the look-over, and where the
    records no longer give its golden sums.
    """
    meeting = _line(
        announced.meeting, changes.LONGEST["name"], Sentence("会议名称", "name of the meeting")
    )
    author = _line(announced.author, changes.LONGEST["author"], Sentence("发布人", "publisher"))
    with writing(engine) as connection:
        alone_with_records(connection)
        changes.one_after_the_other(connection)
        info = _draft(connection, announced.number)
        _require_last(connection, seen.compared_with)
        _require_golden(connection, info, seen.golden)
        published = _sealed(info, meeting, author, seen, key)
        restatements.keep(connection, info.number, seen.restated)
        connection.execute(
            update(snapshots).where(snapshots.c.number == info.number).values(vars(published))
        )
        contents = ("", f"{info.content_hash[:16]} {published.publication_hash}")
        subject = f"{SUBJECT}:{info.number}"
        when = published.published_at or changes.now()
        changes.log_change(connection, when, author, subject, contents, meeting)
    return published


def _line(typed: str, longest: int, what: Sentence) -> str:
    line, (zh, en) = changes.one_line(typed), what
    if not 0 < len(line) <= longest:
        raise SnapshotRefused(
            f"请填写{zh}，不超过{longest}字。",
            f"Please give the {en}, at most {longest} characters.",
        )
    return line


def _draft(connection: Connection, number: int) -> SnapshotInfo:
    query = select(snapshots).where(snapshots.c.number == number).with_for_update()
    row = connection.execute(query).first()
    if row is None or row.published_at is not None:
        raise SnapshotRefused(
            f"没有待发布的第 {number} 期快照。", f"There is no unpublished snapshot {number}."
        )
    info = SnapshotInfo(**row._mapping)
    if info.definitions != DEFINITIONS:
        raise SnapshotRefused(
            f"第 {number} 期快照按第 {info.definitions} 版口径统计，现为第 {DEFINITIONS} 版，请重新统计。",
            f"Snapshot {number} was counted by definitions {info.definitions}, now {DEFINITIONS}; "
            "count anew.",
        )
    return info


def _require_last(connection: Connection, compared_with: int | None) -> None:
    rows = connection.execute(select(snapshots).where(snapshots.c.published_at.is_not(None)))
    last = last_published([SnapshotInfo(**row._mapping) for row in rows])
    if (last.number if last else None) != compared_with:
        raise SnapshotRefused(
            "在您核对期间有人发布了另一期快照，更正清单已变，请重新核对后再发布。",
            "Somebody published another snapshot meanwhile, so what this one restates has changed; "
            "look it over again.",
        )


def _require_golden(connection: Connection, info: SnapshotInfo, golden: Golden) -> None:
    differing = differences_now(connection, info, golden)
    if differing:
        zh, en = _in_words(connection, differing)
        raise SnapshotRefused(
            f"快照统计之后数据有变动，请重新统计：{zh}。",
            f"The records changed since the snapshot was counted; count anew: {en}.",
        )


def _in_words(connection: Connection, differing: Sequence[Difference]) -> Sentence:
    """Figure, city and both values of the first one, of a city if any, and how many more there are."""
    first = min(differing, key=lambda difference: difference.city == NATION)
    counted, recorded, more = first.counted, first.recorded, len(differing) - 1
    city, word = _city_name(connection, first.city), WORDS[first.what]
    zh, en = city.zh + word.zh, f"{city.en}, {word.en}"
    zh, en = Sentence(
        f"{zh}，快照为{counted}，原始记录为{recorded}",
        f"{en}: {counted} in the snapshot, {recorded} in the records",
    )
    return Sentence(f"{zh}（另有{more}处）", f"{en} ({more} more)") if more else Sentence(zh, en)


def _city_name(connection: Connection, code: str) -> Sentence:
    if code == NATION:
        return Sentence("各市合计", "all cities")
    c = cities.c
    row = connection.execute(select(c.name_zh, c.name_en).where(c.code == code)).first()
    return Sentence(*row) if row else Sentence(code, code)


def _sealed(
    info: SnapshotInfo, meeting: str, author: str, seen: LookedOver, key: bytes | None
) -> SnapshotInfo:
    said = replace(
        info,
        published_at=changes.now(),
        meeting=meeting,
        published_by=author,
        compared_with=seen.compared_with,
        restated_hash=restatements.hash_of(seen.restated),
        key_print=fingerprint(key) if key else None,
    )
    sealed = replace(said, publication_hash=seal.publication_hash(said))
    if key is None:
        return sealed
    return replace(sealed, signature=seal.signature(key, str(sealed.publication_hash)))
