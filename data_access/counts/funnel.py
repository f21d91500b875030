"""Counts of the service chain: from training to a lasting business, and by the links received."""

from data_access.counts.workbench.bench import Workbench
from data_access.counts.workbench.listing import Tables, counted

BY_GROUP = ("city", "grp", "month")
BY_LINKS = ("city", "grp", "links", "month")
BY_KIND = ("city", "grp", "kind", "month")


def count(bench: Workbench) -> Tables:
    """`funnel`, `links` (both by month of the clock's start) and `business_mix` (of the opening).

    Steps are nested: `served` have passed, `opened` are served and opened within six periods,
    `known` and `operating` are those among them whose business was followed, or operated, for
    twelve months. `businesses` of the opened count once each, `jobs` are their workers at six
    months. `links` holds passers by the links received in time, one bit each from guidance on,
    as the curves do; `opened` there asks for no completed services, and `known` and `operating`
    count businesses.
    """
    return {
        "funnel": counted(bench, FUNNEL, BY_GROUP),
        "links": counted(bench, LINKS, BY_LINKS),
        "business_mix": counted(bench, BUSINESS_MIX, BY_KIND),
    }


FUNNEL = """
    SELECT p.city, j.grp, j.month,
        count(*) AS trained,
        sum(j.passed) AS passed,
        sum(j.passed * j.served) AS served,
        count(CASE WHEN j.passed * j.served = 1 THEN r.enrolment END) AS opened,
        sum(j.passed * j.served * coalesce(r.known, 0)) AS known,
        sum(j.passed * j.served * coalesce(r.operating, 0)) AS operating,
        sum(j.passed * j.served * coalesce(r.leads, 0)) AS businesses,
        sum(j.passed * j.served * coalesce(r.jobs, 0)) AS jobs,
        sum(j.passed * j.served * coalesce(r.jobs * r.jobs, 0)) AS jobs_squares
    FROM journeys j
    JOIN institutions i ON i.id = j.institution
    JOIN programme p ON p.code = i.city_code
    LEFT JOIN paths r ON r.enrolment = j.enrolment
    WHERE j.begun = 1
    GROUP BY p.city, j.grp, j.month
"""

LINKS = """
    SELECT p.city, j.grp, j.month,
        coalesce(g.guidance + 2 * g.project + 4 * g.finance + 8 * g.incubation
            + 16 * g.follow_up, 0) AS links,
        count(*) AS passers,
        count(r.enrolment) AS opened,
        sum(coalesce(r.leads, 0)) AS businesses,
        sum(coalesce(r.leads * r.known, 0)) AS known,
        sum(coalesce(r.leads * r.operating, 0)) AS operating
    FROM journeys j
    JOIN institutions i ON i.id = j.institution
    JOIN programme p ON p.code = i.city_code
    LEFT JOIN received g ON g.enrolment = j.enrolment
    LEFT JOIN paths r ON r.enrolment = j.enrolment
    WHERE j.begun = 1 AND j.passed = 1
    GROUP BY ALL
"""

BUSINESS_MIX = """
    SELECT p.city, v.grp, v.kind, v.month,
        count(*) AS opened,
        sum(o.known) AS known,
        sum(o.operating) AS operating,
        sum(o.jobs) AS jobs,
        sum(o.jobs * o.jobs) AS jobs_squares
    FROM ventures v
    JOIN outcomes o ON o.venture = v.venture
    JOIN institutions i ON i.id = v.institution
    JOIN programme p ON p.code = i.city_code
    GROUP BY p.city, v.grp, v.kind, v.month
"""
