"""The one-stop chain, trap by trap: which links apply, and which came in time."""

import pytest

from metrics.counts.snapshot import Counts
from tests.metrics.conftest import Count
from tests.oracle.harness.shown import share

TRAINED = {
    "courses": """
        id | starts_on  | ends_on
        1  | 2008-03-01 | 2008-03-10
    """,
    "enrolments": """
        person_id | course_id
        7         | 1
    """,
}
AS_OF = "2008-12-31"


def one_case(count: Count, needs: str, services: str, as_of: str = AS_OF) -> Counts:
    """Counts of one passer whose services were complete on 31 March; `needs` as two lines."""
    header, answers = [line.strip() for line in needs.strip().splitlines()]
    return count(
        as_of,
        **TRAINED,
        service_cases=f"""
            enrolment_id | completed_on | {header}
            1            | 2008-03-31   | {answers}
        """,
        services=services,
    )


GUIDANCE = "needs_guidance\nyes"


def guided(count: Count, day: str, as_of: str = AS_OF) -> Counts:
    """Counts of one passer who needed guidance and received it on a day."""
    return one_case(
        count,
        GUIDANCE,
        f"""
        case_id | link     | provided_on
        1       | guidance | {day}
    """,
        as_of,
    )


@pytest.mark.parametrize(
    ("day", "received"), [("2008-03-12", 1), ("2008-09-30", 1), ("2008-10-01", 0)]
)
def test_a_service_counts_up_to_six_months_after_the_clocks_start(
    count: Count, day: str, received: int
) -> None:
    counts = guided(count, day)
    assert share(counts, "chain_coverage") == (received, 1)
    assert share(counts, "chain_coverage", "guidance") == (received, 1)


def test_a_service_after_the_as_of_date_has_not_happened(count: Count) -> None:
    for as_of, received in (("2008-07-31", 0), ("2008-08-31", 1)):
        table = guided(count, "2008-08-01", as_of).tables["chain"]
        assert table["all_links"].tolist() == [received]


def test_every_link_that_applies_is_asked_for_and_no_other(count: Count) -> None:
    needs = "needs_guidance | needs_finance\nyes | yes"
    one = """
        case_id | link       | provided_on
        1       | guidance   | 2008-04-01
        1       | guidance   | 2008-05-01
        1       | incubation | 2008-04-01
    """
    counts = one_case(count, needs, one)
    assert share(counts, "chain_coverage") == (0, 1)
    assert share(counts, "chain_coverage", "guidance") == (1, 1)
    assert share(counts, "chain_coverage", "finance") == (0, 1)
    assert share(counts, "chain_coverage", "incubation") == (0, 0)
    both = f"{one.rstrip()}\n1 | finance | 2008-04-02"
    assert share(one_case(count, needs, both), "chain_coverage") == (1, 1)


def test_a_case_to_which_no_link_applies_has_received_them_all(count: Count) -> None:
    counts = one_case(count, "needs_guidance\nno", "case_id")
    assert share(counts, "chain_coverage") == (1, 1)


def test_a_passer_without_a_case_stays_in_the_denominator(count: Count) -> None:
    counts = count(AS_OF, **TRAINED)
    assert share(counts, "chain_coverage") == (0, 1)
    assert share(counts, "chain_coverage", "training") == (1, 1)
    assert share(counts, "chain_coverage", "guidance") == (0, 0)


def test_who_did_not_pass_is_outside(count: Count) -> None:
    failed = """
        person_id | course_id | assessment_passed
        7         | 1         | no
    """
    counts = count(
        AS_OF,
        courses=TRAINED["courses"],
        enrolments=failed,
        service_cases="""
            enrolment_id | completed_on
            1            | 2008-03-31
        """,
    )
    assert share(counts, "chain_coverage") == (0, 0)
    assert share(counts, "opening_rate") == (0, 1)


def test_an_opening_within_the_services_moves_the_deadline_forward(count: Count) -> None:
    for day, received in (("2008-09-14", 1), ("2008-09-15", 0)):
        counts = count(
            AS_OF,
            **TRAINED,
            service_cases="""
                enrolment_id | completed_on | needs_follow_up
                1            | 2008-03-31   | yes
            """,
            services=f"""
                case_id | link      | provided_on
                1       | follow_up | {day}
            """,
            businesses="""
                lead_person_id | opened_on
                7              | 2008-03-15
            """,
        )
        assert share(counts, "chain_coverage") == (received, 1)
