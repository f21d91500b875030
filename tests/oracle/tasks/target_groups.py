"""Trainees of each target group and courses to the standard, counted person by person."""

from datetime import date

from data_access.dates import month_number_of
from metrics.counts.snapshot import GROUPS
from tests.oracle.harness.records import Records, Row, one_by
from tests.oracle.person_years import enrolments, first_of_year
from tests.oracle.tasks.listing import Table, cities, month_ends, table, year_before

WAYS = ("cases", "speakers", "practice")
OF_CITY, OF_INSTITUTION = ("city", "month"), ("institution", "month")


def tables(records: Records, as_of: date) -> dict[str, Table]:
    """Every count table of the clause."""
    tables_by_name = {"groups_reached": table(OF_CITY, _reached(records, as_of))}
    for name, rows in (
        ("trainees", _trainees(records, as_of)),
        ("courses", _courses(records, as_of)),
    ):
        tables_by_name[name] = table(OF_CITY, [_without(row, ("institution",)) for row in rows])
        by_institution = [_without(row, ("city",)) for row in rows]
        tables_by_name[f"{name}_by_institution"] = table(OF_INSTITUTION, by_institution)
    return tables_by_name


def completions(records: Records, as_of: date) -> list[Row]:
    """Every person's first completion of a start-up course in the year."""
    done = [row for row in enrolments(records, as_of) if row["completed_on"] is not None]
    return [row for row in first_of_year(done, "completed_on") if row["kind"] == "SYB"]


def _without(row: Row, columns: tuple[str, ...]) -> Row:
    return {name: value for name, value in row.items() if name not in columns}


def _trainees(records: Records, as_of: date) -> list[Row]:
    return [
        {
            "city": row["city"],
            "institution": row["institution"],
            "month": month_number_of(row["completed_on"]),
            "trainees": 1,
            "beyond_laid_off": row["group"] != "laid_off",
            **{group: row["group"] == group for group in GROUPS},
        }
        for row in completions(records, as_of)
    ]


def _reached(records: Records, as_of: date) -> list[Row]:
    trainees = completions(records, as_of)
    return [
        {
            "city": code,
            "month": month_number_of(end),
            "of_six": 6,
            "reached": len(
                {
                    row["group"]
                    for row in trainees
                    if row["city"] == code and year_before(end) < row["completed_on"] <= end
                }
            ),
        }
        for code in cities(records, as_of)
        for end in month_ends(as_of)
    ]


def _courses(records: Records, as_of: date) -> list[Row]:
    institutions, listed = one_by(records["institutions"], "id"), cities(records, as_of)
    rows = []
    for course in records["courses"]:
        city = institutions[course["institution_id"]]["city_code"]
        if city not in listed or course["ends_on"] > as_of:
            continue
        syb = course["kind"] == "SYB"
        ways = [course[f"uses_{way}"] for way in WAYS]
        rows.append(
            {
                "city": city,
                "institution": course["institution_id"],
                "month": month_number_of(course["ends_on"]),
                "courses": 1,
                "standard_known": course["syb_standard"] is not None,
                "to_standard": course["syb_standard"] is True,
                "syb_standard_known": syb and course["syb_standard"] is not None,
                "syb_to_standard": syb and course["syb_standard"] is True,
                "model_known": course["model"] is not None,
                "model": course["model"] is True,
                "methods_known": True in ways or None not in ways,
                "any_method": True in ways,
                **{f"{way}_known": course[f"uses_{way}"] is not None for way in WAYS},
                **{way: course[f"uses_{way}"] is True for way in WAYS},
                "material_known": course["local_material"] is not None,
                "local_material": course["local_material"] is True,
                "promotion_known": course["promoted_by_office"] is not None,
                "promoted": course["promoted_by_office"] is True,
            }
        )
    return rows
