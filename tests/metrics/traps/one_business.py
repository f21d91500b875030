"""One business of one person trained, visited as a test wants it."""

from metrics.counts.snapshot import Counts
from tests.metrics.conftest import Count

TRAINED = {
    "courses": """
        id | starts_on  | ends_on
        1  | 2007-09-01 | 2007-09-10
    """,
    "enrolments": """
        person_id | course_id
        7         | 1
    """,
}
AS_OF = "2009-12-31"


def one_business(
    count: Count, visits: str, opened: str = "2008-01-31", closed: str = "-", as_of: str = AS_OF
) -> Counts:
    """Counts of one business with its visits, given as columns of the visits table."""
    lines = [line.strip() for line in visits.strip().splitlines()]
    table = "\n".join([f"business_id | {lines[0]}", *(f"1 | {line}" for line in lines[1:])])
    business = f"""
        lead_person_id | opened_on | closed_on
        7              | {opened}  | {closed}
    """
    return count(as_of, **TRAINED, businesses=business, visits=table)
