"""The seal of a published snapshot: a hash over content, meeting, author and time, and its signature."""

import hashlib
import hmac
import json
from datetime import datetime
from typing import Protocol

PURPOSE = b"publication of a snapshot"


class Sealed(Protocol):
    """What a seal covers, and the seal itself; a snapshot as it is listed."""

    @property
    def number(self) -> int: ...
    @property
    def content_hash(self) -> str: ...
    @property
    def published_at(self) -> datetime | None: ...
    @property
    def meeting(self) -> str | None: ...
    @property
    def published_by(self) -> str | None: ...
    @property
    def compared_with(self) -> int | None: ...
    @property
    def restated_hash(self) -> str | None: ...
    @property
    def key_print(self) -> str | None: ...
    @property
    def publication_hash(self) -> str | None: ...
    @property
    def signature(self) -> str | None: ...


def publication_hash(info: Sealed) -> str:
    """SHA-256 over everything that a publication says, the content's hash among it."""
    facts = [
        info.number,
        info.content_hash,
        info.published_at.isoformat() if info.published_at else None,
        info.meeting,
        info.published_by,
        info.compared_with,
        info.restated_hash,
        info.key_print,
    ]
    return hashlib.sha256(json.dumps(facts, ensure_ascii=False).encode()).hexdigest()


def is_intact(info: Sealed) -> bool:
    """Whether the publication is as it was sealed; one for no meeting has no seal at all."""
    if info.publication_hash is None:
        says_something = (info.meeting, info.published_by, info.restated_hash, info.signature)
        return not any(says_something)
    return hmac.compare_digest(publication_hash(info), info.publication_hash)


def signature(identity_key: bytes, sealed_hash: str) -> str:
    """HMAC-SHA-256 of a publication's hash under a key of its own, derived from the office's."""
    return hmac.new(_derived(identity_key), sealed_hash.encode(), hashlib.sha256).hexdigest()


def is_signed_by(identity_key: bytes, info: Sealed) -> bool:
    """Whether the signature is the one that this key gives."""
    if info.publication_hash is None or info.signature is None:
        return False
    return hmac.compare_digest(signature(identity_key, info.publication_hash), info.signature)


def _derived(identity_key: bytes) -> bytes:
    return hmac.new(identity_key, PURPOSE, hashlib.sha256).digest()
