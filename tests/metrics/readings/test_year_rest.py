"""What a running year still brings: reports under way, what is to come, and what that makes likely."""

from datetime import date

import numpy as np
import pytest

from metrics.counts.snapshot import Counts
from metrics.methods.reporting_delay import completeness, events_at_risk, reported_share
from metrics.readings.completeness import LONGEST, city_completeness, national_completeness
from metrics.readings.forecasts import outlook
from metrics.readings.month_line import month_line
from metrics.readings.season import overdispersion, season
from metrics.readings.year_rest import goals_reached, year_end_probability, year_rest
from metrics.registry import INDICATORS
from tests.metrics.conftest import Demo
from tests.metrics.text_counts import text_counts

TRAINED = "\n".join(
    ["city | grp | month | syb | gyb | iyb"]
    + [
        f"{city} | laid_off | {year}-{month:02d} | {30 if month % 2 else 20} | 0 | 0"
        for city in (110000, 130100, 130200)
        for year in (2007, 2008, 2009)
        for month in range(1, 13)
    ]
)
# Half of what happens is on record the same day, half takes 40 days; nothing is younger than that.
DELAYS = """
    city   | event | day | reported | aged
    130100 | 0     | 0   | 150      | 0
    130100 | 0     | 40  | 150      | 0
    110000 | 0     | 0   | 4        | 0
    130200 | 0     | 0   | 90       | 0
    130200 | 0     | 40  | 30       | 0
"""


def december(**texts: str) -> Counts:
    return text_counts("2009-12-31", trained=TRAINED, **texts)


def test_a_city_with_enough_events_has_its_own_delays_another_those_of_its_tier_or_nation() -> None:
    complete, variance = city_completeness(december(delays=DELAYS), "completion")
    last = complete[:, -1]
    # the last 31 days are younger than 40: F is what took no day
    assert last[1] == pytest.approx(0.5)  # 150 of 300, its own
    assert last[0] == pytest.approx((150 + 4 + 90) / 424)  # its tier has 4 events: the nation's
    assert last[2] == pytest.approx((150 + 4 + 90) / 424)  # 120 in its tier: the nation's
    assert (variance[:, -1] > 0).all()
    assert complete[1, -2] == pytest.approx((21 * 1 + 9 * 0.5) / 30)  # November: 9 days under 40
    assert (complete[:, :-7] == 1).all()
    assert national_completeness(december(delays=DELAYS), "completion")[0][0, -1] == pytest.approx(
        244 / 424
    )


def test_a_snapshot_without_delays_is_taken_for_complete() -> None:
    complete, variance = city_completeness(december(), "completion")
    assert (complete == 1).all()
    assert (variance == 0).all()
    rest = year_rest(december(), np.array([100.0, 0, 5, 5, 5]), "city")
    assert (rest.mean == 0).all()
    assert (rest.variance == 0).all()


def test_in_december_the_year_still_gets_what_is_under_way() -> None:
    counts = december(delays=DELAYS)
    done = np.full(5, 300.0)
    rest = year_rest(counts, done, "city")
    assert (rest.to_come == 0).all()
    assert rest.unreported == pytest.approx(done * (1 / rest.complete - 1))
    chance = year_end_probability(counts, done, done + np.round(rest.unreported))
    assert ((chance > 0.3) & (chance < 0.7)).all()
    over = year_end_probability(counts, done, done * 9)
    assert ((over > 0) & (over < 0.01)).all()


def test_the_goal_of_a_probability_is_reached_with_it() -> None:
    counts = december(delays=DELAYS)
    done = np.array([300.0, 250, 200, 10, 0])
    reached, missed = goals_reached(counts, done, 0.8)
    assert (year_end_probability(counts, done, reached) >= 0.8).all()
    assert (year_end_probability(counts, done, missed + 1) < 0.8).all()


def test_before_the_year_ends_the_season_and_the_delays_work_together(sqlite_demo: Demo) -> None:
    counts = sqlite_demo.counts
    year = outlook(counts, INDICATORS["trained"])
    rest = year_rest(counts, year.done, "city")
    behind = season(counts)
    total = year.done / rest.complete / behind.share
    assert year.done + rest.mean == pytest.approx(total)
    assert year.unreported == pytest.approx(year.done / rest.complete - year.done)
    assert overdispersion(counts) > 1
    open_ = year.missing > 0
    assert ((year.probability > 0) & (year.probability < 1))[open_].all()


def test_completeness_of_the_demonstration_is_what_arrived_later(sqlite_demo: Demo) -> None:
    counts = sqlite_demo.counts
    if counts.as_of != date(2009, 2, 28):
        pytest.skip("only what ends before the demonstration does is known to the end")
    table = counts.tables["delays"]
    rows = table["event"] == 0
    reported, aged = np.zeros((2, LONGEST + 1))
    np.add.at(reported, table["day"][rows], table["reported"][rows])
    np.add.at(aged, table["day"][rows], table["aged"][rows])
    law = reported_share(reported, events_at_risk(reported, aged))
    wanted, _ = completeness(law, np.arange(28))
    share_complete = national_completeness(counts, "completion")[0][0, -1]
    assert share_complete == pytest.approx(float(wanted))
    assert 0.5 < share_complete < 0.9


def test_a_month_under_way_is_not_ripe_and_says_what_it_will_come_to() -> None:
    line = month_line(december(delays=DELAYS), INDICATORS["trained"], "city", "130100")
    last, before = line.iloc[-1], line.iloc[-2]
    assert (last["value"], last["complete"], bool(last["mature"])) == (20, 0.5, False)
    assert last["estimate"] == pytest.approx(40)
    assert last["estimate_lower"] < 40 < last["estimate_upper"]
    assert last["complete_lower"] == pytest.approx(20 / last["estimate_upper"])
    assert before["complete"] == pytest.approx(25.5 / 30)
    assert line["mature"].iloc[:-2].all()
    assert line["estimate"].iloc[:-2].isna().all()


def test_other_figures_ripen_before_they_could_be_incomplete(sqlite_demo: Demo) -> None:
    line = month_line(sqlite_demo.counts, INDICATORS["pass_rate"])
    assert (line["complete"] == 1).all()
    assert line["estimate"].isna().all()
