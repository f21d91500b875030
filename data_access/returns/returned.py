"""What a form's rows say, as records with natural keys: persons, classes, businesses, visits."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

Key = str


@dataclass(frozen=True)
class Returned:
    """One record of a table, known by `key`; references in `values` are keys of other records."""

    table: str
    key: Key
    values: Mapping[str, Any]
    withdrawn: bool = False


def key_of(*parts: object) -> Key:
    """One key of 64 hexadecimal digits for the parts that make a record what it is."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()


@dataclass(frozen=True)
class Sender:
    """Whose return it is: the city, the office's key for identities, the day it was received."""

    city: str
    key: bytes
    received_on: date


def once(records: Iterator[Returned]) -> list[Returned]:
    """Every record once; what a later row says of the same record counts."""
    return list({(record.table, record.key): record for record in records}.values())
