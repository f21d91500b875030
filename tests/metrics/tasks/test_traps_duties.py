"""Duties that an office may record in columns of their own: what counts, and what does not."""

import numpy as np

from metrics.readings.tidy import readings
from metrics.registry import FIGURES
from tests.metrics.conftest import Count
from tests.oracle.tasks import (
    credit_link,
    experts,
    governance,
    incubation,
    organisation,
    policy,
    projects,
    target_groups,
    teachers,
)
from tests.oracle.tasks.traps import agreed, city_values, figure

AS_OF = "2009-12-31"
TRAINED = {
    "courses": """
        id | starts_on  | ends_on
        1  | 2007-09-01 | 2007-09-10
    """,
    "enrolments": """
        person_id | course_id
        7         | 1
        8         | 1
    """,
}


def test_one_way_of_teaching_is_enough_and_none_must_be_said_of_all_three(count: Count) -> None:
    counts = agreed(
        count,
        target_groups,
        AS_OF,
        enrolments="person_id | course_id\n7 | 1",
        courses="""
            id | starts_on  | ends_on    | uses_cases | uses_speakers | uses_practice
            1  | 2009-06-01 | 2009-06-10 | yes        | -             | -
            2  | 2009-06-01 | 2009-06-10 | no         | no            | no
            3  | 2009-06-01 | 2009-06-10 | no         | no            | -
        """,
    )
    assert figure(counts, "teaching_methods") == (1, 2)
    assert figure(counts, "teaching_methods", "cases") == (1, 3)
    assert figure(counts, "teaching_methods", "practice") == (0, 1)


def test_an_evaluation_still_to_come_tells_nothing_of_a_teacher(count: Count) -> None:
    counts = agreed(
        count,
        teachers,
        AS_OF,
        teachers="""
            city_code | origin   | active_from | active_to | certificate_valid_to | evaluated_on | evaluation_passed | duties_set
            110000    | business | 2008-01-01  | -         | -                    | 2009-12-31   | yes               | yes
            110000    | business | 2008-01-01  | -         | -                    | 2010-01-01   | yes               | no
            110000    | business | 2008-01-01  | -         | -                    | -            | -                 | -
        """,
    )
    assert figure(counts, "teacher_ability") == (1, 1)
    assert figure(counts, "teacher_duties") == (1, 2)


def test_a_project_not_shown_counts_where_others_of_the_city_are(count: Count) -> None:
    counts = agreed(
        count,
        projects,
        AS_OF,
        projects="""
            city_code | kind   | collected_on | appraised_on | feasible | listed_on  | investment | local | payback_months | shown_on
            110000    | retail | 2009-01-01   | 2009-02-01   | yes      | 2009-03-01 | 1          | yes   | 12             | 2009-12-31
            110000    | retail | 2009-01-01   | 2009-02-01   | yes      | 2009-03-01 | 1          | no    | 13             | -
            130100    | retail | 2009-01-01   | 2009-02-01   | yes      | 2009-03-01 | 1          | -     | -              | 2010-01-01
        """,
    )
    assert figure(counts, "projects_shown") == (1, 2)
    assert city_values(counts, "projects_shown") == {"110000": 0.5}
    assert figure(counts, "projects_local") == figure(counts, "projects_pay_soon") == (1, 2)
    assert figure(counts, "projects_recommended") == (0, 3)


def test_services_and_experts_count_where_topic_and_certificate_are_known(count: Count) -> None:
    counts = agreed(
        count,
        experts,
        AS_OF,
        **TRAINED,
        service_cases="id | enrolment_id\n1 | 1",
        services="""
            case_id | provided_on | topic
            1       | 2009-06-01  | management
            1       | 2009-06-02  | rules
            1       | 2009-06-03  | -
        """,
        experts="""
            city_code | background   | active_from | active_to | certified
            110000    | scholar      | 2009-01-01  | -         | yes
            110000    | entrepreneur | 2009-01-01  | -         | -
            130100    | entrepreneur | 2009-01-01  | -         | -
        """,
    )
    assert figure(counts, "service_topics") == (1, 2)
    assert figure(counts, "service_topics", "rules") == (1, 2)
    assert city_values(counts, "experts_certified") == {"110000": 1.0}


def test_offices_and_communities_count_where_they_are_recorded(count: Count) -> None:
    counts = agreed(
        count,
        credit_link,
        AS_OF,
        **TRAINED,
        service_cases="""
            enrolment_id | opened_on  | followed_by_office
            1            | 2009-06-01 | yes
            2            | 2009-06-01 | -
        """,
        credit_communities="""
            city_code | name | recognised_on | plans_training
            110000    | 甲   | 2009-12-31    | no
            110000    | 乙   | 2010-01-01    | yes
        """,
        businesses="""
            lead_person_id | opened_on  | in_community | serves_community
            7              | 2009-06-01 | yes          | -
            8              | 2009-06-01 | no           | yes
        """,
    )
    assert figure(counts, "office_follow_up") == (1, 1)
    assert figure(counts, "training_in_credit_plans") == (0, 1)
    assert figure(counts, "community_businesses") == (1, 2)
    assert figure(counts, "community_businesses", "serving") == (1, 1)


def test_money_of_an_incubator_is_known_by_both_its_sums(count: Count) -> None:
    counts = agreed(
        count,
        incubation,
        AS_OF,
        incubators="""
            id | public_money | other_money | former_site
            1  | 300          | 100         | new
            2  | 0            | 100         | idle_site
            3  | 500          | -           | -
        """,
    )
    assert figure(counts, "incubator_money") == (1, 2)
    assert figure(counts, "incubator_money", "other") == (2, 2)
    assert figure(counts, "incubator_money", "of_yuan") == (300, 500)
    assert figure(counts, "incubator_sites") == figure(counts, "incubator_sites", "idle") == (1, 2)


def test_relief_belongs_to_the_form_first_registered_and_to_its_reason(count: Count) -> None:
    counts = agreed(
        count,
        policy,
        AS_OF,
        **TRAINED,
        businesses="""
            id | lead_person_id | opened_on  | closed_on  | legal_form
            1  | 7              | 2008-08-31 | 2008-09-30 | self_employed
            2  | 7              | 2008-10-01 | -          | company
            3  | 8              | 2008-08-31 | -          | -
        """,
        relief_cases="""
            business_id | kind | eligible_on | granted_on | amount | for_hiring
            2           | tax  | 2008-10-05  | 2008-11-01 | 500    | no
            1           | fee  | 2008-09-05  | -          | 0      | yes
            3           | tax  | 2008-09-05  | 2008-10-01 | 500    | -
        """,
    )
    assert figure(counts, "relief_by_form") == (1, 1)
    assert figure(counts, "relief_by_form", "self_employed") == (1, 1)
    unknown = readings(counts, FIGURES["relief_by_form"], "national", "company")
    assert unknown["verdict"].tolist() == ["not_recorded"]
    assert figure(counts, "hiring_relief") == (0, 1)
    assert figure(counts, "policy_relief") == (2, 2)


def test_the_laid_off_are_those_of_the_visit_nearest_six_months_that_counted_them(
    count: Count,
) -> None:
    counts = agreed(
        count,
        policy,
        AS_OF,
        **TRAINED,
        businesses="""
            id | lead_person_id | opened_on
            1  | 7              | 2008-08-31
            2  | 8              | 2008-08-31
        """,
        visits="""
            business_id | visited_on | verified | status    | workers | laid_off_workers
            1           | 2009-02-28 | yes      | operating | 9       | -
            1           | 2009-03-02 | yes      | operating | 8       | 1
            1           | 2009-02-26 | yes      | operating | 7       | 3
            1           | 2009-02-28 | no       | operating | 6       | 6
            2           | 2009-02-28 | yes      | closed    | 0       | 0
            2           | 2009-04-15 | yes      | operating | 4       | 4
        """,
    )
    assert figure(counts, "laid_off_jobs") == (1, 8)
    assert figure(counts, "laid_off_jobs", "hiring") == (1, 1)


def test_head_and_departments_are_those_of_the_group_set_up_last(count: Count) -> None:
    head = "city_code | kind | established_on | staff | districts_covered | districts_total"
    counts = agreed(
        count,
        governance,
        AS_OF,
        organisations=f"""
            {head} | led_by | finance_joins | tax_joins
            110000 | leadership_group  | 2008-01-01 | 5 | 1 | 9 | city_leader   | yes | yes
            110000 | leadership_group  | 2009-01-01 | 5 | 1 | 9 | other         | yes | no
            130100 | leadership_group  | 2010-01-01 | 5 | 1 | 9 | city_leader   | yes | yes
            130100 | implementing_body | 2009-01-01 | 5 | 1 | 9 | bureau_leader | -   | -
        """,
    )
    assert figure(counts, "group_leader") == (0, 1)
    assert figure(counts, "group_leader", "body") == (1, 1)
    assert figure(counts, "group_departments") == (1, 2)
    assert figure(counts, "group_departments", "finance") == (1, 1)
    unknown = readings(counts, FIGURES["group_departments"], "national", "commerce")
    assert unknown["verdict"].tolist() == ["not_recorded"]
    assert np.isnan(readings(counts, FIGURES["group_leader"], "city")["value"].iloc[2])


def test_owner_and_charge_of_a_body_are_told_only_where_they_are_recorded(count: Count) -> None:
    head = "city_code | kind | established_on | staff | districts_covered | districts_total"
    counts = agreed(
        count,
        organisation,
        AS_OF,
        organisations=f"""
            {head} | belongs_to | charged
            110000 | dedicated_body | 2008-01-01 | 5 | 1 | 9 | training_centre | no
            130100 | dedicated_body | 2008-01-01 | 5 | 1 | 9 | other           | -
            130200 | dedicated_body | 2008-01-01 | 5 | 1 | 9 | -               | yes
        """,
    )
    assert city_values(counts, "body_owner") == {"110000": 1.0, "130100": 0.0}
    assert city_values(counts, "body_owner", "service") == {"110000": 0.0, "130100": 0.0}
    assert city_values(counts, "body_charged") == {"110000": 0.0, "130200": 1.0}
