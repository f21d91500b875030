"""Exits for several reasons, against plain counts, lifelines and a slow hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.methods.survival import cumulative_incidence, event_table, kaplan_meier

# Hoel 1972: days of life of 99 mice in a conventional laboratory, by cause of death.
LYMPHOMA = """159 189 191 198 200 207 220 235 245 250 256 261 265 266 280 343 356 383 403 414 428
432"""
SARCOMA = """317 318 399 495 525 536 549 552 554 557 558 571 586 594 596 605 612 621 628 631 636
643 647 648 649 661 663 666 670 695 697 700 705 712 713 738 748 753"""
OTHER = """40 42 51 62 163 179 206 222 228 249 252 282 324 333 341 366 385 407 420 431 441 461 462
482 517 517 524 564 567 586 619 620 621 622 647 651 686 761 763"""

EXITS = st.lists(
    st.tuples(st.integers(1, 10), st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=40
)


def mice():
    groups = [[int(day) for day in group.split()] for group in (LYMPHOMA, SARCOMA, OTHER)]
    return np.concatenate(groups), np.repeat([1, 2, 3], [len(group) for group in groups])


def at_end(table):
    return table.groupby("cause")["incidence"].last().to_dict()


def slow_incidence(times, causes, cause, until):
    """Walk through time: who is left, what share of them leaves for this cause."""
    left, total = 1.0, 0.0
    for t in sorted({t for t in times if t <= until}):
        n = sum(1 for other in times if other >= t)
        out = [c for other, c in zip(times, causes, strict=True) if other == t and c > 0]
        total += left * out.count(cause) / n
        left *= 1 - len(out) / n
    return total


def test_fully_followed_incidence_is_the_plain_share_where_1_minus_km_is_not():
    days, causes = mice()
    assert at_end(cumulative_incidence(days, causes)) == pytest.approx(
        {1: 22 / 99, 2: 38 / 99, 3: 39 / 99}, abs=1e-12
    )
    naive = 1 - kaplan_meier(event_table(days, causes == 2))["survival"].iloc[-1]
    assert naive > 0.85  # against 0.384: the others did not leave by chance


def test_the_worked_example_of_two_reasons():
    # 10 businesses: 2 merge at 1, 4 of 8 close at 2, 4 are censored.
    table = cumulative_incidence([1, 2, 3], [2, 1, 0], weight=[2, 4, 4])
    assert list(table.columns) == ["time", "cause", "incidence"]
    assert table["cause"].tolist() == [1, 1, 1, 2, 2, 2]
    assert table["time"].tolist() == [1, 2, 3, 1, 2, 3]
    assert table["incidence"].tolist() == pytest.approx([0, 0.4, 0.4, 0.2, 0.2, 0.2])


def test_untied_times_give_the_figures_of_lifelines():
    # lifelines 0.30.3 AalenJohansenFitter, event_of_interest=1, no ties so no jitter
    table = cumulative_incidence(range(1, 13), [1, 2, 0, 1, 2, 1, 0, 2, 1, 0, 2, 1])
    first = table[table["cause"] == 1].set_index("time")["incidence"]
    expected = [0.083333333333, 0.175925925926, 0.268518518519, 0.379629629630, 0.546296296296]
    assert first[[1, 4, 6, 9, 12]].tolist() == pytest.approx(expected, abs=1e-12)


@given(EXITS)
def test_incidence_is_that_of_the_slow_hand_and_weights_are_repetitions(exits):
    times, causes, weights = (np.array(part) for part in zip(*exits, strict=True))
    table = cumulative_incidence(times, causes, weights)
    many, reasons = np.repeat(times, weights).tolist(), np.repeat(causes, weights).tolist()
    assert set(table["cause"]) == set(reasons) - {0}
    for row in table.itertuples():
        expected = slow_incidence(many, reasons, row.cause, row.time)
        assert row.incidence == pytest.approx(expected, abs=1e-12)


@given(EXITS)
def test_all_causes_and_survival_make_one(exits):
    times, causes, _ = (np.array(part) for part in zip(*exits, strict=True))
    lost = cumulative_incidence(times, causes).groupby("time")["incidence"].sum()
    kept = kaplan_meier(event_table(times, causes > 0)).set_index("time")["survival"]
    if len(lost):
        assert (lost + kept).to_numpy() == pytest.approx(np.ones(len(kept)), abs=1e-12)
    else:
        assert (kept == 1).all()


def test_only_censored_lives_have_no_cause():
    assert cumulative_incidence([1, 2], [0, 0]).empty
    assert cumulative_incidence([], []).empty


def test_a_negative_cause_is_refused():
    with pytest.raises(ValueError, match="cause is negative"):
        cumulative_incidence([1, 2], [1, -1])
