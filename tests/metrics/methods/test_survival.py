"""Survival curves, against published data, R's and lifelines' digits, and a slow hand."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from metrics.methods import survival
from metrics.methods.proportions import wilson

# Freireich et al. 1963: weeks of remission of 21 children on 6-MP (0 = still in remission).
WEEKS = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35]
RELAPSE = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0]
PLACEBO = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]

# Loprinzi et al. 1994, R's `lung`: days of 228 patients, + censored.
LUNG = """
306 455 1010+ 210 883 1022+ 310 361 218 166 170 654 728 71 567 144 613 707 61 88 301 81 624 371
394 520 574 118 390 12 473 26 533 107 53 122 814 965+ 93 731 460 153 433 145 583 95 303 519 643
765 735 189 53 246 689 65 5 132 687 345 444 223 175 60 163 65 208 821+ 428 230 840+ 305 11 132
226 426 705 363 11 176 791 95 196+ 167 806+ 284 641 147 740+ 163 655 239 88 245 588+ 30 179 310
477 166 559+ 450 364 107 177 156 529+ 11 429 351 15 181 283 201 524 13 212 524 288 363 442 199
550 54 558 207 92 60 551+ 543+ 293 202 353 511+ 267 511+ 371 387 457 337 201 404+ 222 62 458+
356+ 353 163 31 340 229 444+ 315+ 182 156 329 364+ 291 179 376+ 384+ 268 292+ 142 413+ 266+ 194
320 181 285 301+ 348 197 382+ 303+ 296+ 180 186 145 269+ 300+ 284+ 350 272+ 292+ 332+ 285 259+
110 286 270 81 131 225+ 269 225+ 243+ 279+ 276+ 135 79 59 240+ 202+ 235+ 105 224+ 239 237+ 173+
252+ 221+ 185+ 92+ 13 222+ 192+ 183 211+ 175+ 197+ 203+ 116 188+ 191+ 105+ 174+ 177+
"""

PERIODS = st.integers(1, 8)
COUNTS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=8)


def mp6(**options):
    return survival.kaplan_meier(survival.event_table(WEEKS, RELAPSE), **options).set_index("time")


def lung():
    days = [int(day.rstrip("+")) for day in LUNG.split()]
    return survival.event_table(days, ["+" not in day for day in LUNG.split()])


def slow_curve(times, closed):
    """S(t) and Greenwood's sum at each distinct time, one subject at a time."""
    share, total, points = 1.0, 0.0, {}
    for t in sorted(set(times)):
        n = sum(1 for other in times if other >= t)
        d = sum(1 for other, event in zip(times, closed, strict=True) if other == t and event)
        share *= (n - d) / n
        total += d / (n * (n - d)) if n > d else 0.0
        points[t] = (share, total)
    return points


def test_freireich_gives_the_published_curve_and_errors():
    events = mp6().query("events > 0")
    assert events.index.tolist() == [6, 7, 10, 13, 16, 22, 23]
    published = [0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448]
    errors = [0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346]
    assert events["survival"].tolist() == pytest.approx(published, abs=5e-4)
    assert events["std_error"].tolist() == pytest.approx(errors, abs=5e-5)


def test_log_log_limits_are_those_of_lifelines():
    # lifelines 0.30.3 KaplanMeierFitter on the same data
    curve = mp6()
    limits = {
        6: (0.619717955266, 0.951551747647),
        10: (0.503199510800, 0.889361835169),
        23: (0.188052005959, 0.680142628495),
    }
    for week, expected in limits.items():
        assert tuple(curve.loc[week, ["lower", "upper"]]) == pytest.approx(expected, abs=1e-12)


def test_lung_gives_the_figures_of_r():
    table = lung()
    curve = survival.kaplan_meier(table)
    year = curve[curve["time"] <= 365].iloc[-1]
    assert (table["events"].sum(), table["at_risk"].iloc[0]) == (165, 228)
    # lifelines 0.30.3, and R's summary(survfit(..., conf.type = "log-log"), 365)
    figures = year["survival"], year["lower"], year["upper"]
    assert figures == pytest.approx((0.409242, 0.338714269088, 0.478380767647), abs=5e-7)
    assert survival.median(curve).value == 310
    mean = survival.restricted_mean(curve, 365)
    assert mean.value == pytest.approx(263.2218664820065, abs=1e-9)
    assert mean.std_error == pytest.approx(7.80, abs=5e-3)  # R: se(rmean); not 116.1


def test_medians_of_freireich_with_and_without_an_upper_limit():
    treated = survival.median(survival.kaplan_meier(survival.event_table(WEEKS, RELAPSE)))
    placebo = survival.median(survival.kaplan_meier(survival.event_table(PLACEBO, [1] * 21)))
    assert treated[:2] == (23, 13)
    assert math.isnan(treated.upper)
    assert placebo == (8, 4, 11)


def test_a_median_not_reached_is_neither_0_nor_the_last_time():
    curve = survival.kaplan_meier(survival.event_table([1, 2, 3], [True, False, False]))
    assert math.isnan(survival.median(curve).value)


def test_a_survival_of_exactly_one_half_is_a_median():
    for half in range(1, 40):  # at 24 of 48 the machine says 0.5000000000000002
        lives = survival.event_table(range(2 * half), [1] * 2 * half)
        assert survival.median(survival.kaplan_meier(lives)).value == half - 1


def test_the_restricted_mean_of_freireich():
    # SAS PROC LIFETEST: mean 17.909 (restricted to the last relapse, week 23)
    curve = survival.kaplan_meier(survival.event_table(WEEKS, RELAPSE))
    assert survival.restricted_mean(curve, 23).value == pytest.approx(17.909, abs=5e-4)


@given(st.lists(st.integers(1, 30), min_size=1, max_size=30), st.integers(1, 60))
def test_the_restricted_mean_of_fully_followed_lives_is_their_plain_mean(lives, halves):
    horizon = halves / 2
    curve = survival.kaplan_meier(survival.event_table(lives, [1] * len(lives)))
    cut = np.minimum(lives, horizon)
    mean = survival.restricted_mean(curve, horizon)
    assert mean.value == pytest.approx(cut.mean(), rel=1e-12)
    # Greenwood leaves out the last step to 0, whose area beyond it is 0 anyway.
    assert mean.std_error == pytest.approx(cut.std() / math.sqrt(len(lives)), abs=1e-9)


def test_the_restricted_mean_is_silent_beyond_the_observation():
    curve = survival.kaplan_meier(survival.event_table([3, 7, 9], [True, True, False]))
    assert all(math.isnan(figure) for figure in survival.restricted_mean(curve, 12))
    assert survival.restricted_mean(curve, 9).value == pytest.approx(3 + 4 * 2 / 3 + 2 / 3)
    assert math.isnan(survival.restricted_mean(curve.iloc[:0], 5).value)


def test_plain_limits_are_symmetric_and_clipped():
    curve = mp6(interval="plain")
    middle = curve.loc[13]
    reach = 1.959963984540054 * middle["std_error"]
    expected = middle["survival"] - reach, middle["survival"] + reach
    assert (middle["lower"], middle["upper"]) == pytest.approx(expected, abs=1e-15)
    assert curve.loc[6, "upper"] == 1.0


@given(st.lists(st.integers(1, 12), min_size=1, max_size=60))
def test_without_censoring_wilson_with_effective_n_is_plain_wilson(lives):
    curve = survival.kaplan_meier(survival.event_table(lives, [1] * len(lives)), interval="wilson")
    operating = [sum(life > t for life in lives) for t in curve["time"]]
    lower, upper = wilson(operating, len(lives))
    assert curve["lower"].to_numpy() == pytest.approx(lower, abs=1e-10)
    assert curve["upper"].to_numpy() == pytest.approx(upper, abs=1e-10)


def test_log_log_falls_back_to_wilson_where_the_curve_is_flat_at_1_or_0():
    z2 = 1.959963984540054**2
    lives = survival.event_table([1, 2, 3, 3], [False, True, True, True])
    curve = survival.kaplan_meier(lives)
    assert curve["survival"].tolist() == pytest.approx([1, 2 / 3, 0])
    assert curve.loc[0, "lower"] == pytest.approx(4 / (4 + z2))
    assert curve.loc[0, "upper"] == 1
    # Two at risk at S = 2/3 speak like 2 / (2/3) = 3 uncensored ones.
    assert curve.loc[2, "lower"] == 0
    assert curve.loc[2, "upper"] == pytest.approx(z2 / (3 + z2))


def test_a_last_closing_after_heavy_censoring_proves_little():
    lives = survival.event_table([1, 2, 3], [True, False, True], weight=[50, 49, 1])
    assert survival.kaplan_meier(lives)["upper"].iloc[-1] > 0.6


@given(st.lists(st.tuples(PERIODS, st.booleans()), min_size=1, max_size=40))
def test_the_curve_is_that_of_the_slow_hand(lives):
    times, closed = zip(*lives, strict=True)
    curve = survival.kaplan_meier(survival.event_table(times, closed))
    slow = slow_curve(times, closed)
    for row in curve.itertuples():
        share, greenwood = slow[row.time]
        assert row.survival == pytest.approx(share, abs=1e-13)
        assert row.std_error == pytest.approx(share * math.sqrt(greenwood), abs=1e-13)
        if 0 < share < 1:
            bend = 1.959963984540054 * math.sqrt(greenwood) / math.log(share)
            expected = share ** math.exp(-bend), share ** math.exp(bend)
            assert (row.lower, row.upper) == pytest.approx(expected, abs=1e-12)


@given(
    st.lists(st.tuples(PERIODS, st.booleans()), min_size=1, max_size=40),
    st.sampled_from(survival.INTERVALS),
)
def test_counts_by_period_give_the_curve_of_the_lives(lives, interval):
    times, closed = (np.array(part) for part in zip(*lives, strict=True))
    leaving = np.bincount(times, minlength=9)[None, 1:]
    closing = np.bincount(times[closed], minlength=9)[None, 1:]
    many = survival.kaplan_meier_counts(leaving, closing, 0.9, interval)
    single = survival.kaplan_meier(survival.event_table(times, closed), 0.9, interval)
    for name, column in many.items():
        shares = column[0, single["time"].to_numpy() - 1]
        assert shares == pytest.approx(single[name].to_numpy(), abs=1e-13)


@given(COUNTS, COUNTS, st.sampled_from(survival.INTERVALS))
def test_groups_do_not_touch_each_other(first, second, interval):
    size = max(len(first), len(second))
    closing = np.zeros((2, size), dtype=np.int32)
    staying = np.zeros((2, size), dtype=np.int32)
    for row, counts in enumerate((first, second)):
        for period, (closed, censored) in enumerate(counts):
            closing[row, period], staying[row, period] = closed, censored
    both = survival.kaplan_meier_counts(closing + staying, closing, 0.95, interval)
    for row in (0, 1):
        alone = survival.kaplan_meier_counts(
            closing[row] + staying[row], closing[row], 0.95, interval
        )
        for name, column in alone.items():
            assert np.array_equal(both[name][row], column, equal_nan=True)


@given(COUNTS, st.sampled_from(["log-log", "wilson", "plain"]))
def test_every_band_contains_its_curve_and_stays_between_0_and_1(counts, interval):
    closing, staying = np.array(counts).T
    assume(closing.sum() + staying.sum() > 0)
    curve = survival.kaplan_meier_counts(closing + staying, closing, interval=interval)
    seen = ~np.isnan(curve["survival"])
    share, lower, upper = (curve[name][seen] for name in ("survival", "lower", "upper"))
    assert np.all(np.diff(share) <= 0)
    assert np.all((lower >= 0) & (lower <= share + 1e-12))
    assert np.all((upper <= 1) & (upper >= share - 1e-12))


def test_periods_nobody_has_lived_through_are_not_drawn():
    curve = survival.kaplan_meier_counts([[2, 3, 0], [1, 1, 0]], [[1, 1, 0], [1, 1, 0]])
    assert curve["survival"][0, :2].tolist() == pytest.approx([0.8, 0.8 * 2 / 3])
    for name in ("survival", "std_error", "lower", "upper"):
        assert math.isnan(curve[name][0, 2])
    assert curve["survival"][1].tolist() == [0.5, 0, 0]  # all closed: known to stay 0
    assert curve["upper"][1, 2] == curve["upper"][1, 1] < 1
    assert curve["at_risk"].tolist() == [[5, 3, 0], [2, 1, 0]]


def test_the_share_still_open_of_a_partly_followed_cohort_is_not_its_survival():
    # Openings spread over 365 days, closing exponentially, S(365 days) = 0.80.
    alive = 0.8 ** (np.arange(366) / 365)
    followed = np.arange(1, 366)
    closing = np.array([(alive[t - 1] - alive[t]) * np.sum(followed >= t) for t in followed])
    leaving = closing + alive[followed]  # one business for each opening day, censored at the end
    open_share = alive[followed].sum() / len(followed)
    curve = survival.kaplan_meier_counts(leaving, closing)
    assert open_share == pytest.approx(0.896, abs=1e-3)
    assert curve["survival"][-1] == pytest.approx(0.80, abs=1e-9)


def test_late_entries_count_only_once_they_are_there():
    # Closings at 2 and 4; the second subject enters after 2, the third after 3.
    table = survival.event_table([2, 4, 5, 6], [1, 1, 0, 0], entry=[0, 2, 3, 0])
    curve = survival.kaplan_meier(table).set_index("time")
    assert curve["at_risk"].to_dict() == {2: 2, 3: 2, 4: 3, 5: 2, 6: 1}
    assert curve.loc[6, "survival"] == pytest.approx(1 / 2 * 2 / 3)


def test_weights_are_repetitions_and_fractions_end_at_0():
    weighted = survival.event_table(WEEKS, RELAPSE, weight=[3] * 21)
    repeated = survival.event_table(WEEKS * 3, RELAPSE * 3)
    pd.testing.assert_frame_equal(survival.kaplan_meier(weighted), survival.kaplan_meier(repeated))
    tenths = survival.event_table([1, 2], [1, 0], weight=[0.1, 0.2], entry=[0, 1])
    assert survival.kaplan_meier(tenths)["survival"].iloc[0] == 0


def test_a_sliver_of_a_closing_overflows_nothing():
    curve = survival.kaplan_meier_counts([[1.0, 1.0]], [[1e-9, 0.0]])
    assert curve["lower"].tolist() == [[0, 0]]
    assert curve["upper"].tolist() == [[1, 1]]


def test_nobody_gives_an_empty_curve():
    curve = survival.kaplan_meier(survival.event_table([], []))
    assert list(curve.columns[-4:]) == ["survival", "std_error", "lower", "upper"]
    assert curve.empty
    assert math.isnan(survival.median(curve).value)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: survival.kaplan_meier_counts([[3, 1]], [[2, 2]]), r"\(0, 1\).*2 clos.*1 leav"),
        (lambda: survival.kaplan_meier_counts([[3, 1]], [[-1, 0]]), "-1 closings"),
        (lambda: survival.kaplan_meier_counts([[3, 1]], [2, 2]), "shape"),
        (lambda: mp6(interval="log"), "interval 'log' is unknown"),
        (lambda: mp6(confidence=2), "confidence .* 2"),
        (lambda: survival.restricted_mean(mp6().reset_index(), 0), "horizon .* 0"),
    ],
)
def test_impossible_input_is_named(call, words):
    with pytest.raises(ValueError, match=words):
        call()
