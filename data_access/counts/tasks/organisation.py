"""Counts of clause 三(一): dedicated bodies, the districts they cover, and the services offered."""

from data_access.counts.workbench.bench import Workbench
from data_access.counts.workbench.listing import Tables, counted


def count(bench: Workbench) -> Tables:
    """`organisation` and `service_kinds`, both stocks by (city, month).

    A body's staff, districts, owner and charge are those of the one set up last. `kinds` of the chain's six were
    offered in the twelve months before: training by a course held, the others by a service given.
    """
    return {
        "organisation": counted(bench, ORGANISATION),
        "service_kinds": counted(bench, SERVICE_KINDS),
    }


ORGANISATION = """
    WITH bodies AS (
        SELECT p.city, m.month, b.established_on, b.staff, b.districts_covered, b.districts_total,
            b.charged, b.belongs_to,
            row_number() OVER (
                PARTITION BY p.city, m.month ORDER BY b.established_on DESC, b.id DESC
            ) AS place
        FROM organisations b
        JOIN programme p ON p.code = b.city_code
        JOIN month_ends m ON b.established_on <= m.ends
        WHERE b.kind = 'dedicated_body'
    )
    SELECT p.city, m.month,
        1 AS cities,
        CASE WHEN b.city IS NULL THEN 0 ELSE 1 END AS body,
        CASE WHEN b.staff > 0 THEN 1 ELSE 0 END AS staffed,
        coalesce(b.staff, 0) AS staff,
        coalesce(b.districts_covered, 0) AS covered,
        coalesce(b.districts_total, 0) AS districts,
        CASE WHEN b.charged IS NULL THEN 0 ELSE 1 END AS charge_known,
        CASE WHEN b.charged THEN 1 ELSE 0 END AS charged,
        CASE WHEN b.belongs_to IS NULL THEN 0 ELSE 1 END AS owner_known,
        CASE WHEN b.belongs_to <> 'other' THEN 1 ELSE 0 END AS within_service,
        CASE WHEN b.belongs_to = 'employment_service' THEN 1 ELSE 0 END AS in_service,
        CASE WHEN b.belongs_to = 'training_centre' THEN 1 ELSE 0 END AS in_centre
    FROM programme p
    CROSS JOIN month_ends m
    LEFT JOIN bodies b ON b.city = p.city AND b.month = m.month AND b.place = 1
"""

SERVICE_KINDS = """
    WITH offered AS (
        SELECT i.city_code, c.ends_on AS day, 'training' AS kind
        FROM courses c JOIN institutions i ON i.id = c.institution_id
        UNION
        SELECT i.city_code, s.provided_on, s.link
        FROM services s
        JOIN service_cases k ON k.id = s.case_id
        JOIN enrolments e ON e.id = k.enrolment_id
        JOIN courses c ON c.id = e.course_id
        JOIN institutions i ON i.id = c.institution_id
    )
    SELECT p.city, m.month, 6 AS of_six, count(DISTINCT o.kind) AS kinds
    FROM programme p
    CROSS JOIN month_ends m
    LEFT JOIN offered o
        ON o.city_code = p.code AND o.day <= m.ends AND o.day > m.year_before
    GROUP BY p.city, m.month
"""
