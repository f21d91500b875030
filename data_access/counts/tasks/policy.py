"""Counts of clause 三(九): relief of taxes and fees, its delay and its amount."""

from data_access.counts.tasks.slicing import by_group, by_group_and_institution, mature_year
from data_access.counts.workbench.bench import Workbench
from data_access.counts.workbench.listing import Tables, counted


def count(bench: Workbench) -> Tables:
    """`relief` by opening month, `relief_days` (city, value, n), `relief_granted` by month granted.

    Counted are the businesses that training led to, re-registered ones as one. A business is
    eligible where it met the conditions of some relief within six months after its opening.
    """
    bench.run(RELIEVED)
    return {
        **by_group_and_institution(bench, "relief", RELIEF),
        "relief_days": counted(bench, RELIEF_DAYS, ("city", "value")),
        **by_group(bench, "relief_granted", GRANTED),
    }


# Per business: the first day of eligibility and of relief, for any kind, taxes and fees.
RELIEVED = """
    CREATE TABLE relieved AS
    SELECT v.venture, v.institution, v.grp, v.month, b.opened_on,
        CAST(b.opened_on + INTERVAL 6 MONTH AS DATE) AS in_time,
        min(r.eligible_on) AS eligible,
        min(r.eligible_on) FILTER (r.kind = 'tax') AS eligible_tax,
        min(r.eligible_on) FILTER (r.kind = 'fee') AS eligible_fee,
        min(r.granted_on) FILTER (r.granted_on <= as_of()) AS granted,
        min(r.granted_on) FILTER (r.granted_on <= as_of() AND r.kind = 'tax') AS granted_tax,
        min(r.granted_on) FILTER (r.granted_on <= as_of() AND r.kind = 'fee') AS granted_fee
    FROM relief_cases r
    JOIN spells s ON s.business = r.business_id
    JOIN ventures v ON v.venture = s.venture
    JOIN businesses b ON b.id = v.venture
    WHERE r.eligible_on <= as_of()
    GROUP BY ALL
"""

RELIEF = """
    SELECT institution, grp, month,
        count(*) FILTER (eligible <= in_time) AS eligible,
        count(*) FILTER (eligible <= in_time AND granted <= in_time) AS relieved,
        count(*) FILTER (eligible_tax <= in_time) AS eligible_tax,
        count(*) FILTER (eligible_tax <= in_time AND granted_tax <= in_time) AS relieved_tax,
        count(*) FILTER (eligible_fee <= in_time) AS eligible_fee,
        count(*) FILTER (eligible_fee <= in_time AND granted_fee <= in_time) AS relieved_fee
    FROM relieved
    GROUP BY institution, grp, month
"""

RELIEF_DAYS = f"""
    SELECT i.city_code AS city, greatest(r.granted - r.opened_on, 0) AS value, count(*) AS n
    FROM relieved r
    JOIN institutions i ON i.id = r.institution
    WHERE r.eligible <= r.in_time AND r.granted <= r.in_time AND {mature_year("r.month", 6)}
    GROUP BY ALL
"""

GRANTED = """
    SELECT v.institution, v.grp, month_of(r.granted_on) AS month,
        count(*) AS cases,
        sum(r.amount) AS amount
    FROM relief_cases r
    JOIN spells s ON s.business = r.business_id
    JOIN ventures v ON v.venture = s.venture
    WHERE r.eligible_on <= as_of() AND r.granted_on <= as_of()
    GROUP BY ALL
"""
