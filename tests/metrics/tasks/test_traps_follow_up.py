"""Follow-up, trap by trap: what is a contact, who is to be followed, and when it is lost."""

import pytest

from metrics.counts.snapshot import Counts
from metrics.readings.tidy import readings
from metrics.registry import FIGURES
from tests.metrics.conftest import Count, Demo
from tests.oracle.tasks import follow_up
from tests.oracle.tasks.traps import agreed, amount, figure

AS_OF = "2009-06-30"
FOLLOWED_SINCE = "2009-01-15"


def followed(
    count: Count,
    visits: str = "2009-02-01 | yes",
    opened: str = FOLLOWED_SINCE,
    closed: str = "-",
    as_of: str = AS_OF,
) -> Counts:
    """Counts of one business with one visit."""
    return agreed(
        count,
        follow_up,
        as_of,
        courses="""
            id | starts_on  | ends_on
            1  | 2007-06-01 | 2007-06-10
        """,
        enrolments="""
            person_id | course_id
            7         | 1
        """,
        businesses=f"""
            id | lead_person_id | opened_on | closed_on
            1  | 7              | {opened}  | {closed}
        """,
        visits=f"""
            business_id | visited_on | verified
            1           | {visits}
        """,
    )


def several(count: Count, opened: dict[int, str], visits: str) -> Counts:
    """Counts of a business of each of these persons; their groups tell them apart."""
    groups = ("rural", "student", "veteran", "disabled", "laid_off")
    people = "\n".join(f"{i} | 1 | {group}" for i, group in enumerate(groups, start=1))
    begun = "\n".join(f"{i} | {i} | {day}" for i, day in opened.items())
    return agreed(
        count,
        follow_up,
        AS_OF,
        courses="""
            id | starts_on  | ends_on
            1  | 2007-06-01 | 2007-06-10
        """,
        enrolments=f"person_id | course_id | target_group\n{people}",
        businesses=f"id | lead_person_id | opened_on\n{begun}",
        visits=visits,
    )


def test_a_contact_is_a_verified_visit_at_most_90_days_ago(count: Count) -> None:
    counts = several(
        count,
        dict.fromkeys(range(1, 6), FOLLOWED_SINCE),
        """
        business_id | visited_on | verified
        1           | 2009-04-01 | yes
        2           | 2009-03-31 | yes
        3           | 2009-06-30 | yes
        4           | 2009-07-01 | yes
        5           | 2009-06-30 | no
    """,
    )
    for group, contacted in (("rural", 1), ("student", 0), ("veteran", 1), ("disabled", 0)):
        assert figure(counts, "contact_90", by="group", entity=group) == (contacted, 1), group
    assert figure(counts, "contact_90") == (2, 5)


def test_businesses_are_followed_for_18_months_and_are_due_a_visit_after_90_days(
    count: Count,
) -> None:
    opened = {1: "2007-12-31", 2: "2008-01-01", 3: "2009-03-31", 4: "2009-04-01", 5: "2009-07-01"}
    counts = several(
        count,
        opened,
        """
        business_id | visited_on
        1           | 2009-06-01
    """,
    )
    for group, followed_, settled in (
        ("rural", 0, 0),
        ("student", 1, 1),
        ("veteran", 1, 1),
        ("disabled", 1, 0),
        ("laid_off", 0, 0),
    ):
        assert figure(counts, "contact_90", None, "group", group) == (0, followed_), group
        assert figure(counts, "contact_90", "settled", "group", group) == (0, settled), group


def test_a_business_is_followed_until_the_month_end_before_it_left(count: Count) -> None:
    counts = followed(count, closed="2009-05-31")
    table = counts.tables["follow_up"]
    months = [month % 12 + 1 for month in table["month"].tolist()]
    assert months == [1, 2, 3, 4]
    assert table["contacted"].tolist() == [0, 1, 1, 1]


@pytest.mark.parametrize(
    ("as_of", "visit", "lost"),
    [
        ("2009-06-30", "2008-12-29 | yes", 1),
        ("2009-02-28", "2008-08-31 | yes", 0),
        ("2009-08-31", "2009-02-28 | yes", 1),
    ],
)
def test_a_business_is_lost_after_six_months_without_contact(
    count: Count, as_of: str, visit: str, lost: int
) -> None:
    counts = followed(count, visit, opened="2008-04-01", as_of=as_of)
    assert figure(counts, "lost_share") == (lost, 1)
    assert counts.total("lost", "lost").sum() == lost


def test_the_opening_is_a_first_contact(count: Count) -> None:
    counts = followed(count, "2009-12-01 | yes", as_of="2009-07-31")
    assert counts.tables["follow_up"]["lost"].tolist() == [0, 0, 0, 0, 0, 0, 1]


def test_the_latest_month_end_shows_what_the_quality_gate_holds(sqlite_demo: Demo) -> None:
    counts = sqlite_demo.counts
    shown = readings(counts, FIGURES["lost_share"])
    assert shown["numerator"].tolist() == counts.total("lost", "lost").tolist()
    assert shown["denominator"].tolist() == counts.total("lost", "followed").tolist()
    assert shown["denominator"].sum() > 0


def test_events_are_counted_when_held_and_associations_once_founded(count: Count) -> None:
    counts = agreed(
        count,
        follow_up,
        AS_OF,
        events="""
            city_code | kind        | held_on    | participants
            110000    | exchange    | 2009-05-31 | 20
            110000    | study_visit | 2009-02-01 | 5
            130100    | contest     | 2009-07-01 | 90
        """,
        associations="""
            city_code | founded_on | members
            130100    | 2009-06-30 | 12
            130100    | 2009-01-01 | 30
            130200    | 2009-07-01 | 40
        """,
        courses="""
            id | starts_on  | ends_on
            1  | 2008-01-05 | 2008-01-20
        """,
        enrolments="""
            person_id | course_id
            7         | 1
        """,
    )
    assert amount(counts, "exchange_events") == 2
    assert amount(counts, "exchange_participants", "city", "110000") == 25
    assert figure(counts, "association") == (1, 3)
