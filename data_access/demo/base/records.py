"""The records of one portion of time while they are made: equal-length arrays under names."""

from dataclasses import dataclass, fields
from typing import Self

import numpy as np

from data_access.demo.base.days import Array


class Columns:
    """Equal-length arrays; subclasses are dataclasses that name them."""

    def where(self, mask: Array) -> Self:
        """The rows that a mask or a list of places selects."""
        names = (field.name for field in fields(self))  # type: ignore[arg-type]
        return type(self)(**{name: getattr(self, name)[mask] for name in names})

    def __len__(self) -> int:
        return len(getattr(self, fields(self)[0].name))  # type: ignore[arg-type]

    @classmethod
    def joined(cls, *parts: Self) -> Self:
        """The rows of several portions, one after the other."""
        names = [field.name for field in fields(cls)]  # type: ignore[arg-type]
        return cls(
            **{name: np.concatenate([getattr(part, name) for part in parts]) for name in names}
        )


class Numbers:
    """Running numbers of every table."""

    def __init__(self) -> None:
        self._next: dict[str, int] = {}

    def take(self, table: str, n: int) -> Array:
        """The next n numbers of a table, from 1; int32."""
        first = self._next.get(table, 1)
        self._next[table] = first + n
        return np.arange(first, first + n, dtype=np.int32)


@dataclass
class Courses(Columns):
    """Classes; days as day numbers, `kind` as place in COURSE_KINDS."""

    id: Array
    city: Array
    kind: Array
    institution: Array
    starts: Array
    ends: Array
    size: Array
    heaped: Array


@dataclass
class Seats(Columns):
    """Enrolments, one row per seat taken."""

    city: Array
    course: Array
    kind: Array
    institution: Array
    starts: Array
    ends: Array
    group: Array
    first_attended: Array
    completed: Array
    assessed: Array
    passed: Array
    resit: Array
    resit_passed: Array
    recorded: Array
    in_time: Array
    ever: Array
    chance_pass: Array


@dataclass
class Cases(Columns):
    """Service cases; `clock` is the end of services, at the latest 90 days after training."""

    id: Array
    seat: Array
    city: Array
    opened: Array
    completed: Array
    clock: Array
    needs: Array
    given: Array
    project: Array
    project_kind: Array


@dataclass
class Businesses(Columns):
    """Businesses; `rank` is 0 for a result of training, 1 a continued one, -1 opened before it."""

    id: Array
    person: Array
    seat: Array
    city: Array
    kind: Array
    group: Array
    rank: Array
    opened: Array
    recorded: Array
    incubated: Array
    workers: Array
    hazard: Array
