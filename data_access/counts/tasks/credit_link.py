"""Counts of clause 三(七): micro-loans of trained persons, their delay, repayment, credit files."""

from data_access.counts.tasks.slicing import by_group, by_group_and_institution, mature_year
from data_access.counts.workbench.bench import Workbench
from data_access.counts.workbench.listing import Tables, counted


def count(bench: Workbench) -> Tables:
    """`credit` by month of application (`applied`, `paid`) and of the services' clock (`passers`).

    Also `credit_days` (city, value, n), `loans_paid` by month paid out, `loan_recovery` in yuan
    by month due, `credit_files` by month opened. A loan belongs to the latest start-up training,
    completed since, that began by its application; without one it is not the programme's. Credit
    files belong to the city of their credit community. `communities` is a stock by (city, month),
    `office_cases` goes by the month in which the case was opened, `community_businesses` by that
    of the opening; each stands beside those for which it is recorded.
    """
    for statement in (TRAINED_LOANS, APPLICANTS):
        bench.run(statement)
    return {
        **by_group_and_institution(bench, "credit", CREDIT),
        "credit_days": counted(bench, CREDIT_DAYS, ("city", "value")),
        **by_group_and_institution(bench, "loans_paid", LOANS_PAID),
        **by_group(bench, "loan_recovery", RECOVERY),
        "credit_files": counted(bench, CREDIT_FILES),
        "communities": counted(bench, COMMUNITIES),
        **by_group_and_institution(bench, "office_cases", OFFICE_CASES),
        **by_group_and_institution(bench, "community_businesses", COMMUNITY_BUSINESSES),
    }


TRAINED_LOANS = """
    CREATE TABLE trained_loans AS
    SELECT l.id AS loan, l.applied_on, l.counter_guarantee_waived AS waived,
        CASE WHEN l.paid_on <= as_of() THEN l.paid_on END AS paid_on,
        j.enrolment, j.institution, j.grp, j.passed
    FROM loans l
    JOIN journeys j
        ON j.person = l.person_id
        AND j.starts <= date_diff('day', DATE '1970-01-01', l.applied_on)
    WHERE l.applied_on <= as_of()
    QUALIFY row_number() OVER (PARTITION BY l.id ORDER BY j.completed DESC, j.enrolment DESC) = 1
"""

# Passers who applied: the first application, and the first payment of any loan since.
APPLICANTS = """
    CREATE TABLE applicants AS
    SELECT enrolment, institution, grp,
        min(applied_on) AS applied_on,
        min(paid_on) AS paid_on,
        CAST(min(applied_on) + INTERVAL 6 MONTH AS DATE) AS in_time
    FROM trained_loans
    WHERE passed = 1
    GROUP BY ALL
"""

CREDIT = """
    SELECT institution, grp, month_of(applied_on) AS month,
        count(*) AS applied,
        count(*) FILTER (paid_on <= in_time) AS paid,
        0 AS passers,
        0 AS passers_paid
    FROM applicants
    GROUP BY ALL
    UNION ALL
    SELECT j.institution, j.grp, j.month, 0, 0,
        count(*),
        count(*) FILTER (date_diff('day', DATE '1970-01-01', a.paid_on) <= j.serve_by)
    FROM journeys j
    LEFT JOIN applicants a ON a.enrolment = j.enrolment
    WHERE j.passed = 1 AND j.begun = 1
    GROUP BY ALL
"""

CREDIT_DAYS = f"""
    SELECT i.city_code AS city, greatest(a.paid_on - a.applied_on, 0) AS value, count(*) AS n
    FROM applicants a
    JOIN institutions i ON i.id = a.institution
    JOIN programme p ON p.code = i.city_code AND a.applied_on <= p.until
    WHERE a.paid_on <= a.in_time AND {mature_year("month_of(a.applied_on)", 6)}
    GROUP BY ALL
"""

LOANS_PAID = """
    SELECT institution, grp, month_of(paid_on) AS month,
        count(*) AS paid,
        count(*) FILTER (waived) AS waived
    FROM trained_loans
    WHERE paid_on IS NOT NULL
    GROUP BY ALL
"""

# What was paid beyond an instalment covers no other one.
RECOVERY = """
    SELECT l.institution, l.grp, month_of(r.due_on) AS month,
        sum(r.principal_due) AS due,
        coalesce(
            sum(least(r.principal_paid, r.principal_due))
                FILTER (r.paid_on <= r.due_on + 90 AND r.paid_on <= as_of()),
            0
        ) AS recovered
    FROM trained_loans l
    JOIN repayments r ON r.loan_id = l.loan
    WHERE l.paid_on IS NOT NULL AND r.due_on <= as_of()
    GROUP BY ALL
"""

CREDIT_FILES = """
    SELECT p.city, month_of(f.opened_on) AS month, count(*) AS files
    FROM credit_files f
    JOIN credit_communities c ON c.id = f.community_id
    JOIN programme p ON p.code = c.city_code
    WHERE f.opened_on <= as_of()
    GROUP BY ALL
"""

COMMUNITIES = """
    SELECT p.city, m.month,
        count(*) AS communities,
        count(c.plans_training) AS plan_known,
        count(*) FILTER (c.plans_training) AS plans_training
    FROM credit_communities c
    JOIN programme p ON p.code = c.city_code
    JOIN month_ends m ON c.recognised_on <= m.ends
    GROUP BY ALL
"""

OFFICE_CASES = """
    SELECT t.institution, t.grp, month_of(k.opened_on) AS month,
        count(k.followed_by_office) AS follow_up_known,
        count(*) FILTER (k.followed_by_office) AS followed
    FROM service_cases k
    JOIN trainings t ON t.enrolment = k.enrolment_id
    WHERE k.opened_on <= as_of()
    GROUP BY ALL
"""

COMMUNITY_BUSINESSES = """
    SELECT v.institution, v.grp, v.month,
        count(b.in_community) AS place_known,
        count(*) FILTER (b.in_community) AS in_community,
        count(b.serves_community) AS customers_known,
        count(*) FILTER (b.serves_community) AS serving
    FROM ventures v
    JOIN businesses b ON b.id = v.venture
    GROUP BY ALL
"""
