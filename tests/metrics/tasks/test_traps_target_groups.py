"""Target groups, trap by trap: who counts once, which year, which courses."""

from metrics.counts.snapshot import Counts
from metrics.readings.tidy import readings
from metrics.registry import FIGURES
from metrics.tasks.target_groups import BEYOND_LAID_OFF
from tests.metrics.conftest import Count
from tests.oracle.tasks import target_groups
from tests.oracle.tasks.traps import agreed, figure

AS_OF = "2009-06-30"


def counted(count: Count, **texts: str) -> Counts:
    """Counts of courses and who took them."""
    return agreed(count, target_groups, AS_OF, **texts)


def test_a_second_course_in_the_year_is_no_second_trainee_of_another_group(count: Count) -> None:
    counts = counted(
        count,
        courses="""
            id | starts_on  | ends_on
            1  | 2009-01-05 | 2009-01-20
            2  | 2009-03-05 | 2009-03-20
        """,
        enrolments="""
            person_id | course_id | target_group
            7         | 1         | laid_off
            7         | 2         | student
            8         | 2         | disabled
        """,
    )
    assert figure(counts, "beyond_laid_off") == (1, 2)
    assert figure(counts, "beyond_laid_off", "laid_off") == (1, 2)
    assert figure(counts, "beyond_laid_off", "student") == (0, 2)


def test_shares_of_the_six_groups_make_up_the_whole(count: Count) -> None:
    counts = counted(
        count,
        courses="""
            id | starts_on  | ends_on
            1  | 2009-01-05 | 2009-01-20
        """,
        enrolments="""
            person_id | course_id | target_group
            1         | 1         | laid_off
            2         | 1         | student
            3         | 1         | rural
            4         | 1         | veteran
            5         | 1         | disabled
            6         | 1         | other
            7         | 1         | rural
        """,
    )
    shares = [figure(counts, "beyond_laid_off", group)[0] for group in BEYOND_LAID_OFF.variants]
    assert shares == [1, 1, 2, 1, 1, 1]
    assert figure(counts, "beyond_laid_off") == (6, 7)


def test_a_group_is_reached_for_twelve_months_and_no_day_longer(count: Count) -> None:
    counts = counted(
        count,
        courses="""
            id | starts_on  | ends_on
            1  | 2008-06-02 | 2008-06-30
            2  | 2008-06-02 | 2008-07-01
        """,
        enrolments="""
            person_id | course_id | target_group
            1         | 1         | veteran
            2         | 2         | rural
            3         | 2         | rural
        """,
    )
    rates = readings(counts, FIGURES["groups_reached"], "city")
    assert rates["numerator"].tolist() == [1, 0, 0]
    assert rates["denominator"].tolist() == [6, 6, 6]
    assert figure(counts, "groups_reached") == (1, 18)


def test_every_kind_of_course_may_keep_to_the_standard_once_it_is_over(count: Count) -> None:
    counts = counted(
        count,
        courses="""
            kind | syb_standard | starts_on  | ends_on
            SYB  | yes          | 2009-01-05 | 2009-01-20
            SYB  | no           | 2009-01-05 | 2009-01-20
            GYB  | no           | 2009-01-05 | 2009-01-20
            SYB  | yes          | 2009-06-25 | 2009-07-01
        """,
        enrolments="""
            person_id | course_id
            7         | 1
        """,
    )
    assert figure(counts, "syb_standard") == (1, 3)
    assert figure(counts, "syb_standard", "syb") == (1, 2)
    rates = readings(counts, FIGURES["syb_standard"], "institution")
    assert rates["denominator"].fillna(0).tolist() == [3, 0, 0, 0]
