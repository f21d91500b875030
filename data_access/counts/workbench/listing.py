"""How the tables of the tasks are counted: plain SQL on the workbench, amounts per entity and month.

Every statement may use, besides the records: `as_of`; `month_of(day)`, a month number;
`programme(code, city, until)`, the cities that are in the programme or have left it, `city` as a
whole number, with the last day of the cohorts that count (`counts/reference.py`), of which what
goes by months is relieved afterwards (`counts/departures.py`); the working tables
of the six targets (trainings, journeys, ventures, spells, received ...); and
`month_ends(month, ends, year_before)`, the month ends at which standing things are counted.
"""

from collections.abc import Sequence
from datetime import date

from data_access.counts.workbench.bench import Workbench
from data_access.counts.workbench.packing import Columns, roll_up

Tables = dict[str, Columns]


def prepare(bench: Workbench, as_of: date) -> None:
    """What the statements may use besides records and working tables."""
    bench.run("CREATE MACRO month_of(day) AS year(day) * 12 + month(day) - 1")
    bench.run(f"CREATE MACRO as_of() AS DATE '{as_of}'")
    bench.run("""
        CREATE TABLE programme AS
        SELECT code, CAST(code AS INTEGER) AS city,
            CASE WHEN valid_to <= as_of() THEN last_day(valid_to - 1) ELSE as_of() END AS until
        FROM cities
        WHERE valid_from <= as_of() AND (valid_to IS NULL OR valid_to > valid_from)
    """)


def counted(bench: Workbench, sql: str, keys: Sequence[str] = ("city", "month")) -> Columns:
    """Columns of a statement of whole numbers, summed by its keys and in their order."""
    columns = bench.numbers(sql)
    return roll_up(columns, keys, [name for name in columns if name not in keys])
