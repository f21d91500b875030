"""The table of exits, against a count by hand of every subject at every time."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.methods.survival import event_table

LIVES = st.lists(
    st.tuples(st.integers(1, 12), st.booleans(), st.integers(0, 4), st.integers(0, 11)),
    min_size=1,
    max_size=40,
)


def by_hand(lives):
    """Each time, every subject asked: are you under observation, do you close or only leave?"""
    times = {t for t, _, w, _ in lives if w} | {e for t, _, w, e in lives if w and 0 < e < t}
    rows = []
    for t in sorted(times):
        at_risk = sum(w for exit_, _, w, entry in lives if entry < t <= exit_)
        events = sum(w for exit_, closed, w, _ in lives if exit_ == t and closed)
        censored = sum(w for exit_, closed, w, _ in lives if exit_ == t and not closed)
        rows.append((t, at_risk, events, censored))
    return rows


def rows(table):
    return [tuple(row) for row in table.itertuples(index=False)]


def test_a_table_read_aloud():
    table = event_table([3, 1, 3, 5, 3], [True, True, False, False, True])
    expected = {"time": [1, 3, 5], "at_risk": [5, 4, 1], "events": [1, 2, 0], "censored": [0, 1, 1]}
    pd.testing.assert_frame_equal(table, pd.DataFrame(expected))


@given(LIVES)
def test_weights_and_entries_are_counted_as_by_hand(lives):
    lives = [(t, c, w, e if e < t else 0) for t, c, w, e in lives]
    time, closed, weight, entry = zip(*lives, strict=True)
    assert rows(event_table(time, closed, weight, entry)) == by_hand(lives)


@given(LIVES)
def test_a_weight_is_a_repetition(lives):
    time, closed, weight, _ = zip(*lives, strict=True)
    repeated = event_table(np.repeat(time, weight), np.repeat(closed, weight))
    assert rows(event_table(time, closed, weight)) == rows(repeated)


@given(LIVES)
def test_an_entry_at_0_is_no_entry(lives):
    time, closed, weight, _ = zip(*lives, strict=True)
    without = event_table(time, closed, weight)
    pd.testing.assert_frame_equal(event_table(time, closed, weight, entry=0), without)


@given(LIVES)
def test_days_and_fractions_of_years_count_as_months_do(lives):
    time, closed, weight, _ = zip(*lives, strict=True)
    months = event_table(time, closed, weight)
    for unit in (365_250, 1 / 8):  # sorted and dense ways of counting
        other = event_table(np.array(time) * unit, closed, weight)
        assert (other.pop("time") / unit).tolist() == months["time"].tolist()
        pd.testing.assert_frame_equal(other, months.drop(columns="time"))


def test_fractional_weights_stay_fractional():
    table = event_table([1, 2], [True, False], weight=[0.5, 0.25])
    assert table["at_risk"].tolist() == [0.75, 0.25]


def test_nobody_makes_an_empty_table():
    table = event_table([], [])
    assert list(table.columns) == ["time", "at_risk", "events", "censored"]
    assert table.empty


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (([1, -2], [True, True]), "time is negative"),
        (([1.0, np.nan], [True, True]), "missing"),
        (([1, 2], [True]), "same length"),
        (([1, 2], [True, True], [1, -1]), "weight is negative"),
        (([1, 2], [True, True], None, [0, 2]), "before its entry"),
    ],
)
def test_impossible_lives_are_refused(arguments, words):
    with pytest.raises(ValueError, match=words):
        event_table(*arguments)
