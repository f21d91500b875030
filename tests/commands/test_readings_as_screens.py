"""The command line prints what the screens show: all figures, slices and periods, by one way."""

from collections.abc import Iterator
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
from tests.shell.demonstration import make

PERIODS = ("rolling", 2008, 2009, 2010)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    demonstration = open_database(f"sqlite:///{make(tmp_path_factory.getbasetemp().parent)}")
    yield demonstration
    demonstration.dispose()


@pytest.fixture(scope="module")
def counts(engine: Engine) -> Counts:
    info, tables = snapshots.read(engine, snapshots.all_snapshots(engine)[0].number)
    return Counts(info.number, info.as_of, info.content_hash, tables)


@pytest.fixture(autouse=True)
def _read_once(monkeypatch: pytest.MonkeyPatch, counts: Counts, engine: Engine) -> None:
    """The snapshot is read and laid out once for all figures."""
    info = snapshots.all_snapshots(engine)[0]
    monkeypatch.setattr(snapshots, "all_snapshots", lambda engine: [info])
    monkeypatch.setattr(snapshots, "read", lambda engine, number: (info, counts.tables))
    monkeypatch.setattr("metrics.counts.snapshot.Counts", lambda *parts: counts)


def printed(engine: Engine, key: str, by: By, period: str | int) -> Any:
    line = ["readings", key, "--by", by, "--period", str(period)]
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


@pytest.mark.parametrize("year", [2008, 2009, 2010])
def test_a_year_asked_for_by_its_digits_is_that_year(engine: Engine, year: int) -> None:
    (row,) = printed(engine, "trained", "national", year).to_dict("records")
    (other,) = printed(engine, "trained", "national", "rolling").to_dict("records")
    assert (row["numerator"] == other["numerator"]) == (year == 2010)
