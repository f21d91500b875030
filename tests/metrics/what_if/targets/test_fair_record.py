"""Fair targets of a year ago are held against the year that followed."""

import pytest

from metrics.counts.periods import YEAR
from metrics.counts.snapshot import Counts
from metrics.what_if.targets.fair_record import COLUMNS, fair_summary, fair_targets_tested
from tests.metrics.what_if.conftest import make_counts


def a_year_before(counts: Counts) -> Counts:
    """The same counts, without the months of the last year."""
    as_of = counts.as_of.replace(year=counts.as_of.year - 1)
    tables = {
        name: {
            column: values[table["month"] <= counts.month - YEAR]
            for column, values in table.items()
        }
        if "month" in table and name != "returns"
        else table
        for name, table in counts.tables.items()
    }
    returns = tables["returns"] | {"month": tables["returns"]["month"] - YEAR}
    return Counts(0, as_of, "", tables | {"returns": returns})


def test_only_the_year_that_follows_tests_a_target() -> None:
    counts = make_counts(1, mean=8.0)
    with pytest.raises(ValueError, match="the year that follows"):
        fair_targets_tested(counts, counts, "pass_rate")


def test_reached_and_missed_are_counted_and_pooled() -> None:
    later = make_counts(1, mean=8.0)
    earlier = a_year_before(later)
    rows = fair_targets_tested(earlier, later, "pass_rate")
    assert tuple(rows.columns) == COLUMNS
    assert rows["meant"].tolist() == [0.8, 0.5, 0.2]
    assert (rows["n"] == 12).all()
    # the more is asked, the fewer reach it
    assert rows["reached"].is_monotonic_decreasing
    (cautious, *_) = fair_summary(rows)
    assert cautious == {
        "figure": "pass_rate",
        "meant": 0.8,
        "n": 12,
        "reached": int(rows["reached"][0]),
    }
    assert fair_summary(rows.iloc[:0]) == []
