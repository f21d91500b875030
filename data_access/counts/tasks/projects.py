"""Counts of clause 三(五): projects appraised, listed and chosen, and the businesses opened with them."""

from datetime import date

from sqlalchemy import Integer, cast, select

from data_access.counts.funnel import exits_within_year
from data_access.counts.reference import once_in_programme, sorted_rows
from data_access.counts.workbench.bench import Workbench
from data_access.counts.workbench.listing import Tables, counted
from data_access.counts.workbench.packing import Columns
from data_access.schema.reference import cities
from data_access.schema.services import projects


def count(bench: Workbench) -> Tables:
    """`appraisals`, `listings` and the businesses by month, `library` a stock, `investments` by yuan.

    A project is listed once it was appraised feasible and has a listing date; its month is the
    listing's. It is chosen where within twelve months of listing somebody chose it and opened a
    business with it. `project_qualities`, a stock of listed projects, holds each quality beside the
    projects for which it is recorded; whether they are shown is recorded where any of the city's
    is. `project_businesses` goes by opening month and is counted by project too,
    a business that chose several under the one it chose first.
    """
    bench.run(LISTED)
    bench.run(USED)
    return {
        "appraisals": counted(bench, APPRAISALS),
        "listings": counted(bench, LISTINGS),
        "library": counted(bench, LIBRARY),
        "investments": counted(bench, INVESTMENTS, ("city", "value")),
        "project_qualities": counted(bench, QUALITIES),
        "project_businesses": counted(
            bench, BUSINESSES.format(entity="u.city", exits=exits_within_year("o"))
        ),
        "project_businesses_by_project": counted(
            bench,
            BUSINESSES.format(entity="u.project", exits=exits_within_year("o")),
            ("project", "month"),
        ),
    }


def project_list(bench: Workbench, as_of: date) -> Columns:
    """Listed projects by number, with their city and kind of business."""
    p = projects.c
    return sorted_rows(
        bench,
        select(p.id, cast(p.city_code, Integer).label("city"), p.kind)
        .join(cities, cities.c.code == p.city_code)
        .where(once_in_programme(as_of), p.feasible, p.appraised_on <= as_of, p.listed_on <= as_of),
    )


LISTED = """
    CREATE TABLE listed_projects AS
    SELECT j.id, p.city, j.listed_on, greatest(j.appraised_on, j.listed_on) AS known_on, j.investment,
        j.local, j.payback_months, j.shown_on
    FROM projects j
    JOIN programme p ON p.code = j.city_code
    WHERE j.feasible AND j.appraised_on <= as_of() AND j.listed_on <= as_of()
"""

# A business opened after the project's city had left counts nowhere there, and may count for the
# project of another city.
USED = """
    CREATE TABLE used_projects AS
    SELECT s.venture, l.city, l.id AS project,
        row_number() OVER (PARTITION BY s.venture ORDER BY r.chosen_on, r.id) AS place
    FROM project_recommendations r
    JOIN listed_projects l ON l.id = r.project_id
    JOIN programme p ON p.city = l.city
    JOIN spells s ON s.business = r.business_id
    JOIN ventures v ON v.venture = s.venture AND v.month <= month_of(p.until)
    WHERE r.chosen_on <= as_of()
"""

APPRAISALS = """
    SELECT p.city, month_of(j.appraised_on) AS month,
        count(*) AS appraised,
        count(*) FILTER (j.feasible) AS feasible
    FROM projects j
    JOIN programme p ON p.code = j.city_code
    WHERE j.appraised_on <= as_of() AND j.feasible IS NOT NULL
    GROUP BY ALL
"""

LISTINGS = """
    WITH chosen AS (
        SELECT DISTINCT l.id
        FROM project_recommendations r
        JOIN listed_projects l ON l.id = r.project_id
        JOIN businesses b ON b.id = r.business_id
        WHERE r.chosen_on BETWEEN l.listed_on AND l.listed_on + INTERVAL 12 MONTH
            AND b.opened_on BETWEEN l.listed_on AND l.listed_on + INTERVAL 12 MONTH
            AND r.chosen_on <= as_of() AND b.opened_on <= as_of()
    )
    SELECT l.city, month_of(l.listed_on) AS month, count(*) AS listed, count(c.id) AS chosen
    FROM listed_projects l
    LEFT JOIN chosen c ON c.id = l.id
    GROUP BY ALL
"""

LIBRARY = """
    WITH collected AS (
        SELECT p.city, j.collected_on AS day, 1 AS collected, 0 AS listed
        FROM projects j JOIN programme p ON p.code = j.city_code
        UNION ALL
        SELECT city, known_on, 0, 1 FROM listed_projects
    )
    SELECT p.city, m.month,
        coalesce(sum(c.collected), 0) AS collected,
        coalesce(sum(c.listed), 0) AS listed
    FROM programme p
    CROSS JOIN month_ends m
    LEFT JOIN collected c ON c.city = p.city AND c.day <= m.ends
    GROUP BY p.city, m.month
"""

INVESTMENTS = """
    SELECT city, investment AS value, count(*) AS n FROM listed_projects GROUP BY ALL
"""

QUALITIES = """
    WITH recommended AS (
        SELECT project_id, min(recommended_on) AS day
        FROM project_recommendations
        GROUP BY project_id
    ),
    showing AS (
        SELECT DISTINCT p.city
        FROM projects j JOIN programme p ON p.code = j.city_code
        WHERE j.shown_on <= as_of()
    )
    SELECT l.city, m.month,
        count(*) AS listed,
        count(*) FILTER (r.day <= m.ends) AS recommended,
        count(s.city) AS showing_known,
        count(*) FILTER (l.shown_on <= m.ends) AS shown,
        count(l.local) AS origin_known,
        count(*) FILTER (l.local) AS local,
        count(l.payback_months) AS payback_known,
        count(*) FILTER (l.payback_months <= 12) AS soon
    FROM listed_projects l
    JOIN month_ends m ON l.known_on <= m.ends
    LEFT JOIN recommended r ON r.project_id = l.id
    LEFT JOIN showing s ON s.city = l.city
    GROUP BY ALL
"""

BUSINESSES = """
    SELECT {entity}, v.month,
        count(*) AS opened,
        sum(o.operating) AS operating_12,
        sum(o.known) AS known_12,
        count(*) FILTER (o.closed_in = 0) AS operating_or_lost_12,
        count(*) FILTER (o.closed_in = 0 AND o.lost_in < 0) AS open_12,
        {exits}
    FROM used_projects u
    JOIN ventures v ON v.venture = u.venture
    JOIN outcomes o ON o.venture = u.venture
    WHERE u.place = 1
    GROUP BY ALL
"""
