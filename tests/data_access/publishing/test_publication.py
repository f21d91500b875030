"""A publication is sealed, signed, refused where the records changed, and made once."""

import hashlib
import hmac
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from commands.snapshots.publish import look_over
from data_access import snapshots
from data_access.changes import log
from data_access.engine import writing
from data_access.publishing import seal
from data_access.publishing.publication import (
    Announcement,
    LookedOver,
    last_published,
    publish_for,
    published_on,
)
from data_access.publishing.verification import verified
from data_access.returns.batches import undo
from data_access.returns.identity_key import fingerprint, identity_key, known_key
from data_access.snapshots import all_snapshots, open_snapshot
from data_access.stored_table import SnapshotRefused
from tests.data_access.publishing.office import (
    GOLDEN,
    MEETING,
    begin_office,
    count,
    keep,
    publish_nothing,
    return_roster,
    tamper,
)

KEY = bytes(range(32))


def test_a_publication_is_sealed_with_everything_that_it_says(database: Engine) -> None:
    number = keep(database)
    draft = all_snapshots(database)[0]
    announced = Announcement(number, f"  {MEETING}\n", "C900")
    info = publish_for(database, announced, LookedOver(GOLDEN, None, []), KEY)

    assert info == all_snapshots(database)[0] == open_snapshot(database, number, dict)[0]
    assert info.content_hash == draft.content_hash
    assert (info.meeting, info.published_by, info.compared_with) == (MEETING, "C900", None)
    assert published_on(draft) is None
    assert published_on(info) is not None
    at = info.published_at.isoformat() if info.published_at else ""
    nothing = hashlib.sha256(b"[]").hexdigest()
    facts = [1, info.content_hash, at, MEETING, "C900", None, nothing, fingerprint(KEY)]
    sealed = hashlib.sha256(json.dumps(facts, ensure_ascii=False).encode()).hexdigest()
    derived = hmac.new(KEY, b"publication of a snapshot", "sha256").digest()
    assert info.publication_hash == sealed
    assert info.signature == hmac.new(derived, sealed.encode(), "sha256").hexdigest()
    assert log(database, 1)[0].subject == "publication:1"


def test_whether_it_holds_is_told_in_a_sentence(database: Engine) -> None:
    numbers = [keep(database) for _ in range(4)]
    publish_nothing(database, numbers[0], key=KEY)
    publish_nothing(database, numbers[1], numbers[0])
    snapshots.publish(database, numbers[2])

    said = f"第 1 期快照内容完好；发布信息完好（{MEETING}，C900）；"
    assert verified(database, 1, KEY).zh == f"{said}签名有效。"
    assert verified(database, 1, None).zh == f"{said}签名未核对：没有密钥。"
    assert verified(database, 1, KEY[::-1]).zh == f"{said}签名未核对：密钥不同。"
    assert verified(database, 2, KEY).zh.endswith("；未签名。")
    assert verified(database, 3, KEY).zh == "第 3 期快照内容完好；已发布，未记会议。"
    assert verified(database, 4, KEY).zh == "第 4 期快照内容完好；尚未发布。"
    with pytest.raises(SnapshotRefused, match="no snapshot 5"):
        verified(database, 5, KEY)


def test_neither_publications_nor_the_log_are_in_the_content_hash(database: Engine) -> None:
    publish_nothing(database, keep(database))
    keep(database)
    after, before = all_snapshots(database)
    assert after.content_hash == before.content_hash
    assert (before.last_change, after.last_change) == (0, 1)


@pytest.mark.parametrize(
    "change",
    [
        "meeting = '别的会议'",
        "published_by = 'C901'",
        "published_at = '2008-07-01 00:00:00'",
        "signature = NULL, publication_hash = NULL",
    ],
)
def test_what_is_changed_afterwards_is_noticed(database: Engine, change: str) -> None:
    publish_nothing(database, keep(database), key=KEY)
    statement = f"UPDATE snapshots SET {change} WHERE number = 1"
    with pytest.raises(DBAPIError, match="never changes"), writing(database) as connection:
        connection.execute(text(statement))
    tamper(database, statement)
    with pytest.raises(SnapshotRefused, match="damaged"):
        open_snapshot(database, 1, dict)


def test_who_seals_it_anew_has_no_key_to_sign_it(database: Engine) -> None:
    info = publish_nothing(database, keep(database), key=KEY)
    sealed = seal.publication_hash(replace(info, meeting="别的会议"))
    said = f"meeting = '别的会议', publication_hash = '{sealed}'"
    tamper(database, f"UPDATE snapshots SET {said} WHERE number = 1")
    assert open_snapshot(database, 1, dict)[0].meeting == "别的会议"
    with pytest.raises(SnapshotRefused, match="signature of snapshot 1 is not valid"):
        verified(database, 1, KEY)


def test_a_changed_list_of_what_is_restated_is_noticed(database: Engine) -> None:
    publish_nothing(database, keep(database))
    publish_nothing(database, keep(database), 1)
    statement = "UPDATE restatements SET value_before = 0 WHERE snapshot_number = 2"
    with pytest.raises(DBAPIError, match="never changes"), writing(database) as connection:
        connection.execute(text(statement))
    tamper(database, statement)
    with pytest.raises(SnapshotRefused, match="restatement list of snapshot 2 does not match"):
        verified(database, 2, None)


def test_records_that_changed_since_are_named_and_nothing_is_published(database: Engine) -> None:
    begin_office(database)
    number = count(database)
    seen, _ = look_over(database, number)
    batch = return_roster(database, 3)
    announced = Announcement(number, MEETING, "C900")
    with pytest.raises(SnapshotRefused) as refused:
        publish_for(database, announced, seen, None)
    assert refused.value.zh == (
        "快照统计之后数据有变动，请重新统计："
        "合肥市本年培训人数，快照为58，原始记录为87（另有5处）。"
    )
    assert str(refused.value) == (
        "The records changed since the snapshot was counted; count anew: "
        "Hefei, persons trained this year: 58 in the snapshot, 87 in the records (5 more)."
    )
    assert all_snapshots(database)[0].published_at is None
    undo(database, batch, "C900")
    assert publish_for(database, announced, seen, None).meeting == MEETING


@pytest.mark.parametrize(
    ("meeting", "author", "sentence"),
    [
        (" \n", "C900", "请填写会议名称，不超过60字。"),
        ("会" * 61, "C900", "请填写会议名称，不超过60字。"),
        (MEETING, "", "请填写发布人，不超过60字。"),
    ],
)
def test_without_meeting_or_author_nothing_is_published(
    database: Engine, meeting: str, author: str, sentence: str
) -> None:
    announced = Announcement(keep(database), meeting, author)
    with pytest.raises(SnapshotRefused) as refused:
        publish_for(database, announced, LookedOver(GOLDEN, None, []), None)
    assert refused.value.zh == sentence


def test_of_two_publishers_at_once_one_looks_it_over_again(database: Engine) -> None:
    numbers = [keep(database), keep(database)]

    def attempt(number: int) -> str:
        try:
            publish_nothing(database, number)
        except SnapshotRefused as refusal:
            return refusal.zh
        return ""

    with ThreadPoolExecutor(2) as threads:
        outcomes = sorted(threads.map(attempt, numbers))
    assert outcomes == ["", "在您核对期间有人发布了另一期快照，更正清单已变，请重新核对后再发布。"]
    (published,) = [info.number for info in all_snapshots(database) if info.published_at]
    with pytest.raises(SnapshotRefused) as refused:
        publish_nothing(database, published, published)
    assert refused.value.zh == f"没有待发布的第 {published} 期快照。"


def test_the_last_published_is_the_latest_in_time(database: Engine) -> None:
    first, second = keep(database), keep(database)
    assert last_published(all_snapshots(database)) is None
    info = publish_nothing(database, first)
    listed = all_snapshots(database)
    assert last_published(listed) == info
    at_once = replace(info, number=second)
    assert last_published([at_once, *listed]) == at_once


def test_the_key_is_that_of_the_office_or_none(database: Engine, tmp_path: Path) -> None:
    path = tmp_path / "identity.key"
    assert known_key(database, path) is None
    assert not path.exists()
    path.write_text(KEY.hex())
    assert known_key(database, path) is None  # a file that this database never used
    assert identity_key(database, path) == (KEY, False)
    assert known_key(database, path) == KEY


def test_counted_by_older_definitions_it_is_counted_anew(database: Engine) -> None:
    number = keep(database)
    with writing(database) as connection:
        connection.execute(text("UPDATE snapshots SET definitions = '2020.1'"))
    with pytest.raises(SnapshotRefused, match="count anew"):
        publish_nothing(database, number)
