"""Small text tables become records, with believable values wherever a test does not care."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Boolean, Column, Date, Engine, Float, String, insert

from data_access.engine import writing
from data_access.schema import metadata
from data_access.schema.reference import KEPT_BY_CITIES
from data_access.schema.summaries import FIGURES
from tests.oracle.harness.records import NAMES, Records, Row

COUNTRY = {
    "provinces": """
        code   | name_zh | name_en | short_zh | tile_row | tile_column
        110000 | 北京市  | Beijing | 京       | 2        | 6
        130000 | 河北省  | Hebei   | 冀       | 3        | 6
    """,
    "cities": """
        code   | name_zh  | name_en      | province_code | tier
        110000 | 北京市   | Beijing      | 110000        | municipality
        130100 | 石家庄市 | Shijiazhuang | 130000        | capital_or_subprovincial
        130200 | 唐山市   | Tangshan     | 130000        | other
    """,
    "institutions": """
        id | city_code
        1  | 110000
        2  | 130100
        3  | 110000
        4  | 130200
    """,
}
LONG_AGO = date(2000, 1, 1)
BEFORE = date(2000, 1, 31)
DEFAULTS: dict[str, Row] = {
    "provinces": {"region": None},
    "cities": {
        "latitude": 40.0,
        "longitude": 116.0,
        "valid_from": LONG_AGO,
        "valid_to": None,
        "successor": None,
    },
    "institutions": {
        "name": "中心",
        "kind": "private",
        "designated_on": LONG_AGO,
        "ended_on": None,
    },
    "targets": {
        "tier": None,
        "city_code": None,
        "version": 1,
        "set_on": LONG_AGO,
        "set_by": "部",
        "reason": "计划",
    },
    "persons": {"sex": None, "birth_year": None},
    "monthly_summaries": dict.fromkeys(FIGURES),
    "courses": {
        "institution_id": 1,
        "teacher_id": None,
        "kind": "SYB",
        "syb_standard": True,
        "places": 30,
    },
    "enrolments": {
        "target_group": "other",
        "assessment_passed": True,
        "resit_on": None,
        "resit_passed": None,
        "file_complete": True,
    },
    "service_cases": {
        "completed_on": None,
        **{
            f"needs_{link}": False
            for link in ("guidance", "project", "finance", "incubation", "follow_up")
        },
    },
    "services": {
        "link": "guidance",
        "mode": "visit",
        "expert_id": None,
        "evaluated": False,
        "satisfaction": None,
    },
    "businesses": {"city_code": "110000", "kind": "retail", "closed_on": None},
    "visits": {"verified": True, "status": "operating", "workers": None},
    "tenancies": {"incubator_id": 1, "left_on": None, "left_as": None},
    "incubators": {"city_code": "110000", "name": "基地", "opened_on": LONG_AGO, "places": 9},
}


def table_rows(name: str, text: str) -> list[Row]:
    """Rows of one text table: a line of column names, then a line per row; "-" is an empty cell."""
    lines = [line for line in text.strip().splitlines() if line.strip()]
    header, *body = [[cell.strip() for cell in line.split("|")] for line in lines]
    columns = metadata.tables[name].columns
    return [
        {column: _value(columns[column], cell) for column, cell in zip(header, cells, strict=True)}
        for cells in body
    ]


def _value(column: Column[Any], cell: str) -> Any:
    if cell == "-":
        return None
    if isinstance(column.type, Date):
        return date.fromisoformat(cell)
    if isinstance(column.type, Boolean):
        return {"yes": True, "no": False}[cell]
    if isinstance(column.type, String):
        return cell
    return float(cell) if isinstance(column.type, Float) else int(cell)


def make_records(**texts: str) -> Records:
    """Complete records from text tables, in a country of three cities unless they say otherwise."""
    return complete_records({name: table_rows(name, text) for name, text in texts.items()})


def complete_records(given: Records) -> Records:
    """Records with all tables, all columns and all persons, from rows that leave most of it out.

    Unless a test says otherwise every city declared at the start that it keeps every table.
    """
    country = {name: table_rows(name, text) for name, text in COUNTRY.items()}
    records = {name: list({**country, **given}.get(name, [])) for name in NAMES}
    if "nil_returns" not in given:
        records["nil_returns"] = nil_returns(row["code"] for row in records["cities"])
    if records["tenancies"] and not records["incubators"]:
        records["incubators"] = [{"id": 1}]
    for table in metadata.sorted_tables:  # what is referred to comes first
        rows = records.get(table.name, [])
        for place, row in enumerate(rows, start=1):
            rows[place - 1] = _complete(table.name, row, place, records)
    _add_lead_founders(records)
    _add_persons(records)
    return records


def nil_returns(cities: Iterable[str]) -> list[Row]:
    """A nil return of every table by each of these cities, before the programme began."""
    return [
        {"city_code": city, "record_table": name, "month_end": BEFORE}
        for city in cities
        for name in KEPT_BY_CITIES
    ]


def _add_lead_founders(records: Records) -> None:
    given = {(row["business_id"], row["person_id"]) for row in records["founders"]}
    for row in records["businesses"]:
        if (row["id"], row["lead_person_id"]) not in given:
            records["founders"].append(
                {"business_id": row["id"], "person_id": row["lead_person_id"]}
            )


def _add_persons(records: Records) -> None:
    known = {row["id"] for row in records["persons"]}
    named = {row["person_id"] for name in ("enrolments", "founders") for row in records[name]}
    for person in sorted(named - known):
        records["persons"].append(
            {"id": person, "identity_hash": f"{person:064d}", "sex": None, "birth_year": None}
        )


def _complete(name: str, row: Row, place: int, records: Records) -> Row:
    columns = metadata.tables[name].columns
    later = {column.name: None for column in columns if column.info["later"]}
    full = {**later, **DEFAULTS.get(name, {}), **row}
    if "id" in columns:
        full.setdefault("id", place)
    if name == "enrolments":
        course = next(c for c in records["courses"] if c["id"] == full["course_id"])
        full.setdefault("first_attended_on", course["starts_on"])
        full.setdefault("completed_on", course["ends_on"])
        full.setdefault("assessed_on", course["ends_on"])
        full.setdefault("recorded_on", course["ends_on"])
    if name == "service_cases":
        enrolment = next(e for e in records["enrolments"] if e["id"] == full["enrolment_id"])
        full.setdefault("opened_on", enrolment["completed_on"])
    if name == "businesses":
        full.setdefault("exit_kind", "closed" if full["closed_on"] else None)
        full.setdefault("recorded_on", full["opened_on"])
    if name == "city_returns":
        full.setdefault("received_on", full["month_end"])
    return full


def replace_records(engine: Engine, records: Records, backwards: bool = False) -> None:
    """Put records in the place of all others, in their order or the other way round.

    Snapshots of the others go too.
    """
    tables = metadata.sorted_tables
    with writing(engine) as connection:
        for table in reversed(tables):
            connection.execute(table.delete())
        for table in tables:
            if rows := records.get(table.name, []):
                connection.execute(insert(table), rows[::-1] if backwards else rows)
