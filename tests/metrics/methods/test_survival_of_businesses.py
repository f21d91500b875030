"""Curves of businesses: a published table of survival, and the mean operating months by days."""

import itertools

import numpy as np
import pytest

from metrics.methods import survival

# U.S. Bureau of Labor Statistics, Business Employment Dynamics, survival of private establishments
# by opening year: per cent surviving one, two and three years.
PUBLISHED = {
    2019: (79.2, 70.2, 64.0),
    2020: (80.9, 72.3, 63.6),
    2021: (79.1, 67.0, 59.1),
    2022: (76.3, 64.8, 56.3),
}


@pytest.mark.parametrize("opened", PUBLISHED)
def test_a_published_table_of_surviving_businesses_is_reproduced(opened):
    surviving = [1000, *(round(10 * share) for share in PUBLISHED[opened])]
    closed = [before - after for before, after in itertools.pairwise(surviving)]
    lives = survival.event_table([12, 24, 36, 48], [1, 1, 1, 0], weight=[*closed, surviving[-1]])
    curve = survival.kaplan_meier(lives).set_index("time")["survival"]
    assert [round(100 * curve[month], 1) for month in (12, 24, 36)] == list(PUBLISHED[opened])


def test_half_a_month_for_that_of_closing_gives_the_mean_by_days():
    days = np.arange(1, 731)  # one closing a day over two years, 365 days a year
    months = np.ceil(days / (365 / 12))
    curve = survival.kaplan_meier(survival.event_table(months.astype(int), np.ones(730)))
    by_days = np.minimum(days, 365).mean() / (365 / 12)
    assert survival.restricted_mean(curve, 12, 1).value == pytest.approx(by_days, abs=0.02)
    assert survival.restricted_mean(curve, 12).value > by_days + 0.2
