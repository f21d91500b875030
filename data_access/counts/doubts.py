"""Counts behind the screens: class results, days near cut-offs, shared contacts, impossible dates.

Plain SQL, see `data_access.counts.workbench.listing` for what it may use.
"""

from data_access.counts.workbench.bench import Workbench
from data_access.counts.workbench.listing import Tables, counted
from data_access.schema.training import COURSE_KINDS

RULES = (
    "attended_under_16",
    "two_courses_at_once",
    "taught_undesignated",
    "case_before_course",
    "served_before_case",
    "opened_under_16",
    "operating_after_closing",
    "tenant_before_incubator",
)
"""Dates that cannot be right, by the place that the counts call `rule`; the loader lets them in."""
MARKS = ("contact_hash", "address_hash")
"""What businesses may share, by the place that the counts call `mark`: telephone, address."""
MOST_SHARING = 10
"""Businesses that share with still more others are counted with these."""


def count(bench: Workbench) -> Tables:
    """`classes`, `openings_near`, `closings_near`, `sharing`, `shared_marks` and `impossible`.

    `classes` by (city, attended, passed): start-up courses of the twelve latest mature months.
    `openings_near` by (city, cutoff, week): cut-off 0 is the end of the founder's six months, for
    cohorts of the twelve latest mature months, 1 the quarter's end, for the four latest quarters;
    week 1 is the last week up to the cut-off. `closings_near` by (city,
    week): week 6 is the last up to the first anniversary, week 7 the first after it; cohorts of
    the 24 latest mature months. `sharing` by (city, size): businesses opened in the last 24 months
    with a telephone or address, by how many share it, themselves included (MOST_SHARING and more
    in one; of the two the larger); others count only with another lead founder, in the same city
    and period. `shared_marks` by (city, mark): telephones and addresses that a business shares
    with two others or more (`marks`), and these `businesses`. `impossible` by (city, rule): records
    of the last 24 months `checked`,
    and those `found` with dates that cannot be right.
    """
    return {
        "classes": counted(bench, CLASSES, ("city", "attended", "passed")),
        "openings_near": counted(bench, OPENINGS, ("city", "cutoff", "week")),
        "closings_near": counted(bench, CLOSINGS, ("city", "week")),
        "sharing": counted(bench, SHARING, ("city", "size")),
        "shared_marks": counted(bench, SHARED_MARKS, ("city", "mark")),
        "impossible": counted(bench, IMPOSSIBLE, ("city", "rule")),
    }


CLASSES = f"""
    WITH classes AS (
        SELECT s.institution,
            count(*) AS attended,
            sum(CASE WHEN (e.assessment_passed AND e.assessed_on <= s.pass_by)
                OR (e.resit_passed AND e.resit_on <= s.pass_by) THEN 1 ELSE 0 END) AS passed
        FROM sessions s
        JOIN enrolments e ON e.course_id = s.course
        WHERE s.kind = {COURSE_KINDS.index("SYB")} AND e.first_attended_on <= as_of()
            AND s.month BETWEEN month_of(as_of()) - 14 AND month_of(as_of()) - 3
        GROUP BY s.course, s.institution
    )
    SELECT CAST(i.city_code AS INTEGER) AS city, c.attended, c.passed, count(*) AS classes
    FROM classes c JOIN institutions i ON i.id = c.institution
    GROUP BY ALL
"""

OPENINGS = """
    WITH near AS (
        SELECT CAST(i.city_code AS INTEGER) AS city, 0 AS cutoff, j.serve_by - o.day AS days
        FROM journeys j
        JOIN openings o ON o.person = j.person AND o.day >= j.starts
        JOIN institutions i ON i.id = j.institution
        WHERE j.begun = 1
            AND j.month BETWEEN month_of(as_of()) - 18 AND month_of(as_of()) - 7
        UNION ALL
        SELECT p.city, 1, date_diff('day', b.opened_on, b.ends)
        FROM (
            SELECT city_code, opened_on,
                last_day(date_trunc('quarter', opened_on) + INTERVAL 2 MONTH) AS ends
            FROM businesses
        ) b
        JOIN programme p ON p.code = b.city_code
        WHERE b.ends <= as_of() AND b.ends > as_of() - INTERVAL 12 MONTH
    )
    SELECT city, cutoff, days // 7 + 1 AS week, count(*) AS openings
    FROM near
    WHERE days BETWEEN 0 AND 55
    GROUP BY ALL
"""

CLOSINGS = """
    SELECT CAST(i.city_code AS INTEGER) AS city,
        (e.closed - o.day_12 + 41) // 7 + 1 AS week,
        count(*) AS closings
    FROM ventures v
    JOIN origins o ON o.venture = v.venture
    JOIN spells e ON e.venture = v.venture AND e.last = 1 AND e.undated = 0
    JOIN institutions i ON i.id = v.institution
    WHERE v.gone = 1 AND e.closed - o.day_12 BETWEEN -41 AND 56
        AND v.month BETWEEN month_of(as_of()) - 38 AND month_of(as_of()) - 15
    GROUP BY ALL
"""

_SINCE = "as_of() - INTERVAL 24 MONTH"
_MARKED = "\nUNION ALL\n".join(
    f"""
    SELECT p.city, b.id, b.lead_person_id AS person, {MARKS.index(name)} AS mark, b.{name} AS value
    FROM businesses b JOIN programme p ON p.code = b.city_code
    WHERE b.opened_on BETWEEN {_SINCE} AND as_of() AND b.{name} IS NOT NULL
    """
    for name in MARKS
)
_OTHERS = f"""
    WITH others AS (
        SELECT city, id, mark, value, count(*) OVER (PARTITION BY city, mark, value)
            - count(*) OVER (PARTITION BY city, mark, value, person) AS others
        FROM ({_MARKED})
    )
"""
SHARING = f"""
    {_OTHERS}
    SELECT city, least(others + 1, {MOST_SHARING}) AS size, count(*) AS businesses
    FROM (SELECT city, id, max(others) AS others FROM others GROUP BY city, id)
    GROUP BY ALL
"""
SHARED_MARKS = f"""
    {_OTHERS}
    SELECT city, mark, count(DISTINCT value) AS marks, count(*) AS businesses
    FROM others
    WHERE others >= 2
    GROUP BY city, mark
"""
_AGE = "year({}) - p.birth_year < 16"
_OF_INSTITUTION = "AND c.ends_on <= as_of() JOIN institutions i ON i.id = c.institution_id"
_OF_CASE = f"""
    FROM service_cases k
    JOIN enrolments e ON e.id = k.enrolment_id
    JOIN courses c ON c.id = e.course_id {_OF_INSTITUTION}
"""
_PIECES = {
    "attended_under_16": f"""
        SELECT i.city_code, {_AGE.format("e.first_attended_on")} AS wrong
        FROM enrolments e
        JOIN persons p ON p.id = e.person_id AND p.birth_year IS NOT NULL
        JOIN courses c ON c.id = e.course_id {_OF_INSTITUTION}
        WHERE e.first_attended_on BETWEEN {_SINCE} AND as_of()
    """,
    "two_courses_at_once": f"""
        SELECT city_code, starts_on <= before AS wrong
        FROM (
            SELECT i.city_code, c.starts_on, max(c.ends_on) OVER (
                PARTITION BY e.person_id ORDER BY c.starts_on, e.id
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
            ) AS before
            FROM enrolments e
            JOIN repeaters r ON r.person = e.person_id
            JOIN courses c ON c.id = e.course_id {_OF_INSTITUTION}
            WHERE e.first_attended_on <= as_of()
        )
        WHERE starts_on >= {_SINCE}
        UNION ALL
        SELECT i.city_code, FALSE
        FROM enrolments e
        LEFT JOIN repeaters r ON r.person = e.person_id
        JOIN courses c ON c.id = e.course_id {_OF_INSTITUTION}
        WHERE r.person IS NULL AND e.first_attended_on <= as_of() AND c.starts_on >= {_SINCE}
    """,
    "taught_undesignated": f"""
        SELECT i.city_code, coalesce(c.starts_on < i.designated_on, FALSE)
            OR coalesce(c.starts_on > i.ended_on, FALSE) AS wrong
        FROM courses c JOIN institutions i ON i.id = c.institution_id
        WHERE c.starts_on >= {_SINCE} AND c.ends_on <= as_of()
    """,
    "case_before_course": f"""
        SELECT i.city_code, k.opened_on < c.starts_on AS wrong {_OF_CASE}
        WHERE k.opened_on BETWEEN {_SINCE} AND as_of()
    """,
    "served_before_case": f"""
        SELECT i.city_code, s.provided_on < k.opened_on AS wrong {_OF_CASE}
        JOIN services s ON s.case_id = k.id
        WHERE s.provided_on BETWEEN {_SINCE} AND as_of()
    """,
    "opened_under_16": f"""
        SELECT b.city_code, {_AGE.format("b.opened_on")} AS wrong
        FROM founders f
        JOIN businesses b ON b.id = f.business_id
        JOIN persons p ON p.id = f.person_id AND p.birth_year IS NOT NULL
        WHERE b.opened_on BETWEEN {_SINCE} AND as_of()
    """,
    "operating_after_closing": f"""
        SELECT b.city_code, EXISTS (
            FROM visits v
            WHERE v.business_id = b.id AND v.verified AND v.status = 'operating'
                AND v.visited_on > b.closed_on AND v.visited_on <= as_of()
        ) AS wrong
        FROM businesses b
        WHERE b.exit_kind = 'closed' AND b.closed_on BETWEEN {_SINCE} AND as_of()
    """,
    "tenant_before_incubator": f"""
        SELECT i.city_code, t.entered_on < i.opened_on AS wrong
        FROM tenancies t JOIN incubators i ON i.id = t.incubator_id
        JOIN businesses b ON b.id = t.business_id
        WHERE t.entered_on BETWEEN {_SINCE} AND as_of()
    """,
}
IMPOSSIBLE = "\nUNION ALL\n".join(
    f"""
    SELECT p.city, {RULES.index(rule)} AS rule, count(*) AS checked,
        count(*) FILTER (WHERE w.wrong) AS found
    FROM ({piece}) w JOIN programme p ON p.code = w.city_code
    GROUP BY p.city
    """
    for rule, piece in _PIECES.items()
)
