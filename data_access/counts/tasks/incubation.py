"""Counts of clause 三(八): tenants of incubators, a year later, on leaving, places taken, jobs."""

from datetime import date

import numpy as np
from sqlalchemy import Integer, cast, select

from data_access.counts.reference import once_in_programme
from data_access.counts.tasks.slicing import by_incubator
from data_access.counts.workbench.bench import Workbench
from data_access.counts.workbench.listing import Tables, counted
from data_access.counts.workbench.packing import Columns
from data_access.schema.business import incubators
from data_access.schema.reference import cities

DAYS = 365


def count(bench: Workbench) -> Tables:
    """`tenants` by month of entry, `departures` by month of leaving, `occupancy` at month ends.

    A tenant is one entry of a business into an incubator. It is operating at day 365 where a
    verified visit on that day or later says so, or where it is known to have closed or merged
    later, or left as a graduate no earlier; it is not where it is known to have closed by then. A
    closing without date, found by a visit, proves nothing for the days since a visit found it
    operating. `premises`, a stock by (city, month), holds whose money built the incubators and what
    their sites were, beside those for which it is recorded.
    """
    for statement in (STAYS, LAST_OPERATING, WORKERS):
        bench.run(statement)
    return {
        **by_incubator(bench, "tenants", TENANTS),
        **by_incubator(bench, "departures", DEPARTURES),
        **by_incubator(bench, "occupancy", OCCUPANCY),
        "premises": counted(bench, PREMISES),
    }


def incubator_list(bench: Workbench, as_of: date) -> Columns:
    """Incubators of the programme's cities opened by the as-of date: id, city and name, by id."""
    i, c = incubators.c, cities.c
    listing = (
        select(i.id, cast(i.city_code, Integer), i.name)
        .join(cities, c.code == i.city_code)
        .where(once_in_programme(as_of), i.opened_on <= as_of)
    )
    rows = sorted(tuple(row) for row in bench.rows(listing))
    return {
        "id": np.array([number for number, _, _ in rows], dtype=np.int64),
        "city": np.array([city for _, city, _ in rows], dtype=np.int64),
        "name": np.array([name for _, _, name in rows], dtype=object),
    }


# Tenancies in incubators of the programme; `exited` is the exit of the whole venture.
STAYS = f"""
    CREATE TABLE stays AS
    SELECT t.id, t.incubator_id AS incubator, t.entered_on, t.entered_on + {DAYS} AS due,
        coalesce(s.venture, t.business_id) AS venture,
        CASE WHEN t.left_on <= as_of() THEN t.left_on END AS left_on,
        CASE WHEN t.left_on <= as_of() THEN t.left_as END AS left_as,
        DATE '1970-01-01' + CAST(e.closed AS INTEGER) AS exited,
        coalesce(e.merged, 0) AS merged,
        coalesce(e.undated, 0) AS undated
    FROM tenancies t
    JOIN businesses b ON b.id = t.business_id
    JOIN incubators i ON i.id = t.incubator_id AND i.opened_on <= as_of()
    JOIN programme p ON p.code = i.city_code
    LEFT JOIN spells s ON s.business = t.business_id
    LEFT JOIN spells e ON e.venture = s.venture AND e.last = 1
    WHERE t.entered_on <= as_of()
"""

LAST_OPERATING = """
    CREATE TABLE last_operating AS
    SELECT s.venture, max(v.visited_on) AS seen_on
    FROM visits v
    JOIN spells s ON s.business = v.business_id
    WHERE v.verified AND v.status = 'operating' AND v.visited_on <= as_of()
        AND s.venture IN (SELECT venture FROM stays)
    GROUP BY s.venture
"""

# The last word of each day on how many work there; a visit that finds it closed says none.
WORKERS = """
    CREATE TABLE tenant_workers AS
    SELECT s.venture, v.visited_on,
        arg_max(CASE WHEN v.status = 'closed' THEN 0 ELSE v.workers END, v.id) AS workers
    FROM visits v
    JOIN spells s ON s.business = v.business_id
    WHERE v.verified AND v.visited_on <= as_of()
        AND (v.workers IS NOT NULL OR v.status = 'closed')
        AND s.venture IN (SELECT venture FROM stays)
    GROUP BY s.venture, v.visited_on
"""

TENANTS = """
    WITH known AS (
        SELECT t.*,
            coalesce(t.exited <= t.due AND t.merged = 0, FALSE)
                OR coalesce(t.left_as = 'closed' AND t.left_on <= t.due, FALSE)
                OR (t.undated = 1 AND coalesce(o.seen_on < t.due, TRUE)) AS closed,
            coalesce(o.seen_on >= t.due, FALSE)
                OR coalesce(t.exited > t.due AND t.undated = 0, FALSE)
                OR t.merged = 1
                OR coalesce(t.left_as = 'closed' AND t.left_on > t.due, FALSE)
                OR coalesce(t.left_as = 'graduate' AND t.left_on >= t.due, FALSE) AS seen
        FROM stays t
        LEFT JOIN last_operating o ON o.venture = t.venture
    )
    SELECT incubator, month_of(entered_on) AS month,
        count(*) AS entered,
        count(*) FILTER (seen AND NOT closed) AS operating,
        count(*) FILTER (seen OR closed) AS known,
        count(*) FILTER (NOT closed) AS not_closed
    FROM known
    GROUP BY ALL
"""

DEPARTURES = """
    SELECT incubator, month_of(left_on) AS month,
        count(*) AS departed,
        count(*) FILTER (left_as = 'graduate') AS graduates
    FROM stays
    WHERE left_on IS NOT NULL
    GROUP BY ALL
"""

# Present twice, a business works where it entered last.
OCCUPANCY = """
    WITH present AS (
        SELECT m.month, m.ends, t.*,
            row_number() OVER (
                PARTITION BY m.month, t.venture ORDER BY t.entered_on DESC, t.id DESC
            ) AS place
        FROM stays t
        JOIN incubators i ON i.id = t.incubator
        JOIN month_ends m
            ON i.opened_on <= m.ends AND t.entered_on <= m.ends
            AND (t.left_on IS NULL OR t.left_on > m.ends)
    )
    SELECT i.id AS incubator, m.month, i.places, 0 AS tenants, 0 AS jobs
    FROM incubators i
    JOIN programme p ON p.code = i.city_code
    JOIN month_ends m ON i.opened_on <= m.ends
    UNION ALL
    SELECT t.incubator, t.month, 0,
        count(*),
        coalesce(sum(w.workers) FILTER (
            t.place = 1 AND (t.exited IS NULL OR t.exited > t.ends OR t.merged = 1)
        ), 0)
    FROM present t
    ASOF LEFT JOIN tenant_workers w ON w.venture = t.venture AND t.ends >= w.visited_on
    GROUP BY t.incubator, t.month
"""

# Both sums are on record, be they 0, or nothing is known of the money.
PREMISES = """
    SELECT p.city, m.month,
        count(i.public_money + i.other_money) AS money_known,
        count(*) FILTER (i.public_money > 0 AND i.other_money IS NOT NULL) AS with_public,
        count(*) FILTER (i.other_money > 0 AND i.public_money IS NOT NULL) AS with_other,
        count(*) FILTER (i.public_money > 0 AND i.other_money > 0) AS with_both,
        coalesce(sum(i.public_money + i.other_money), 0) AS money,
        coalesce(sum(i.public_money) FILTER (i.other_money IS NOT NULL), 0) AS public_money,
        count(i.former_site) AS site_known,
        count(*) FILTER (i.former_site <> 'new') AS reused,
        count(*) FILTER (i.former_site = 'park') AS park,
        count(*) FILTER (i.former_site = 'idle_site') AS idle_site,
        count(*) FILTER (i.former_site = 'market') AS market
    FROM incubators i
    JOIN programme p ON p.code = i.city_code
    JOIN month_ends m ON i.opened_on <= m.ends
    GROUP BY ALL
"""
