"""A folder of records in which every rule holds, small enough to break one at a time."""

import copy
import csv
import math
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from sqlalchemy import Boolean, Column, Date, Engine, Float, Integer, select

from data_access.schema import metadata

Rows = list[dict[str, str]]
Tables = dict[str, Rows]

SMALL = """\
provinces
code   name_zh name_en   short_zh region tile_row tile_column
440000 广东省   Guangdong 粤       east   7        5
450000 广西     Guangxi   桂       -      7        4

cities
code   name_zh name_en   province_code tier                     latitude longitude valid_from valid_to   successor
440100 广州市   Guangzhou 440000        capital_or_subprovincial 23.13    113.26    2007-08-06 -          -
440600 佛山市   Foshan    440000        other                    23.02    113.12    2007-08-06 2010-01-01 -

settings
name    value
records test

targets
id indicator year tier  city_code version value set_on     set_by reason
1  trained   2008 -     440100    1       1500  2007-08-06 组     方案
2  trained   2008 other -         1       1e3   2007-08-06 组     方案

city_returns
city_code month_end  received_on
440100    2008-02-29 2008-03-05
440600    2008-02-29 2008-04-30

nil_returns
city_code record_table month_end
440100    loans        2008-02-29

monthly_summaries
id city_code month_end  trained attended passed served served_opened half_opened half_operating half_visited half_jobs year_opened year_operating year_suspended year_closed year_lost
1  440100    2008-02-29 120 100 90 50 20 30 25 20 80 - - - - -

institutions
id city_code name kind       designated_on ended_on
1  440100    甲校  university 2007-08-06    2009-12-31

teachers
id city_code origin     active_from active_to  certificate_valid_to evaluated_on evaluation_passed duties_set
1  440100    university 2007-08-06  2009-12-31 -                    -            -                 1

courses
id institution_id teacher_id kind syb_standard starts_on  ends_on    places
1  1              1          SYB  true         2008-01-07 2008-01-18 30
2  1              -          GYB  0            2008-02-04 2008-02-06 25

persons
id identity_hash sex birth_year
1  {1}           f   1980
2  {2}           -   -
3  {3}           m   1975

enrolments
id person_id course_id target_group first_attended_on completed_on assessed_on assessment_passed resit_on   resit_passed file_complete recorded_on
1  1         1         laid_off     2008-01-07        2008-01-18   2008-01-20  false             2008-02-20 true         1             2008-01-25
2  2         1         student      2008-01-08        -            -           -                 -          -            0             2008-01-25
3  3         2         rural        2008-02-04        2008-02-06   2008-02-06  true              -          -            1             2008-02-25

service_cases
id enrolment_id opened_on  completed_on needs_guidance needs_project needs_finance needs_incubation needs_follow_up
1  1            2008-01-20 2008-03-01   1              1             1             0                1
2  3            2008-02-10 -            1              0             0             0                1

experts
id city_code background active_from active_to
1  440100    scholar    2007-08-06  2010-08-06

services
id case_id link     mode  provided_on expert_id evaluated satisfaction
1  1       guidance visit 2008-02-01  1         1         5
2  1       project  visit 2008-02-02  -         0         -

projects
id city_code kind  collected_on appraised_on feasible listed_on  investment local payback_months shown_on
1  440100    shop  2007-09-01   2007-10-01   true     2007-11-01 50000      1     8              2007-12-01
2  440100    other 2007-09-01   -            -        -          0          -     -              -

businesses
id lead_person_id city_code kind   opened_on  closed_on  exit_kind recorded_on contact_hash address_hash
1  1              440100    retail 2008-04-01 2009-05-01 closed    2008-04-20  {4}          {5}
2  3              440600    crafts 2008-05-01 -          -         2008-05-20  -            {5}

project_recommendations
id project_id case_id recommended_on chosen_on  business_id
1  1          1       2008-02-01     2008-02-20 1
2  1          2       2008-02-01     -          -

founders
business_id person_id
1           1
1           2
2           3

visits
id business_id visited_on verified status    workers laid_off_workers
1  1           2008-10-01 1        operating 5       2
2  2           2008-11-01 0        suspended -       -

credit_communities
id city_code name recognised_on
1  440100    社区 2007-09-01

loans
id person_id community_id applied_on paid_on    principal counter_guarantee_waived
1  1         1            2008-04-01 2008-05-01 50000     1
2  2         -            2008-04-01 -          20000     0

repayments
id loan_id due_on     principal_due paid_on    principal_paid
1  1       2008-06-01 10000         2008-06-01 10000
2  1       2008-07-01 10000         -          0

incubators
id city_code name opened_on  places
1  440100    基地 2007-09-01 40

tenancies
id incubator_id business_id entered_on left_on    left_as
1  1            1           2008-04-01 2009-05-01 closed
2  1            2           2008-05-01 -          -

relief_cases
id business_id kind eligible_on granted_on amount
1  1           tax  2008-04-01  2008-06-01 3000

organisations
id city_code kind           established_on staff districts_covered districts_total
1  440100    dedicated_body 2007-10-01     12    8                 10
"""


def small() -> Tables:
    """The tables as rows of text, "" for an empty cell."""
    hashes = {str(number): f"{number:064x}" for number in range(1, 9)}
    tables: Tables = {}
    for paragraph in SMALL.split("\n\n"):
        name, header, *lines = paragraph.strip().splitlines()
        rows = [dict(zip(header.split(), line.split(), strict=True)) for line in lines]
        tables[name] = [
            {column: _cell(value, hashes) for column, value in row.items()} for row in rows
        ]
    return tables


def _cell(value: str, hashes: dict[str, str]) -> str:
    if value.startswith("{"):
        return hashes[value[1:-1]]
    return "" if value == "-" else value


def changed(table: str, row: int, **cells: str) -> Tables:
    """The folder with some cells of one row (1 is the first) changed."""
    tables = copy.deepcopy(small())
    tables[table][row - 1].update(cells)
    return tables


def more(tables: Tables, persons: int) -> Tables:
    """The folder with as many persons, each with an enrolment in the first course."""
    tables = copy.deepcopy(tables)
    for number in range(len(tables["persons"]) + 1, persons + 1):
        person = {
            "id": str(number),
            "identity_hash": f"{number:064x}",
            "sex": "f",
            "birth_year": "",
        }
        tables["persons"].append(person)
        like = tables["enrolments"][1]
        tables["enrolments"].append(like | {"id": str(number), "person_id": str(number)})
    return tables


def write_csv(folder: Path, tables: Tables, encoding: str = "utf-8", end: str = "\n") -> Path:
    """One CSV file per table."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", encoding=encoding, newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys(), lineterminator=end)
            writer.writeheader()
            writer.writerows(rows)
    return folder


def write_parquet(folder: Path, tables: Tables) -> Path:
    """One Parquet file per table; a column with a wrong value stays text, the others are typed."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        columns = {column: _typed(name, column, rows) for column in rows[0]}
        pq.write_table(pa.table(columns), folder / f"{name}.parquet")
    return folder


def _typed(table: str, name: str, rows: Rows) -> pa.Array:
    texts = [row[name] or None for row in rows]
    if name not in metadata.tables[table].columns:
        return pa.array(texts, pa.string())
    read, type_ = _reader(metadata.tables[table].columns[name])
    try:
        return pa.array([None if text is None else read(text) for text in texts], type_)
    except (ValueError, KeyError, OverflowError):
        return pa.array(texts, pa.string())


def _date(text: str) -> date:
    return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC).date()


def _finite(text: str) -> float:
    if not math.isfinite(float(text)):
        raise ValueError
    return float(text)


def _reader(column: Column[Any]) -> tuple[Callable[[str], Any], pa.DataType]:
    truths = {"1": True, "true": True, "0": False, "false": False}
    readers: list[tuple[type[Any], Callable[[str], Any], pa.DataType]] = [
        (Date, _date, pa.date32()),
        (Boolean, truths.__getitem__, pa.bool_()),
        (Integer, int, pa.int32()),
        (Float, _finite, pa.float64()),
    ]
    for kind, read, type_ in readers:
        if isinstance(column.type, kind):
            return read, type_
    return str, pa.string()


def typed_rows(tables: Tables, table: str) -> list[tuple[Any, ...]]:
    """The rows of a table as the database should give them back, in the order of its columns."""
    columns = metadata.tables[table].columns
    return [
        tuple(
            _reader(column)[0](row[column.name]) if row.get(column.name, "") else None
            for column in columns
        )
        for row in tables[table]
    ]


def content(engine: Engine) -> dict[str, list[tuple]]:
    """All rows of all tables that come as files."""
    with engine.connect() as connection:
        return {
            name: [
                tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))
            ]
            for name, table in metadata.tables.items()
            if table.info["loaded"]
        }


def expected(tables: Tables) -> dict[str, list[tuple]]:
    """What `content` should be after these tables were loaded."""
    loaded = [name for name, table in metadata.tables.items() if table.info["loaded"]]
    return {name: typed_rows(tables, name) if name in tables else [] for name in loaded}
