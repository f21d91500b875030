"""Counts of clause 三(十): contact with operating businesses, lost ones, events, associations."""

from data_access.counts.tasks.slicing import by_group_and_institution
from data_access.counts.workbench.bench import Workbench
from data_access.counts.workbench.listing import Tables, counted

FOLLOWED_MONTHS, CONTACT_DAYS = 18, 90


def count(bench: Workbench) -> Tables:
    """`follow_up` and `associations`, stocks by month end, and `exchange` by the month held.

    `followed` are the businesses that training led to, opened within 18 months before the month
    end and not known then to have left. A business is contacted by a verified visit at most 90
    days before the month end, and lost without a contact (its opening counts) for six months.
    """
    for statement in (CONTACT_DAYS_TABLE, CONTACTED):
        bench.run(statement)
    return {
        **by_group_and_institution(bench, "follow_up", FOLLOW_UP),
        "exchange": counted(bench, EXCHANGE),
        "associations": counted(bench, ASSOCIATIONS),
    }


# Each day says at which month ends a contact on it is still fresh: one bit per month end, so
# that the visits, by far the largest table, are gone through once for all month ends.
CONTACT_DAYS_TABLE = f"""
    CREATE TABLE contact_days AS
    WITH ends AS (SELECT ends, month - min(month) OVER () AS place FROM month_ends),
    known AS (
        SELECT CAST(range AS DATE) AS day
        FROM range(
            (SELECT min(ends) - INTERVAL 7 MONTH FROM ends),
            CAST(as_of() + 1 AS TIMESTAMP),
            INTERVAL 1 DAY
        )
    )
    SELECT day,
        CAST(sum(CASE WHEN day >= ends - {CONTACT_DAYS} THEN 1 << place ELSE 0 END) AS BIGINT)
            AS recent,
        CAST(sum(CASE WHEN day + INTERVAL 6 MONTH >= ends THEN 1 << place ELSE 0 END) AS BIGINT)
            AS in_touch
    FROM known JOIN ends ON day <= ends
    GROUP BY day
"""

CONTACTED = f"""
    CREATE TABLE contacted AS
    WITH young AS (
        SELECT v.venture, v.institution, v.grp, v.month, b.opened_on,
            DATE '1970-01-01' + CAST(s.closed AS INTEGER) AS left_on
        FROM ventures v
        JOIN businesses b ON b.id = v.venture
        JOIN spells s ON s.venture = v.venture AND s.last = 1
        WHERE v.month > (SELECT min(month) FROM month_ends) - {FOLLOWED_MONTHS}
    ),
    seen AS (
        SELECT y.venture, bit_or(c.recent) AS recent, bit_or(c.in_touch) AS in_touch
        FROM visits x
        JOIN contact_days c ON c.day = x.visited_on
        JOIN spells s ON s.business = x.business_id
        JOIN young y ON y.venture = s.venture
        WHERE x.verified
        GROUP BY y.venture
    )
    SELECT y.*,
        coalesce(s.recent, 0) AS recent,
        coalesce(s.in_touch, 0) | coalesce(c.in_touch, 0) AS in_touch
    FROM young y
    LEFT JOIN seen s ON s.venture = y.venture
    LEFT JOIN contact_days c ON c.day = y.opened_on
"""

FOLLOW_UP = f"""
    SELECT y.institution, y.grp, m.month,
        count(*) AS followed,
        sum((y.recent >> m.place) & 1) AS contacted,
        count(*) FILTER (y.opened_on < m.ends - {CONTACT_DAYS}) AS settled,
        coalesce(
            sum((y.recent >> m.place) & 1) FILTER (y.opened_on < m.ends - {CONTACT_DAYS}), 0
        ) AS settled_contacted,
        sum(1 - ((y.in_touch >> m.place) & 1)) AS lost
    FROM contacted y
    JOIN (SELECT month, ends, month - min(month) OVER () AS place FROM month_ends) m
        ON m.month >= y.month AND m.month < y.month + {FOLLOWED_MONTHS}
        AND (y.left_on IS NULL OR y.left_on > m.ends)
    GROUP BY ALL
"""

EXCHANGE = """
    SELECT p.city, month_of(e.held_on) AS month,
        count(*) AS events,
        count(*) FILTER (e.kind = 'exchange') AS exchange,
        count(*) FILTER (e.kind = 'study_visit') AS study_visit,
        count(*) FILTER (e.kind = 'mutual_help') AS mutual_help,
        count(*) FILTER (e.kind = 'contest') AS contest,
        sum(e.participants) AS participants
    FROM events e
    JOIN programme p ON p.code = e.city_code
    WHERE e.held_on <= as_of()
    GROUP BY ALL
"""

ASSOCIATIONS = """
    SELECT p.city, m.month,
        1 AS cities,
        CASE WHEN count(a.id) > 0 THEN 1 ELSE 0 END AS founded,
        coalesce(sum(a.members), 0) AS members
    FROM programme p
    CROSS JOIN month_ends m
    LEFT JOIN associations a ON a.city_code = p.code AND a.founded_on <= m.ends
    GROUP BY p.city, m.month
"""
