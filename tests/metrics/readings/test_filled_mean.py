"""Jobs with the unvisited filled in: who stands for whom, and how sure the mean then is."""

import numpy as np
import pytest

from metrics.methods.proportions import mean_interval
from metrics.readings.filled_mean import Visited, as_squares, filled
from tests.metrics.conftest import Count
from tests.metrics.traps.one_business import AS_OF, TRAINED
from tests.oracle.harness.shown import row


def test_the_error_is_that_of_the_formula_with_the_unvisited_and_the_closed() -> None:
    opened, visited, closed, mean, variance = 100.0, 60.0, 15.0, 6.0, 16.0
    unvisited = opened - closed - visited
    cells = [np.array([[amount]]) for amount in (visited * mean, opened, visited, unvisited)]
    fills_in = Visited(*(np.array([amount]) for amount in (mean, variance, visited)))
    workers, of, spread = (float(part[0, 0]) for part in filled(cells, fills_in, np.array([0])))
    q = (visited + unvisited) / opened
    assert workers == pytest.approx((visited + unvisited) * mean)
    wanted = (visited + unvisited) ** 2 * variance / visited + mean**2 * q * (1 - q) * opened
    assert spread == pytest.approx(wanted)
    value, error, _, _ = mean_interval(
        of, workers, as_squares(*map(np.array, (workers, of, spread)))
    )
    assert (value, error) == (pytest.approx(workers / 100), pytest.approx(np.sqrt(wanted) / 100))


def test_an_operating_business_that_nobody_visited_counts_as_the_visited_ones(count: Count) -> None:
    counts = count(
        AS_OF,
        courses=TRAINED["courses"],
        enrolments="""
            person_id | course_id
            7         | 1
            8         | 1
            9         | 1
            10        | 1
        """,
        businesses="""
            lead_person_id | opened_on  | closed_on
            7              | 2008-03-01 | -
            8              | 2008-03-15 | 2008-04-01
            9              | 2008-03-31 | -
            10             | 2008-03-31 | -
        """,
        visits="""
            business_id | visited_on | workers
            1           | 2008-09-01 | 10
            3           | 2008-09-30 | 2
        """,
    )
    reading = row(counts, "job_multiplier", period=2008)
    assert (reading["numerator"], reading["denominator"], reading["value"]) == (18, 4, 4.5)
    lower = row(counts, "job_multiplier", variant="unvisited_zero", period=2008)
    assert (lower["numerator"], lower["denominator"]) == (12, 4)


def test_per_founder_and_at_twelve_months_fill_in_the_unvisited_too(count: Count) -> None:
    counts = count(
        AS_OF,
        courses=TRAINED["courses"],
        enrolments="person_id | course_id\n7 | 1\n8 | 1\n9 | 1",
        businesses="""
            lead_person_id | opened_on
            7              | 2008-03-01
            8              | 2008-03-15
        """,
        founders="business_id | person_id\n2 | 9",
        visits="""
            business_id | visited_on | workers
            1           | 2008-09-01 | 10
            2           | 2009-03-15 | 4
        """,
    )
    founders = row(counts, "job_multiplier", variant="per_founder", period=2008)
    assert (founders["numerator"], founders["denominator"]) == (20, 3)
    later = row(counts, "job_multiplier", variant="at_12", period=2008)
    assert (later["numerator"], later["denominator"]) == (8, 2)
