"""A file holds what its table shows: the same rows, words and numbers, with the screen's digits."""

import re

import pytest

from i18n import Language, pick, text
from metrics.registry import INDICATORS
from tests.pages.walks.conftest import open_view
from tests.pages.walks.drawn import Cell, File, Files, Table, number, tables
from tests.pages.walks.links import Link, files

pytestmark = pytest.mark.slow
CITY = "440100"
# File (by what its name begins with), and how many columns it has in common with a table at least.
COMMON = (
    ("city_ranking", 6),
    ("target_gap", 7),
    ("appraisal", 4),
    ("data_quality", 4),
    ("cohort_survival_readings", 3),
    ("cohort_opening_readings", 4),
    ("service_chain_combinations", 3),
    ("service_chain_opening", 5),
    ("service_chain_survival", 5),
    ("service_chain_2", 5),
    ("fair_targets", 8),
    ("what_if_scenarios", 3),
)
OTHERWISE = (  # columns of the chain that have another name on the screen than in the file
    ("service_chain_2", "gap", "difference"),
    *(
        (f"service_chain_{result}", shown, key)
        for result in ("opening", "survival")
        for shown, key in (
            (f"with_{result}", "with_value"),
            (f"without_{result}", "without_value"),
            ("raw", "raw_share"),
            ("adjusted", "adjusted_share"),
        )
    ),
)
# Under a figure, or under no table of its own: nothing to compare with.
FIGURES = ("cohort_survival_months", "cohort_opening_months", "service_chain_links")
UNIT = re.compile(r"(（[^（）]*）| \([^()]*\))$")
COUNTED = re.compile("人数|分母|分子|企业数|denominator|numerator|persons|businesses", re.I)
VIEWS = files(CITY)
IN_LANGUAGES: list[tuple[str, Link, Language]] = [
    *((page, link, "zh") for page, link in VIEWS),
    *((page, link, "en") for page, link in dict(VIEWS).items()),
]


@pytest.fixture(autouse=True)
def _demonstration(demo_url: str) -> None:
    """All views are of the demonstration."""


def bare(header: str) -> str:
    """A header without its unit."""
    return UNIT.sub("", header)


def pairs(file: File, shown: Table, language: Language) -> dict[str, str]:
    """The columns of a file by those of its table."""
    own = {bare(head): head for head in file.headers} | {head: head for head in file.headers}
    for key in INDICATORS.values():
        short, noun = pick(key.short, language), pick(key.missing, language)
        value = text("target_gap.export_value", language, name=short, noun=noun)
        if value in own:
            own[short] = own[value]
    for start, shown_as, key in OTHERWISE:
        if file.name.startswith(start):
            name = text(f"service_chain.column.{key}", language)
            own[text(f"service_chain.column.{shown_as}", language)] = own[name]
    return {head: own[head] for head in shown.words if head in own}


def agree(words: str, cell: Cell) -> bool:
    """Whether a cell of a table and one of its file say the same."""
    if cell is None:
        return number(words) is None
    if isinstance(cell, str):
        return words.endswith(cell.removeprefix("'"))
    return number(words) == pytest.approx(cell, abs=1e-9)


@pytest.mark.parametrize(("page", "link", "language"), IN_LANGUAGES)
def test_a_file_holds_what_its_table_shows(
    files: Files, page: str, link: Link, language: Language
) -> None:
    shown = tables(open_view(page, {**link, "lang": language}))
    for plain, file in zip(files.taken[::2], files.taken[1::2], strict=True):
        assert_same(plain, file)
        assert_units(file)
        if file.name.startswith(FIGURES):
            continue
        least = next(n for name, n in COMMON if file.name.startswith(name))
        table = max(shown, key=lambda table: len(pairs(file, table, language)))
        columns = pairs(file, table, language)
        assert len(columns) >= least, (file.name, columns, list(table.words))
        rows = list(zip(*table.words.values(), strict=True))
        if file.name.startswith("what_if"):  # the file leaves out intervals of lines
            lines = {row[0]: row for row in rows[::-1]}
            rows = [lines[str(row[0])] for row in file.rows]
        assert len(rows) == len(file.rows), file.name
        for head, own in columns.items():
            place = list(table.words).index(head)
            for row, cell in zip(rows, file.column(own), strict=True):
                assert agree(row[place], cell), (file.name, head, row[place], cell)


def assert_same(plain: File, book: File) -> None:
    """Both forms of a file say the same."""
    assert (plain.notes, plain.headers) == (book.notes, book.headers)
    written = [["" if cell is None else str(cell) for cell in row] for row in book.rows]
    assert plain.rows == written, plain.name


def assert_units(file: File) -> None:
    """No header names its unit twice, and persons and businesses leave whole."""
    for head in file.headers:
        unit = UNIT.search(head)
        assert unit is None or not bare(head).endswith(unit.group()), head
        if COUNTED.search(bare(head)) and not re.search("%|per business|人/户", head):
            assert not any(isinstance(cell, float) for cell in file.column(head)), head
