"""Every column of numbers of every table sorts by them, missing ones last, on all pages."""

import re
from pathlib import Path

import pytest

from tests.pages.walks.conftest import open_view
from tests.pages.walks.drawn import Table, number, tables
from tests.pages.walks.links import Link
from tests.pages.walks.links import tables as views

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[3]
CITY = "440100"
LEADING = re.compile(r"[^\w−-]*[−↓-]?\d")
DAY = re.compile(r"\d{4}(年|-\d)")
# The drawings of tables that Streamlit's grid does not draw: short, in the order of the plan.
UNSORTED = {
    "shell/screens/what_if/targets/surroundings.py",
    "shell/screens/what_if/targets/tab.py",
    "shell/screens/what_if/levers/timing.py",
}

TICKED = "shell/screens/data_returns/offers.py"  # offers to be taken one by one
BOARD = "shell/screens/tasks/board.py"  # the ten tasks, in the order of the plan


@pytest.fixture(autouse=True)
def _demonstration(demo_url: str) -> None:
    """All views are of the demonstration."""


def shows_numbers(words: list[str]) -> bool:
    """Whether a column is one of numbers: all that is written in it begins with one."""
    written = [cell for cell in words if cell.strip() not in ("", "—") and re.search(r"\d", cell)]
    return bool(written) and all(LEADING.match(cell) for cell in written)


def in_order(table: Table, head: str) -> list[float]:
    """The numbers of a column, as the browser stands them when its header is pressed."""
    words, places = table.words[head], table.places[head]
    rows = sorted(range(len(words)), key=places.__getitem__)
    numbers = [number(words[row]) for row in rows]
    return [float("inf") if value is None else value for value in numbers]


@pytest.mark.parametrize(("page", "link"), views(CITY))
def test_a_column_of_numbers_sorts_by_them_and_missing_ones_stand_last(
    page: str, link: Link
) -> None:
    for table in tables(open_view(page, {**link, "lang": "zh"})):
        for head, words in table.words.items():
            dated = any(DAY.search(cell) for cell in words)
            mixed = sum(bool(re.search(r"\d", cell)) for cell in words) * 2 < len(words)
            if len(set(words)) < 2 or dated or not shows_numbers(words):
                continue
            if head not in table.places:
                assert mixed, (head, words[:5])
            else:
                numbers = in_order(table, head)
                assert numbers == sorted(numbers), (head, words[:5])


def test_no_table_is_drawn_by_another_way() -> None:
    for path in [*(ROOT / "pages").glob("*.py"), *(ROOT / "shell").rglob("*.py")]:
        name, source = path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
        if name != "shell/parts/overrides.py":
            assert "st.dataframe(" not in source, name
        assert ("st.table(" in source) == (name in UNSORTED), name
        assert ("st.data_editor(" in source) == (name == TICKED), name
        assert ("<table" in source) == (name == BOARD), name
