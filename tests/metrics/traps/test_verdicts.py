"""Verdicts, trap by trap: not reported is not zero, doubtful is held, small stays out of ranks."""

import pytest

from tests.metrics.conftest import Count
from tests.oracle.harness.records import Row
from tests.oracle.harness.shown import row

AS_OF = "2008-12-31"
COURSES = """
    id | institution_id | starts_on  | ends_on
    1  | 1              | 2008-03-01 | 2008-03-10
    2  | 2              | 2008-03-01 | 2008-03-10
    3  | 4              | 2008-03-01 | 2008-03-10
"""
BEIJING, SHIJIAZHUANG, TANGSHAN = "110000", "130100", "130200"
RETURNS = f"""
    city_code      | month_end
    {BEIJING}      | 2008-12-31
    {SHIJIAZHUANG} | 2008-11-30
    {TANGSHAN}     | 2008-10-31
"""


def classes(*sizes: tuple[int, int]) -> str:
    """Enrolments of one course after another, given as (passed, attended)."""
    lines, person = ["person_id | course_id | assessment_passed"], 0
    for course, (passed, attended) in enumerate(sizes, start=1):
        for place in range(attended):
            person += 1
            lines.append(f"{person} | {course} | {'yes' if place < passed else 'no'}")
    return "\n".join(lines)


def by_city(count: Count, *sizes: tuple[int, int], returns: str = RETURNS) -> dict[str, Row]:
    """Pass rate readings of the three cities."""
    counts = count(AS_OF, courses=COURSES, enrolments=classes(*sizes), city_returns=returns)
    return {
        city: row(counts, "pass_rate", "city", city) for city in (BEIJING, SHIJIAZHUANG, TANGSHAN)
    }


def test_a_city_without_a_recent_return_is_unreported_and_not_zero(count: Count) -> None:
    cities = by_city(count, (40, 40), (30, 40), (0, 0))
    assert cities[TANGSHAN]["verdict"] == "unreported"
    assert cities[TANGSHAN]["value"] != cities[TANGSHAN]["value"]
    assert cities[TANGSHAN]["rank"] != cities[TANGSHAN]["rank"]
    assert [cities[city]["rank"] for city in (BEIJING, SHIJIAZHUANG)] == [1, 2]


def test_the_return_of_the_month_before_is_enough_and_an_older_one_is_not(count: Count) -> None:
    cities = by_city(count, (40, 40), (40, 40), (40, 40))
    assert cities[SHIJIAZHUANG]["verdict"] == "met"
    assert cities[TANGSHAN]["verdict"] == "unreported"
    assert cities[TANGSHAN]["rank"] != cities[TANGSHAN]["rank"]


def test_nobody_yet_is_immature_and_nobody_reporting_is_unreported(count: Count) -> None:
    cities = by_city(count, (0, 0), (40, 40), (0, 0))
    assert cities[BEIJING]["verdict"] == "immature"
    nobody = by_city(count, (40, 40), (40, 40), (40, 40), returns="city_code")
    assert {city["verdict"] for city in nobody.values()} == {"unreported"}


def test_under_thirty_is_too_small_and_outside_the_ranks(count: Count) -> None:
    now = RETURNS.replace("2008-10-31", "2008-12-31")
    cities = by_city(count, (29, 29), (30, 30), (30, 31), returns=now)
    assert cities[BEIJING]["verdict"] == "too_small"
    assert cities[BEIJING]["rank"] != cities[BEIJING]["rank"]
    assert cities[SHIJIAZHUANG]["verdict"] == "met"
    assert cities[SHIJIAZHUANG]["lower"] == pytest.approx(0.8865, abs=5e-5)
    assert [cities[city]["rank"] for city in (SHIJIAZHUANG, TANGSHAN)] == [1, 2]


def test_where_all_are_equal_nobody_has_a_rank(count: Count) -> None:
    now = RETURNS.replace("2008-10-31", "2008-12-31")
    cities = by_city(count, (30, 30), (31, 31), (32, 32), returns=now)
    assert all(city["rank"] != city["rank"] for city in cities.values())


def test_the_gap_is_told_in_points_and_in_persons(count: Count) -> None:
    now = RETURNS.replace("2008-10-31", "2008-12-31")
    cities = by_city(count, (24, 30), (20, 30), (565, 614), returns=now)
    assert (cities[BEIJING]["gap"], cities[BEIJING]["needed"]) == (pytest.approx(0), 0)
    assert cities[SHIJIAZHUANG]["gap"] == pytest.approx(-2 / 15)
    assert cities[SHIJIAZHUANG]["needed"] == 4
    assert cities[TANGSHAN]["needed"] == 0
    assert cities[TANGSHAN]["lower"] == pytest.approx(0.8961, abs=5e-5)
    assert cities[TANGSHAN]["upper"] == pytest.approx(0.9391, abs=5e-5)


def test_identities_trained_in_two_cities_hold_the_verdicts_of_both(count: Count) -> None:
    now = RETURNS.replace("2008-10-31", "2008-12-31")
    enrolments = classes((40, 40), (40, 40), (40, 40)) + "\n1 | 2 | yes"
    counts = count(AS_OF, courses=COURSES, enrolments=enrolments, city_returns=now)
    verdicts = {
        city: row(counts, "pass_rate", "city", city)["verdict"]
        for city in (BEIJING, SHIJIAZHUANG, TANGSHAN)
    }
    assert verdicts == {BEIJING: "quality_hold", SHIJIAZHUANG: "quality_hold", TANGSHAN: "met"}
    assert row(counts, "job_multiplier", "city", BEIJING)["verdict"] == "immature"


@pytest.mark.parametrize(("lost", "verdict"), [(4, "met"), (5, "quality_hold")])
def test_more_than_a_tenth_lost_holds_the_verdicts_on_businesses(
    count: Count, lost: int, verdict: str
) -> None:
    businesses, visits = ["lead_person_id | opened_on"], ["business_id | visited_on | workers"]
    for person in range(1, 41):
        businesses.append(f"{person} | 2008-03-20")
        if person > lost:
            visits.append(f"{person} | 2008-09-20 | 9")
    counts = count(
        AS_OF,
        courses=COURSES,
        enrolments=classes((40, 40)),
        city_returns=RETURNS,
        businesses="\n".join(businesses),
        visits="\n".join(visits),
    )
    cities = row(counts, "job_multiplier", "city", BEIJING)
    assert (cities["verdict"], cities["denominator"]) == (verdict, 40)
    assert row(counts, "pass_rate", "city", BEIJING)["verdict"] == "met"


@pytest.mark.parametrize(("lost", "verdict"), [(4, "met"), (5, "quality_hold")])
def test_lost_within_their_first_year_are_seen_though_they_opened_long_ago(
    count: Count, lost: int, verdict: str
) -> None:
    """Nobody says when these closed, if they did, and they are too old to be followed today."""
    businesses, visits = ["lead_person_id | opened_on"], ["business_id | visited_on | workers"]
    for person in range(1, 41):
        businesses.append(f"{person} | 2008-03-20")
        if person > lost:
            visits.append(f"{person} | 2009-04-20 | 9")
    counts = count(
        "2010-02-28",
        courses=COURSES,
        enrolments=classes((40, 40)),
        city_returns=RETURNS.replace("2008-12-31", "2010-02-28"),
        businesses="\n".join(businesses),
        visits="\n".join(visits),
    )
    cities = row(counts, "stability_rate", "city", BEIJING)
    assert counts.tables["lost"]["lost"].sum() == 0
    assert (cities["verdict"], cities["denominator"], cities["lost"]) == (verdict, 40, lost)


@pytest.mark.parametrize(
    ("lost", "operating", "bounds"),
    [(20, 323, (0.8075, 0.8575)), (40, 306, (0.765, 0.865)), (80, 272, (0.680, 0.880))],
)
def test_the_lost_taken_as_closed_and_as_operating_bound_the_stability_rate(
    count: Count, lost: int, operating: int, bounds: tuple[float, float]
) -> None:
    businesses, visits = ["lead_person_id | opened_on | closed_on"], ["business_id | visited_on"]
    for person in range(1, 401):
        closed = person > lost + operating
        businesses.append(f"{person} | 2008-03-20 | {'2008-12-01' if closed else '-'}")
        if lost < person <= lost + operating:
            visits.append(f"{person} | 2009-04-01")
    counts = count(
        "2009-06-30",
        courses=COURSES,
        enrolments=classes((400, 400)),
        businesses="\n".join(businesses),
        visits="\n".join(visits),
    )
    assert row(counts, "stability_rate")["value"] == pytest.approx(0.85)
    cities = [
        row(counts, "stability_rate", variant=variant)["value"]
        for variant in ("lost_closed", "lost_operating")
    ]
    assert cities == pytest.approx(bounds)
