"""Counts of clause 三(六): experts by background, services by mode, evaluation and satisfaction."""

from data_access.counts.tasks.slicing import by_group_and_institution
from data_access.counts.workbench.bench import Workbench
from data_access.counts.workbench.listing import Tables, counted
from data_access.schema.services import TOPICS


def count(bench: Workbench) -> Tables:
    """`experts`, a stock by (city, month), and `services` by the month in which they were given.

    A service belongs to the institution, and so to the city, that trained the person; an expert
    to the city that engaged him. An answer is valid where the service is recorded as evaluated.
    """
    return {
        "experts": counted(bench, EXPERTS),
        **by_group_and_institution(bench, "services", SERVICES),
    }


EXPERTS = """
    SELECT p.city, m.month,
        count(*) AS experts,
        count(*) FILTER (x.background = 'entrepreneur') AS entrepreneur,
        count(*) FILTER (x.background = 'scholar') AS scholar,
        count(*) FILTER (x.background = 'official') AS official,
        count(x.certified) AS certificate_known,
        count(*) FILTER (x.certified) AS certified
    FROM experts x
    JOIN programme p ON p.code = x.city_code
    JOIN month_ends m
        ON x.active_from <= m.ends AND (x.active_to IS NULL OR x.active_to > m.ends)
    GROUP BY p.city, m.month
"""

EACH_TOPIC = ", ".join(f"count(*) FILTER (s.topic = '{topic}') AS {topic}" for topic in TOPICS)

SERVICES = f"""
    SELECT t.institution, t.grp, month_of(s.provided_on) AS month,
        count(*) AS services,
        count(*) FILTER (s.mode = 'visit') AS visit,
        count(*) FILTER (s.mode = 'session') AS session,
        count(*) FILTER (s.mode = 'telephone') AS telephone,
        count(*) FILTER (s.mode = 'interview') AS interview,
        count(*) FILTER (s.evaluated) AS evaluated,
        count(*) FILTER (s.evaluated AND s.satisfaction >= 1) AS answered,
        count(*) FILTER (s.evaluated AND s.satisfaction >= 4) AS satisfied,
        count(*) FILTER (s.expert_id > 0) AS by_expert,
        count(*) FILTER (s.expert_id > 0 AND s.evaluated) AS expert_evaluated,
        count(*) FILTER (s.expert_id > 0 AND s.evaluated AND s.satisfaction >= 1)
            AS expert_answered,
        count(*) FILTER (s.expert_id > 0 AND s.evaluated AND s.satisfaction >= 4)
            AS expert_satisfied,
        count(s.topic) AS topic_known,
        {EACH_TOPIC}
    FROM services s
    JOIN service_cases k ON k.id = s.case_id AND k.opened_on <= as_of()
    JOIN trainings t ON t.enrolment = k.enrolment_id
    WHERE s.provided_on <= as_of()
    GROUP BY ALL
"""
