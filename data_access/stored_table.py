"""A count table as a snapshot keeps it: fetched and checked when it is first looked into."""

from collections.abc import Callable, Iterator, Mapping
from threading import Lock
from typing import Any

import pyarrow as pa

from data_access.counts.workbench.packing import Columns, content_hash, unpack
from data_access.wording import Worded

LayOut = Callable[[Columns], Mapping[str, Any]]


class SnapshotRefused(Worded, ValueError):
    """A snapshot that cannot be built, found, read or published, said in a sentence."""


def damaged(number: int) -> SnapshotRefused:
    """The refusal of a snapshot whose content is not what was counted."""
    return SnapshotRefused(
        f"第 {number} 期快照已损坏：内容与校验码不符。",
        f"Snapshot {number} is damaged: its content does not match its hash.",
    )


class StoredTable(Mapping[str, Any]):
    """Columns by name; most pages of an older snapshot need only a few of its tables."""

    def __init__(
        self, number: int, fetch: Callable[[], bytes | None], expected: str, lay_out: LayOut
    ) -> None:
        """`fetch` brings the packed columns, None where they are gone; `expected` is the hash that
        their content must have, and `lay_out` lays them out."""
        self._number, self._fetch, self._expected, self._lay_out = number, fetch, expected, lay_out
        self._columns: Mapping[str, Any] | None = None
        self._lock = Lock()

    @property
    def columns(self) -> Mapping[str, Any]:
        """What `lay_out` made of the columns; raises SnapshotRefused where they are damaged or gone."""
        if self._columns is None:
            with self._lock:
                if self._columns is None:
                    self._columns = self._lay_out(self._checked())
        return self._columns

    def _checked(self) -> Columns:
        body = self._fetch()
        if body is None:
            raise SnapshotRefused(
                f"第 {self._number} 期快照已不在数据库中。",
                f"Snapshot {self._number} is no longer in the database.",
            )
        try:
            columns = unpack(body)
            intact = content_hash(columns) == self._expected
        except (
            pa.ArrowException,
            OSError,
            ValueError,
            LookupError,
            TypeError,
            MemoryError,
        ) as error:
            raise damaged(self._number) from error
        if not intact:
            raise damaged(self._number)
        return columns

    def __getitem__(self, name: str) -> Any:
        return self.columns[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.columns)

    def __len__(self) -> int:
        return len(self.columns)
