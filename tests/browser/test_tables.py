"""Tables in a real browser: a pressed header sorts by the numbers that the cells show."""

import math
from typing import Any

import pytest

from shell.parts.sort_keys import LAST, _number
from tests.browser.visits import Visit, visit

TABLE = "city_ranking?lang=zh&view=table&indicator=opening_rate"
# Columns of the ranking by their place, and where their headers stand from the table's left, in pixels.
HEADS = {0: 40, 1: 140, 4: 500, 5: 620}
CELLS = """(place) => [...document.querySelectorAll('[role=grid] tbody tr')]
  .map(row => row.querySelectorAll('td')[place].innerText.trim())"""
CORNER = """() => {
  const canvas = document.querySelector('[data-testid="stDataFrame"] canvas').getBoundingClientRect()
  return [canvas.left, canvas.top]
}"""


def press(table: Visit, place: int) -> None:
    """Presses the header of a column of the ranking."""
    left, top = table.page.evaluate(CORNER)
    table.page.mouse.click(left + HEADS[place], top + 18)
    table.page.wait_for_timeout(500)


def numbers(table: Visit, place: int) -> list[float]:
    return [_number(cell) for cell in table.page.evaluate(CELLS, place)]


@pytest.mark.parametrize("place", HEADS)
def test_a_pressed_header_sorts_by_number_missing_last_and_the_other_way_round(
    chromium: Any, server: str, place: int
) -> None:
    table = visit(chromium, server).open(TABLE)
    table.page.mouse.move(600, 600)
    press(table, place)
    upwards = numbers(table, place)
    press(table, place)
    downwards = numbers(table, place)

    assert len(upwards) > 5
    assert upwards == sorted(upwards)
    assert downwards == sorted(downwards, reverse=True)
    assert math.isfinite(upwards[0])
    assert downwards[0] in (LAST, max(downwards))


def test_blanks_sort_in_every_language_of_ours(chromium: Any, server: str) -> None:
    page = visit(chromium, server).open("definitions?lang=zh").page
    order = page.evaluate(
        """() => ['zh-CN', 'en-GB', undefined].map(language => ['\\u2028', '\\u2029', ' ']
             .flatMap((blank, place, all) => all.slice(place + 1)
               .map(other => (blank + '9').localeCompare(other + '1', language))))"""
    )

    assert order == [[-1, -1, -1]] * 3
