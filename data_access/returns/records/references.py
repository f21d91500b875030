"""Which record a row means that names a person or a licence alone."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Table

from data_access.returns.returned import OF_LICENCE, OF_PERSON, OR_ELSE, Key


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


class RecordsMeant:
    """Finds the records that rows mean by a person or a licence, in the order of the tables.

    What rows may mean is noted before the rows that mean it: tables come after those they refer to.
    """

    def __init__(self, tables: Collection[str]) -> None:
        """`tables` are those of which the city ever returned a record."""
        self.asked = bool(DAYS.keys() & set(tables))
        self.by_person: dict[str, dict[Key, list[tuple[str, Key]]]] = {
            meant.table: defaultdict(list) for meant in MEANT.values()
        }
        self.licences: dict[str, Key] = {}

    def note(self, table: str, key: Key, row: Mapping[str, Any]) -> None:
        """Notes a record that others may mean; of two with one licence the last one counts."""
        if not self.asked:
            return
        for meant in MEANT.values():
            if meant.table == table and row.get(meant.day):
                self.by_person[table][row[meant.person]].append((row[meant.day], key))
        if table == "businesses" and row.get("licence_hash"):
            self.licences[row["licence_hash"]] = key

    def with_keys(self, table: str, row: dict[str, Any]) -> dict[str, Any]:
        """The row, each reference by person or licence replaced by the key that it means."""
        if table not in DAYS:
            return row
        day = row.get(DAYS[table]) or ""
        for column, meant in MEANT.items():
            reference = row.get(column)
            if isinstance(reference, str):
                keys = (self._key(way, day, meant) for way in reference.split(OR_ELSE))
                row = {**row, column: next(filter(None, keys), reference)}
        return row

    def _key(self, way: str, day: str, meant: MeantBy) -> Key | None:
        """The record that one way of naming it means; None where there is none yet."""
        if way.startswith(OF_LICENCE):
            return self.licences.get(way.removeprefix(OF_LICENCE))
        if not way.startswith(OF_PERSON):
            return None
        records = self.by_person[meant.table].get(way.removeprefix(OF_PERSON), [])
        before = [pair for pair in records if pair[0] <= day]
        if before:
            return max(before)[1]
        return min(records)[1] if records and meant.or_first else None


@cache
def links(table: Table) -> dict[str, str]:
    """The referring columns whose values are keys, and the tables they refer to."""
    return {
        link.parent.name: link.column.table.name
        for link in table.foreign_keys
        if link.column.name == "id"
    }
