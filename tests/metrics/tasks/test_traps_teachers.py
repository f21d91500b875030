"""Teachers, trap by trap: who is active, what a complete file holds, and per how many trainees."""

import pytest

from metrics.counts.snapshot import Counts
from metrics.readings.tidy import readings
from metrics.registry import FIGURES
from tests.metrics.conftest import Count
from tests.oracle.tasks import teachers
from tests.oracle.tasks.traps import agreed, figure

AS_OF = "2009-06-30"
HEAD = "id | city_code | origin | active_from | active_to | certificate_valid_to | evaluated_on"
TRAINED = {
    "courses": """
        id | starts_on  | ends_on
        1  | 2008-06-02 | 2008-06-30
        2  | 2008-06-02 | 2008-07-01
        3  | 2009-06-02 | 2009-06-30
    """,
    "enrolments": """
        person_id | course_id
        1         | 1
        2         | 2
        3         | 3
    """,
}


def counted(count: Count, rows: str, activities: str = "") -> Counts:
    """Counts of teachers beside three persons trained."""
    texts = {**TRAINED, "teachers": f"{HEAD}\n{rows}"}
    if activities:
        texts["teacher_activities"] = f"teacher_id | held_on | kind\n{activities}"
    return agreed(count, teachers, AS_OF, **texts)


def test_teachers_are_set_against_the_trainees_of_twelve_months(count: Count) -> None:
    counts = counted(count, "1 | 110000 | university | 2009-06-30 | - | - | -")
    shown = readings(counts, FIGURES["teachers_per_trainees"], "national").iloc[0]
    assert (shown["numerator"], shown["denominator"], shown["value"]) == (1, 2, 50.0)
    assert shown["verdict"] == "too_small"


def test_who_leaves_on_the_last_day_is_no_longer_active(count: Count) -> None:
    counts = counted(
        count,
        """
        1 | 110000 | business    | 2008-01-01 | 2009-06-30 | - | -
        2 | 110000 | business    | 2008-01-01 | 2009-07-01 | - | -
        3 | 110000 | institution | 2009-07-01 | -          | - | -
        """,
    )
    assert figure(counts, "teachers_from_outside") == (1, 1)
    assert figure(counts, "teacher_files_complete") == (0, 1)


def test_origins_are_told_apart(count: Count) -> None:
    counts = counted(
        count,
        """
        1 | 110000 | business    | 2008-01-01 | - | - | -
        2 | 110000 | university  | 2008-01-01 | - | - | -
        3 | 130100 | university  | 2008-01-01 | - | - | -
        4 | 130100 | government  | 2008-01-01 | - | - | -
        5 | 130100 | institution | 2008-01-01 | - | - | -
        """,
    )
    outside = FIGURES["teachers_from_outside"]
    shown = {variant: figure(counts, outside.key, variant)[0] for variant in outside.variants}
    assert shown == {"university": 2, "business": 1, "government": 1, "institution": 1}
    assert figure(counts, outside.key) == (3, 5)
    assert readings(counts, outside, "city")["denominator"].tolist() == [2, 3, 0]


@pytest.mark.parametrize(
    ("valid_to", "evaluated_on", "held_on", "file"),
    [
        ("2009-06-30", "2007-07-01", "2008-07-01", (1, 1, 1)),
        ("2009-06-29", "2009-06-30", "2009-06-30", (0, 1, 1)),
        ("-", "2009-06-30", "2009-06-30", (0, 1, 1)),
        ("2010-01-01", "2007-06-30", "2009-06-30", (1, 0, 1)),
        ("2010-01-01", "2009-07-01", "2009-06-30", (1, 0, 1)),
        ("2010-01-01", "-", "2009-06-30", (1, 0, 1)),
        ("2010-01-01", "2009-01-01", "2008-06-30", (1, 1, 0)),
        ("2010-01-01", "2009-01-01", "2009-07-01", (1, 1, 0)),
    ],
)
def test_a_file_is_complete_with_certificate_evaluation_and_exchange(
    count: Count, valid_to: str, evaluated_on: str, held_on: str, file: tuple[int, int, int]
) -> None:
    counts = counted(
        count,
        f"1 | 110000 | university | 2006-01-01 | - | {valid_to} | {evaluated_on}",
        f"1 | {held_on} | seminar",
    )
    complete = FIGURES["teacher_files_complete"]
    shown = tuple(figure(counts, complete.key, variant)[0] for variant in complete.variants)
    assert shown == file
    assert figure(counts, complete.key) == (int(all(file)), 1)


def test_a_teacher_in_two_activities_counts_once(count: Count) -> None:
    counts = counted(
        count,
        "1 | 110000 | university | 2006-01-01 | - | 2010-01-01 | 2009-01-01",
        "1 | 2009-01-05 | seminar\n1 | 2009-02-05 | observation",
    )
    assert figure(counts, "teacher_files_complete") == (1, 1)
