"""A count table as a snapshot keeps it: fetched and checked when it is first looked into."""

from collections.abc import Callable, Iterator, Mapping
from threading import Lock
from typing import Any

from data_access.counts.workbench.packing import Columns, content_hash, unpack

Hold = Callable[[Columns], Mapping[str, Any]]


class SnapshotRefused(ValueError):
    """A snapshot that cannot be built, found, read or published, said in a sentence."""


class StoredTable(Mapping[str, Any]):
    """Columns by name; most pages of an older snapshot need only a few of its tables."""

    def __init__(
        self, number: int, fetch: Callable[[], bytes | None], expected: str, hold: Hold
    ) -> None:
        """`fetch` brings the packed columns, None where they are gone; `expected` is the hash that
        their content must have, and `hold` lays them out."""
        self._number, self._fetch, self._expected, self._hold = number, fetch, expected, hold
        self._held: Mapping[str, Any] | None = None
        self._lock = Lock()

    @property
    def columns(self) -> Mapping[str, Any]:
        """What `hold` made of the columns; raises SnapshotRefused where they are damaged or gone."""
        if self._held is None:
            with self._lock:
                if self._held is None:
                    self._held = self._hold(self._checked())
        return self._held

    def _checked(self) -> Columns:
        body = self._fetch()
        if body is None:
            raise SnapshotRefused(f"Snapshot {self._number} is no longer in the database.")
        columns = unpack(body)
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
