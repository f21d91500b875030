"""Links received, in combination and one by one, and how their receivers fared."""

import numpy as np
import pytest

from metrics.chain.link_effects import combinations, coverage, effects
from metrics.counts.measures import CLOSED, LOST
from metrics.counts.snapshot import Counts
from metrics.methods.stratified import risk_difference
from tests.metrics.text_counts import text_counts

AS_OF = "2010-06-30"
# Bits: guidance 1, project 2, finance 4, incubation 8, follow-up 16.
LINKS = """
    city   | grp      | links | month   | passers | opened | businesses | known | operating
    130200 | student  | 0     | 2008-03 | 100     | 20     | 20         | 20    | 10
    130200 | student  | 1     | 2008-03 | 300     | 90     | 90         | 80    | 60
    130200 | laid_off | 0     | 2008-03 | 300     | 150    | 150        | 140   | 70
    130200 | laid_off | 5     | 2008-03 | 100     | 60     | 60         | 50    | 30
    130200 | student  | 17    | 2008-03 | 10      | 10     | 10         | 10    | 9
    130300 | student  | 1     | 2008-03 | 40      | 10     | 10         | 10    | 10
"""


def counts() -> Counts:
    return text_counts(AS_OF, links=LINKS)


def test_combinations_come_by_frequency_with_their_share_and_openings() -> None:
    table = combinations(counts(), "city", "130200", 2008)
    assert list(table["links"]) == [0, 1, 5, 17]
    assert list(table["received"]) == [1, 2, 3, 3]
    assert list(table["passers"]) == [400, 300, 100, 10]
    assert list(table["share"]) == pytest.approx([400 / 810, 300 / 810, 100 / 810, 10 / 810])
    assert list(table["value"])[:3] == pytest.approx([170 / 400, 0.3, 0.6])


def test_no_opening_rate_is_given_for_what_is_received_after_the_opening() -> None:
    table = combinations(counts(), "city", "130200", 2008)
    assert np.isnan(table.loc[table["links"] == 17, "value"].iloc[0])
    follow_up = (
        effects(counts(), "opening", "city", "130200", 2008).set_index("link").loc["follow_up"]
    )
    assert follow_up["state"] == "after"
    assert np.isnan(follow_up["difference"])


def test_with_and_without_a_link_are_compared_within_target_groups() -> None:
    guidance = (
        effects(counts(), "opening", "city", "130200", 2008).set_index("link").loc["guidance"]
    )
    assert (guidance["with_x"], guidance["with_n"]) == (160, 410)
    assert (guidance["without_x"], guidance["without_n"]) == (170, 400)
    assert guidance["raw"] == pytest.approx(160 / 410 - 170 / 400)
    adjusted = risk_difference([60, 100], [100, 310], [150, 20], [300, 100])
    assert (guidance["difference"], guidance["lower"], guidance["upper"]) == pytest.approx(adjusted)
    assert guidance["raw"] < 0 < guidance["lower"], "the groups differ, which the raw figures hide"


def test_survival_is_read_among_businesses_with_a_known_year() -> None:
    guidance = (
        effects(counts(), "survival", "city", "130200", 2008).set_index("link").loc["guidance"]
    )
    assert (guidance["with_x"], guidance["with_n"]) == (99, 140)
    assert (guidance["without_x"], guidance["without_n"]) == (80, 160)


def test_few_on_either_side_and_months_that_are_not_ripe_are_said() -> None:
    links = effects(counts(), "survival", "city", "130200", 2008).set_index("link")
    assert links.loc["incubation", "state"] == "too_small"
    assert set(effects(counts(), "survival", "national", period=2009)["state"]) == {"immature"}


CHAIN = """
    city | grp | month | passers | all_links | training_received | guidance_applies | guidance_received | project_applies | project_received | finance_applies | finance_received | incubation_applies | incubation_received | follow_up_applies | follow_up_received
    130200 | student | 2008-03 | 100 | 40 | 100 | 80 | 60 | 50 | 40 | 40 | 30 | 20 | 10 | 0 | 0
"""


def test_coverage_counts_those_to_whom_a_link_applies() -> None:
    programme = text_counts(AS_OF, chain=CHAIN)
    links = coverage(programme, "city", "130200", 2008).set_index("link")
    assert list(links.index) == [
        "training",
        "guidance",
        "project",
        "finance",
        "incubation",
        "follow_up",
        "all",
    ]
    assert list(links["denominator"]) == [100, 80, 50, 40, 20, 0, 100]
    assert links.loc["guidance", "value"] == 0.75
    assert links.loc["all", "value"] == 0.4
    assert list(links["state"]) == ["", "", "", "", "too_small", "immature", ""]


def test_survival_is_read_by_the_curve_of_all_businesses_where_it_was_counted() -> None:
    head, *rows = [line.split(" | ") for line in LINKS.strip().splitlines()]
    exits = {"closed_4": {"0": "2", "1": "9"}, "lost_1": {"0": "10", "1": "20"}}
    absent = [name for name in (*CLOSED, *LOST) if name not in exits]
    lines = [" | ".join([*head, *exits, *absent])]
    for one in rows:
        gone = [of.get(one[2].strip(), "0") for of in exits.values()]
        lines.append(" | ".join([*one, *gone, *["0"] * len(absent)]))
    newer = text_counts(AS_OF, links="\n".join(lines))
    guidance = effects(newer, "survival", "city", "130200", 2008).set_index("link").loc["guidance"]
    with_, without = 1 - 9 / (160 - 20), 1 - 4 / (170 - 20)
    assert (guidance["with_n"], guidance["without_n"]) == (160, 170)
    assert (guidance["with_value"], guidance["without_value"]) == pytest.approx((with_, without))
    # Laid-off and students apart, each side worth what its curve is: those not lost.
    adjusted = risk_difference([60, 80 - 9], [60, 80], [140 - 2, 10 - 2], [140, 10])
    assert (guidance["difference"], guidance["lower"], guidance["upper"]) == pytest.approx(adjusted)
