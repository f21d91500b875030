"""The board of tasks against readings read one by one, and what an older snapshot cannot say."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from metrics.board.rows import board, board_row, city_states, ends, nation_sides
from metrics.counts.entities import LISTED
from metrics.counts.presence import is_counted, measures
from metrics.counts.snapshot import Counts
from metrics.readings.tidy import readings
from metrics.registry import FIGURES, INDICATORS, TASKS
from tests.metrics.conftest import Demo

OF_TASKS = [key for key in FIGURES if key not in INDICATORS]


@pytest.fixture
def counts(demo: Demo) -> Counts:
    return demo.counts


def without(counts: Counts, *tables: str) -> Counts:
    """The snapshot as it was counted before these tables existed."""
    others = {name: table for name, table in counts.tables.items() if name not in tables}
    return replace(counts, tables=others)


@pytest.mark.parametrize("key", OF_TASKS)
def test_the_nation_stands_as_its_reading_says(counts: Counts, key: str) -> None:
    figure, nation = board_row(counts, FIGURES[key]), readings(counts, FIGURES[key], "national")

    assert figure is not None
    said = [figure.value, figure.lower, figure.upper, figure.n, figure.target]
    columns = ["value", "lower", "upper", "denominator", "target"]
    np.testing.assert_array_equal(said, nation[columns].iloc[0].astype(float))
    assert figure.verdict == nation["verdict"].iloc[0]


@pytest.mark.parametrize("key", OF_TASKS)
def test_every_city_has_one_state(counts: Counts, key: str) -> None:
    figure = board_row(counts, FIGURES[key])

    assert figure is not None
    assert sum(n for _, n in figure.states) == len(counts.codes)
    assert dict(figure.states).get("unreported", 0) == (~counts.reported).sum()


@pytest.mark.parametrize("key", OF_TASKS)
def test_sides_are_those_of_the_interval(counts: Counts, key: str) -> None:
    figure = FIGURES[key]
    nation = readings(counts, figure, "national")["value"].iloc[0]
    cities = city_states(counts, figure)
    above, below = (cities[cities["state"] == side] for side in ("above", "below"))

    assert (above["lower"] > nation).all()
    assert (below["upper"] < nation).all()
    assert cities.loc[cities["verdict"] == "unreported", "value"].isna().all()


@pytest.mark.parametrize("key", ["service_modes", "lost_share"])
def test_of_a_sample_of_a_process_a_side_needs_more_than_a_difference(
    counts: Counts, key: str
) -> None:
    cities = city_states(counts, FIGURES[key])
    told = cities[cities["value"].notna()]

    assert len(told) > 0
    assert (told["lower"] < told["upper"]).all()


def test_a_complete_count_is_above_below_or_the_same() -> None:
    rows = pd.DataFrame({"value": [0.4, 0.5, 0.6], "denominator": [5, 2, 5]})
    rows = rows.assign(lower=rows["value"], upper=rows["value"])
    sides = nation_sides(rows, FIGURES["teachers_from_outside"], 0.5)

    assert FIGURES["teachers_from_outside"].kind == "share"
    assert sides.tolist() == ["below", "within", "above"]


def test_the_best_and_the_weakest_are_the_ends_and_ties_are_counted() -> None:
    cities = pd.DataFrame(
        {
            "entity": ["110000", "120000", "130000", "140000", "150000"],
            "verdict": ["no_target", "no_target", "too_small", "no_target", "unreported"],
            "value": [0.9, 0.4, 1.0, 0.9, np.nan],
            "lower": [0.8, 0.3, 0.9, 0.8, np.nan],
            "upper": [1.0, 0.5, 1.0, 1.0, np.nan],
        }
    )
    best, weakest = ends(cities)

    assert best is not None
    assert weakest is not None
    assert (best.city, best.value, best.others) == ("110000", 0.9, 1)
    assert (weakest.city, weakest.lower, weakest.upper, weakest.others) == ("120000", 0.3, 0.5, 0)
    assert ends(cities, lower_first=True) == (weakest, best)
    assert ends(cities.assign(value=0.5)) == (None, None)


def test_the_board_has_every_task_and_every_figure(counts: Counts) -> None:
    tasks = board(counts)

    assert list(tasks) == list(TASKS)
    assert [len(figures) for figures in tasks.values()] == [len(t.figures) for t in TASKS.values()]
    assert all(figure is not None for figures in tasks.values() for figure in figures)


def test_an_older_snapshot_says_nothing_of_what_it_did_not_count(counts: Counts) -> None:
    older = without(counts, "organisation")

    assert is_counted(counts, FIGURES["dedicated_body"])
    assert not is_counted(older, FIGURES["dedicated_body"])
    assert board_row(older, FIGURES["dedicated_body"]) is None
    assert is_counted(older, FIGURES["service_kinds"])


def test_a_table_without_a_measure_does_not_count_the_figure(counts: Counts) -> None:
    table = {
        name: column for name, column in counts.tables["organisation"].items() if name != "staffed"
    }
    older = replace(counts, tables=counts.tables | {"organisation": table})

    assert "staffed" in measures(FIGURES["dedicated_body"])
    assert not is_counted(older, FIGURES["dedicated_body"])


@pytest.mark.parametrize("key", FIGURES)
def test_every_slice_that_a_figure_offers_can_be_read(counts: Counts, key: str) -> None:
    figure = FIGURES[key]
    for by in figure.by:
        if is_counted(counts, figure, by) or by not in LISTED:  # type: ignore[arg-type]
            assert len(readings(counts, figure, by, ranks=False)) > 0  # type: ignore[arg-type]
