"""Whether a snapshot is what was published: content, publication, restatement list, signature."""

from sqlalchemy import Engine

from data_access.publishing import restatements, seal
from data_access.returns.identity_key import fingerprint
from data_access.snapshots import SnapshotInfo, all_snapshots, read
from data_access.stored_table import SnapshotRefused
from data_access.wording import Sentence


def verified(engine: Engine, number: int, key: bytes | None) -> Sentence:
    """What holds of a snapshot, in one sentence. Raises SnapshotRefused where something does not."""
    info, _ = read(engine, number)  # all content unpacked, hashed, and the seal looked at
    listed = restatements.restatements_of(engine, number)
    if info.restated_hash is not None and restatements.hash_of(listed) != info.restated_hash:
        raise SnapshotRefused(
            f"第 {number} 期快照的更正清单与发布散列不符。",
            f"The restatement list of snapshot {number} does not match its publication.",
        )
    content = Sentence(f"第 {number} 期快照内容完好", f"Snapshot {number}: the content is intact")
    if info.published_at is None:
        return _joined(content, Sentence("尚未发布", "it is not published"))
    if info.publication_hash is None:
        return _joined(content, Sentence("已发布，未记会议", "published for no meeting"))
    publication = Sentence(
        f"发布信息完好（{info.meeting}，{info.published_by}）",
        f"so is the publication ({info.meeting}, {info.published_by})",
    )
    return _joined(content, publication, _signature(info, key))


def _signature(info: SnapshotInfo, key: bytes | None) -> Sentence:
    if info.signature is None:
        return Sentence("未签名", "it is not signed")
    if key is None:
        return Sentence("签名未核对：没有密钥", "the signature was not checked: there is no key")
    if info.key_print != fingerprint(key):
        return Sentence("签名未核对：密钥不同", "the signature was not checked: the key is another")
    if not seal.is_signed_by(key, info):
        raise SnapshotRefused(
            f"第 {info.number} 期快照的签名无效。",
            f"The signature of snapshot {info.number} is not valid.",
        )
    return Sentence("签名有效", "the signature is valid")


def _joined(*parts: Sentence) -> Sentence:
    return Sentence(
        "；".join(part.zh for part in parts) + "。", "; ".join(part.en for part in parts) + "."
    )


def info_of(engine: Engine, number: int) -> SnapshotInfo:
    """One snapshot as listed. Raises SnapshotRefused where there is none of this number."""
    for info in all_snapshots(engine):
        if info.number == number:
            return info
    raise SnapshotRefused(f"没有第 {number} 期快照。", f"There is no snapshot {number}.")
