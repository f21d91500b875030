"""Columns that came later are drawn from streams of their own, and some cities leave them empty."""

from pathlib import Path

import pandas as pd
import pytest

from data_access import demo
from data_access.demo import details
from data_access.demo.base.writing import TABLES

TOTAL, SEED = 6_000, 11


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo")
    demo.write(path, seed=SEED, total=TOTAL)
    return path


@pytest.fixture(scope="module")
def records(folder: Path) -> dict[str, pd.DataFrame]:
    return {name: pd.read_parquet(folder / f"{name}.parquet") for name in TABLES}


def test_later_columns_are_drawn_apart_from_everything_else(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(details, "STREAM", 99)
    demo.write(tmp_path, seed=SEED, total=TOTAL)
    for name in TABLES:
        before, after = (pd.read_parquet(path / f"{name}.parquet") for path in (folder, tmp_path))
        later = set(details.COLUMNS.get(name, ()))
        changed = {column for column in before if not before[column].equals(after[column])}
        assert changed == later, name
    truths = [(path / "truth.json").read_bytes() for path in (folder, tmp_path)]
    assert truths[0] == truths[1]


@pytest.mark.parametrize("name", details.COLUMNS)
def test_a_later_column_is_empty_in_cities_that_keep_no_such_record(
    records: dict[str, pd.DataFrame], name: str
) -> None:
    for column in details.COLUMNS[name]:
        shares = records[name][column].isna()
        assert TABLES[name].columns[column].info["later"]
        assert 0 < shares.mean() < 1
        if "city_code" in records[name]:
            by_city = shares.groupby(records[name].city_code).all()
            assert 0 < by_city.mean() < 0.6, column
