"""Teachers and their files, counted teacher by teacher and month by month."""

from datetime import date

from data_access.dates import month_end, month_number_of
from tests.oracle.harness.records import Records, Row, by
from tests.oracle.tasks.listing import Table, cities, month_ends, table, year_before
from tests.oracle.tasks.target_groups import completions

KEYS = ("city", "month")
ORIGINS = ("university", "business", "government", "institution")


def tables(records: Records, as_of: date) -> dict[str, Table]:
    """Every count table of the clause."""
    return {
        "teachers": table(KEYS, _teachers(records, as_of)),
        "teacher_files": table(KEYS, _files(records, as_of)),
    }


def _active(records: Records, code: str, end: date) -> list[Row]:
    return [
        row
        for row in records["teachers"]
        if row["city_code"] == code
        and row["active_from"] <= end
        and (row["active_to"] is None or row["active_to"] > end)
    ]


def _teachers(records: Records, as_of: date) -> list[Row]:
    rows = []
    trainees = by(completions(records, as_of), "city")
    for code in cities(records, as_of):
        for end in month_ends(as_of):
            active = [row["origin"] for row in _active(records, code, end)]
            taught = [
                row
                for row in trainees.get(code, [])
                if year_before(end) < row["completed_on"] <= end
            ]
            rows.append(
                {
                    "city": code,
                    "month": month_number_of(end),
                    "trainees": len(taught),
                    "active": len(active),
                    "from_outside": active.count("university") + active.count("business"),
                    **{f"from_{origin}": active.count(origin) for origin in ORIGINS},
                }
            )
    return rows


def _files(records: Records, as_of: date) -> list[Row]:
    month = month_number_of(as_of)
    since, activities = month_end(month - 24), by(records["teacher_activities"], "teacher_id")
    rows = []
    for code in cities(records, as_of):
        for teacher in _active(records, code, as_of):
            valid_to, evaluated_on = teacher["certificate_valid_to"], teacher["evaluated_on"]
            file = {
                "certified": valid_to is not None and valid_to >= as_of,
                "evaluated": evaluated_on is not None and since < evaluated_on <= as_of,
                "exchanged": any(
                    year_before(as_of) < row["held_on"] <= as_of
                    for row in activities.get(teacher["id"], [])
                ),
            }
            passed = teacher["evaluation_passed"]
            if evaluated_on is None or evaluated_on > as_of:
                passed = None
            rows.append(
                {
                    "city": code,
                    "month": month,
                    "active": 1,
                    "complete": all(file.values()),
                    **file,
                    "duties_known": teacher["duties_set"] is not None,
                    "duties_set": teacher["duties_set"] is True,
                    "ability_known": passed is not None,
                    "able": passed is True,
                }
            )
    return rows
