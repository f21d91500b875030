"""Persons behind the seats: who comes back for a further course, and who is new."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from data_access.demo.base.days import MISSING, Array
from data_access.demo.base.draws import chance, whole
from data_access.demo.base.records import Columns, Numbers, Seats
from data_access.demo.base.writing import Records
from data_access.demo.plan import Plan
from data_access.demo.training import GYB, SYB

SPAN = 1 << 16
"""Larger than any day number, so that city and day make one sortable key."""
LONGEST_WAIT = 80
HEX = np.frombuffer("".join(f"{byte:02x}" for byte in range(256)).encode(), dtype="<u2")
AGES = np.array([(28, 50), (20, 25), (22, 48), (21, 34), (24, 48), (20, 50)])
SAME_IDENTITY, MOVERS = 0.03, 0.0004
"""Seats taken by a person of another city: in the planted city, and anywhere."""


@dataclass
class Returning(Columns):
    """Persons who want a further course from a day on; `seat` is -1 for those of earlier years."""

    seat: Array
    person: Array
    city: Array
    group: Array
    wanted: Array


def none_returning() -> Returning:
    """Nobody."""
    return Returning(*(np.zeros(0, np.int32) for _ in range(5)))


class Places:
    """Who takes which seat: a new person, the taker of an earlier seat, or one known by number."""

    def __init__(self, seats: Seats) -> None:
        n = len(seats)
        self.seats = seats
        self.same_as = np.arange(n, dtype=np.int32)
        self.known = np.full(n, MISSING, dtype=np.int32)
        self.repeat = np.zeros(n, bool)
        self.continued = np.zeros(n, bool)

    def seat_again(self, rng: np.random.Generator, kind: int, returning: Returning) -> Array:
        """Seat them in the next class of this kind in their city; true where a seat was found."""
        seats = self.seats
        rows = np.flatnonzero(seats.kind == kind)
        key = seats.city[rows] * np.int64(SPAN) + seats.starts[rows]
        place = np.searchsorted(key, returning.city * np.int64(SPAN) + returning.wanted)
        first = rows[np.minimum(place, len(rows) - 1)] if len(rows) else np.zeros(len(place), int)
        seat = np.minimum(first + whole(rng, 0, 19, len(place)), len(seats) - 1)
        if not len(rows):
            return np.zeros(len(place), bool)
        fits = (place < len(rows)) & (seats.course[seat] == seats.course[first])
        fits &= (seats.city[seat] == returning.city) & (self.same_as[seat] == seat)
        fits &= (self.known[seat] < 0) & (seats.starts[seat] - returning.wanted <= LONGEST_WAIT)
        once = np.zeros(len(fits), bool)
        chosen = np.flatnonzero(fits)
        once[chosen[np.unique(seat[chosen], return_index=True)[1]]] = True
        self._take(returning.where(once), seat[once])
        return once

    def _take(self, returning: Returning, seat: Array) -> None:
        here = returning.seat >= 0
        self.same_as[seat[here]] = returning.seat[here]
        self.continued[returning.seat[here]] = True
        self.known[seat[~here]] = returning.person[~here]
        self.seats.group[seat] = returning.group
        self.repeat[seat] = True

    def borrow(self, rng: np.random.Generator, plan: Plan) -> None:
        """Let a few identities appear in a second city in the same year."""
        seats, n = self.seats, len(self.seats)
        planted = np.isin(seats.city, plan.cities.with_oddity("same_identity"))
        wanted = chance(rng, np.where(planted, SAME_IDENTITY, MOVERS), n)
        free = (self.same_as == np.arange(n)) & (self.known < 0) & ~self.continued
        free &= (seats.kind == SYB) & (seats.first_attended >= 0)
        target = np.flatnonzero(wanted & free)
        source = rng.integers(0, max(n, 1), len(target), dtype=np.int32)
        good = free[source] & ~wanted[source] & (seats.city[source] != seats.city[target])
        good &= np.bincount(source, minlength=n)[source] == 1
        self.same_as[target[good]] = source[good]
        self.seats.group[target[good]] = self.seats.group[source[good]]

    def number(self, rng: np.random.Generator, numbers: Numbers, out: Records) -> Array:
        """The person in every seat; new ones are numbered and written."""
        root = self.same_as
        while (root[root] != root).any():
            root = root[root]
        new = (root == np.arange(len(root))) & (self.known < 0)
        person = self.known.copy()
        person[new] = numbers.take("persons", int(new.sum()))
        write_persons(rng, self.seats.where(new), person[new], out)
        return person[root]


def write_persons(rng: np.random.Generator, seats: Seats, ids: Array, out: Records) -> None:
    """Write persons; the age fits the group, a few entries are missing."""
    n = len(ids)
    low, high = AGES[seats.group].T
    age = low + (rng.random(n) * (high - low + 1)).astype(np.int32)
    year = (1970 + seats.starts / 365.25).astype(np.int32)
    sex = np.where(chance(rng, 0.008, n), MISSING, chance(rng, 0.53, n)).astype(np.int8)
    out.add(
        "persons",
        id=ids,
        identity_hash=identity_hashes(rng, n),
        sex=sex,
        birth_year=np.where(chance(rng, 0.01, n), MISSING, year - age),
    )


def identity_hashes(rng: np.random.Generator, n: int) -> pa.Array:
    """n texts of 64 hexadecimal digits, as a keyed hash would look."""
    text = HEX[rng.integers(0, 256, 32 * n, dtype=np.uint8)].tobytes()
    offsets = np.arange(n + 1, dtype=np.int32) * 64
    return pa.StringArray.from_buffers(n, pa.py_buffer(offsets), pa.py_buffer(text))


def go_on(rng: np.random.Generator, seats: Seats) -> Returning:
    """Passers of GYB who want SYB, and those who failed or left SYB and try again."""
    n = len(seats)
    orientation = (seats.kind == GYB) & seats.in_time & chance(rng, 0.65, n)
    again = (seats.kind == SYB) & ~seats.ever & chance(rng, 0.10, n)
    rows = np.flatnonzero(orientation | again)
    # Half of the second attempts come in the next year; nobody starts before a resit could be over.
    wait = np.where(orientation, whole(rng, 10, 60, n), whole(rng, 60, 300, n))[rows]
    wanted = np.maximum(seats.ends[rows] + wait, seats.resit[rows] + 5)
    return Returning(
        rows.astype(np.int32),
        np.full(len(rows), MISSING),
        seats.city[rows],
        seats.group[rows],
        wanted.astype(np.int32),
    )


def left_over(returning: Returning, seated: Array, person: Array, until: int) -> Returning:
    """Those who found no seat because their day lies in a later year, now by number."""
    rest = returning.where(~seated & (returning.wanted > until - LONGEST_WAIT))
    here = rest.seat >= 0
    rest.person[here] = person[rest.seat[here]]
    rest.seat = np.full(len(rest), MISSING, np.int32)
    return rest
