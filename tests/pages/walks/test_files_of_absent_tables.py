"""With each table of records absent in turn every file still opens, and shows no zero for 无记录."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st

from i18n import Language
from i18n.verdicts import word
from metrics.appraisal.plan import KEYS
from metrics.counts.record_tables import rests_on
from metrics.registry import FIGURES, INDICATORS
from shell.cache import database, readings
from tests.pages.walks.conftest import open_view
from tests.pages.walks.drawn import Cell, File, Files
from tests.pages.walks.links import files as views
from tests.shell.small_data import (
    SHANDONG,
    counts_of,
    make_records,
    programme,
    with_referring,
    without,
)

pytestmark = pytest.mark.slow
BEHIND = [FIGURES[key] for key in (*INDICATORS, *KEYS) if key in FIGURES]
TABLES = tuple(dict.fromkeys(name for figure in BEHIND for name in rests_on(figure)))
"""The tables of records that any file rests on."""
OF_CITIES = ("city_ranking", "target_gap", "appraisal", "what_if")  # each city has its row
ABSENCES: list[tuple[str, str, Language]] = [
    *((table, "all", "zh") for table in TABLES),
    *((table, "one", "en") for table in ("enrolments", "services", "founders")),
]
UNIT = re.compile(
    r"[（(](%|分|人/户|百分点|个月|points|percentage points|per business|months)[）)]$"
)
OF_WHOM = re.compile("分母|enominator")  # the step before may be on record
NOT_COUNTED = re.compile("目标|现行|target|Target|代码|code|Code")


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_records(tmp_path_factory.mktemp("records"), 2_000)


@pytest.fixture(params=ABSENCES, ids="-".join)
def absence(
    request: pytest.FixtureRequest, records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[str, str, Language]]:
    """A database whose cities, all of them or one, do not keep a table."""
    table, which, language = request.param
    absent = with_referring(table) if which == "all" else ()
    file = programme(records, tmp_path / "four.sqlite3", SHANDONG, absent)
    monkeypatch.setenv(database.VARIABLE, f"sqlite:///{file}")
    if which == "one":
        counts = without(counts_of(file), table, int(SHANDONG[0]))
        monkeypatch.setattr(database, "load", lambda _number: counts)
    _forget()
    yield table, which, language
    database.engine().dispose()
    database._engine.cache_clear()
    _forget()


def _forget() -> None:
    st.cache_resource.clear()
    readings._results.clear()
    readings._hashes.clear()


def resting(table: str) -> list[str]:
    """Two indicators that rest on a table, or the first of all."""
    return [key for key, one in INDICATORS.items() if table in rests_on(one)][:2] or ["trained"]


def test_every_file_opens_and_shows_no_zero_for_what_is_not_recorded(
    absence: tuple[str, str, Language], files: Files
) -> None:
    table, which, language = absence
    files.kinds = ("csv",)
    absent = word("not_recorded", language)
    for page, link in views(SHANDONG[0], resting(table)):
        if which == "all" or page in OF_CITIES:
            open_view(page, {**link, "lang": language})
    names = {file.name.split("_2010")[0] for file in files.taken}
    assert {"city_ranking", "target_gap", "appraisal"} <= names
    for file in files.taken:
        assert_readable(file)
        for row in file.rows:
            for place, cell in enumerate(row):
                if cell == absent:
                    assert not figures(file, row, place), (file.name, table, row)
    said = {file.name.split("_2010")[0] for file in files.taken if absent in str(file.rows)}
    assert table not in rests_on(INDICATORS[resting(table)[0]]) or "city_ranking" in said


def figures(file: File, row: list[Cell], place: int) -> list[Cell]:
    """What a row counts beside a state: of a wide table only what is said of the same figure."""
    name, colon, _ = file.headers[place].replace(": ", "：").partition("：")
    beside = [
        (head, cell)
        for head, cell in zip(file.headers, row, strict=True)
        if not colon or head.replace(": ", "：").startswith(f"{name}：")
    ]
    return [
        cell
        for head, cell in beside
        if not NOT_COUNTED.search(head)
        and re.fullmatch(r"[-\d.]+", str(cell))
        and not (OF_WHOM.search(head) and float(str(cell)))
    ]


def assert_readable(file: File) -> None:
    """Headers, notes and cells are whole, numbers are numbers, and cities have their codes."""
    assert len(file.notes) >= 4
    assert all(file.headers)
    for head in file.headers:
        if UNIT.search(head):
            for cell in file.column(head):
                assert cell in (None, "") or float(cell) == float(cell), (file.name, head)  # type: ignore[arg-type]
    for head in {"城市", "City"} & set(file.headers):
        (coded,) = (name for name in file.headers if name.endswith(("代码", "code", "Code")))
        assert all(re.fullmatch(r"\d{6}", str(code)) for code in file.column(coded)), head


def test_the_tables_that_files_rest_on_are_walked() -> None:
    assert {"enrolments", "service_cases", "businesses", "founders", "visits"} <= set(TABLES)
