"""Businesses, trap by trap: which ones are results, which continue another, how they end."""

import pytest

from tests.metrics.conftest import Count
from tests.oracle.harness.shown import held, number, share

TRAINED = {
    "courses": """
        id | institution_id | starts_on  | ends_on
        1  | 1              | 2007-09-01 | 2007-09-10
    """,
    "enrolments": """
        person_id | course_id
        7         | 1
        8         | 1
    """,
}
AS_OF = "2009-12-31"


@pytest.mark.parametrize(
    ("closed", "again", "businesses"),
    [
        ("2008-06-30", "2008-12-30", 1),
        ("2008-06-30", "2008-12-31", 2),
        ("2008-08-31", "2009-02-28", 1),
        ("2008-08-31", "2009-03-01", 2),
        ("2008-06-30", "2008-06-30", 1),
        ("2008-06-30", "2008-06-29", 2),
    ],
)
def test_registering_again_within_six_months_of_leaving_continues_the_business(
    count: Count, closed: str, again: str, businesses: int
) -> None:
    counts = count(
        AS_OF,
        **TRAINED,
        businesses=f"""
        lead_person_id | opened_on  | closed_on
        7              | 2007-10-01 | {closed}
        7              | {again}    | -
    """,
    )
    assert held(counts, "business", "opened") == businesses
    closings = counts.tables["survival_curve_triangle"]
    assert (closings["n"] * closings["event"]).sum() == businesses - 1


def test_a_continued_business_keeps_its_first_opening_and_takes_the_last_exit(count: Count) -> None:
    counts = count(
        AS_OF,
        **TRAINED,
        businesses="""
        lead_person_id | kind     | opened_on  | closed_on
        7              | catering | 2007-10-01 | 2007-12-01
        7              | retail   | 2008-01-15 | 2008-03-01
        7              | farming  | 2008-04-01 | 2008-11-15
    """,
    )
    table = counts.tables["survival_curve_kind"]
    rows = {name: table[name].tolist() for name in ("kind", "period", "event", "n")}
    assert rows == {"kind": [1], "period": [14], "event": [1], "n": [1]}
    assert share(counts, "stability_rate", period=2007) == (1, 1)


def test_visits_to_a_continued_business_belong_to_the_whole(count: Count) -> None:
    counts = count(
        AS_OF,
        **TRAINED,
        businesses="""
            lead_person_id | opened_on  | closed_on
            7              | 2007-10-01 | 2007-12-01
            7              | 2008-01-15 | -
        """,
        visits="""
            business_id | visited_on | workers
            2           | 2008-04-05 | 4
            2           | 2008-10-02 | 6
        """,
    )
    assert share(counts, "job_multiplier", period=2007) == (4, 1)
    assert share(counts, "job_multiplier", "at_12", period=2007) == (6, 1)
    assert share(counts, "stability_rate", period=2007) == (1, 1)


def test_another_persons_registration_continues_nothing(count: Count) -> None:
    counts = count(
        AS_OF,
        **TRAINED,
        businesses="""
        lead_person_id | opened_on  | closed_on
        7              | 2007-10-01 | 2008-06-30
        8              | 2008-07-15 | -
    """,
    )
    assert held(counts, "business", "opened") == 2


def test_a_second_business_beside_a_running_one_is_another_one(count: Count) -> None:
    counts = count(
        AS_OF,
        **TRAINED,
        businesses="""
        lead_person_id | opened_on  | closed_on
        7              | 2007-10-01 | -
        7              | 2008-02-01 | -
    """,
    )
    assert held(counts, "business", "opened") == 2


def test_a_registration_after_the_as_of_date_does_not_undo_a_closing(count: Count) -> None:
    tables = {
        **TRAINED,
        "businesses": """
        lead_person_id | opened_on  | closed_on
        7              | 2007-10-01 | 2008-06-15
        7              | 2008-08-01 | -
    """,
    }
    for as_of, closings in (("2008-07-31", 1), ("2008-08-31", 0)):
        table = count(as_of, **tables).tables["survival_curve_triangle"]
        assert (table["n"] * table["event"]).sum() == closings


def test_a_business_of_several_founders_counts_once_and_opens_for_each(count: Count) -> None:
    counts = count(
        AS_OF,
        **TRAINED,
        businesses="""
            id | lead_person_id | opened_on
            1  | 7              | 2007-10-01
        """,
        founders="""
            business_id | person_id
            1           | 7
            1           | 8
        """,
        visits="""
            business_id | visited_on | workers
            1           | 2008-04-01 | 9
        """,
    )
    assert share(counts, "job_multiplier", period=2007) == (9, 1)
    assert share(counts, "job_multiplier", "per_founder", period=2007) == (9, 2)
    assert share(counts, "opening_rate", "trained", period=2007) == (2, 2)


@pytest.mark.parametrize(
    ("exit_kind", "operating", "jobs_known"),
    [("closed", 0, 1), ("transferred", 0, 1), ("merged", 1, 0)],
)
def test_a_transferred_business_is_closed_and_a_merged_one_operates_on(
    count: Count, exit_kind: str, operating: int, jobs_known: int
) -> None:
    counts = count(
        AS_OF,
        **TRAINED,
        businesses=f"""
        lead_person_id | opened_on  | closed_on  | exit_kind
        7              | 2007-10-01 | 2008-02-01 | {exit_kind}
    """,
    )
    assert share(counts, "stability_rate", period=2007) == (operating, 1)
    assert share(counts, "job_multiplier", "known", period=2007) == (0, jobs_known)
    table = counts.tables["survival_curve_triangle"]
    assert (table["n"] * table["event"]).sum() == 1 - operating


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
    assert held(counts, "business", "opened") == result


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
    assert held(counts, "business", "opened") == 0
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
            found = share(counts, "job_multiplier", period=year, by=by, entity=entity)
            assert found == (0, 1), (opening, by)


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
    assert held(counts, "business", "opened") == 0


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
    assert held(counts, "business", "opened") == 1
    assert held(counts, "opening", "trained") == 1
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
