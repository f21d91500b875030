"""Findings of a city: small tables in, what may be said out; what does not hold is never said."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from metrics.city.finding import Finding, chosen, equal_rates, spreads
from metrics.city.findings import city_findings, peers_of
from metrics.city.statements import closing, group, place, share_closing, signal, step
from metrics.cohorts.curves import Stratum
from metrics.cohorts.plain_ratio import pooled
from metrics.counts.entities import keys
from metrics.methods.proportions import wilson
from metrics.methods.ranks import rank_intervals
from tests.metrics.conftest import Demonstration

CITIES = 20
PEERS = np.arange(CITIES) > 0


def league(first: float, n: int = 8_000) -> pd.DataFrame:
    """Twenty cities of one size; the first at a rate, the others from 40 to 59 %."""
    value = np.array([first, *np.linspace(0.40, 0.59, CITIES - 1)])
    lower, upper = wilson(np.round(value * n), np.full(CITIES, n))
    places = rank_intervals(value, (upper - lower) / 3.92)
    return pd.DataFrame(
        {
            "indicator": "opening_rate",
            "entity": [f"{code}" for code in range(CITIES)],
            "value": value,
            "rank": places.rank,
            "rank_lower": places.lower,
            "rank_upper": places.upper,
        }
    )


@pytest.mark.parametrize(
    ("rate", "level"), [(0.95, "first"), (0.59, "front"), (0.05, "last"), (0.40, "back")]
)
def test_a_place_is_said_where_the_whole_rank_interval_lies_in_it(rate: float, level: str) -> None:
    finding = place(league(rate), "0")

    assert finding is not None
    evidence = dict(finding.evidence)
    assert evidence["level"] == level
    assert finding.better is (level in ("first", "front"))
    edges = {"first": (1, 1), "front": (1, 5), "back": (16, 20), "last": (20, 20)}[level]
    assert edges[0] <= evidence["rank_lower"] <= evidence["rank_upper"] <= edges[1]


def test_a_place_in_the_middle_or_a_wide_one_is_not_said() -> None:
    assert place(league(0.50), "0") is None
    assert place(league(0.62, n=60), "0") is None


def test_a_city_without_rank_has_no_place() -> None:
    table = league(0.95)
    table.loc[0, ["rank", "rank_lower", "rank_upper"]] = np.nan

    assert place(table, "0") is None
    assert place(league(0.95).head(3), "0") is None


def test_a_step_says_how_many_more_the_peers_rate_would_bring() -> None:
    n = np.full(CITIES, 1_000.0)
    x = np.array([400.0, *np.linspace(550, 650, CITIES - 1)])
    finding = step("open", x, n, 0, PEERS, "tier")

    assert finding is not None
    assert not finding.better
    assert dict(finding.evidence) == {
        "among": "tier",
        "value": 0.4,
        "peers": pytest.approx(0.6),
        "n": 1_000,
        "lost": 200,
    }
    assert finding.p is not None
    assert finding.p < 1e-20


def test_a_step_of_few_is_not_said() -> None:
    n = np.array([29.0, *np.full(CITIES - 1, 1_000.0)])

    assert step("open", n * 0.1, n, 0, PEERS, "tier") is None


def months(values: list[float], n: int = 400, unripe: int = 3) -> pd.DataFrame:
    """A month line; the last months are not ripe."""
    value = np.array(values)
    return pd.DataFrame(
        {
            "month": [f"{2008 + i // 12}-{i % 12 + 1:02d}" for i in range(len(value))],
            "numerator": np.round(value * n),
            "denominator": n,
            "value": value,
            "mature": np.arange(len(value)) < len(value) - unripe,
        }
    )


CALM = [0.50, 0.52, 0.49, 0.51, 0.50, 0.48, 0.51, 0.49, 0.52, 0.50, 0.51, 0.49]
RATES = np.linspace(0.45, 0.55, 19)


def test_a_month_outside_its_limits_is_a_signal() -> None:
    finding = signal("opening_rate", months([*CALM, 0.30, 0.50, *[0.0] * 3]), RATES)

    assert finding is not None
    evidence = dict(finding.evidence)
    assert (evidence["form"], evidence["first"], evidence["last"]) == (
        "outside",
        "2009-01",
        "2009-01",
    )
    assert evidence["value"] < evidence["lower"]
    assert not finding.better


def test_seven_months_on_one_side_are_a_signal_of_all_of_them() -> None:
    line = months([*[0.42, 0.43] * 6, *[0.58, 0.57, 0.58, 0.57, 0.58, 0.57, 0.58], *[0.0] * 3])
    finding = signal("opening_rate", line, RATES)

    assert finding is not None
    evidence = dict(finding.evidence)
    assert evidence["months"] >= 7 or evidence["form"] == "outside"
    assert evidence["value"] > evidence["mean"]
    assert finding.better


@pytest.mark.parametrize(
    "values",
    [
        [*CALM, *[0.0] * 3],  # nothing happened; the unripe end says nothing
        [*CALM[:6], 0.20, *[0.0] * 3],  # too few months for firm limits
        [0.30, *CALM, *[0.0] * 3],  # long past
    ],
)
def test_no_signal_is_made_of_calm_few_or_past_months(values: list[float]) -> None:
    assert signal("opening_rate", months(values), RATES) is None


def businesses(early: float, late: float, n: int = 2_000) -> Stratum:
    """Businesses followed for 18 months that close evenly at two rates per half-year."""
    closing_ = np.zeros(36, dtype=np.int64)
    closing_[:6] = round(n * early / 6)
    closing_[6:12] = round((n - closing_.sum()) * late / 6)
    leaving = closing_.copy()
    leaving[17] += n - closing_.sum()
    return Stratum((), leaving, closing_)


def held_against(own: Stratum, window: str) -> Finding | None:
    theirs = [businesses(rate, rate) for rate in np.linspace(0.07, 0.11, 10)]
    shares = np.array([share_closing(one, window) for one in theirs])
    return closing(window, own, pooled(theirs), shares, "tier")


def test_closings_are_told_by_window() -> None:
    own = businesses(0.05, 0.20)
    first, second = held_against(own, "1-6"), held_against(own, "7-12")

    assert first is not None
    assert second is not None
    assert first.better
    assert not second.better
    assert dict(second.evidence)["value"] == pytest.approx(0.20, abs=0.002)
    assert dict(second.evidence)["peers"] == pytest.approx(0.09, abs=0.002)


def test_the_usual_closings_are_no_finding() -> None:
    assert chosen([one for one in [held_against(businesses(0.09, 0.09), "7-12")] if one]) == ()


def test_few_businesses_are_no_finding() -> None:
    assert held_against(businesses(0.3, 0.3, n=25), "1-6") is None


def test_a_group_that_goes_with_its_city_is_no_finding() -> None:
    n = np.full(CITIES, 500.0)
    x = np.array([150.0, *np.linspace(225, 275, CITIES - 1)])
    alone = group("student", x, n, 0, 0.0)

    assert alone is not None
    assert not alone.better
    assert group("student", x, n, 0, alone.far) is None


def test_only_the_sure_and_the_far_are_chosen_two_of_a_kind() -> None:
    def one(kind: str, subject: str, far: float, p: float | None) -> Finding:
        return Finding(kind, subject, "opening_rate", far, p, ())  # type: ignore[arg-type]

    unsure = one("group", "rural", -4.0, 0.02)
    near = one("group", "student", -0.5, 1e-9)
    steps = [one("step", name, -2.0, 1e-9) for name in ("pass", "serve", "open")]
    behind, ahead = one("place", "opening_rate", -2.5, None), one("place", "pass_rate", 1.2, None)
    selection = chosen([unsure, near, *steps, behind, ahead])

    assert unsure not in selection
    assert near not in selection
    assert sum(finding.kind == "step" for finding in selection) == 2
    assert behind not in selection  # the steps tell the same closer
    assert ahead in selection
    assert [abs(finding.far) for finding in selection] == sorted(
        (abs(e.far) for e in selection), reverse=True
    )


def test_distance_is_counted_in_spreads_of_the_peers() -> None:
    assert spreads(3.0, [-0.67449, 0.0, 0.67449] * 3) == pytest.approx(3.0, abs=1e-3)
    assert np.isnan(spreads(1.0, [0.0, 1.0]))
    assert np.isnan(spreads(1.0, [0.5, 0.5, 0.5]))


def test_the_test_of_two_rates_is_pearsons() -> None:
    # 2 x 2 table 15, 85; 30, 70: chi-squared 6.4516, p 0.01109.
    assert equal_rates(15, 100, 30, 100) == pytest.approx(0.01109, abs=5e-5)
    assert np.isnan(equal_rates(0, 0, 30, 100))


def test_chance_alone_hardly_ever_makes_a_finding() -> None:
    """A hundred cities of equal truth: what is tested is chosen in at most a few of them."""
    random = np.random.default_rng(5)
    n = np.full(100, 800.0)
    x = random.binomial(800, 0.5, 100).astype(float)
    rows = np.arange(100)
    steps_seen = [step("open", x, n, row, rows != row, "nation") for row in rows]
    kept = [chosen([one]) for one in steps_seen if one is not None]

    assert sum(map(len, kept)) <= 5


def test_every_finding_of_the_demonstration_is_true(demonstration: Demonstration) -> None:
    counts = demonstration("sqlite", date(2010, 6, 30)).counts
    said = 0
    for row, code in enumerate(keys(counts, "city")):
        findings = city_findings(counts, code)
        said += len(findings)
        assert len(findings) <= 5
        if not counts.reported[row]:
            assert findings == ()
        for one in findings:
            evidence = dict(one.evidence)
            usual = {"step": "peers", "closing": "peers", "group": "nation", "signal": "mean"}
            if one.kind == "place":
                upper = evidence["level"] in ("first", "front", "upper")
                middle = evidence["n"] / 2
                assert (
                    evidence["rank_upper"] <= middle if upper else evidence["rank_lower"] > middle
                )
                continue
            apart = float(evidence["value"]) - float(evidence[usual[one.kind]])
            assert one.better == ((apart < 0) if one.kind == "closing" else (apart > 0))
            assert one.p is not None
            assert one.p <= 0.01
    assert said > 20


def test_a_tier_of_few_is_held_against_all_other_cities(demonstration: Demonstration) -> None:
    counts = demonstration("sqlite", date(2010, 6, 30)).counts

    assert peers_of(counts, "110000")[0] == "nation"
    among, mates = peers_of(counts, "440100")
    assert among == "tier"
    assert not mates[keys(counts, "city").index("440100")]
    assert peers_of(counts, "110000", "nearest")[1].sum() <= 10
