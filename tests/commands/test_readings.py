"""The readings command prints every figure by its key, and says in a sentence what it cannot."""

from argparse import Namespace
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from commands import CommandError, WrongArgument, readings
from data_access import snapshots
from data_access.engine import Engine, open_database
from metrics.counts.snapshot import Counts
from metrics.readings.tidy import readings as computed
from metrics.registry import FIGURES
from tests.shell.demonstration import make

Ask = Callable[..., Any]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    database = open_database(f"sqlite:///{make(Path(tmp_path_factory.getbasetemp().parent))}")
    yield database
    database.dispose()


@pytest.fixture(scope="module")
def read_once() -> Callable[..., Any]:
    """Reads each snapshot from the database once; nobody changes what was read."""
    return cache(snapshots.read)


@pytest.fixture(autouse=True)
def _from_memory(read_once: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshots, "read", read_once)


@pytest.fixture(scope="module")
def counts(engine: Engine) -> Counts:
    info, tables = snapshots.read(engine, snapshots.all_snapshots(engine)[0].number)
    return Counts(info.number, info.as_of, info.content_hash, tables)


@pytest.fixture
def ask(engine: Engine) -> Ask:
    def asked(key: str, by: str = "national", **more: Any) -> Any:
        chosen = {"as_of": None, "variant": None, "period": "rolling", **more}
        return readings.tidy(engine, Namespace(key=key, by=by, **chosen))

    return asked


@pytest.mark.parametrize("key", FIGURES)
def test_every_figure_is_printed_as_the_screens_have_it(ask: Ask, counts: Counts, key: str) -> None:
    printed, wanted = ask(key), computed(counts, FIGURES[key], "national")

    assert list(printed[readings.columns("national")]["indicator"]) == [key]
    np.testing.assert_array_equal(printed["value"], wanted["value"])


def test_a_task_is_printed_by_city(ask: Ask, counts: Counts) -> None:
    assert list(ask("satisfaction", "city")["city"]) == [f"{code:06d}" for code in counts.codes]


def test_an_unknown_key_is_told_all_keys(ask: Ask) -> None:
    with pytest.raises(WrongArgument, match=r"no figure 'nothing'.*pass_rate.*satisfaction"):
        ask("nothing")


def test_a_slice_that_a_figure_does_not_have_is_refused(ask: Ask) -> None:
    with pytest.raises(WrongArgument, match=r"local_plan is read by .*, not by institution"):
        ask("local_plan", "institution")


def test_an_older_snapshot_says_so(
    ask: Ask, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = snapshots.read

    def older(engine: Engine, number: int) -> Any:
        info, tables = read(engine, number)
        return replace(info, definitions="1"), {
            name: table for name, table in tables.items() if name != "organisation"
        }

    monkeypatch.setattr(snapshots, "read", older)
    with pytest.raises(CommandError, match="definitions 1, before dedicated_body by national"):
        ask("dedicated_body")


def test_a_snapshot_that_is_not_there_is_a_wrong_argument(ask: Ask) -> None:
    with pytest.raises(WrongArgument, match=r"^There is no snapshot as of 2001-01-31; "):
        ask("trained", as_of=date(2001, 1, 31))


def test_a_variant_that_is_not_there_is_told_those_that_are(ask: Ask) -> None:
    with pytest.raises(WrongArgument, match=r"^trained has no variant 'zz'; it has: gyb, iyb[.]$"):
        ask("trained", variant="zz")
    with pytest.raises(WrongArgument, match=r"^lost_share has no variants, so 'zz' cannot be read"):
        ask("lost_share", variant="zz")


def test_a_variant_without_a_target_is_a_number_of_persons(ask: Ask) -> None:
    (reading,) = ask("trained", variant="gyb").to_dict("records")
    assert reading["numerator"] > 0
    assert np.isnan(reading["denominator"])
    assert reading["verdict"] == "no_target"


def test_nothing_to_read_is_a_sentence_and_in_csv_the_header_alone(
    ask: Ask, capsys: pytest.CaptureFixture[str]
) -> None:
    nothing = ask("trained", "city")[readings.columns("city")][:0]

    readings.show(nothing, "table")
    assert capsys.readouterr().out == "There is nothing to read by city: the snapshot has none.\n"
    readings.show(nothing, "csv")
    assert capsys.readouterr().out == ",".join(readings.columns("city")) + "\n"
