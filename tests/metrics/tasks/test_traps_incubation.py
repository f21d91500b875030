"""Incubators, trap by trap: what proves day 365, who is present, where the jobs are."""

import pytest

from metrics.counts.snapshot import Counts
from tests.metrics.conftest import Count
from tests.oracle.tasks import incubation
from tests.oracle.tasks.traps import agreed, amount, figure

AS_OF = "2010-06-30"
INCUBATORS = """
    id | city_code | opened_on  | places
    1  | 110000    | 2008-01-01 | 4
    2  | 130100    | 2008-01-01 | 6
    3  | 130100    | 2010-07-01 | 9
"""
TRAINED = {
    "courses": """
        id | starts_on  | ends_on
        1  | 2008-06-01 | 2008-06-10
    """,
    "enrolments": """
        person_id | course_id
        7         | 1
    """,
}
VISITED = "business_id | visited_on | status    | workers"


def tenants(
    count: Count, left: str = "- | -", visits: tuple[str, ...] = (), tenancies: str = ""
) -> Counts:
    """Counts of a business that entered incubator 1 on 2009-01-10; day 365 is 2010-01-10."""
    only = f"""
        incubator_id | business_id | entered_on | left_on | left_as
        1            | 1           | 2009-01-10 | {left}
    """
    more = {"visits": "\n".join([VISITED, *visits])} if visits else {}
    return agreed(
        count,
        incubation,
        AS_OF,
        **TRAINED,
        incubators=INCUBATORS,
        businesses="""
            id | lead_person_id | opened_on
            1  | 7              | 2008-12-01
        """,
        tenancies=tenancies or only,
        **more,
    )


YES, NO, UNKNOWN = (1, 1), (0, 1), (0, 0)
"""Operating, of those whose status on day 365 is known."""
ENDINGS = """
    2010-01-10 | operating | -          | -           | -          | -        | yes
    2010-01-09 | operating | -          | -           | -          | -        | unknown
    2010-01-10 | suspended | -          | -           | -          | -        | unknown
    -          | -         | 2010-01-10 | closed      | -          | -        | no
    -          | -         | 2010-01-11 | closed      | -          | -        | yes
    -          | -         | 2010-01-10 | transferred | -          | -        | no
    -          | -         | 2009-06-10 | merged      | -          | -        | yes
    -          | -         | 2010-07-01 | closed      | -          | -        | unknown
    -          | -         | -          | -           | 2010-01-10 | graduate | yes
    -          | -         | -          | -           | 2010-01-09 | graduate | unknown
    -          | -         | -          | -           | 2010-01-10 | closed   | no
    -          | -         | -          | -           | 2010-01-11 | closed   | yes
    -          | -         | -          | -           | 2010-03-01 | moved    | unknown
    2010-02-01 | operating | 2009-12-01 | closed      | -          | -        | no
"""
"""Last visit and its status, exit and its kind, end of the tenancy and its kind; what they prove."""


def test_day_365_is_proved_by_a_visit_a_closing_or_a_graduation(count: Count) -> None:
    rows = [[cell.strip() for cell in line.split("|")] for line in ENDINGS.strip().splitlines()]
    incubators, businesses, visits, stays = (
        ["id | city_code | places"],
        ["id | lead_person_id | opened_on | closed_on | exit_kind"],
        [VISITED],
        ["incubator_id | business_id | entered_on | left_on | left_as"],
    )
    for i, (seen, status, closed, kind, left, left_as, _) in enumerate(rows, start=1):
        incubators.append(f"{i} | 110000 | 5")
        businesses.append(f"{i} | {100 + i} | 2008-12-01 | {closed} | {kind}")
        stays.append(f"{i} | {i} | 2009-01-10 | {left} | {left_as}")
        visits += [f"{i} | {seen} | {status} | 3"] if seen != "-" else []
    tables = {
        "incubators": incubators,
        "businesses": businesses,
        "visits": visits,
        "tenancies": stays,
    }
    texts = {name: "\n".join(lines) for name, lines in tables.items()}
    counts = agreed(count, incubation, AS_OF, **TRAINED, **texts)
    wanted = {"yes": YES, "no": NO, "unknown": UNKNOWN}
    for i, row in enumerate(rows, start=1):
        shown = figure(counts, "tenants_operating", "known", "incubator", str(i), "2009")
        assert shown == wanted[row[-1]], row
    assert figure(counts, "tenants_operating", period="2009") == (5, 14)
    assert figure(counts, "tenants_operating", "unknown_operating", period="2009") == (10, 14)


@pytest.mark.parametrize(("left", "present"), [("2010-06-30", 0), ("2010-07-01", 1)])
def test_a_tenant_is_present_to_the_eve_of_leaving(count: Count, left: str, present: int) -> None:
    counts = tenants(count, left=f"{left} | graduate", visits=("1 | 2009-02-01 | operating | 3",))
    assert figure(counts, "occupancy") == (present, 10)
    assert figure(counts, "occupancy", by="incubator", entity="1") == (present, 4)
    assert amount(counts, "incubator_jobs", "incubator", "1") == 3 * present


def test_an_incubator_not_yet_open_has_no_places(count: Count) -> None:
    counts = tenants(count)
    assert counts.tables["incubators"]["id"].tolist() == [1, 2]
    assert figure(counts, "occupancy", by="city", entity="130100") == (0, 6)


def test_of_those_who_left_the_graduates_are_a_share(count: Count) -> None:
    counts = tenants(
        count,
        tenancies="""
        incubator_id | business_id | entered_on | left_on    | left_as
        1            | 1           | 2009-01-10 | 2009-08-01 | moved
        2            | 1           | 2009-08-01 | 2010-03-01 | graduate
    """,
    )
    assert figure(counts, "graduates") == (1, 2)
    assert figure(counts, "graduates", by="incubator", entity="2") == (1, 1)
    assert figure(counts, "graduates", by="city", entity="110000") == (0, 1)


def test_a_business_in_two_incubators_works_where_it_entered_last(count: Count) -> None:
    counts = tenants(
        count,
        visits=("1 | 2010-02-01 | operating | 5", "1 | 2010-03-01 | operating | -"),
        tenancies="""
            incubator_id | business_id | entered_on | left_on | left_as
            2            | 1           | 2009-08-01 | -       | -
            1            | 1           | 2009-01-10 | -       | -
        """,
    )
    assert amount(counts, "incubator_jobs") == 5
    assert amount(counts, "incubator_jobs", "incubator", "2") == 5
    assert figure(counts, "occupancy") == (2, 10)


@pytest.mark.parametrize(
    ("last", "jobs"), [("1 | 2010-03-01 | closed    | -", 0), ("1 | 2010-07-01 | operating | 9", 5)]
)
def test_the_latest_visit_tells_the_jobs(count: Count, last: str, jobs: int) -> None:
    counts = tenants(count, visits=("1 | 2010-02-01 | operating | 5", last))
    assert amount(counts, "incubator_jobs") == jobs
