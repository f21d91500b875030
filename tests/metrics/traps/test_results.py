"""Results of training, trap by trap: which businesses are results, and of which course."""

import pytest

from tests.metrics.conftest import Count
from tests.metrics.traps.trained import AS_OF, TRAINED
from tests.oracle.harness.shown import number, share, sum_of


@pytest.mark.parametrize(("opening", "result"), [("2007-09-01", 1), ("2007-08-31", 0)])
def test_a_business_is_a_result_from_the_first_day_of_the_course_on(
    count: Count, opening: str, result: int
) -> None:
    counts = count(
        AS_OF,
        **TRAINED,
        businesses=f"""
        lead_person_id | opened_on
        7              | {opening}
    """,
    )
    assert sum_of(counts, "business", "opened") == result


def test_a_business_led_by_nobody_trained_is_no_result(count: Count) -> None:
    counts = count(
        AS_OF,
        **TRAINED,
        businesses="""
            id | lead_person_id | opened_on
            1  | 99             | 2007-10-01
        """,
        founders="""
            business_id | person_id
            1           | 7
        """,
    )
    assert sum_of(counts, "business", "opened") == 0
    assert share(counts, "opening_rate", "trained", period=2007) == (1, 2)


def test_the_latest_course_begun_before_the_opening_takes_the_credit(count: Count) -> None:
    tables = {
        "courses": """
            id | institution_id | starts_on  | ends_on
            1  | 1              | 2007-09-01 | 2007-09-10
            2  | 2              | 2008-02-01 | 2008-02-10
            3  | 4              | 2009-01-05 | 2009-01-10
        """,
        "enrolments": """
            person_id | course_id | target_group
            7         | 1         | rural
            7         | 2         | student
            7         | 3         | veteran
        """,
    }
    for opening, city, group in (
        ("2008-01-31", "110000", "rural"),
        ("2008-02-01", "130100", "student"),
        ("2009-01-04", "130100", "student"),
        ("2009-01-05", "130200", "veteran"),
    ):
        counts = count(
            "2010-12-31",
            **tables,
            businesses=f"""
            lead_person_id | city_code | opened_on
            7              | 110000    | {opening}
        """,
        )
        year = int(opening[:4])
        for by, entity in (("city", city), ("group", group)):
            credit = share(counts, "job_multiplier", period=year, by=by, entity=entity)
            assert credit == (0, 1), (opening, by)


def test_a_second_course_in_the_same_year_does_not_take_the_credit(count: Count) -> None:
    counts = count(
        AS_OF,
        courses="""
            id | institution_id | starts_on  | ends_on
            1  | 1              | 2008-02-01 | 2008-02-10
            2  | 2              | 2008-06-01 | 2008-06-10
        """,
        enrolments="""
            person_id | course_id
            7         | 1
            7         | 2
        """,
        businesses="""
            lead_person_id | opened_on
            7              | 2008-07-01
        """,
    )
    assert share(counts, "job_multiplier", by="city", entity="110000", period=2008) == (0, 1)


def test_an_improvement_course_alone_makes_no_business_a_result(count: Count) -> None:
    counts = count(
        AS_OF,
        courses="""
            id | kind | starts_on  | ends_on
            1  | IYB  | 2007-09-01 | 2007-09-10
        """,
        enrolments="""
            person_id | course_id
            7         | 1
        """,
        businesses="""
            lead_person_id | opened_on
            7              | 2007-10-01
        """,
    )
    assert sum_of(counts, "business", "opened") == 0


def test_a_business_counts_even_while_its_founders_services_go_on(count: Count) -> None:
    counts = count(
        "2007-10-31",
        **TRAINED,
        service_cases="""
            enrolment_id | completed_on
            1            | -
        """,
        services="""
            case_id | link     | provided_on
            1       | guidance | 2007-09-20
        """,
        businesses="""
            lead_person_id | opened_on  | closed_on
            7              | 2006-01-01 | 2006-03-01
            7              | 2007-09-15 | -
        """,
    )
    assert sum_of(counts, "business", "opened") == 1
    assert sum_of(counts, "opening", "trained") == 1
    assert counts.tables["survival_curve_links"]["links"].tolist() == [1]


def test_a_first_business_counts_where_the_person_trained_not_where_it_registered(
    count: Count,
) -> None:
    counts = count(
        AS_OF,
        **TRAINED,
        businesses="""
        lead_person_id | city_code | opened_on
        7              | 130200    | 2007-10-01
    """,
    )
    assert number(counts, "opening_rate", "city", "110000", variant="trained", period=2007) == 1
    assert share(counts, "job_multiplier", by="city", entity="110000", period=2007) == (0, 1)
