"""Which record a row means that names a person or a licence alone, and which rows have all they refer to."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table

from data_access.returns.in_force import Named, Rows
from data_access.returns.returned import OF_LICENCE, OF_PERSON, OR_ELSE, Key
from data_access.schema import metadata


@dataclass(frozen=True)
class MeantBy:
    """How a referring column finds its record: in `table`, by `person`, the last by its `day`.

    Where none lies before the row's own day, `or_first` takes the first one after it.
    """

    table: str
    person: str
    day: str
    or_first: bool = False


MEANT = {
    "business_id": MeantBy("businesses", "lead_person_id", "opened_on"),
    "loan_id": MeantBy("loans", "person_id", "paid_on"),
    "enrolment_id": MeantBy("enrolments", "person_id", "completed_on", or_first=True),
}
DAYS = {
    "visits": "visited_on",
    "tenancies": "entered_on",
    "relief_cases": "eligible_on",
    "project_recommendations": "chosen_on",
    "repayments": "due_on",
    "service_cases": "opened_on",
}
"""The day of a row that names another record by its person."""


def with_records_meant(rows: Rows) -> Rows:
    """The rows, each reference by person or licence replaced by the key that it means."""
    by_person: dict[str, dict[Key, list[tuple[str, Key]]]] = {
        meant.table: _by_person(rows, meant) for meant in MEANT.values()
    }
    licences = {
        row["licence_hash"]: key
        for (table, key), row in sorted(rows.items())
        if table == "businesses" and row.get("licence_hash")
    }
    return {name: _with_meant(name[0], row, by_person, licences) for name, row in rows.items()}


def _by_person(rows: Rows, meant: MeantBy) -> dict[Key, list[tuple[str, Key]]]:
    """Day and key of each person's records."""
    records: dict[Key, list[tuple[str, Key]]] = defaultdict(list)
    for (table, key), row in rows.items():
        if table == meant.table and row.get(meant.day):
            records[row[meant.person]].append((row[meant.day], key))
    return records


def _with_meant(
    table: str,
    row: dict[str, Any],
    by_person: Mapping[str, Mapping[Key, list[tuple[str, Key]]]],
    licences: Mapping[str, Key],
) -> dict[str, Any]:
    for column, meant in MEANT.items():
        reference = row.get(column)
        if isinstance(reference, str) and table in DAYS:
            day = row.get(DAYS[table]) or ""
            for way in reference.split(OR_ELSE):
                key = _meant(way, day, meant, by_person[meant.table], licences)
                if key is not None:
                    row = {**row, column: key}
                    break
    return row


def _meant(
    way: str,
    day: str,
    meant: MeantBy,
    by_person: Mapping[Key, list[tuple[str, Key]]],
    licences: Mapping[str, Key],
) -> Key | None:
    """The record that one way of naming it means; None where there is none yet."""
    if way.startswith(OF_LICENCE):
        return licences.get(way.removeprefix(OF_LICENCE))
    if not way.startswith(OF_PERSON):
        return None
    records = by_person.get(way.removeprefix(OF_PERSON), [])
    before = [pair for pair in records if pair[0] <= day]
    if before:
        return max(before)[1]
    return min(records)[1] if records and meant.or_first else None


def complete(rows: Rows) -> Rows:
    """Records with all they need, in the order in which tables refer to each other.

    A record waits for what it must refer to and for columns that nobody returned yet; what it need
    not refer to it goes without.
    """
    whole: Rows = {}
    by_table: dict[str, list[Named]] = defaultdict(list)
    for name in rows:
        by_table[name[0]].append(name)
    for table in metadata.sorted_tables:
        for name in by_table[table.name]:
            row = _with_known_links(table, rows[name], whole)
            if all(row.get(column) is not None for column in _needed(table)):
                whole[name] = row
    return whole


def _with_known_links(table: Table, row: dict[str, Any], whole: Rows) -> dict[str, Any]:
    """The row without references to records that are not there."""
    absent = {
        column: None
        for column, to in links(table).items()
        if row.get(column) is not None and (to, row[column]) not in whole
    }
    return {**row, **absent} if absent else row


def _needed(table: Table) -> list[str]:
    return [column.name for column in table.columns if not column.nullable and column.name != "id"]


def links(table: Table) -> dict[str, str]:
    """The referring columns whose values are keys, and the tables they refer to."""
    return {
        link.parent.name: link.column.table.name
        for link in table.foreign_keys
        if link.column.name == "id"
    }
