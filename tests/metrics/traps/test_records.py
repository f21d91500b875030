"""Odd but legal records, trap by trap: cities that leave, late designations, targets set late."""

import pytest

from tests.metrics.conftest import Count
from tests.oracle.harness.shown import number, row, sum_of

COURSES = """
    id | institution_id | starts_on  | ends_on
    1  | 1              | 2008-03-01 | 2008-03-10
    2  | 2              | 2008-03-01 | 2008-03-10
    3  | 4              | 2008-03-01 | 2008-03-10
"""
ENROLMENTS = """
    person_id | course_id
    1         | 1
    2         | 2
    3         | 2
    4         | 3
"""
CITIES = """
    code   | name_zh  | name_en      | province_code | tier                     | valid_from | valid_to
    110000 | 北京市   | Beijing      | 110000        | municipality             | 2007-08-01 | -
    130100 | 石家庄市 | Shijiazhuang | 130000        | capital_or_subprovincial | 2007-08-01 | 2008-06-30
    130200 | 唐山市   | Tangshan     | 130000        | other                    | 2007-08-01 | -
"""


def test_a_city_that_left_keeps_its_figures_and_gives_them_to_no_other_city(count: Count) -> None:
    tables = {
        "courses": COURSES,
        "enrolments": ENROLMENTS,
        "cities": CITIES,
        "businesses": """
        lead_person_id | opened_on
        2              | 2008-04-01
    """,
    }
    before = count("2008-05-31", **tables)
    assert [number(before, "trained", "city", key) for key in ("110000", "130100", "130200")] == [
        1,
        2,
        1,
    ]
    after = count("2008-06-30", **tables)
    assert [number(after, "trained", "city", key) for key in ("110000", "130200")] == [1, 1]
    assert row(after, "trained", "city", "130100")["verdict"] == "left"
    assert number(after, "trained", "tier", "capital_or_subprovincial") == 2
    assert number(after, "trained") == 4
    assert sum_of(after, "business", "opened") == 1


def test_what_begins_after_a_city_left_counts_nowhere_and_takes_nobody_else_s_place(
    count: Count,
) -> None:
    tables = {
        "cities": CITIES.replace("2008-06-30", "2008-03-15"),
        "courses": """
        id | institution_id | starts_on  | ends_on
        1  | 2              | 2008-03-01 | 2008-03-31
        2  | 2              | 2008-04-01 | 2008-04-10
        3  | 4              | 2008-06-01 | 2008-06-10
        4  | 2              | 2008-03-01 | 2008-03-20
    """,
        "enrolments": """
        person_id | course_id | first_attended_on | completed_on
        1         | 1         | 2008-03-01        | 2008-03-31
        2         | 2         | 2008-04-01        | 2008-04-10
        2         | 3         | 2008-06-01        | 2008-06-10
        3         | 4         | 2008-03-01        | 2008-04-02
        3         | 3         | 2008-06-01        | 2008-06-10
    """,
        "businesses": """
        lead_person_id | opened_on
        1              | 2008-05-01
    """,
    }
    counts = count("2008-12-31", **tables)
    # The month of the last day counts whole; April's course and completion do not exist.
    assert number(counts, "trained", "city", "130100") == 1
    assert number(counts, "trained", "city", "130200") == 2
    assert number(counts, "trained") == 3
    # Its cohort's opening is a success, the business itself opened outside the programme.
    assert sum_of(counts, "opening", "trained_opened") == 1
    assert sum_of(counts, "business", "opened") == 0


def test_a_city_never_in_the_programme_is_not_listed(count: Count) -> None:
    never = CITIES.replace("2008-06-30", "2007-08-01")
    counts = count("2008-12-31", courses=COURSES, enrolments=ENROLMENTS, cities=never)
    assert counts.codes.tolist() == [110000, 130200]
    assert number(counts, "trained") == 2


def test_an_institution_designated_after_its_course_keeps_its_trainees(count: Count) -> None:
    institutions = """
        id | city_code | designated_on
        1  | 110000    | 2000-01-01
        2  | 130100    | 2009-06-01
        4  | 130200    | 2000-01-01
    """
    counts = count("2008-12-31", courses=COURSES, enrolments=ENROLMENTS, institutions=institutions)
    for institution, trained in (("1", 1), ("2", 2), ("4", 1)):
        assert number(counts, "trained", "institution", institution) == trained


def test_a_country_without_cities_of_one_tier_still_has_readings(count: Count) -> None:
    counts = count(
        "2008-12-31",
        courses=COURSES,
        enrolments=ENROLMENTS,
        cities="""
        code   | name_zh  | name_en      | province_code | tier
        110000 | 北京市   | Beijing      | 110000        | municipality
        130100 | 石家庄市 | Shijiazhuang | 130000        | municipality
        130200 | 唐山市   | Tangshan     | 130000        | municipality
    """,
    )
    for key in ("trained", "pass_rate"):
        assert number(counts, key, "tier", "municipality") == 4
        assert number(counts, key, "tier", "other") == 0


def test_a_database_with_nothing_but_cities_has_readings_without_figures(count: Count) -> None:
    counts = count("2008-12-31", institutions="id")
    for key in ("trained", "pass_rate", "opening_rate", "job_multiplier", "stability_rate"):
        for by, entity in (("national", "000000"), ("city", "110000"), ("province", "130000")):
            reading = row(counts, key, by, entity)
            assert reading["numerator"] == 0
            assert reading["value"] != reading["value"]


def test_a_target_set_after_the_as_of_date_does_not_apply_yet(count: Count) -> None:
    targets = """
        indicator | year | version | value | set_on
        pass_rate | 2008 | 1       | 0.80  | 2008-01-10
        pass_rate | 2008 | 2       | 0.90  | 2008-10-10
    """
    tables = {"courses": COURSES, "enrolments": ENROLMENTS, "targets": targets}
    assert row(count("2008-09-30", **tables), "pass_rate", period=2008)["target"] == pytest.approx(
        0.8
    )
    assert row(count("2008-10-31", **tables), "pass_rate", period=2008)["target"] == pytest.approx(
        0.9
    )


def test_a_citys_own_target_comes_before_its_tiers_and_that_before_the_nations(
    count: Count,
) -> None:
    counts = count(
        "2008-12-31",
        courses=COURSES,
        enrolments=ENROLMENTS,
        targets="""
        indicator | year | tier         | city_code | version | value
        trained   | 2008 | -            | 130200    | 1       | 10
        trained   | 2008 | municipality | -         | 2       | 3000
        trained   | 2008 | -            | -         | 3       | 1500
    """,
    )
    targets = {
        key: row(counts, "trained", "city", key)["denominator"]
        for key in ("110000", "130100", "130200")
    }
    assert targets == {"110000": 3000, "130100": 1500, "130200": 10}
    assert row(counts, "trained")["denominator"] == 4510
