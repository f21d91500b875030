"""Every figure and finding with each table of records absent in turn, for all cities and for one."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from data_access.schema.reference import KEPT_BY_CITIES
from metrics.board.rows import board
from metrics.chain import link_effects, service_funnel
from metrics.city import cohorts
from metrics.city.findings import city_findings
from metrics.city.positions import changes, target_positions
from metrics.city.tasks import city_tasks
from metrics.counts.entities import NATION, keys
from metrics.counts.record_tables import cities_recorded, rests_on
from metrics.counts.snapshot import TIERS, Counts
from metrics.definition import Indicator
from metrics.overall.gaps import gaps
from metrics.overall.targets import cities_by_state, national
from metrics.readings.month_line import month_line
from metrics.readings.tidy import FIGURES as AMOUNTS
from metrics.readings.tidy import readings
from metrics.registry import FIGURES, INDICATORS
from metrics.what_if.levers.baseline import baseline
from metrics.what_if.targets.arrays import CODE, target_arrays
from metrics.what_if.targets.reached import best, distribution
from tests.shell.small_data import counts_of, make_records, programme, without

pytestmark = pytest.mark.slow
FORMS = [(table, which) for table in KEPT_BY_CITIES for which in ("all", "one")]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Counts:
    """Four cities of one province."""
    place = tmp_path_factory.mktemp("small")
    return counts_of(programme(make_records(place, 2_000), place / "four.sqlite3"))


@pytest.fixture(params=FORMS, ids="-".join)
def absence(request: pytest.FixtureRequest, small: Counts) -> tuple[Counts, str]:
    """Counts without a table, and its name."""
    table, which = request.param
    return without(small, table, *(small.codes[:1] if which == "one" else ())), table


def resting(table: str) -> Iterator[tuple[Indicator, str | None]]:
    """The figures and variants that rest on a table."""
    for figure in FIGURES.values():
        for variant in (None, *figure.variants):
            if table in rests_on(figure, variant):
                yield figure, variant


def test_who_never_returned_a_table_has_no_figure_of_it(absence: tuple[Counts, str]) -> None:
    counts, table = absence
    for figure, variant in resting(table):
        rows = readings(counts, figure, "city", variant)
        absent = ~cities_recorded(counts, figure, variant)
        assert absent.any()
        assert ((rows["verdict"] == "not_recorded") == absent).all(), figure.key
        assert rows.loc[absent, [*AMOUNTS, "rank"]].isna().all(axis=None), figure.key


def test_no_slice_counts_who_never_returned_it(absence: tuple[Counts, str]) -> None:
    counts, table = absence
    for figure, variant in resting(table):
        cities = readings(counts, figure, "city", variant, ranks=False)
        for by in figure.by:
            rows = readings(counts, figure, by, variant, ranks=False)
            if by == "tier":
                rows = rows[np.isin(np.arange(len(TIERS)), counts.tier_of)]
            if absent_everywhere(counts, figure, variant):
                assert set(rows["verdict"]) <= {"not_recorded"}, (figure.key, by)
            elif by in ("national", "province") and figure.kind != "median":
                assert rows["numerator"].sum() == cities["numerator"].sum(), (figure.key, by)


def absent_everywhere(counts: Counts, figure: Indicator, variant: str | None) -> bool:
    """Whether no city keeps what a figure rests on."""
    return not cities_recorded(counts, figure, variant).any()


def test_months_say_nothing_either(absence: tuple[Counts, str]) -> None:
    counts, table = absence
    city = keys(counts, "city")[0]
    for figure, variant in resting(table):
        if figure.kind != "median":
            line = month_line(counts, figure, "city", city, variant)
            assert line["value"].isna().all(), figure.key


def test_everything_that_is_made_of_figures_goes_through(absence: tuple[Counts, str]) -> None:
    counts, table = absence
    code = keys(counts, "city")[0]
    for made in (board, gaps, national, cities_by_state):
        made(counts)
    for of_city in (target_positions, city_tasks, city_findings, cohorts.groups):
        of_city(counts, code)
    changes(counts, None, code)
    for by in ("national", "tier", "province", "city"):
        service_funnel.steps(counts, by)
        service_funnel.jobs(counts, by)
    for by, entity in (("national", NATION), ("city", code)):
        link_effects.combinations(counts, by, entity)
        link_effects.coverage(counts, by, entity)
        for result in ("opening", "survival"):
            link_effects.effects(counts, result, by, entity)
        baseline(counts, entity)
    assert_no_target_is_set_on_it(counts, table)


def assert_no_target_is_set_on_it(counts: Counts, table: str) -> None:
    """The what-if knows of no verdict and no range either."""
    for key, indicator in INDICATORS.items():
        if table not in rests_on(indicator):
            continue
        absent = ~cities_recorded(counts, indicator)
        assert (target_arrays(counts, key).blocked[absent] == CODE["not_recorded"]).all()
        silent = set(np.array(keys(counts, "city"))[absent])
        assert not silent & set(distribution(counts, key)["entity"])
        reached: Any = best(counts, key).set_index("entity")["value"]
        assert reached.loc[sorted(silent)].isna().all()


def test_a_recorded_table_changes_nothing(small: Counts) -> None:
    for figure in FIGURES.values():
        if figure.optional:  # of a column that a city may leave empty
            continue
        rows = readings(small, figure, "city", ranks=False)
        assert "not_recorded" not in set(rows["verdict"]), figure.key
