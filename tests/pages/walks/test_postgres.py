"""The pages over PostgreSQL: one small programme, and one in which nobody keeps some tables."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import streamlit as st
from sqlalchemy import text as sql

from data_access import demo, snapshots
from data_access.engine import open_database
from data_access.load import load_folder
from shell.cache import database, readings
from tests.pages.walks.conftest import open_view
from tests.pages.walks.drawn import Files
from tests.pages.walks.links import files as views
from tests.shell.small_data import SHANDONG, with_referring

pytestmark = [pytest.mark.slow, pytest.mark.postgres]
MONTH_ENDS = (date(2010, 5, 31), date(2010, 6, 30))
EMPTIED = "founders"


@pytest.fixture(scope="module")
def programme(new_postgres: Callable[[], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """Four cities in a database with two snapshots; before the second a table was emptied."""
    records, url = tmp_path_factory.mktemp("records"), new_postgres()
    demo.write(records, 2_000)
    engine = open_database(url)
    assert not load_folder(engine, records, True).errors
    kept = ", ".join(f"'{city}'" for city in SHANDONG)
    with engine.begin() as connection:
        connection.execute(
            sql(f"UPDATE cities SET valid_to = '2010-01-01' WHERE code NOT IN ({kept})")
        )
    snapshots.publish(engine, snapshots.build(engine, MONTH_ENDS[0]).number)
    with engine.begin() as connection:
        for table in reversed(with_referring(EMPTIED)):
            connection.execute(sql(f"DELETE FROM {table}"))
            connection.execute(sql(f"DELETE FROM nil_returns WHERE record_table = '{table}'"))
    snapshots.publish(engine, snapshots.build(engine, MONTH_ENDS[1]).number)
    engine.dispose()
    return url


@pytest.fixture
def _of_postgres(programme: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv(database.VARIABLE, programme)
    st.cache_resource.clear()
    readings._results.clear()
    readings._hashes.clear()
    yield
    database.engine().dispose()
    database._engine.cache_clear()


@pytest.mark.usefixtures("_of_postgres")
@pytest.mark.parametrize(("number", "recorded"), [("1", True), ("2", False)])
def test_every_page_and_file_opens_and_says_what_is_not_recorded(
    files: Files, number: str, recorded: bool
) -> None:
    for page, link in views(SHANDONG[0], ["opening_rate"]):
        open_view(page, {**link, "lang": "zh", "snapshot": number})
    for page in ("overview", "city_profile", "tasks", "definitions"):
        open_view(page, {"city": SHANDONG[0], "lang": "en", "snapshot": number})
    (gaps,) = (file for file in files.taken if re.match("target_gap.*xlsx", file.name))
    assert (set(gaps.column("开业率：判定")) == {"无记录"}) != recorded
    assert {Path(file.name).suffix for file in files.taken} == {".csv", ".xlsx"}
