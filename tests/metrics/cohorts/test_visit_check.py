"""Closings without a date: nothing to say where there is none, a difference where it matters."""

import pytest

from metrics.cohorts.visit_check import visit_check
from metrics.counts.entities import NATION
from metrics.counts.snapshot import Counts
from sentences.cohort_survival.visit_check import visit_check_sentence
from tests.metrics.text_counts import text_counts

CITY = "130200"
PARTS = [f"closed_{at}" for at in range(1, 13)] + [f"lost_{at}" for at in range(12)]


def counts(closed_12: int, closings: str) -> Counts:
    """1,000 businesses of one city and month, of which so many count as closed in period 12."""
    amounts = dict.fromkeys(PARTS, 0) | {"closed_2": 100, "closed_12": closed_12}
    header = ["city", "grp", "month", "opened", *PARTS, "open_12"]
    row = [CITY, "other", "2009-03", 1000, *amounts.values(), 900 - closed_12]
    business = " | ".join(header) + "\n" + " | ".join(str(cell) for cell in row)
    return text_counts("2010-06-30", business=business, found_closed=closings)


NONE = "city | month | after | until | n"
WIDE = f"{NONE}\n{CITY} | 2009-03 | 3 | 13 | 100"
NARROW = f"{NONE}\n{CITY} | 2009-03 | 11 | 12 | 100"


@pytest.mark.parametrize(("by", "entity"), [("city", CITY), ("national", NATION)])
def test_without_such_closings_both_ways_agree(by: str, entity: str) -> None:
    check = visit_check(counts(100, NONE), by, entity)  # type: ignore[arg-type]
    assert check is not None
    assert (check.undated, check.headline) == (0, pytest.approx(0.8))
    assert check.between == pytest.approx(0.8, abs=1e-6)
    assert not check.matters
    assert visit_check_sentence(check, "zh") == ""


def test_a_closing_that_may_lie_past_the_year_is_shown_to_matter() -> None:
    check = visit_check(counts(100, WIDE), "city", CITY)
    assert check is not None
    # 100 of (3, 13]: nothing else closes there, so that they lie where the year's survivors may.
    assert (check.undated, check.headline) == (100, pytest.approx(0.8))
    assert check.between > 0.8 + check.half_width / 2
    assert check.matters
    assert "100户关闭未填日期" in visit_check_sentence(check, "zh")
    assert "100 closings have no date" in visit_check_sentence(check, "en")


def test_one_found_within_a_month_changes_nothing() -> None:
    check = visit_check(counts(100, NARROW), "city", CITY)
    assert check is not None
    assert check.between == pytest.approx(0.8, abs=1e-6)
    assert not check.matters


def test_an_older_snapshot_has_no_check() -> None:
    older = counts(100, NONE)
    del older.tables["found_closed"]
    assert visit_check(older, "city", CITY) is None
