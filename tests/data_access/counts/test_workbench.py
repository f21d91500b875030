"""The workbench: dates and divisions agree with Python, and records arrive as they were."""

from datetime import date, timedelta

import pyarrow as pa
import pytest
from sqlalchemy import Date, Engine, Integer, cast, func, insert, literal, null, select

from data_access.counts.stages.working import working_table
from data_access.counts.workbench import records
from data_access.counts.workbench.bench import workbench
from data_access.dates import (
    day_number,
    day_number_of,
    day_of_month,
    month_end,
    month_number,
    month_number_of,
)
from data_access.engine import open_database, writing
from data_access.schema.reference import provinces, settings, targets

DAYS = [
    date(1900, 2, 28),
    date(1969, 12, 31),
    date(1970, 1, 1),
    date(2000, 2, 29),
    date(2007, 8, 31),
    date(2007, 12, 31),
    date(2008, 2, 29),
    date(2008, 3, 1),
    date(2100, 2, 28),
]
days = working_table("some_days", "day", "number")


def test_sql_and_python_give_the_same_numbers() -> None:
    rows = [(day, i) for i, day in enumerate(DAYS)]
    day = days.c.day
    with workbench() as bench:
        bench.put(days, rows)
        numbers = bench.rows(select(day, month_number(day), day_of_month(day), day_number(day)))
    assert sorted(numbers) == [(d, month_number_of(d), d.day, day_number_of(d)) for d in DAYS]


def test_an_empty_date_gives_an_empty_result() -> None:
    nothing = cast(null(), Date)
    with workbench() as bench:
        rows = bench.rows(select(month_number(nothing), day_of_month(nothing), day_number(nothing)))
    assert rows == [(None, None, None)]


def test_months_end_on_their_last_day() -> None:
    for number in range(month_number_of(date(1999, 12, 1)), month_number_of(date(2012, 1, 1))):
        end = month_end(number)
        assert month_number_of(end) == number
        assert month_number_of(end + timedelta(1)) == number + 1


def test_whole_numbers_divide_into_whole_numbers() -> None:
    with workbench() as bench:
        rows = bench.rows(select(literal(7, Integer) // 2, literal(24095, Integer) // 12))
    assert rows == [(3, 2007)]


def test_sums_of_whole_numbers_come_as_whole_numbers() -> None:
    big = 2**53 + 1
    with workbench() as bench:
        bench.put(days, [(1, big), (1, 0)])
        columns = bench.fetch(select(func.sum(days.c.number).label("total")))
    assert columns["total"].tolist() == [big]


def test_records_arrive_as_they_were(database: Engine) -> None:
    """Empty cells at the beginning of a column, which hide its kind, commas, quotes and Chinese."""
    long = 2_000  # rows without a region before the first with one
    rows = [
        {
            "code": f"{i:06d}",
            "name_zh": f"省“{i}”, '甲'",
            "name_en": f"P, {i}",
            "short_zh": "甲",
            "region": None if i < long else "东部",
            "tile_row": i % 9,
            "tile_column": i // 9,
        }
        for i in range(long + 1)
    ]
    with writing(database) as connection:
        connection.execute(insert(provinces), rows)
        connection.execute(insert(settings), [{"name": "空", "value": "a\nb"}])
    with workbench() as bench:
        names = list(records.bring_records(database, bench, date(2010, 6, 30)))
        provinces_read = bench.rows(
            select(provinces.c.code, provinces.c.name_zh, provinces.c.region)
        )
        words = bench.rows(select(settings.c.value))
        kinds = bench.rows(select(targets.c.value, targets.c.set_on))
    assert sorted(names) == sorted(table.name for table in records.TABLES)
    assert sorted(provinces_read) == sorted((r["code"], r["name_zh"], r["region"]) for r in rows)
    assert words == [("a\nb",)]
    assert kinds == []


def test_a_database_that_cannot_be_read_is_an_error(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("gone")
    engine = open_database(str(folder / "a.sqlite3"))
    engine.dispose()
    (folder / "a.sqlite3").write_bytes(b"this is no database" * 500)
    with workbench() as bench, pytest.raises(RuntimeError, match="not a database"):
        list(records.bring_records(engine, bench, date(2010, 6, 30)))


def test_nothing_is_fetched_from_outside() -> None:
    with workbench() as bench, pytest.raises(Exception, match=r"(?i)extension|httpfs"):
        bench._engine.execute("SELECT * FROM read_csv('https://example.invalid/a.csv')")


def test_a_table_of_arrow_keeps_its_rows() -> None:
    arrow = pa.table({"name": ["", "b"], "value": ["1", ""]})
    with workbench() as bench:
        bench.take(settings, ["name", "value"], arrow.to_reader())
        assert sorted(bench.rows(select(settings.c.value)), key=str) == [("1",), (None,)]
