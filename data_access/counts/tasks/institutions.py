"""Counts of clause 三(三): inspections of designated institutions, and complete trainee files."""

from data_access.counts.workbench.bench import Workbench
from data_access.counts.workbench.listing import Tables, counted

BY_INSTITUTION = ("institution", "month")


def count(bench: Workbench) -> Tables:
    """`inspections`, a stock, and `trainee_files` by the course's end month; also by institution.

    An institution is designated at a month's end from its designation, or where that day is not
    recorded from its first course, until that is ended. Of several inspections in the twelve months before, the last one tells the result. A file belongs
    to every enrolment that attended, whatever the kind of course, and counts where it is recorded
    whether it is complete.
    """
    return {
        "inspections": counted(bench, INSPECTIONS.format(entity="p.city")),
        "inspections_by_institution": counted(
            bench, INSPECTIONS.format(entity="i.id AS institution"), BY_INSTITUTION
        ),
        "trainee_files": counted(bench, TRAINEE_FILES.format(entity="p.city")),
        "trainee_files_by_institution": counted(
            bench, TRAINEE_FILES.format(entity="i.id AS institution"), BY_INSTITUTION
        ),
    }


INSPECTIONS = """
    WITH first_courses AS (
        SELECT institution_id, min(starts_on) AS starts_on FROM courses GROUP BY institution_id
    ),
    inspected AS (
        SELECT m.month, n.institution_id, n.result,
            row_number() OVER (
                PARTITION BY m.month, n.institution_id ORDER BY n.inspected_on DESC, n.id DESC
            ) AS place
        FROM inspections n
        JOIN month_ends m ON n.inspected_on <= m.ends AND n.inspected_on > m.year_before
    )
    SELECT {entity}, m.month,
        count(*) AS designated,
        count(n.result) AS inspected,
        count(*) FILTER (n.result = 'passed') AS inspected_passed,
        count(*) FILTER (i.kind <> 'employment_training_centre') AS beyond_centres,
        count(*) FILTER (i.kind = 'vocational_school') AS vocational_school,
        count(*) FILTER (i.kind = 'university') AS university,
        count(*) FILTER (i.kind = 'private') AS private
    FROM institutions i
    JOIN programme p ON p.code = i.city_code
    LEFT JOIN first_courses f ON f.institution_id = i.id
    JOIN month_ends m
        ON coalesce(i.designated_on, f.starts_on) <= m.ends AND (i.ended_on IS NULL OR i.ended_on > m.ends)
    LEFT JOIN inspected n ON n.institution_id = i.id AND n.month = m.month AND n.place = 1
    GROUP BY ALL
"""

TRAINEE_FILES = """
    SELECT {entity}, t.end_month AS month,
        count(e.file_complete) AS files,
        count(*) FILTER (e.file_complete) AS complete
    FROM trainings t
    JOIN enrolments e ON e.id = t.enrolment
    JOIN institutions i ON i.id = t.institution
    JOIN programme p ON p.code = i.city_code
    WHERE t.attended = 1
    GROUP BY ALL
"""
