"""The season of training: full ripe years alone, what stands in for them, and how years differ."""

import numpy as np
import pytest

from metrics.counts.snapshot import Counts
from metrics.readings.season import PRIOR_SHIFT, UNKNOWN_SHIFT, overdispersion, season
from tests.metrics.text_counts import text_counts

YEAR = (5, 4, 11, 12, 12, 10, 9, 8, 12, 13, 12, 12)  # 120 a year


def trained(first: str, amounts: list[int]) -> str:
    """Training of one city, month by month from the first on."""
    year, month = (int(part) for part in first.split("-"))
    rows = ["city | grp | month | syb | gyb | iyb"]
    for place, amount in enumerate(amounts):
        number = year * 12 + month - 1 + place
        label = f"{number // 12}-{number % 12 + 1:02d}"
        rows.append(f"110000 | laid_off | {label} | {amount} | 0 | 0")
    return "\n".join(rows)


def counts(as_of: str, first: str, amounts: list[int]) -> Counts:
    return text_counts(as_of, trained=trained(first, amounts))


def test_the_share_behind_is_that_of_full_years_after_the_first_twelve_months() -> None:
    # half of 2007, all of 2008 (begun within the first year), all of 2009
    even_start = [10] * 6 + [10] * 12
    behind = season(counts("2010-06-30", "2007-07", [*even_start, *YEAR, *YEAR[:6]]))
    assert (behind.years, behind.provisional) == (1, False)
    assert behind.share == pytest.approx(sum(YEAR[:6]) / 120)
    assert behind.shift == pytest.approx(PRIOR_SHIFT)
    assert behind.months == pytest.approx(np.array(YEAR) / 120)


def test_before_there_is_such_a_year_the_latest_twelve_months_stand_in() -> None:
    behind = season(counts("2009-06-30", "2007-07", [10] * 12 + [9, 8, 12, 13, 12, 12, *YEAR[:6]]))
    assert (behind.years, behind.provisional) == (0, True)
    assert behind.share == pytest.approx(sum(YEAR[:6]) / 120)


def test_a_programme_that_just_began_counts_months_alike_and_is_less_sure() -> None:
    behind = season(counts("2008-03-31", "2007-07", [1, 2, 3, 4, 5, 6, 7, 8, 9]))
    assert (behind.years, behind.provisional) == (0, False)
    assert (behind.share, behind.shift) == (0.25, UNKNOWN_SHIFT)


def test_a_year_whose_reports_may_still_be_under_way_gives_no_season() -> None:
    amounts = [*YEAR, *YEAR, *YEAR]
    assert season(counts("2009-12-31", "2007-01", amounts)).years == 1
    assert season(counts("2010-01-31", "2007-01", [*amounts, 5])).years == 2


def test_years_that_differ_make_the_shift_larger_and_equal_ones_smaller() -> None:
    equal = season(counts("2010-06-30", "2007-01", [*YEAR, *YEAR, *YEAR, *YEAR[:6]]))
    late = [*YEAR[6:], *YEAR[:6]]  # the halves of the year change places
    unequal = season(counts("2010-06-30", "2007-01", [*YEAR, *YEAR, *late, *YEAR[:6]]))
    # by hand: (0.1² + 0) / 2 · (1 + 1/2)
    assert equal.shift == pytest.approx(np.sqrt(0.01 / 2 * 1.5))
    odds = np.log([66 / 54, 54 / 66])
    squares = ((odds - odds.mean()) ** 2).sum()
    assert unequal.shift == pytest.approx(np.sqrt((0.01 + squares) / 2 * 1.5))


def test_in_december_nothing_is_to_come() -> None:
    behind = season(counts("2009-12-31", "2007-01", [*YEAR, *YEAR, *YEAR]))
    assert (behind.share, behind.shift) == (1.0, 0.0)


def test_one_city_alone_shows_no_overdispersion() -> None:
    assert overdispersion(counts("2009-12-31", "2007-01", [*YEAR, *YEAR, *YEAR])) == 1
