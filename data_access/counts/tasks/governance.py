"""Counts of clause 四: leadership group, implementing body and plan; since when each body stands."""

from data_access.counts.workbench.bench import Workbench
from data_access.counts.workbench.listing import Tables, counted

DUTIES = ("leadership_group", "implementing_body", "local_plan", "dedicated_body", "association")
"""The `duty` column of `governance_dates` holds places in this list."""


def count(bench: Workbench) -> Tables:
    """`governance`, a stock by (city, month), and `governance_dates` by (city, duty).

    `day` is the first day on which the duty was done, counted from 1970-01-01; a duty not done
    has no row. `leadership`, a stock by (city, month), tells who heads the group and the body set
    up last, and which departments sit in the group, where that is recorded.
    """
    bench.run(DONE)
    return {
        "governance": counted(bench, GOVERNANCE),
        "governance_dates": counted(bench, DATES, ("city", "duty")),
        "leadership": counted(bench, LEADERSHIP),
    }


DONE = """
    CREATE TABLE duties_done AS
    SELECT p.city, d.kind, min(d.day) AS day
    FROM (
        SELECT city_code, kind, established_on AS day FROM organisations
        UNION ALL
        SELECT city_code, 'local_plan', adopted_on FROM local_plans
        UNION ALL
        SELECT city_code, 'association', founded_on FROM associations
    ) d
    JOIN programme p ON p.code = d.city_code
    WHERE d.day <= as_of()
    GROUP BY p.city, d.kind
"""

GOVERNANCE = """
    SELECT *, leadership_group * implementing_body * local_plan AS all_three
    FROM (
        SELECT p.city, m.month,
            1 AS cities,
            count(*) FILTER (d.kind = 'leadership_group') AS leadership_group,
            count(*) FILTER (d.kind = 'implementing_body') AS implementing_body,
            count(*) FILTER (d.kind = 'local_plan') AS local_plan
        FROM programme p
        CROSS JOIN month_ends m
        LEFT JOIN duties_done d ON d.city = p.city AND d.day <= m.ends
        GROUP BY p.city, m.month
    )
"""

DATES = f"""
    SELECT city, list_position({list(DUTIES)}, kind) - 1 AS duty,
        date_diff('day', DATE '1970-01-01', day) AS day
    FROM duties_done
"""

LEADERSHIP = """
    WITH latest AS (
        SELECT p.city, m.month, b.*,
            row_number() OVER (
                PARTITION BY p.city, m.month, b.kind ORDER BY b.established_on DESC, b.id DESC
            ) AS place
        FROM organisations b
        JOIN programme p ON p.code = b.city_code
        JOIN month_ends m ON b.established_on <= m.ends
        WHERE b.kind IN ('leadership_group', 'implementing_body')
    ),
    headed AS (
        SELECT *, kind = 'leadership_group' AS is_group FROM latest WHERE place = 1
    )
    SELECT city, month,
        count(led_by) FILTER (is_group) AS leader_known,
        count(*) FILTER (is_group AND led_by = 'city_leader') AS city_led,
        count(led_by) FILTER (NOT is_group) AS head_known,
        count(*) FILTER (NOT is_group AND led_by = 'bureau_leader') AS bureau_led,
        count(finance_joins) FILTER (is_group) AS finance_known,
        count(*) FILTER (is_group AND finance_joins) AS finance,
        count(tax_joins) FILTER (is_group) AS tax_known,
        count(*) FILTER (is_group AND tax_joins) AS tax,
        count(commerce_joins) FILTER (is_group) AS commerce_known,
        count(*) FILTER (is_group AND commerce_joins) AS commerce,
        finance_known + tax_known + commerce_known AS seats,
        finance + tax + commerce AS seats_taken
    FROM headed
    GROUP BY city, month
"""
