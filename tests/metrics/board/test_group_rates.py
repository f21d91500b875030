"""A figure group by group: the nation's as read by group, a city's from its own persons."""

from dataclasses import replace

import numpy as np
import pytest

from metrics.board.group_rates import apart, group_rates
from metrics.city.cohorts import groups
from metrics.counts.entities import keys
from metrics.counts.snapshot import GROUPS, Counts
from metrics.methods.proportions import wilson
from metrics.readings.tidy import readings
from metrics.registry import FIGURES
from tests.metrics.conftest import Demo

FIGURE = "opening_rate"


@pytest.fixture
def counts(sqlite_demo: Demo) -> Counts:
    return sqlite_demo.counts


def test_the_nations_groups_add_up_to_the_nation(counts: Counts) -> None:
    group_readings = group_rates(counts, FIGURE)
    nation = readings(counts, FIGURES[FIGURE], "national", ranks=False).iloc[0]

    assert tuple(group_readings["entity"]) == GROUPS
    assert group_readings["numerator"].sum() == nation["numerator"]
    assert group_readings["denominator"].sum() == nation["denominator"]


def test_a_citys_groups_are_those_of_its_profile_with_their_interval(counts: Counts) -> None:
    reported = [
        code for code, there in zip(keys(counts, "city"), counts.reported, strict=True) if there
    ]
    for code in reported[:5]:
        group_readings, profile = group_rates(counts, FIGURE, code), groups(counts, code)
        lower, upper = wilson(
            group_readings["numerator"].to_numpy(), group_readings["denominator"].to_numpy()
        )

        assert tuple(group_readings["entity"]) == GROUPS
        np.testing.assert_array_equal(group_readings["denominator"], profile[f"{FIGURE}_n"])
        np.testing.assert_allclose(group_readings["lower"].astype(float), lower)
        np.testing.assert_allclose(group_readings["upper"].astype(float), upper)


def test_a_city_without_returns_has_no_figure_of_any_group(counts: Counts) -> None:
    code, returns = keys(counts, "city")[0], counts.tables["returns"]
    others = returns["city"] != int(code)
    kept = {name: values[others] for name, values in returns.items()}
    group_readings = group_rates(
        replace(counts, tables={**counts.tables, "returns": kept}), FIGURE, code
    )

    assert set(group_readings["verdict"]) == {"unreported"}
    assert group_readings[["value", "lower", "upper", "denominator"]].isna().all().all()


def test_only_a_group_whose_whole_interval_lies_aside_is_set_apart(counts: Counts) -> None:
    group_readings = group_rates(counts, FIGURE)
    nation = float(readings(counts, FIGURES[FIGURE], "national", ranks=False)["value"].iloc[0])
    groups_apart = apart(group_readings, nation)
    rows = group_readings.set_index("entity")

    assert not set(groups_apart["above"]) & set(groups_apart["below"])
    for group in GROUPS:
        small = rows.loc[group, "verdict"] == "too_small"
        assert (group in groups_apart["above"]) == (not small and rows.loc[group, "lower"] > nation)
        assert (group in groups_apart["below"]) == (not small and rows.loc[group, "upper"] < nation)
