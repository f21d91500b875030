"""What every oracle of a task needs: month ends, months, programme cities, and sums per key."""

from collections.abc import Iterable
from datetime import date

from data_access.dates import month_end, month_number_of
from metrics.counts.snapshot import Counts
from tests.oracle.harness.records import Records, Row, last_days, listed_cities, staying_cities

STOCK_MONTHS = 24
NOW = ("investments", "governance_dates")
Table = dict[tuple[int, ...], dict[str, int]]


def month_ends(as_of: date) -> list[date]:
    """The month ends at which standing things are counted, the as-of date last."""
    last = month_number_of(as_of)
    return [month_end(month) for month in range(last - STOCK_MONTHS + 1, last + 1)]


def year_before(day: date) -> date:
    """The month end twelve months before a month end."""
    return month_end(month_number_of(day) - 12)


def cities(records: Records, as_of: date) -> list[str]:
    """Codes of the programme's cities, those that left among them."""
    return sorted(listed_cities(records, as_of))


def table(keys: tuple[str, ...], rows: Iterable[Row]) -> Table:
    """Rows that hold the keys and amounts, summed per combination of the keys."""
    sums: Table = {}
    for row in rows:
        place = sums.setdefault(tuple(int(row[key]) for key in keys), {})
        for name, amount in row.items():
            if name not in keys:
                place[name] = place.get(name, 0) + int(amount)
    return sums


def assert_tables_agree(
    counts: Counts, wanted: dict[str, Table], records: Records | None = None
) -> None:
    """Count tables against what an oracle counted; no row more, no row less.

    With the records given, what an oracle counted in a city after it left does not count.
    """
    for name, table in wanted.items():
        columns = counts.tables[name]
        measures = list(next(iter(table.values()), {}))
        keys = [key for key in columns if key not in measures]
        if records is not None:
            table = _belonging(name, table, keys, records, counts.as_of)
        rows = zip(*(columns[key].tolist() for key in (*keys, *measures)), strict=True)
        counted: Table = {
            row[: len(keys)]: dict(zip(measures, row[len(keys) :], strict=True)) for row in rows
        }
        assert counted == table, name


def _belonging(name: str, table: Table, keys: list[str], records: Records, as_of: date) -> Table:
    """The rows up to the last month of each row's city, where rows go by city and month; of what
    stands now those of the cities in the programme."""
    if "month" not in keys:
        staying = {int(code) for code in staying_cities(records, as_of)}
        return {row: of for row, of in table.items() if name not in NOW or row[0] in staying}
    last = last_days(records, as_of)
    owner = next(key for key in ("city", "institution", "incubator", "project") if key in keys)
    city = {int(code): code for code in last}
    if owner != "city":
        city = {row["id"]: row["city_code"] for row in records[f"{owner}s"]}
    at, month = keys.index(owner), keys.index("month")
    return {
        row: amounts
        for row, amounts in table.items()
        if row[month] <= month_number_of(last[city[row[at]]])
    }
