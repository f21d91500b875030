"""A count table as a snapshot keeps it: packed until it is first looked into, and then checked."""

from collections.abc import Callable, Iterator, Mapping
from threading import Lock
from typing import Any

from data_access.counts.packing import Columns, content_hash, unpack

Hold = Callable[[Columns], Mapping[str, Any]]


class SnapshotRefused(ValueError):
    """A snapshot that cannot be built, found, read or published, said in a sentence."""


class StoredTable(Mapping[str, Any]):
    """Columns by name; most pages of an older snapshot need only a few of its tables."""

    def __init__(self, number: int, body: bytes, expected: str, hold: Hold) -> None:
        """`expected` is the hash that the content must have; `hold` lays the columns out."""
        self._number, self._body, self._expected, self._hold = number, body, expected, hold
        self._held: Mapping[str, Any] | None = None
        self._lock = Lock()

    @property
    def columns(self) -> Mapping[str, Any]:
        """What `hold` made of the columns; raises SnapshotRefused where they were damaged."""
        if self._held is None:
            with self._lock:
                if self._held is None:
                    self._held = self._hold(self._checked())
                    self._body = b""
        return self._held

    def _checked(self) -> Columns:
        columns = unpack(self._body)
        if content_hash(columns) != self._expected:
            raise SnapshotRefused(
                f"Snapshot {self._number} is damaged: its content does not match its hash."
            )
        return columns

    def __getitem__(self, name: str) -> Any:
        return self.columns[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.columns)

    def __len__(self) -> int:
        return len(self.columns)
