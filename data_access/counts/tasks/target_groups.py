"""Counts of clause 三(二): trainees of each target group, groups reached, courses to the standard."""

from functools import partial

from data_access.counts.stages.trainings import SYB
from data_access.counts.workbench.bench import Workbench
from data_access.counts.workbench.listing import Tables, counted
from data_access.schema.training import TARGET_GROUPS

CITY, INSTITUTION = "p.city", "i.id AS institution"
BY_INSTITUTION = ("institution", "month")


def count(bench: Workbench) -> Tables:
    """`trainees` by completion month and `courses` by end month, also by institution; and a stock.

    A trainee is a person at the first start-up course (SYB) completed in the year. The stock
    `groups_reached` by (city, month) counts the groups with a trainee in the twelve months before.
    Of what an office may leave unrecorded, each measure stands beside the courses that say yes or
    no (`..._known`); the ways of teaching are known where one is used or none of the three.
    """
    trainees = partial(
        TRAINEES.format, syb=SYB, laid_off=TARGET_GROUPS.index("laid_off"), each_group=EACH_GROUP
    )
    return {
        "trainees": counted(bench, trainees(entity=CITY)),
        "trainees_by_institution": counted(bench, trainees(entity=INSTITUTION), BY_INSTITUTION),
        "groups_reached": counted(bench, GROUPS_REACHED.format(syb=SYB)),
        "courses": counted(bench, COURSES.format(entity=CITY)),
        "courses_by_institution": counted(
            bench, COURSES.format(entity=INSTITUTION), BY_INSTITUTION
        ),
    }


EACH_GROUP = ", ".join(
    f"count(*) FILTER (t.grp = {place}) AS {group}" for place, group in enumerate(TARGET_GROUPS)
)

TRAINEES = """
    SELECT {entity}, t.done_month AS month,
        count(*) AS trainees,
        count(*) FILTER (t.grp <> {laid_off}) AS beyond_laid_off,
        {each_group}
    FROM trainings t
    JOIN institutions i ON i.id = t.institution
    JOIN programme p ON p.code = i.city_code
    WHERE t.kind = {syb} AND t.completed_place = 1
    GROUP BY ALL
"""

GROUPS_REACHED = """
    WITH reached AS (
        SELECT DISTINCT i.city_code, t.grp, t.done_month
        FROM trainings t JOIN institutions i ON i.id = t.institution
        WHERE t.kind = {syb} AND t.completed_place = 1
    )
    SELECT p.city, m.month, 6 AS of_six, count(DISTINCT r.grp) AS reached
    FROM programme p
    CROSS JOIN month_ends m
    LEFT JOIN reached r
        ON r.city_code = p.code AND r.done_month > m.month - 12 AND r.done_month <= m.month
    GROUP BY p.city, m.month
"""

COURSES = """
    SELECT {entity}, month_of(c.ends_on) AS month,
        count(*) AS courses,
        count(c.syb_standard) AS standard_known,
        count(*) FILTER (c.syb_standard) AS to_standard,
        count(c.syb_standard) FILTER (c.kind = 'SYB') AS syb_standard_known,
        count(*) FILTER (c.kind = 'SYB' AND c.syb_standard) AS syb_to_standard,
        count(c.model) AS model_known,
        count(*) FILTER (c.model) AS model,
        count(c.uses_cases OR c.uses_speakers OR c.uses_practice) AS methods_known,
        count(*) FILTER (c.uses_cases OR c.uses_speakers OR c.uses_practice) AS any_method,
        count(c.uses_cases) AS cases_known,
        count(*) FILTER (c.uses_cases) AS cases,
        count(c.uses_speakers) AS speakers_known,
        count(*) FILTER (c.uses_speakers) AS speakers,
        count(c.uses_practice) AS practice_known,
        count(*) FILTER (c.uses_practice) AS practice,
        count(c.local_material) AS material_known,
        count(*) FILTER (c.local_material) AS local_material,
        count(c.promoted_by_office) AS promotion_known,
        count(*) FILTER (c.promoted_by_office) AS promoted
    FROM courses c
    JOIN institutions i ON i.id = c.institution_id
    JOIN programme p ON p.code = i.city_code
    WHERE c.ends_on <= as_of()
    GROUP BY ALL
"""
