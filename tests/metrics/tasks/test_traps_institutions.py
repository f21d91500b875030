"""Institutions, trap by trap: who is designated, which inspection tells, whose file counts."""

import pytest

from metrics.counts.snapshot import Counts
from metrics.readings.tidy import readings
from metrics.registry import FIGURES
from metrics.tasks.institution_limits import judgement
from tests.metrics.conftest import Count
from tests.oracle.tasks import institutions
from tests.oracle.tasks.traps import agreed, figure

AS_OF = "2009-06-30"
TRAINED = {
    "courses": """
        id | kind | starts_on  | ends_on
        1  | SYB  | 2009-01-05 | 2009-01-20
        2  | GYB  | 2009-02-05 | 2009-02-20
    """,
    "enrolments": """
        person_id | course_id | first_attended_on | completed_on | file_complete
        1         | 1         | 2009-01-05        | 2009-01-20   | yes
        1         | 2         | 2009-02-05        | 2009-02-20   | no
        2         | 1         | 2009-01-06        | -            | no
        3         | 1         | -                 | -            | yes
    """,
}
ONE = """
    id | city_code | designated_on | ended_on
    1  | 110000    | 2008-01-01    | -
"""


def counted(count: Count, **texts: str) -> Counts:
    """Counts of institutions that train the three persons."""
    return agreed(count, institutions, AS_OF, **{**TRAINED, **texts})


@pytest.mark.parametrize(
    ("inspected_on", "inspected"),
    [("2008-06-30", 0), ("2008-07-01", 1), ("2009-06-30", 1), ("2009-07-01", 0)],
)
def test_an_inspection_counts_for_twelve_months(
    count: Count, inspected_on: str, inspected: int
) -> None:
    inspections = f"""
        institution_id | inspected_on | result
        1              | {inspected_on}       | passed
    """
    counts = counted(count, institutions=ONE, inspections=inspections)
    assert figure(counts, "institutions_inspected") == (inspected, 1)


def test_the_last_inspection_tells_the_result(count: Count) -> None:
    counts = counted(
        count,
        institutions="""
            id | city_code | designated_on | ended_on
            1  | 110000    | 2008-01-01    | -
            2  | 110000    | 2008-01-01    | -
        """,
        inspections="""
            id | institution_id | inspected_on | result
            1  | 1              | 2009-02-01   | passed
            2  | 1              | 2009-05-01   | to_mend
            3  | 2              | 2009-05-01   | failed
            4  | 2              | 2009-05-01   | passed
        """,
    )
    assert figure(counts, "institutions_inspected") == (2, 2)
    assert figure(counts, "institutions_inspected", "passed") == (1, 2)


def test_only_institutions_still_designated_at_the_months_end_count(count: Count) -> None:
    counts = counted(
        count,
        institutions="""
            id | city_code | designated_on | ended_on
            1  | 110000    | 2008-01-01    | 2009-06-30
            2  | 110000    | 2008-01-01    | 2009-07-01
            3  | 110000    | 2009-06-30    | -
            4  | 110000    | 2009-07-01    | -
        """,
    )
    rates = readings(counts, FIGURES["institutions_inspected"], "institution")
    assert dict(zip(rates["entity"], rates["denominator"], strict=True)) == {"1": 0, "2": 1, "3": 1}


def test_a_file_belongs_to_every_enrolment_that_attended(count: Count) -> None:
    counts = counted(count, institutions=ONE)
    assert figure(counts, "trainee_files_complete") == (1, 3)
    assert figure(counts, "trainee_files_complete", by="institution", entity="1") == (1, 3)


def test_nobody_is_judged_on_a_handful_of_trainees(count: Count) -> None:
    counts = counted(count, institutions=ONE)
    assert figure(counts, "institutions_within_limits") == (0, 0)
    assert judgement(counts, counts.month).judged.tolist() == [False]
