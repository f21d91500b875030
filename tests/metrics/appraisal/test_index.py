"""The appraisal index of every city against plain Python, its plans, and what it leaves out."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from metrics.appraisal import index as appraisal
from metrics.appraisal.index import appraise, final_month, grades, measured, scores, unripe
from metrics.appraisal.plan import COMPONENTS, KEYS, PROPOSED, AppraisalPlan, Scale, plan_in_force
from metrics.counts.months import month_of
from metrics.counts.snapshot import Counts
from metrics.readings import verdicts
from metrics.readings.targets import rate_targets
from metrics.readings.tidy import readings
from metrics.registry import FIGURES
from tests.metrics.conftest import Demo
from tests.oracle import appraisal as oracle

SMALL = 5  # the demonstration of the tests has too few persons per city for 30
PERIODS = (2008, 2009, "rolling")


@pytest.fixture
def counts(sqlite_demo: Demo, monkeypatch: pytest.MonkeyPatch) -> Counts:
    """The counts, where five cases are enough; nothing remembered from other tests."""
    monkeypatch.setattr(verdicts, "SMALLEST_N", SMALL)
    return replace(sqlite_demo.counts)


def expected(counts: Counts, period: int | str) -> dict[str, list[float]]:
    """Scores of every city by plain Python, from readings alone."""
    year = period if isinstance(period, int) else counts.as_of.year
    scores: dict[str, list[float]] = {f"{code:06d}": [] for code in counts.codes}
    for component in COMPONENTS:
        figure = FIGURES[component.key]
        goals = rate_targets(counts, figure, year)
        rates = readings(counts, figure, "city", period=period, ranks=False)
        for row, goal in zip(rates.itertuples(), goals, strict=True):
            usable = row.verdict in verdicts.RANKED and row.denominator >= SMALL
            target = component.target if np.isnan(goal) and component.target else goal
            value = row.value if usable else oracle.NAN
            scores[row.entity].append(oracle.score(value, component.floor, target))
    return scores


@pytest.mark.parametrize("period", PERIODS)
def test_the_index_is_that_of_plain_python(counts: Counts, period: int | str) -> None:
    wanted = expected(counts, period)
    shown = appraise(counts, PROPOSED, period).set_index("entity")
    index = {
        code: oracle.index(city_scores, PROPOSED.weights) for code, city_scores in wanted.items()
    }
    products = {
        code: oracle.geometric(city_scores, PROPOSED.weights)
        for code, city_scores in wanted.items()
    }

    known = sum(not np.isnan(value) for value in index.values())
    assert known > 10 or period != "rolling"  # early in a year its cohorts are not ripe
    for code, city_scores in wanted.items():
        row = shown.loc[code]
        np.testing.assert_allclose([row[f"score_{key}"] for key in KEYS], city_scores, atol=1e-9)
        np.testing.assert_allclose(row["index"], index[code], atol=1e-9)
        np.testing.assert_allclose(row["geometric"], products[code], atol=1e-9)
        assert row["grade"] == oracle.grade(index[code])
    rounded = [round(value, 9) for value in index.values()]
    for code, value in zip(wanted, rounded, strict=True):
        np.testing.assert_equal(shown.loc[code, "rank"], oracle.place(value, rounded))


def test_ranges_and_parts_fit_the_index(counts: Counts) -> None:
    shown = appraise(counts, PROPOSED, "rolling")
    indexed = shown[shown["index"].notna()]

    assert shown[shown["index"].isna()][["rank", "rank_lower", "sure_upper"]].isna().all(axis=None)
    for name in ("rank", "sure", "without"):
        assert (indexed[f"{name}_lower"] >= 1).all()
        assert (indexed[f"{name}_lower"] <= indexed[f"{name}_upper"]).all()
        assert (indexed[f"{name}_upper"] <= len(shown)).all()
    parts = indexed[[f"part_{key}" for key in KEYS]].sum(axis=1)
    np.testing.assert_allclose(parts, indexed["index"])
    width = {
        name: (indexed[f"{name}_upper"] - indexed[f"{name}_lower"]).mean()
        for name in ("rank", "sure")
    }
    assert width["sure"] > width["rank"]


def test_a_city_that_did_not_report_or_is_held_back_has_no_score(counts: Counts) -> None:
    points = scores(counts, PROPOSED.scale, 2009)

    assert np.isnan(points[~counts.reported]).all()
    for place, key in enumerate(KEYS):
        rates = readings(counts, FIGURES[key], "city", period=2009, ranks=False)
        out = rates["verdict"].isin(["quality_hold", "too_small", "immature"]).to_numpy()
        assert np.isnan(points[out, place]).all()


def test_a_figure_that_the_product_lacks_is_missing_and_the_rest_reweighted(
    counts: Counts, monkeypatch: pytest.MonkeyPatch
) -> None:
    fewer = {key: figure for key, figure in FIGURES.items() if key != "satisfaction"}
    monkeypatch.setattr(appraisal, "FIGURES", fewer)
    shown = appraise(replace(counts), PROPOSED, "rolling")

    assert shown["score_satisfaction"].isna().all()
    assert shown["index"].notna().any()
    assert shown["present"].max() <= 0.9 + 1e-9


def test_a_snapshot_without_the_counts_of_a_figure_lacks_it_too(counts: Counts) -> None:
    older = {name: table for name, table in counts.tables.items() if name != "relief"}

    assert measured(replace(counts, tables=older), "policy_relief", 2009) is None


def with_plans(counts: Counts, *rows: tuple[object, ...]) -> Counts:
    names = ("year", "version", "component", "weight", "floor", "target")
    table = {
        name: np.array(column) for name, column in zip(names, zip(*rows, strict=True), strict=True)
    }
    return replace(counts, tables={**counts.tables, "appraisal_plans": table})


def test_the_newest_version_of_the_nearest_year_is_in_force(counts: Counts) -> None:
    planned = with_plans(
        counts,
        (2009, 1, "pass_rate", 10.0, 0.4, -1.0),
        (2009, 2, "pass_rate", 30.0, 0.6, 0.9),
        (2009, 2, "opening_rate", 70.0, 0.2, -1.0),
        (2011, 1, "pass_rate", 50.0, 0.5, -1.0),
    )

    assert plan_in_force(planned, 2008) == PROPOSED
    assert plan_in_force(planned, 2009) == plan_in_force(planned, 2010)
    plan = plan_in_force(planned, 2010)
    assert (plan.year, plan.version) == (2009, 2)
    assert dict(zip(KEYS, plan.weights, strict=True)) == {
        **dict.fromkeys(KEYS, 0.0),
        "pass_rate": 30.0,
        "opening_rate": 70.0,
    }
    assert plan.scale.floors[0] == 0.6
    assert plan.scale.targets == (0.9, None, None, None, None, None)


def test_without_a_saved_plan_our_proposal_holds(counts: Counts) -> None:
    older = {name: table for name, table in counts.tables.items() if name != "appraisal_plans"}

    assert plan_in_force(counts, 2010) == PROPOSED
    assert plan_in_force(replace(counts, tables=older), 2010) == PROPOSED
    assert sum(PROPOSED.weights) == 100


def test_a_target_of_the_plan_goes_before_that_of_the_year(counts: Counts) -> None:
    higher = Scale(PROPOSED.scale.floors, (0.9, *PROPOSED.scale.targets[1:]))
    plain, harder = (scores(counts, scale, "rolling")[:, 0] for scale in (PROPOSED.scale, higher))
    low = (plain > 0) & (plain < 100)

    assert low.any()
    np.testing.assert_allclose(harder[low], plain[low] * 0.3 / 0.4)


def test_a_weight_of_nothing_leaves_its_component_out(counts: Counts) -> None:
    only = AppraisalPlan(2009, 1, (0.0, 0.0, 0.0, 0.0, 0.0, 1.0), PROPOSED.scale)
    shown = appraise(counts, only, 2009)

    pd.testing.assert_series_equal(shown["index"], shown["score_job_multiplier"], check_names=False)


def test_the_governance_figures_are_not_in_the_index() -> None:
    assert {FIGURES[key].clause.number[0] for key in KEYS} == {"二", "三"}


def test_grades_are_bands_from_their_lower_bound_on() -> None:
    bands = grades(np.array([120, 100, 99.99, 80, 60, 59.9, 0, np.nan]))

    assert bands == ["excellent", "excellent", "good", "good", "fair", "poor", "poor", ""]


def test_a_year_is_final_when_its_last_component_is_ripe(counts: Counts) -> None:
    final = final_month(2008)

    assert final == 2008 * 12 + 11 + 14  # openings of December, twelve months, visits, grace
    assert (unripe(counts, 2008) == []) == (month_of(counts.as_of) >= final)
    assert "stability_rate" in unripe(counts, counts.as_of.year)
    assert unripe(counts, "rolling") == []
