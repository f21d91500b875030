"""Cities that left the programme: since when, and who took over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from metrics.counts.snapshot import LEFT_CITIES, Counts, once

FIRST_DAY = date(1970, 1, 1)


@dataclass(frozen=True)
class LeftCity:
    """`day` is the first outside the programme; `successor` the code of the city of the programme
    that its duties have come to, "" where nobody took over."""

    code: str
    day: date
    successor: str


@once
def left_cities(counts: Counts) -> Mapping[str, LeftCity]:
    """Every city that left by the as-of date, by code in ascending order."""
    table = counts.tables.get(LEFT_CITIES)
    if table is None:
        return {}
    codes, followers = ([f"{code:06d}" for code in table[name]] for name in ("city", "successor"))
    next_city = dict(zip(codes, followers, strict=True))
    listed = {f"{code:06d}" for code in counts.codes}
    return {
        code: LeftCity(
            code, FIRST_DAY + timedelta(days=int(day)), _end_of_way(code, next_city, listed)
        )
        for code, day in zip(codes, table["day"], strict=True)
    }


def predecessors(counts: Counts, city: str) -> tuple[LeftCity, ...]:
    """The cities that left and whose duties have come to this one, the first to leave first."""
    followed = [left for left in left_cities(counts).values() if left.successor == city]
    return tuple(sorted(followed, key=lambda left: (left.day, left.code)))


def _end_of_way(code: str, next_city: Mapping[str, str], listed: set[str]) -> str:
    """From successor to successor to one that is in the programme; "" where the way ends before."""
    step = code
    for _ in next_city:
        if step in next_city:
            step = next_city[step]
    return step if step in listed and step not in next_city else ""
