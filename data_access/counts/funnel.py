"""Counts of the service chain: from training to a lasting business, and by the links received."""

from data_access.counts.stages.ventures import YEAR
from data_access.counts.workbench.bench import Workbench
from data_access.counts.workbench.listing import Tables, counted

BY_GROUP = ("city", "grp", "month")
BY_LINKS = ("city", "grp", "links", "month")
BY_KIND = ("city", "grp", "kind", "month")


def count(bench: Workbench) -> Tables:
    """`funnel`, `links` (both by month of the clock's start) and `business_mix` (of the opening).

    Steps are nested: `served` have passed, `opened` are served and opened within six periods,
    `known` and `operating` are those among them whose business was followed, or operated, for
    twelve months, `closed_1` to `closed_12` and `lost_0` to `lost_11` those whose business closed
    in that age period or was lost sight of after so many months. `businesses` of the opened count
    once each, `jobs` are the workers at six months of those `visited`; nobody came in time to the
    `unvisited`, which had not closed. `links` holds passers by the links received in time, one bit each from guidance on,
    as the curves do; `opened` there asks for no completed services, and what became of them
    counts businesses.
    """
    return {
        "funnel": counted(bench, FUNNEL, BY_GROUP),
        "links": counted(bench, LINKS, BY_LINKS),
        "business_mix": counted(bench, BUSINESS_MIX, BY_KIND),
    }


def exits_within_year(outcome: str, counted_if: str = "TRUE") -> str:
    """Columns of an outcome's businesses that closed, or were lost sight of, by month of age.

    `closed_1` to `closed_12` and `lost_0` to `lost_11`, as the table `business` has them.
    """
    ways = [*(("closed", at) for at in range(1, YEAR + 1)), *(("lost", at) for at in range(YEAR))]
    return ", ".join(
        f"count(*) FILTER ({counted_if} AND {outcome}.{way}_in = {at}) AS {way}_{at}"
        for way, at in ways
    )


FUNNEL = f"""
    SELECT p.city, j.grp, j.month,
        count(*) AS trained,
        sum(j.passed) AS passed,
        sum(j.passed * j.served) AS served,
        count(CASE WHEN j.passed * j.served = 1 THEN r.enrolment END) AS opened,
        sum(j.passed * j.served * coalesce(r.known, 0)) AS known,
        sum(j.passed * j.served * coalesce(r.operating, 0)) AS operating,
        sum(j.passed * j.served * coalesce(r.leads, 0)) AS businesses,
        sum(j.passed * j.served * coalesce(r.jobs, 0)) AS jobs,
        sum(j.passed * j.served * coalesce(r.jobs * r.jobs, 0)) AS jobs_squares,
        sum(j.passed * j.served * coalesce(r.visited, 0)) AS visited,
        sum(j.passed * j.served * coalesce(r.unvisited, 0)) AS unvisited,
        {exits_within_year("r", "j.passed * j.served = 1")}
    FROM journeys j
    JOIN institutions i ON i.id = j.institution
    JOIN programme p ON p.code = i.city_code
    LEFT JOIN paths r ON r.enrolment = j.enrolment
    WHERE j.begun = 1
    GROUP BY p.city, j.grp, j.month
"""

LINKS = f"""
    SELECT p.city, j.grp, j.month,
        coalesce(g.guidance + 2 * g.project + 4 * g.finance + 8 * g.incubation
            + 16 * g.follow_up, 0) AS links,
        count(*) AS passers,
        count(r.enrolment) AS opened,
        sum(coalesce(r.leads, 0)) AS businesses,
        sum(coalesce(r.leads * r.known, 0)) AS known,
        sum(coalesce(r.leads * r.operating, 0)) AS operating,
        {exits_within_year("r", "r.leads = 1")}
    FROM journeys j
    JOIN institutions i ON i.id = j.institution
    JOIN programme p ON p.code = i.city_code
    LEFT JOIN received g ON g.enrolment = j.enrolment
    LEFT JOIN paths r ON r.enrolment = j.enrolment
    WHERE j.begun = 1 AND j.passed = 1
    GROUP BY ALL
"""

BUSINESS_MIX = f"""
    SELECT p.city, v.grp, v.kind, v.month,
        count(*) AS opened,
        sum(o.known) AS known,
        sum(o.operating) AS operating,
        sum(o.jobs) AS jobs,
        sum(o.jobs * o.jobs) AS jobs_squares,
        sum(o.unvisited) AS unvisited,
        {exits_within_year("o")}
    FROM ventures v
    JOIN outcomes o ON o.venture = v.venture
    JOIN institutions i ON i.id = v.institution
    JOIN programme p ON p.code = i.city_code
    GROUP BY p.city, v.grp, v.kind, v.month
"""
