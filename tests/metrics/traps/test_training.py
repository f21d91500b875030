"""Training and passing, trap by trap: who counts as trained, who stays in, which attempt counts."""

import pytest

from tests.metrics.conftest import Count
from tests.oracle.harness.shown import number, share, sum_of

COURSE = """
    id | starts_on  | ends_on
    1  | 2008-03-20 | 2008-03-31
"""
AS_OF = "2008-12-31"


@pytest.mark.parametrize(
    ("ends", "resit", "passed"),
    [
        ("2008-03-31", "2008-05-31", 1),
        ("2008-03-31", "2008-06-01", 0),
        ("2007-12-31", "2008-02-29", 1),
        ("2007-12-31", "2008-03-01", 0),
        ("2008-04-15", "2008-06-15", 1),
        ("2008-04-15", "2008-06-16", 0),
    ],
)
def test_a_resit_counts_up_to_two_months_after_the_course(
    count: Count, ends: str, resit: str, passed: int
) -> None:
    courses = f"""
        id | starts_on  | ends_on
        1  | 2007-11-20 | {ends}
    """
    enrolments = f"""
        person_id | course_id | assessment_passed | resit_on | resit_passed
        7         | 1         | no                | {resit}  | yes
    """
    counts = count("2008-10-31", courses=courses, enrolments=enrolments)
    assert share(counts, "pass_rate") == (passed, 1)


def test_an_assessment_later_than_two_months_does_not_count_either(count: Count) -> None:
    enrolments = """
        person_id | course_id | assessed_on
        7         | 1         | 2008-06-01
    """
    assert share(count(AS_OF, courses=COURSE, enrolments=enrolments), "pass_rate") == (0, 1)


def test_an_assessment_after_the_as_of_date_has_not_happened(count: Count) -> None:
    enrolments = """
        person_id | course_id | assessed_on
        7         | 1         | 2008-05-01
    """
    before = count("2008-04-30", courses=COURSE, enrolments=enrolments)
    assert (sum_of(before, "attended", "assessed"), sum_of(before, "attended", "passed")) == (0, 0)
    after = count("2008-05-31", courses=COURSE, enrolments=enrolments)
    assert (sum_of(after, "attended", "assessed"), sum_of(after, "attended", "passed")) == (1, 1)


def test_dropouts_stay_in_the_denominator_but_not_among_those_assessed(count: Count) -> None:
    enrolments = """
        person_id | course_id | completed_on | assessed_on | assessment_passed
        7         | 1         | -            | -           | -
        8         | 1         | 2008-03-31   | 2008-03-31  | yes
    """
    counts = count(AS_OF, courses=COURSE, enrolments=enrolments)
    assert share(counts, "pass_rate") == (1, 2)
    assert share(counts, "pass_rate", "assessed") == (1, 1)
    assert number(counts, "trained") == 1


def test_who_missed_the_assessment_and_passed_the_resit_was_assessed(count: Count) -> None:
    enrolments = """
        person_id | course_id | assessed_on | assessment_passed | resit_on   | resit_passed
        7         | 1         | -           | -                 | 2008-04-20 | yes
        8         | 1         | 2008-03-31  | no                | -          | -
    """
    counts = count(AS_OF, courses=COURSE, enrolments=enrolments)
    assert share(counts, "pass_rate", "assessed") == (1, 2)


def test_who_never_came_is_outside(count: Count) -> None:
    enrolments = """
        person_id | course_id | first_attended_on | completed_on | assessed_on | assessment_passed
        7         | 1         | -                 | -            | -           | -
    """
    assert share(count(AS_OF, courses=COURSE, enrolments=enrolments), "pass_rate") == (0, 0)


def test_several_courses_in_a_year_are_one_person_at_the_first_completion(count: Count) -> None:
    counts = count(
        AS_OF,
        courses="""
            id | institution_id | kind | starts_on  | ends_on
            1  | 1              | GYB  | 2008-02-01 | 2008-02-03
            2  | 2              | SYB  | 2008-04-01 | 2008-04-10
            3  | 1              | SYB  | 2008-10-01 | 2008-10-10
            4  | 1              | IYB  | 2008-11-01 | 2008-11-05
        """,
        enrolments="""
            person_id | course_id
            7         | 3
            7         | 2
            7         | 1
            7         | 4
        """,
    )
    assert number(counts, "trained") == 1
    assert number(counts, "trained", "city", "130100") == 1
    assert number(counts, "trained", "city", "110000") == 0
    assert [sum_of(counts, "trained", kind) for kind in ("syb", "gyb", "iyb")] == [1, 1, 1]


def test_two_courses_that_end_on_one_day_count_by_the_smaller_number(count: Count) -> None:
    courses = """
        id | institution_id | starts_on  | ends_on
        1  | 1              | 2008-03-01 | 2008-03-10
        2  | 2              | 2008-03-02 | 2008-03-10
    """
    enrolments = """
        id | person_id | course_id
        5  | 7         | 2
        6  | 7         | 1
    """
    counts = count(AS_OF, courses=courses, enrolments=enrolments)
    for key in ("trained", "pass_rate"):
        assert number(counts, key, "city", "130100") == 1
        assert number(counts, key, "city", "110000") == 0


def test_the_first_course_attended_decides_even_if_a_later_one_was_passed(count: Count) -> None:
    courses = """
        id | starts_on  | ends_on
        1  | 2008-02-01 | 2008-02-10
        2  | 2008-06-01 | 2008-06-10
    """
    enrolments = """
        person_id | course_id | completed_on | assessment_passed
        7         | 1         | -            | no
        7         | 2         | 2008-06-10   | yes
    """
    counts = count(AS_OF, courses=courses, enrolments=enrolments)
    assert share(counts, "pass_rate") == (0, 1)
    assert number(counts, "trained", "cohort", "2008-06") == 1


def test_a_course_never_attended_does_not_hide_the_one_attended_later(count: Count) -> None:
    courses = """
        id | starts_on  | ends_on
        1  | 2008-02-01 | 2008-02-10
        2  | 2008-06-01 | 2008-06-10
    """
    enrolments = """
        person_id | course_id | first_attended_on | completed_on | assessed_on
        7         | 1         | -                 | -            | -
        7         | 2         | 2008-06-01        | 2008-06-10   | 2008-06-10
    """
    counts = count(AS_OF, courses=courses, enrolments=enrolments)
    assert share(counts, "pass_rate") == (1, 1)


def test_a_course_across_new_year_passes_in_one_year_and_trains_in_the_next(count: Count) -> None:
    courses = """
        id | starts_on  | ends_on
        1  | 2007-12-20 | 2007-12-31
    """
    enrolments = """
        person_id | course_id | completed_on
        7         | 1         | 2008-01-04
    """
    counts = count(AS_OF, courses=courses, enrolments=enrolments)
    assert share(counts, "pass_rate", period=2007) == (1, 1)
    assert number(counts, "trained", period=2007) == 0
    assert number(counts, "trained", period=2008) == 1


def test_a_new_year_counts_the_same_person_anew_and_only_to_date(count: Count) -> None:
    courses = """
        id | starts_on  | ends_on
        1  | 2007-09-01 | 2007-09-10
        2  | 2008-02-01 | 2008-02-10
        3  | 2008-09-01 | 2008-09-10
    """
    enrolments = """
        person_id | course_id
        7         | 1
        7         | 2
        8         | 3
    """
    counts = count("2008-08-31", courses=courses, enrolments=enrolments)
    assert number(counts, "trained") == 1
    assert number(counts, "trained", period=2007) == 1


def test_only_start_up_courses_enter_the_pass_rate(count: Count) -> None:
    courses = """
        id | kind | starts_on  | ends_on
        1  | IYB  | 2008-03-01 | 2008-03-10
        2  | GYB  | 2008-03-01 | 2008-03-03
        3  | SYB  | 2008-03-01 | 2008-03-10
    """
    enrolments = """
        person_id | course_id
        7         | 1
        8         | 2
        9         | 3
    """
    counts = count(AS_OF, courses=courses, enrolments=enrolments)
    assert share(counts, "pass_rate") == (1, 1)


def test_a_course_that_ends_after_the_as_of_date_does_not_exist(count: Count) -> None:
    enrolments = """
        person_id | course_id | completed_on | assessed_on
        7         | 1         | 2008-03-25   | 2008-03-25
    """
    counts = count("2008-02-29", courses=COURSE, enrolments=enrolments)
    assert sum_of(counts, "attended", "attended") == 0
    long_course = COURSE.replace("2008-03-31", "2008-04-01")
    counts = count("2008-03-31", courses=long_course, enrolments=enrolments)
    assert (sum_of(counts, "attended", "attended"), sum_of(counts, "trained", "syb")) == (0, 0)


@pytest.mark.parametrize(
    ("ends", "counted"),
    [("2008-09-30", 0), ("2008-10-01", 1), ("2009-09-30", 1), ("2009-10-01", 0)],
)
def test_the_rolling_period_is_the_latest_twelve_ripe_months(
    count: Count, ends: str, counted: int
) -> None:
    courses = f"""
        id | starts_on  | ends_on
        1  | 2008-09-01 | {ends}
    """
    enrolments = """
        person_id | course_id
        7         | 1
    """
    counts = count("2009-12-31", courses=courses, enrolments=enrolments)
    assert share(counts, "pass_rate") == (counted, counted)
