"""What the oracles of several tasks share: slices of counted rows, and businesses as ventures."""

from collections.abc import Iterable
from datetime import date

from data_access.dates import month_number_of
from metrics.counts.snapshot import GROUPS
from tests.oracle.harness.records import Records, Row, happened
from tests.oracle.tasks.listing import Table, table
from tests.oracle.ventures import chains, ventures

WHERE = ("city", "grp", "institution", "incubator", "month")


def row(unit: Row, day: date, **amounts: int | bool) -> Row:
    """Amounts in the month of a day, where the unit of a trained person belongs."""
    return {
        "city": int(unit["city"]),
        "grp": GROUPS.index(unit["group"]),
        "institution": unit["institution"],
        "month": month_number_of(day),
        **amounts,
    }


def by_group(name: str, rows: Iterable[Row]) -> dict[str, Table]:
    """The count table by city, group and month."""
    return {name: _by(("city", "grp", "month"), rows)}


def by_group_and_institution(name: str, rows: Iterable[Row]) -> dict[str, Table]:
    """The count table by city, group and month, and the one by institution and month."""
    rows = list(rows)
    return by_group(name, rows) | {f"{name}_by_institution": _by(("institution", "month"), rows)}


def by_incubator(name: str, rows: Iterable[Row]) -> dict[str, Table]:
    """The count table by city and month, and the one by incubator and month."""
    rows = list(rows)
    return {
        name: _by(("city", "month"), rows),
        f"{name}_by_incubator": _by(("incubator", "month"), rows),
    }


def _by(keys: tuple[str, ...], rows: Iterable[Row]) -> Table:
    others = set(WHERE) - set(keys)
    return table(keys, [{name: row[name] for name in row if name not in others} for row in rows])


def in_mature_year(day: date, window: int, as_of: date) -> bool:
    """Whether a month is one of the twelve that matured last, with one month of grace."""
    age = month_number_of(as_of) - month_number_of(day)
    return window + 1 <= age < window + 1 + 12


def trained_ventures(records: Records, as_of: date) -> list[Row]:
    """Ventures with the numbers of their businesses and the day on which the last one was left."""
    chain_of = {chain[0]["id"]: chain for chain in chains(records, as_of)}
    return [
        {
            **venture,
            "businesses": {business["id"] for business in chain_of[venture["id"]]},
            "left_on": exit_day(chain_of[venture["id"]], as_of),
        }
        for venture in ventures(records, as_of)
    ]


def exit_day(chain: list[Row], as_of: date) -> date | None:
    """The day on which the last business of a chain was left, if it has happened."""
    day = chain[-1]["closed_on"]
    return day if happened(day, as_of) else None
