"""The command line prints what the screens show: figures, slices, periods, variants, snapshots."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd
import pytest

from commands import arguments, readings
from data_access import snapshots
from data_access.engine import Engine, open_database
from metrics.counts.entities import By
from metrics.counts.snapshot import Counts
from metrics.registry import FIGURES
from shell.cache.readings import _reading
from shell.viewer.access import AccessRefused, Scope
from shell.viewer.may_leave import allowed_part
from tests.shell.demonstration import MONTH_ENDS, make

PERIODS = ("rolling", 2008, 2009, 2010)
BEFORE, NEWEST = MONTH_ENDS
VARIANTS = [(key, variant) for key, figure in FIGURES.items() for variant in figure.variants]
OWN = "440100"
SLICES: tuple[By, ...] = ("national", "city", "tier", "institution")


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    demonstration = open_database(f"sqlite:///{make(tmp_path_factory.getbasetemp().parent)}")
    yield demonstration
    demonstration.dispose()


@pytest.fixture(scope="module")
def of_month(engine: Engine) -> dict[date, Counts]:
    """Counts of every snapshot by its as-of date, the newest first."""
    infos = snapshots.all_snapshots(engine)
    tables = [snapshots.read(engine, info.number)[1] for info in infos]
    return {
        info.as_of: Counts(info.number, info.as_of, info.content_hash, part)
        for info, part in zip(infos, tables, strict=True)
    }


@pytest.fixture(scope="module")
def counts(of_month: dict[date, Counts]) -> Counts:
    return of_month[NEWEST]


@pytest.fixture(autouse=True)
def _read_once(
    monkeypatch: pytest.MonkeyPatch, of_month: dict[date, Counts], engine: Engine
) -> None:
    """Every snapshot is read and laid out once for all figures."""
    infos = snapshots.all_snapshots(engine)
    known = {info.number: (info, of_month[info.as_of]) for info in infos}
    monkeypatch.setattr(snapshots, "all_snapshots", lambda engine: infos)
    monkeypatch.setattr(
        snapshots, "read", lambda engine, number: (known[number][0], known[number][1].tables)
    )
    monkeypatch.setattr(
        "metrics.counts.snapshot.Counts", lambda number, as_of, *parts: of_month[as_of]
    )


def printed(engine: Engine, key: str, by: By, period: str | int, *more: str) -> Any:
    line = ["readings", key, "--by", by, "--period", str(period), *more]
    table = readings.tidy(engine, arguments.parser().parse_args(line))
    return table.rename(columns={by: "entity"}).drop(columns="provisional")


@pytest.mark.slow
@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("key", FIGURES)
def test_the_command_line_prints_what_the_screens_show(
    engine: Engine, counts: Counts, key: str, period: str | int
) -> None:
    for by in FIGURES[key].by:
        shown = _reading(counts, key, by, period=period)
        pd.testing.assert_frame_equal(printed(engine, key, by, period), shown)


@pytest.mark.parametrize(("key", "variant"), VARIANTS)
def test_variants_are_printed_as_the_screens_show_them(
    engine: Engine, counts: Counts, key: str, variant: str
) -> None:
    for by in ("national", "city"):
        shown = _reading(counts, key, by, variant=variant)
        pd.testing.assert_frame_equal(
            printed(engine, key, by, "rolling", "--variant", variant), shown
        )


@pytest.mark.parametrize("key", FIGURES)
def test_an_earlier_snapshot_is_printed_as_the_screens_show_it(
    engine: Engine, of_month: dict[date, Counts], key: str
) -> None:
    shown = _reading(of_month[BEFORE], key, "city")
    table = printed(engine, key, "city", "rolling", "--as-of", str(BEFORE))
    pd.testing.assert_frame_equal(table, shown)
    assert set(table["snapshot"]) == {of_month[BEFORE].number}


@pytest.mark.parametrize("key", FIGURES)
def test_a_citys_office_sees_of_what_is_printed_the_rows_that_it_may(
    engine: Engine, counts: Counts, key: str
) -> None:
    office = Scope("city", (OWN,))
    for by in SLICES:
        if by not in FIGURES[key].by:
            continue
        asked = {"indicator": key, "by": by, "period": "rolling"}
        if by not in ("national", "city"):
            with pytest.raises(AccessRefused):
                allowed_part(office, counts, _reading, asked)
            continue
        shown = allowed_part(office, counts, _reading, asked)
        table = printed(engine, key, by, "rolling")
        own = table[table["entity"] == OWN] if by == "city" else table
        pd.testing.assert_frame_equal(own.reset_index(drop=True), shown)
        assert len(shown) == 1


@pytest.mark.parametrize("year", [2008, 2009, 2010])
def test_a_year_asked_for_by_its_digits_is_that_year(engine: Engine, year: int) -> None:
    (row,) = printed(engine, "trained", "national", year).to_dict("records")
    (other,) = printed(engine, "trained", "national", "rolling").to_dict("records")
    assert (row["numerator"] == other["numerator"]) == (year == 2010)
