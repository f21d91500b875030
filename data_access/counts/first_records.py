"""Since when each city keeps each table of records: by its first record there, or by a nil return."""

from datetime import date

import numpy as np

from data_access.counts.workbench.bench import Workbench
from data_access.counts.workbench.packing import Columns
from data_access.schema.reference import KEPT_BY_CITIES


def first_records(bench: Workbench, as_of: date) -> Columns:
    """One row per city and table of which it returned a record or a nil return by the as-of date.

    city, record (the table's name), month (number of the first). A city without a row for a table
    never returned it: what rests on that table is not recorded there, which is no zero. A nil
    return of businesses is one of founders too, as long as there is no business. A record belongs
    to the city that keeps it; one of a business or a loan also to the city that trained the person,
    whose results it tells.
    """
    firsts = " UNION ALL ".join([*map(_first, KEPT_BY_CITIES), NIL])
    columns = bench.numbers(
        f"{SHARED} SELECT city, record, min(month) AS month FROM ({firsts}) GROUP BY city, record"
    )
    order = np.lexsort((columns["record"], columns["city"]))
    return {
        "city": columns["city"][order],
        "record": np.array(KEPT_BY_CITIES, dtype=object)[columns["record"][order]],
        "month": columns["month"][order],
    }


def _first(record: str) -> str:
    """The first month of a table in every city, where `DAYS` says whose row it is and of what day."""
    return f"""
        SELECT p.city, {KEPT_BY_CITIES.index(record)} AS record, month_of(min(d.day)) AS month
        FROM ({DAYS[record]}) d(code, day)
        JOIN programme p ON p.code = d.code
        WHERE d.day <= as_of()
        GROUP BY p.city
    """


# Of what many rows hang on, the first day comes first: fewer rows are left to be joined.
SHARED = """
    WITH city_courses AS (
        SELECT c.id, i.city_code AS code, c.starts_on AS day
        FROM courses c JOIN institutions i ON i.id = c.institution_id
    ),
    city_cases AS (
        SELECT k.id, c.code, k.opened_on AS day
        FROM service_cases k
        JOIN enrolments e ON e.id = k.enrolment_id
        JOIN city_courses c ON c.id = e.course_id
    ),
    city_businesses AS (
        SELECT id, city_code AS code, opened_on AS day FROM businesses
        UNION ALL
        SELECT s.business, i.city_code, b.opened_on
        FROM spells s
        JOIN businesses b ON b.id = s.business
        JOIN ventures v ON v.venture = s.venture
        JOIN institutions i ON i.id = v.institution
    ),
    city_loans AS (
        SELECT l.id, i.city_code AS code, l.applied_on AS day
        FROM loans l
        JOIN journeys j ON j.person = l.person_id
        JOIN institutions i ON i.id = j.institution
        UNION ALL
        SELECT l.id, c.city_code, l.applied_on
        FROM loans l JOIN credit_communities c ON c.id = l.community_id
    )
"""

# Where there is no business there is no founder of one: to have none is said once.
NIL = f"""
    SELECT p.city,
        list_position({list(KEPT_BY_CITIES)}, n.record_table) - 1 AS record,
        month_of(n.month_end) AS month
    FROM (
        SELECT city_code, record_table, month_end FROM nil_returns
        UNION ALL
        SELECT city_code, 'founders', month_end
        FROM nil_returns
        WHERE record_table = 'businesses'
            AND city_code NOT IN (SELECT code FROM city_businesses WHERE day <= as_of())
    ) n
    JOIN programme p ON p.code = n.city_code
    WHERE n.month_end <= as_of()
"""

DAYS = {
    "institutions": """
        SELECT i.city_code, coalesce(i.designated_on, min(c.starts_on))
        FROM institutions i LEFT JOIN courses c ON c.institution_id = i.id
        GROUP BY i.id, i.city_code, i.designated_on
    """,
    "inspections": """
        SELECT i.city_code, x.inspected_on
        FROM inspections x JOIN institutions i ON i.id = x.institution_id
    """,
    "teachers": "SELECT city_code, active_from FROM teachers",
    "teacher_activities": """
        SELECT t.city_code, a.held_on
        FROM teacher_activities a JOIN teachers t ON t.id = a.teacher_id
    """,
    "courses": "SELECT code, day FROM city_courses",
    "enrolments": """
        SELECT code, day FROM city_courses WHERE id IN (SELECT course_id FROM enrolments)
    """,
    "service_cases": "SELECT code, day FROM city_cases",
    "services": """
        SELECT c.code, s.day
        FROM (SELECT case_id, min(provided_on) AS day FROM services GROUP BY case_id) s
        JOIN city_cases c ON c.id = s.case_id
    """,
    "experts": "SELECT city_code, active_from FROM experts",
    "projects": "SELECT city_code, collected_on FROM projects",
    "project_recommendations": """
        SELECT j.city_code, r.recommended_on
        FROM project_recommendations r JOIN projects j ON j.id = r.project_id
    """,
    "events": "SELECT city_code, held_on FROM events",
    "associations": "SELECT city_code, founded_on FROM associations",
    "businesses": "SELECT code, day FROM city_businesses",
    "founders": """
        SELECT code, day FROM city_businesses WHERE id IN (SELECT business_id FROM founders)
    """,
    "visits": """
        SELECT b.code, v.day
        FROM (
            SELECT business_id, min(visited_on) AS day FROM visits GROUP BY business_id
        ) v
        JOIN city_businesses b ON b.id = v.business_id
    """,
    "loans": "SELECT code, day FROM city_loans",
    "repayments": """
        SELECT l.code, r.day
        FROM (SELECT loan_id, min(due_on) AS day FROM repayments GROUP BY loan_id) r
        JOIN city_loans l ON l.id = r.loan_id
    """,
    "credit_communities": "SELECT city_code, recognised_on FROM credit_communities",
    "credit_files": """
        SELECT c.city_code, f.opened_on
        FROM credit_files f JOIN credit_communities c ON c.id = f.community_id
    """,
    "incubators": "SELECT city_code, opened_on FROM incubators",
    "tenancies": """
        SELECT i.city_code, t.entered_on
        FROM tenancies t JOIN incubators i ON i.id = t.incubator_id
    """,
    "relief_cases": """
        SELECT b.code, r.day
        FROM (
            SELECT business_id, min(eligible_on) AS day FROM relief_cases GROUP BY business_id
        ) r
        JOIN city_businesses b ON b.id = r.business_id
    """,
    "organisations": "SELECT city_code, established_on FROM organisations",
    "local_plans": "SELECT city_code, adopted_on FROM local_plans",
}
"""Whose row a record is, and its day."""
