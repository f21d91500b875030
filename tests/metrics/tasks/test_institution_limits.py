"""Institutions in their funnel: who is judged, who falls below, and when."""

from datetime import date

import numpy as np
import pytest

from metrics.counts.months import month_of
from metrics.counts.snapshot import Counts
from metrics.methods.funnel import limits, overdispersion
from metrics.readings.tidy import readings
from metrics.tasks.institution_limits import judgement
from metrics.tasks.institutions import WITHIN_LIMITS

AS_OF = date(2010, 6, 30)
MONTH = month_of(AS_OF)
CITIES = np.array([110000, 130100])


def made(
    attended: list[int],
    passed: list[int],
    served: list[int],
    opened: list[int],
    pass_month: int = MONTH - 3,
) -> Counts:
    """Institutions by turns in two cities, each with one cohort month that is just ripe."""
    ids = np.arange(1, len(attended) + 1)
    late, early = np.full(len(ids), pass_month), np.full(len(ids), MONTH - 7)
    nobody = np.zeros(0, np.int64)
    passing = {"month": late, "attended": np.array(attended), "passed": np.array(passed)}
    opening = {"month": early, "served": np.array(served), "served_opened": np.array(opened)}
    stock = {"month": np.full(len(ids), MONTH)}
    ones = np.ones(len(ids), np.int64)
    return Counts(
        1,
        AS_OF,
        "",
        {
            "cities": {
                "code": CITIES,
                "tier": np.array(["municipality", "other"]),
                "province_code": CITIES,
            },
            "provinces": {"code": CITIES},
            "institutions": {"id": ids, "city": CITIES[ids % 2]},
            "returns": {"city": CITIES, "month": np.full(2, MONTH)},
            "duplicates": {"city": CITIES, "persons": np.ones(2), "duplicates": np.zeros(2)},
            "targets": {"indicator": np.array([], str), "year": nobody},
            "attended": {"month": np.array([MONTH - 29])},
            "attended_by_institution": {"institution": ids, **passing},
            "opening_by_institution": {"institution": ids, **opening},
            "inspections_by_institution": {
                "institution": ids,
                **stock,
                "designated": ones,
                "inspected": ones,
                "inspected_passed": ones,
            },
            "trainee_files_by_institution": {
                "institution": ids,
                **stock,
                "files": ones,
                "complete": ones,
            },
        },
    )


def even(size: int) -> tuple[list[int], list[int], list[int], list[int]]:
    """Institutions alike: 80 of 100 passed, 40 of 80 opened."""
    return [100] * size, [80] * size, [80] * size, [40] * size


def test_the_one_far_below_is_found_and_its_city_with_it() -> None:
    attended, passed, served, opened = even(12)
    passed[0] = 45
    counts = made(attended, passed, served, opened)
    assert judgement(counts, MONTH).passing.below.tolist() == [True, *[False] * 11]
    city = readings(counts, WITHIN_LIMITS, "city")
    assert city["numerator"].tolist() == [6, 5]
    assert city["denominator"].tolist() == [6, 6]


def test_either_rate_is_enough_to_fall_below() -> None:
    attended, passed, served, opened = even(12)
    opened[3] = 8
    counts = made(attended, passed, served, opened)
    shown = {
        variant: int(readings(counts, WITHIN_LIMITS, "national", variant)["numerator"].iloc[0])
        for variant in (None, *WITHIN_LIMITS.variants)
    }
    assert shown == {None: 11, "pass_only": 12, "opening_only": 11}


@pytest.mark.parametrize(
    ("attended", "served", "judged"), [(59, 40, False), (60, 40, True), (60, 0, False)]
)
def test_sixty_trainees_and_an_opening_that_is_due_are_needed(
    attended: int, served: int, judged: bool
) -> None:
    counts = made([attended] * 3, [40] * 3, [served] * 3, [0] * 3)
    assert judgement(counts, MONTH).judged.tolist() == [judged] * 3
    assert readings(counts, WITHIN_LIMITS, "institution")["denominator"].tolist() == [judged] * 3


@pytest.mark.parametrize(
    ("month", "judged"),
    [(MONTH - 2, False), (MONTH - 3, True), (MONTH - 26, True), (MONTH - 27, False)],
)
def test_the_latest_24_mature_months_count(month: int, judged: bool) -> None:
    counts = made(*even(4), pass_month=month)
    assert judgement(counts, MONTH).judged.tolist() == [judged] * 4


def test_limits_are_those_of_the_funnel_of_the_judged_alone() -> None:
    attended, passed, served, opened = even(10)
    attended[0], passed[0] = 50, 1
    passed[1:4] = [70, 90, 85]
    judged = judgement(made(attended, passed, served, opened), MONTH)
    x, n = np.array(passed[1:]), np.array(attended[1:])
    lower, _ = limits(x.sum() / n.sum(), n, 3.09, overdispersion(x, n).tau2)
    assert judged.passing.lower[1:] == pytest.approx(lower, abs=1e-12)


def test_earlier_month_ends_are_judged_by_what_was_ripe_then() -> None:
    counts = made(*even(4))
    assert judgement(counts, MONTH - 1).judged.tolist() == [False] * 4
    assert set(counts.cube("institution_limits").monthly("judged").sum(axis=0)[:-1]) == {0}


def test_without_anybody_trained_nobody_is_judged() -> None:
    counts = made([0] * 2, [0] * 2, [0] * 2, [0] * 2)
    assert judgement(counts, MONTH).judged.tolist() == [False] * 2
    assert readings(counts, WITHIN_LIMITS, "national")["verdict"].tolist() == ["too_small"]
