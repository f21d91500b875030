"""A city that left in mid-2009 keeps its past: every count and sum against the raw records."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
import pytest
from sqlalchemy import Engine, text

from data_access.engine import writing
from data_access.load import load_folder
from metrics.board.rows import board_row
from metrics.city.findings import peers_of
from metrics.city.peers import nearest, of_tier
from metrics.counts.left_cities import LeftCity, left_cities, predecessors
from metrics.counts.snapshot import Counts
from metrics.overall.gaps import gaps
from metrics.overall.league import league_rows
from metrics.overall.summary import state_counts
from metrics.overall.targets import unreported_cities
from metrics.readings.movements import movements
from metrics.readings.tidy import readings
from metrics.registry import FIGURES, INDICATORS
from metrics.what_if.scenario import slice_and_row
from metrics.what_if.targets.before_after import before_after
from tests.metrics.conftest import NewDatabase
from tests.metrics.tasks.test_tasks_agree_with_oracles import ORACLES as TASK_ORACLES
from tests.oracle import doubts, service_chain, trained
from tests.oracle.first_records import first_months
from tests.oracle.harness.agreement import (
    ORACLES,
    assert_readings_agree,
    assert_snapshot_agrees,
    assert_table_agrees,
)
from tests.oracle.harness.records import Records, belonging, read_records
from tests.oracle.harness.rewinding import entered_by
from tests.oracle.harness.shown import build_counts
from tests.oracle.harness.slices import SLICES, sums
from tests.oracle.tasks.listing import assert_tables_agree

AS_OF = date(2010, 6, 30)
LEFT = {
    "130200": ("2009-07-01", "130100"),  # 唐山, last month June
    "540100": ("2009-06-15", None),  # 拉萨, the only city of its province
    "440100": ("2009-06-30", "440300"),  # 广州, which the next one follows
    "440600": ("2009-03-01", "440100"),  # 佛山, last month February
}
OF_THE_PLAN = {"municipality": 3000}


@dataclass(frozen=True)
class Programme:
    """The demonstration in which four cities left in 2009, in records and in counts."""

    engine: Engine
    records: Records
    counts: Counts


Made = Callable[[str], Programme]


@pytest.fixture(scope="module")
def made(new_database: NewDatabase, demo_folder: str) -> Made:
    """Gives it in a database of a kind."""

    @cache
    def make(kind: str) -> Programme:
        engine = new_database(kind)
        assert not load_folder(engine, demo_folder).errors  # type: ignore[arg-type]
        with writing(engine) as connection:
            for code, (day, successor) in LEFT.items():
                connection.execute(
                    text("UPDATE cities SET valid_to = :day, successor = :next WHERE code = :code"),
                    {"day": day, "next": successor, "code": code},
                )
        counts = build_counts(engine, AS_OF)
        return Programme(engine, entered_by(read_records(engine), AS_OF), counts)

    return make


@pytest.fixture
def programme(made: Made, kind: str) -> Programme:
    """On each kind of database."""
    return made(kind)


@pytest.fixture
def counts(made: Made) -> Counts:
    """The counts of one kind: equal counts, equal readings."""
    return made("sqlite").counts


def test_every_count_and_curve_is_that_of_the_raw_records(programme: Programme) -> None:
    assert_snapshot_agrees(programme.counts, programme.records)
    for name, measures in service_chain.MEASURES.items():
        units = belonging(
            getattr(service_chain, name)(programme.records, AS_OF), programme.records, AS_OF
        )
        assert_table_agrees(programme.counts, name, measures, units)


def test_every_count_of_the_tasks_is_that_of_the_raw_records(programme: Programme) -> None:
    for oracle in TASK_ORACLES.values():
        wanted = oracle.tables(programme.records, AS_OF)
        assert_tables_agree(programme.counts, wanted, programme.records)


def test_screens_and_first_months_are_those_of_the_raw_records(programme: Programme) -> None:
    assert_tables_agree(programme.counts, doubts.tables(programme.records, AS_OF))
    columns = programme.counts.tables["first_records"]
    rows = zip(*(columns[name].tolist() for name in ("city", "record", "month")), strict=True)
    firsts = {(city, record): month for city, record, month in rows}
    assert firsts == first_months(programme.records, AS_OF)


@pytest.mark.parametrize("key", [key for key in ORACLES if key != "trained"])
def test_every_reading_of_every_slice_is_that_of_the_raw_records(made: Made, key: str) -> None:
    one = made("sqlite")
    assert_readings_agree(one.counts, one.records, key, ("rolling", "latest", 2008, 2009))


@pytest.mark.parametrize("year", [2008, 2009, 2010])
def test_persons_trained_and_their_targets_are_those_of_years_in_the_programme(
    made: Made, year: int
) -> None:
    one = made("sqlite")
    units = belonging(trained.units(one.records, AS_OF), one.records, AS_OF)
    rows = [row for row in units if row["start"].year == year]
    for by in SLICES:
        wanted = sums(rows, ("syb",), by, one.records)
        shown = readings(one.counts, INDICATORS["trained"], by, period=year, ranks=False)
        numerators = dict(zip(shown["entity"], shown["numerator"].fillna(0), strict=True))
        assert numerators == {entity: wanted.get(entity, (0,))[0] for entity in numerators}, by
        assert set(wanted) <= set(numerators)
    tiers = [
        city["tier"]
        for city in one.records["cities"]
        if city["valid_to"] is None or city["valid_to"].year >= year
    ]
    assert len(tiers) == (96 if year > 2009 else 100)
    nation = readings(one.counts, INDICATORS["trained"], "national", period=year)
    assert nation["denominator"].iloc[0] == sum(OF_THE_PLAN.get(tier, 1500) for tier in tiers)


def test_the_past_is_in_the_nation_and_what_began_later_is_not(counts: Counts) -> None:
    for code, last in (("130200", 2009 * 12 + 5), ("440600", 2009 * 12 + 1)):
        row = list(counts.codes).index(int(code))
        monthly = counts.cube("trained").monthly("syb")[row]
        end = last - counts.first_month + 1
        assert monthly[:end].sum() > 0
        assert monthly[end:].sum() == 0


def test_a_city_that_left_has_no_verdict_no_rank_and_no_place_in_any_count(counts: Counts) -> None:
    for key, indicator in FIGURES.items():
        if "city" not in indicator.by:
            continue
        rows = readings(counts, indicator, "city").set_index("entity")
        gone = rows.loc[list(LEFT)]
        assert set(gone["verdict"]) == {"left"}, key
        assert gone["rank"].isna().all(), key
        assert (rows.drop(index=list(LEFT))["verdict"] != "left").all(), key
    for key in INDICATORS:
        rows = readings(counts, INDICATORS[key], "city")
        assert sum(state_counts(rows).values()) == 96
    assert not set(LEFT) & set(gaps(counts)["entity"])
    board = board_row(counts, FIGURES["governance"] if "governance" in FIGURES else _figure())
    assert board is not None
    assert sum(n for _, n in board.states) == 96
    assert not set(LEFT) & set(unreported_cities(counts))


def _figure():  # type: ignore[no-untyped-def]
    return next(figure for figure in FIGURES.values() if figure.key not in INDICATORS)


def test_a_province_without_any_city_left_is_not_judged_either(counts: Counts) -> None:
    rows = readings(counts, INDICATORS["opening_rate"], "province").set_index("entity")
    assert rows.loc["540000", "verdict"] == "left"
    assert rows.loc["130000", "verdict"] != "left"


def test_a_year_in_which_it_belonged_lists_it_without_a_rank(counts: Counts) -> None:
    rows = league_rows(counts, "opening_rate", None, 2008, None).set_index("entity")
    gone = rows.loc[list(LEFT)]
    assert set(gone["verdict"]) == {"left"}
    assert gone["value"].notna().all()
    assert gone["rank"].isna().all()
    for period in (2009, 2010, "rolling"):
        rows = league_rows(counts, "opening_rate", None, period, None)
        assert not set(LEFT) & set(rows["entity"])


def test_it_is_nobodys_peer(counts: Counts) -> None:
    assert "130200" not in of_tier(counts, "130300" if 130300 in counts.codes else "130400")
    for code in ("130100", "440300", "110000"):
        assert not set(LEFT) & set(nearest(counts, code, 99))
        assert not peers_of(counts, code)[1][counts.left].any()


def test_it_has_no_target_after_it_left(counts: Counts) -> None:
    rows = readings(counts, INDICATORS["trained"], "city").set_index("entity").loc[list(LEFT)]
    assert rows[["numerator", "denominator", "value", "target", "needed"]].isna().all(axis=None)


def test_nobody_asks_what_if_of_it(counts: Counts) -> None:
    result = before_after(counts, "opening_rate", "000000", ())
    assert sum(result.before) == 96
    with pytest.raises(ValueError, match="no city '130200'"):
        slice_and_row(counts, "130200")


def test_it_is_not_among_what_moved(made: Made, counts: Counts) -> None:
    before = build_counts(made("sqlite").engine, "2009-05-31")
    assert 130200 in before.codes[~before.left]
    moved = movements(counts, before, INDICATORS["trained"])
    assert not set(LEFT) & set(moved["entity"])
    assert len(moved) == 96


def test_before_it_left_it_is_a_city_like_any_other(made: Made) -> None:
    before = build_counts(made("sqlite").engine, "2009-05-31")
    assert [f"{code:06d}" for code in before.codes[before.left]] == ["440600"]
    rows = readings(before, INDICATORS["trained"], "city").set_index("entity")
    assert rows.loc["130200", "rank"] > 0


def test_a_successor_of_a_successor_is_the_one_that_links_lead_to(counts: Counts) -> None:
    gone = left_cities(counts)
    assert {code: left.successor for code, left in gone.items()} == {
        "130200": "130100",
        "440100": "440300",
        "440600": "440300",
        "540100": "",
    }
    assert predecessors(counts, "440300") == (
        LeftCity("440600", date(2009, 3, 1), "440300"),
        LeftCity("440100", date(2009, 6, 30), "440300"),
    )
    assert predecessors(counts, "110000") == ()


def test_where_nobody_left_the_snapshot_says_nothing_of_it(sqlite_demo) -> None:  # type: ignore[no-untyped-def]
    assert "left_cities" not in sqlite_demo.counts.tables
    assert not np.any(sqlite_demo.counts.left)
    assert left_cities(sqlite_demo.counts) == {}
