"""The opening clock, trap by trap: what starts it, what counts as an opening, who stays in."""

import pytest

from metrics.counts.snapshot import Counts
from metrics.readings.tidy import readings
from metrics.registry import INDICATORS
from tests.metrics.conftest import Count
from tests.oracle.harness.shown import number, share, sum_of

COURSE = """
    id | starts_on  | ends_on
    1  | 2008-03-01 | 2008-03-10
"""
PERSON = """
    person_id | course_id
    7         | 1
"""
SERVED = """
    enrolment_id | completed_on
    1            | 2008-03-31
"""
AS_OF = "2008-12-31"


def one_opening(count: Count, day: str, case: str = SERVED, as_of: str = AS_OF) -> Counts:
    """Counts of one trainee whose first business opened on a day."""
    business = f"""
        lead_person_id | opened_on
        7              | {day}
    """
    return count(as_of, courses=COURSE, enrolments=PERSON, service_cases=case, businesses=business)


@pytest.mark.parametrize(
    ("clock", "opening", "opened"),
    [
        ("2008-03-15", "2008-09-15", 1),
        ("2008-03-15", "2008-09-16", 0),
        ("2008-03-31", "2008-09-30", 1),
        ("2008-03-31", "2008-10-01", 0),
        ("2007-08-31", "2008-02-29", 1),
        ("2007-08-31", "2008-03-01", 0),
        ("2008-08-31", "2009-02-28", 1),
        ("2008-08-31", "2009-03-01", 0),
        ("2008-08-29", "2009-02-28", 1),
        ("2008-08-29", "2009-03-01", 0),
        ("2008-02-29", "2008-08-29", 1),
        ("2008-02-29", "2008-08-30", 0),
    ],
)
def test_half_a_year_ends_on_the_same_day_or_where_there_is_none_with_the_month(
    count: Count, clock: str, opening: str, opened: int
) -> None:
    year, month = int(clock[:4]), clock[5:7]
    counts = count(
        f"{year + 1}-05-31",
        courses=f"""
            id | starts_on          | ends_on
            1  | {year}-{month}-01  | {year}-{month}-05
        """,
        enrolments=PERSON,
        service_cases=SERVED.replace("2008-03-31", clock),
        businesses=f"""
            lead_person_id | opened_on
            7              | {opening}
        """,
    )
    assert share(counts, "opening_rate") == (opened, 1)


def test_all_persons_of_one_cohort_month_become_mature_together(count: Count) -> None:
    tables = {
        "courses": """
            id | starts_on  | ends_on
            1  | 2008-01-02 | 2008-01-10
        """,
        "enrolments": """
            person_id | course_id
            7         | 1
            8         | 1
        """,
        "service_cases": """
            enrolment_id | completed_on
            1            | 2008-02-01
            2            | 2008-02-29
        """,
    }
    assert share(count("2008-08-31", **tables), "opening_rate") == (0, 0)
    assert share(count("2008-09-30", **tables), "opening_rate") == (0, 2)


def test_an_opening_within_the_services_starts_the_clock_on_its_eve(count: Count) -> None:
    counts = one_opening(count, "2008-03-20")
    assert share(counts, "opening_rate") == (1, 1)
    assert number(counts, "opening_rate", "cohort", "2008-03") == 1


def test_an_opening_on_the_first_day_of_the_course_counts_in_the_month_before(count: Count) -> None:
    counts = one_opening(count, "2008-03-01")
    assert number(counts, "opening_rate", "cohort", "2008-02") == 1
    assert share(counts, "opening_rate") == (1, 1)


def test_a_business_from_before_the_course_is_no_result_and_its_owner_stays_in(
    count: Count,
) -> None:
    counts = one_opening(count, "2008-02-29")
    assert share(counts, "opening_rate") == (0, 1)
    assert sum_of(counts, "business", "opened") == 0


def test_who_had_a_business_before_the_course_has_no_first_one_after_it(count: Count) -> None:
    counts = count(
        AS_OF,
        courses=COURSE,
        enrolments=PERSON,
        service_cases=SERVED,
        businesses="""
            lead_person_id | opened_on  | closed_on
            7              | 2006-02-01 | 2006-05-01
            7              | 2008-05-01 | -
        """,
    )
    assert share(counts, "opening_rate") == (0, 1)
    assert sum_of(counts, "business", "opened") == 1


def test_a_share_in_another_ones_business_is_a_first_business(count: Count) -> None:
    counts = count(
        AS_OF,
        courses=COURSE,
        enrolments=PERSON,
        service_cases=SERVED,
        businesses="""
            id | lead_person_id | opened_on
            1  | 99             | 2008-06-01
        """,
        founders="""
            business_id | person_id
            1           | 7
        """,
    )
    assert share(counts, "opening_rate") == (1, 1)


@pytest.mark.parametrize(("opening", "opened"), [("2008-12-08", 1), ("2008-12-09", 0)])
def test_services_that_drag_on_start_the_clock_ninety_days_after_training(
    count: Count, opening: str, opened: int
) -> None:
    late = SERVED.replace("2008-03-31", "2008-09-30")
    assert share(one_opening(count, opening, late, "2009-01-31"), "opening_rate") == (opened, 1)


@pytest.mark.parametrize(("opening", "opened"), [("2008-09-10", 1), ("2008-09-11", 0)])
def test_services_complete_before_training_start_the_clock_at_its_completion(
    count: Count, opening: str, opened: int
) -> None:
    early = """
        enrolment_id | opened_on  | completed_on
        1            | 2008-03-02 | 2008-03-05
    """
    assert share(one_opening(count, opening, early), "opening_rate") == (opened, 1)


@pytest.mark.parametrize(("opening", "opened"), [("2008-09-10", 1), ("2008-09-11", 0)])
def test_who_was_not_served_starts_at_training_completion_outside_the_headline(
    count: Count, opening: str, opened: int
) -> None:
    counts = one_opening(count, opening, "enrolment_id")
    assert share(counts, "opening_rate") == (0, 0)
    assert share(counts, "opening_rate", "trained") == (opened, 1)
    assert sum_of(counts, "opening", "unserved") == 1


def test_a_case_still_open_is_not_served_yet_and_waits_ninety_days(count: Count) -> None:
    open_case = """
        enrolment_id | completed_on
        1            | -
    """
    counts = one_opening(count, "2008-12-08", open_case, "2009-01-31")
    assert share(counts, "opening_rate") == (0, 0)
    assert share(counts, "opening_rate", "trained") == (1, 1)
    assert sum_of(counts, "opening", "unserved") == 0


def test_a_clock_that_starts_after_the_as_of_date_is_in_no_cohort_yet(count: Count) -> None:
    tables = {"courses": COURSE, "enrolments": PERSON, "service_cases": SERVED}
    assert sum_of(count("2008-03-31", **tables), "opening", "trained") == 1
    late = {**tables, "service_cases": SERVED.replace("03-31", "04-01")}
    assert sum_of(count("2008-03-31", **late), "opening", "trained") == 0
    assert sum_of(count("2008-06-30", **late), "opening", "served") == 1


def test_an_opening_counts_only_once_its_month_of_age_is_complete(count: Count) -> None:
    mid_month = SERVED.replace("03-31", "03-15")
    for as_of, opened in (("2008-08-31", 0), ("2008-09-30", 1)):
        counts = one_opening(count, "2008-08-20", mid_month, as_of)
        assert sum_of(counts, "opening", "served_opened") == opened


def test_owners_in_improvement_courses_are_not_in_the_opening_denominator(count: Count) -> None:
    courses = """
        id | kind | starts_on  | ends_on
        1  | IYB  | 2008-03-01 | 2008-03-10
        2  | GYB  | 2008-04-01 | 2008-04-10
    """
    enrolments = """
        person_id | course_id
        7         | 1
        8         | 2
    """
    counts = count(AS_OF, courses=courses, enrolments=enrolments)
    assert sum_of(counts, "opening", "trained") == 0


def test_who_left_the_course_half_way_is_not_served_nor_trained(count: Count) -> None:
    enrolments = """
        person_id | course_id | completed_on
        7         | 1         | -
    """
    assert sum_of(count(AS_OF, courses=COURSE, enrolments=enrolments), "opening", "trained") == 0


def test_a_person_trained_in_two_years_is_counted_in_both(count: Count) -> None:
    counts = count(
        "2009-12-31",
        courses="""
            id | starts_on  | ends_on
            1  | 2008-03-01 | 2008-03-10
            2  | 2009-02-01 | 2009-02-10
        """,
        enrolments="""
            person_id | course_id
            7         | 1
            7         | 2
        """,
        businesses="""
            lead_person_id | opened_on
            7              | 2009-03-01
        """,
    )
    assert share(counts, "opening_rate", "trained", period=2008) == (0, 1)
    assert share(counts, "opening_rate", "trained", period=2009) == (1, 1)


def test_where_a_city_keeps_no_service_records_everybody_counts_from_the_courses_end(
    count: Count,
) -> None:
    """The neighbour that keeps them goes on counting only those whose services are complete."""
    tables = {
        "courses": """
            id | institution_id | starts_on  | ends_on
            1  | 1              | 2008-03-01 | 2008-03-10
            2  | 2              | 2008-03-01 | 2008-03-10
        """,
        "enrolments": """
            person_id | course_id
            7         | 1
            8         | 2
            9         | 2
        """,
        "service_cases": """
            enrolment_id | completed_on
            2            | 2008-03-31
        """,
        "businesses": """
            lead_person_id | opened_on
            7              | 2008-09-10
            9              | 2008-05-01
        """,
    }
    declared = """
        city_code | record_table | month_end
        130100    | businesses   | 2000-01-31
        110000    | founders     | 2000-01-31
        130100    | founders     | 2000-01-31
    """
    counts = count("2009-05-31", **tables, nil_returns=declared)
    rows = readings(counts, INDICATORS["opening_rate"], "city").set_index("entity")

    assert rows.loc["110000", ["numerator", "denominator"]].tolist() == [1, 1]
    assert rows.loc["130100", ["numerator", "denominator"]].tolist() == [0, 1]
