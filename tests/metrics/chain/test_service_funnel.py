"""The funnel's steps, its jobs, and the place where most is lost against the peers."""

import numpy as np
import pytest

from metrics.chain.amounts import months
from metrics.chain.service_funnel import SURE, jobs, most_lost, steps
from metrics.counts.measures import CLOSED, LOST
from metrics.counts.snapshot import Counts
from metrics.methods.proportions import newcombe, wilson
from tests.metrics.text_counts import text_counts

AS_OF = "2010-06-30"
HEAD = "city | grp | month | trained | passed | served | opened | known | operating | businesses | jobs | jobs_squares"
FUNNEL = f"""
    {HEAD}
    110000 | student  | 2008-09 | 100 | 80  | 60  | 30 | 25 | 20 | 28 | 60  | 400
    110000 | laid_off | 2008-03 | 100 | 90  | 60  | 40 | 35 | 30 | 38 | 100 | 900
    110000 | student  | 2008-10 | 500 | 400 | 300 | 9  | 0  | 0  | 9  | 0   | 0
    130200 | student  | 2008-03 | 400 | 300 | 200 | 60 | 50 | 40 | 60 | 180 | 900
    130300 | student  | 2008-03 | 400 | 380 | 300 | 99 | 90 | 70 | 99 | 400 | 4000
    440300 | student  | 2008-03 | 400 | 360 | 300 | 30 | 29 | 25 | 30 | 30  | 60
"""


def counts(**texts: str) -> Counts:
    return text_counts(AS_OF, **{"funnel": FUNNEL, **texts})


def row(table, entity: str, step: str = ""):
    matching = table[(table["entity"] == entity) & (not step or table["step"] == step)]
    (one,) = matching.to_dict("records")
    return one


def test_only_cohorts_that_completed_twenty_one_months_count() -> None:
    assert months(counts()).mature == (2007 * 12 + 9, 2008 * 12 + 8)
    city = row(steps(counts(), "city"), "110000", "passed")
    assert (city["numerator"], city["denominator"]) == (170, 200)
    assert months(counts(), 2008).mature == (2008 * 12, 2008 * 12 + 8)
    assert months(counts(), 2009).mature[1] < months(counts(), 2009).mature[0]


def test_every_step_is_a_share_of_the_one_before_and_the_last_of_those_known() -> None:
    table = steps(counts(), "city")
    steps_of_beijing = [
        row(table, "110000", step) for step in ("passed", "served", "opened", "operating")
    ]
    assert [(one["numerator"], one["denominator"]) for one in steps_of_beijing] == [
        (170, 200),
        (120, 170),
        (70, 120),
        (50, 60),
    ]
    assert (steps_of_beijing[0]["lower"], steps_of_beijing[0]["upper"]) == wilson(170, 200)


def test_peers_of_a_city_are_the_others_of_its_tier_pooled() -> None:
    passing = row(steps(counts(), "city"), "130200", "passed")
    assert passing["peers"] == pytest.approx(740 / 800)
    assert passing["lost"] == pytest.approx(400 * 740 / 800 - 300)
    ends = (passing["difference"], passing["difference_lower"], passing["difference_upper"])
    assert ends == newcombe(300, 400, 740, 800, SURE)


def test_a_city_alone_in_its_tier_and_the_nation_have_no_peers() -> None:
    for by, entity in (("city", "110000"), ("national", "000000")):
        assert np.isnan(row(steps(counts(), by), entity, "passed")["peers"])
    assert most_lost(steps(counts(), "national")).empty


def test_the_nation_is_the_sum_of_its_cities() -> None:
    nation = row(steps(counts(), "national"), "000000", "opened")
    assert (nation["numerator"], nation["denominator"]) == (259, 920)
    province = row(steps(counts(), "province"), "130000", "opened")
    assert (province["numerator"], province["denominator"]) == (159, 500)


def test_most_is_lost_where_the_sure_shortfall_is_largest_in_persons() -> None:
    losses = most_lost(steps(counts(), "city"))
    assert list(losses["entity"]) == ["130200", "440300"]
    assert list(losses["step"]) == ["passed", "opened"]
    assert list(losses["lost"]) == pytest.approx([70, 300 * 159 / 500 - 30])


def test_few_doubtful_or_unreported_cities_are_not_compared() -> None:
    few = f"""
        {HEAD}
        130200 | student | 2008-03 | 29  | 1   | 1 | 0 | 0 | 0 | 0 | 0 | 0
        130300 | student | 2008-03 | 400 | 380 | 1 | 0 | 0 | 0 | 0 | 0 | 0
    """
    table = steps(counts(funnel=few), "city")
    assert row(table, "130200", "passed")["state"] == "too_small"
    assert row(table, "440300", "passed")["state"] == "immature"
    assert most_lost(table).empty
    late = counts(returns="city | month\n130300 | 2010-06")
    assert row(steps(late, "city"), "130200", "passed")["state"] == "unreported"
    lost = counts(lost="city | followed | lost\n130200 | 100 | 11")
    states = [row(steps(lost, "city"), "130200", step)["state"] for step in ("opened", "operating")]
    assert states == ["", "quality_hold"]


def test_jobs_are_a_mean_over_businesses_with_its_interval() -> None:
    jobs_of_city = row(jobs(counts(), "city"), "130200")
    assert jobs_of_city["value"] == 3
    error = np.sqrt((900 - 60 * 9) / 59 / 60)
    assert jobs_of_city["upper"] == pytest.approx(3 + 2.0009953 * error)


def by_curve(rows: str) -> Counts:
    """Counts of a newer snapshot: rows of city, opened, closed_3, lost_0, lost_6."""
    lines = [line.split() for line in rows.strip().splitlines()]
    exits = ("closed_3", "lost_0", "lost_6")
    absent = [name for name in (*CLOSED, *LOST) if name not in exits]
    head = [*HEAD.split(" | "), "visited", "unvisited", *exits, *absent]
    table = [" | ".join(head)]
    for city, opened, *gone in lines:
        amounts = (100, 90, 80, opened, 0, 0, opened, 2 * int(opened), 8 * int(opened))
        visits = (int(opened) // 2, int(opened) // 4)
        row = (city, "student", "2008-03", *amounts, *visits, *gone, *[0] * len(absent))
        table.append(" | ".join(map(str, row)))
    return text_counts(AS_OF, funnel="\n".join(table))


def test_who_lasts_is_read_by_the_curve_of_all_who_opened_as_the_stability_rate_is() -> None:
    counts = by_curve("""
        130200 80 10 10 20
        130300 80 30 0 0
    """)
    of_city = row(steps(counts, "city"), "130200", "operating")
    share = 1 - 10 / 70
    assert (of_city["watched"], of_city["denominator"]) == ("opened", 80)
    assert of_city["value"] == pytest.approx(share)
    assert of_city["numerator"] == pytest.approx(80 * share)
    assert (of_city["lower"], of_city["upper"]) == pytest.approx(wilson(70 * share, 70))
    assert of_city["peers"] == pytest.approx(50 / 80)
    limits = newcombe(70 * share, 70, 50, 80, SURE)
    ends = (of_city["difference"], of_city["difference_lower"], of_city["difference_upper"])
    assert ends == pytest.approx(limits)


def test_jobs_of_businesses_that_nobody_visited_are_filled_in() -> None:
    counts = by_curve("130200 80 0 0 0")
    of_city = row(jobs(counts, "city"), "130200")
    assert of_city["numerator"] == pytest.approx(160 + 20 * 160 / 40)
    assert of_city["value"] == pytest.approx(3)


def test_an_older_snapshot_is_read_among_those_known_and_says_so() -> None:
    assert set(steps(counts(), "national")["watched"]) == {"known"}
