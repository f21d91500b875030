"""Counts of clause 三(四): active teachers, where they come from, and what their files hold."""

from data_access.counts.stages.trainings import SYB
from data_access.counts.workbench.bench import Workbench
from data_access.counts.workbench.listing import Tables, counted

EVALUATED_WITHIN = 24


def count(bench: Workbench) -> Tables:
    """`teachers` and `teacher_files`, stocks by (city, month).

    `trainees` are those of the twelve months before. Files are known for the last month alone, as
    a file holds only the newest certificate and evaluation: the certificate is valid on that day,
    the evaluation lies within `EVALUATED_WITHIN` months, an exchange activity was attended within
    twelve. Duties set down, and the result of the newest evaluation, are known of some only.
    """
    return {
        "teachers": counted(bench, TEACHERS.format(syb=SYB)),
        "teacher_files": counted(bench, TEACHER_FILES.format(within=EVALUATED_WITHIN)),
    }


TEACHERS = """
    WITH staff AS (
        SELECT t.city_code, m.month, count(*) AS active,
            count(*) FILTER (t.origin = 'university') AS from_university,
            count(*) FILTER (t.origin = 'business') AS from_business,
            count(*) FILTER (t.origin = 'government') AS from_government,
            count(*) FILTER (t.origin = 'institution') AS from_institution
        FROM teachers t
        JOIN month_ends m
            ON t.active_from <= m.ends AND (t.active_to IS NULL OR t.active_to > m.ends)
        GROUP BY t.city_code, m.month
    ),
    completions AS (
        SELECT i.city_code, t.done_month, count(*) AS n
        FROM trainings t JOIN institutions i ON i.id = t.institution
        WHERE t.kind = {syb} AND t.completed_place = 1
        GROUP BY i.city_code, t.done_month
    ),
    taught AS (
        SELECT c.city_code, m.month, sum(c.n) AS n
        FROM completions c
        JOIN month_ends m ON c.done_month > m.month - 12 AND c.done_month <= m.month
        GROUP BY c.city_code, m.month
    )
    SELECT p.city, m.month,
        coalesce(taught.n, 0) AS trainees,
        coalesce(o.active, 0) AS active,
        coalesce(o.from_university + o.from_business, 0) AS from_outside,
        coalesce(o.from_university, 0) AS from_university,
        coalesce(o.from_business, 0) AS from_business,
        coalesce(o.from_government, 0) AS from_government,
        coalesce(o.from_institution, 0) AS from_institution
    FROM programme p
    CROSS JOIN month_ends m
    LEFT JOIN staff o ON o.city_code = p.code AND o.month = m.month
    LEFT JOIN taught ON taught.city_code = p.code AND taught.month = m.month
"""

TEACHER_FILES = """
    WITH exchanged AS (
        SELECT DISTINCT a.teacher_id
        FROM teacher_activities a
        WHERE a.held_on <= as_of() AND month_of(a.held_on) > month_of(as_of()) - 12
    ),
    files AS (
        SELECT p.city,
            coalesce(t.certificate_valid_to >= as_of(), false) AS certified,
            coalesce(
                t.evaluated_on <= as_of()
                AND month_of(t.evaluated_on) > month_of(as_of()) - {within}, false
            ) AS evaluated,
            x.teacher_id IS NOT NULL AS exchanged,
            t.duties_set,
            CASE WHEN t.evaluated_on <= as_of() THEN t.evaluation_passed END AS able
        FROM teachers t
        JOIN programme p ON p.code = t.city_code
        LEFT JOIN exchanged x ON x.teacher_id = t.id
        WHERE t.active_from <= as_of() AND (t.active_to IS NULL OR t.active_to > as_of())
    )
    SELECT city, month_of(as_of()) AS month,
        count(*) AS active,
        count(*) FILTER (certified AND evaluated AND exchanged) AS complete,
        count(*) FILTER (certified) AS certified,
        count(*) FILTER (evaluated) AS evaluated,
        count(*) FILTER (exchanged) AS exchanged,
        count(duties_set) AS duties_known,
        count(*) FILTER (duties_set) AS duties_set,
        count(able) AS ability_known,
        count(*) FILTER (able) AS able
    FROM files
    GROUP BY city
"""
