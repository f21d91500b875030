"""The ways from a verdict to the city, the task and the institution, by real clicks, and back."""

from typing import Any

import pytest

from tests.browser.visits import Visit, visit

TABLE = '[data-testid="stDataFrame"]'
PIECE = '[data-testid="stPlotlyChart"] .barlayer .trace .point path'
# Page and link, which of its tables, and where in it a city's name stands: pixels from the left,
# height of what stands above it, and of a row.
NAMES = {
    "overview": ("?lang=zh", 0, 40, 38, 36),
    "ranking": ("city_ranking?lang=zh&view=table", 0, 320, 38, 36),
    "gaps": ("target_gap?lang=zh", 0, 40, 36, 28),
    "appraisal": ("appraisal?lang=zh&appraisal_form=table", 0, 90, 38, 36),
    "returns": ("data_quality?lang=zh", 0, 40, 36, 28),
    "losses": ("service_chain?lang=zh", 0, 40, 38, 36),
    "curves": ("cohort_survival?lang=zh&split=city", 0, 40, 38 + 36, 36),
}


def press(seen: Visit, which: int, x: int, head: int, row: int) -> None:
    """Presses the first row of a table and waits for what it opens."""
    before = seen.page.url
    table = seen.page.locator(TABLE).nth(which)
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    seen.page.mouse.click(box["x"] + x, box["y"] + head + 0.5 * row)
    seen.page.wait_for_url(lambda url: url.split("?")[0] != before.split("?")[0])
    rest(seen)


def rest(seen: Visit) -> None:
    """Waits until the page is drawn and has written its choices into the address."""
    address = ""
    while address != seen.page.url:
        address = seen.page.url
        seen.settle()
        seen.page.wait_for_timeout(700)


def back(seen: Visit, address: str) -> None:
    """One step back in the browser leads to the page as it stood."""
    seen.page.go_back()
    seen.page.wait_for_function("address => location.href === address", arg=address)


@pytest.mark.parametrize("name", NAMES)
def test_a_citys_name_leads_to_its_profile_and_one_step_back_returns(
    chromium: Any, server: str, name: str
) -> None:
    link, which, *place = NAMES[name]
    seen = visit(chromium, server, 1920, 1400).open(link)
    if name == "overview":
        seen.page.locator(PIECE).last.click(force=True)
        seen.page.wait_for_selector(TABLE)
    rest(seen)
    stood = seen.page.url

    press(seen, which, *place)

    seen.reach("城市画像")
    assert "city=" in seen.page.url
    back(seen, stood)
    assert seen.errors == []


def test_a_profile_leads_to_the_task_and_the_task_to_its_institutions(
    chromium: Any, server: str
) -> None:
    seen = visit(chromium, server, 1920, 3600).open("city_profile?lang=zh&city=340100")
    rest(seen)
    stood = seen.page.url
    last = seen.page.locator(TABLE).count() - 1

    press(seen, last, 400, 38, 36)
    seen.reach("工作任务")
    assert "city=340100" in seen.page.url
    back(seen, stood)

    seen.open("tasks?lang=zh&task=institutions&city=340100&split=institution")
    press(seen, 0, 390, 38, 36)
    assert "city_profile?city=340100" in seen.page.url
    seen.open("tasks?lang=zh&task=institutions&city=340100")
    seen.page.get_by_role("link", name="各机构的开业与存活").click()
    seen.page.wait_for_url("**/cohort_survival?*")
    assert "split=institution" in seen.page.url


def test_a_click_on_the_board_is_one_step_there_and_one_back(chromium: Any, server: str) -> None:
    seen = visit(chromium, server).open("tasks?lang=zh")
    stood = seen.page.url
    seen.page.locator("td.place a.city").first.click()
    seen.reach("城市画像")

    back(seen, stood)
    seen.reach("工作任务")


def test_a_choice_of_the_reader_is_a_step_of_its_own(chromium: Any, server: str) -> None:
    seen = visit(chromium, server).open("target_gap?lang=zh&indicator=pass_rate")
    stood = seen.page.url
    seen.page.get_by_text("稳定率", exact=True).last.click()
    seen.page.wait_for_url("**indicator=stability_rate*")
    rest(seen)

    back(seen, stood)
