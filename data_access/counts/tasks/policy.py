"""Counts of clause 三(九): relief of taxes and fees, its delay and its amount."""

from data_access.counts.stages.visits import VISIT_TOLERANCE_DAYS
from data_access.counts.tasks.slicing import by_group, by_group_and_institution, mature_year
from data_access.counts.workbench.bench import Workbench
from data_access.counts.workbench.listing import Tables, counted
from data_access.schema.business import LEGAL_FORMS


def count(bench: Workbench) -> Tables:
    """`relief` by opening month, `relief_days` (city, value, n), `relief_granted` by month granted.

    Counted are the businesses that training led to, re-registered ones as one. A business is
    eligible where it met the conditions of some relief within six months after its opening.
    `relief_by_form` is the same by legal form and for hiring the laid-off, where that is recorded;
    `laid_off_jobs`, by opening month, are the workers at the verified visit nearest six months
    (within 45 days) that counted the laid-off among them.
    """
    bench.run(RELIEVED)
    return {
        **by_group_and_institution(bench, "relief", RELIEF),
        "relief_days": counted(bench, RELIEF_DAYS, ("city", "value")),
        **by_group(bench, "relief_granted", GRANTED),
        **by_group_and_institution(bench, "relief_by_form", RELIEF_BY_FORM),
        **by_group_and_institution(bench, "laid_off_jobs", LAID_OFF_JOBS),
    }


# Per business: the first day of eligibility and of relief, for any kind, taxes and fees.
RELIEVED = """
    CREATE TABLE relieved AS
    SELECT v.venture, v.institution, v.grp, v.month, b.opened_on, b.legal_form,
        CAST(b.opened_on + INTERVAL 6 MONTH AS DATE) AS in_time,
        min(r.eligible_on) AS eligible,
        min(r.eligible_on) FILTER (r.kind = 'tax') AS eligible_tax,
        min(r.eligible_on) FILTER (r.kind = 'fee') AS eligible_fee,
        min(r.granted_on) FILTER (r.granted_on <= as_of()) AS granted,
        min(r.granted_on) FILTER (r.granted_on <= as_of() AND r.kind = 'tax') AS granted_tax,
        min(r.granted_on) FILTER (r.granted_on <= as_of() AND r.kind = 'fee') AS granted_fee,
        min(r.eligible_on) FILTER (r.for_hiring) AS eligible_hiring,
        min(r.granted_on) FILTER (r.granted_on <= as_of() AND r.for_hiring) AS granted_hiring
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
    JOIN programme p ON p.code = i.city_code AND r.month <= month_of(p.until)
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

EACH_FORM = ", ".join(
    f"count(*) FILTER (eligible <= in_time AND legal_form = '{form}') AS eligible_{form}, "
    f"count(*) FILTER (eligible <= in_time AND granted <= in_time AND legal_form = '{form}') "
    f"AS relieved_{form}"
    for form in LEGAL_FORMS
)

RELIEF_BY_FORM = f"""
    SELECT institution, grp, month,
        count(legal_form) FILTER (eligible <= in_time) AS eligible,
        count(legal_form) FILTER (eligible <= in_time AND granted <= in_time) AS relieved,
        {EACH_FORM},
        count(*) FILTER (eligible_hiring <= in_time) AS eligible_hiring,
        count(*) FILTER (eligible_hiring <= in_time AND granted_hiring <= in_time)
            AS relieved_hiring
    FROM relieved
    GROUP BY institution, grp, month
"""

# Of equally near visits the latest; one that found the business closed counts nobody.
LAID_OFF_JOBS = f"""
    WITH nearest AS (
        SELECT o.venture, v.workers, v.laid_off_workers
        FROM origins o
        JOIN spells s ON s.venture = o.venture
        JOIN visits v ON v.business_id = s.business
        WHERE v.verified AND v.status <> 'closed' AND v.visited_on <= as_of()
            AND v.laid_off_workers IS NOT NULL
            AND abs(date_diff('day', DATE '1970-01-01', v.visited_on) - o.day_6)
                <= {VISIT_TOLERANCE_DAYS}
        QUALIFY row_number() OVER (
            PARTITION BY o.venture
            ORDER BY abs(date_diff('day', DATE '1970-01-01', v.visited_on) - o.day_6),
                v.visited_on DESC, v.id DESC
        ) = 1
    )
    SELECT v.institution, v.grp, v.month,
        count(*) AS visited,
        count(*) FILTER (n.laid_off_workers > 0) AS hiring,
        sum(n.workers) AS workers,
        sum(n.laid_off_workers) AS laid_off
    FROM nearest n
    JOIN ventures v ON v.venture = n.venture
    GROUP BY ALL
"""
