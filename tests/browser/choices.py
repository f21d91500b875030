"""The choices that a page shows in its lists, rows of buttons and sliders, and how to make one."""

from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.browser.visits import PATIENCE, Visit

Choices = dict[str, list[str]]
CALM = 400  # milliseconds without a change of link or choices: longer than a step of the way back


def choices(visit: Visit) -> Choices:
    """What every control with words shows as chosen, by its key."""
    return dict(visit.page.evaluate(CHOICES))


def link(visit: Visit) -> dict[str, str]:
    """What stands in the link."""
    return dict(parse_qsl(urlsplit(visit.page.url).query))


def rest(visit: Visit) -> None:
    """Waits until the script has ended and neither link nor choices change any more."""
    before: Any = None
    for _ in range(60):
        visit.page.wait_for_selector(ENDED, timeout=PATIENCE)
        now = visit.page.url, choices(visit)
        if now == before:
            return
        before = now
        visit.page.wait_for_timeout(CALM)
    raise AssertionError("the choices do not come to rest")


def switch(visit: Visit, language: str) -> None:
    """One click on the switch of languages."""
    visit.page.locator(".st-key-lang").get_by_text(language, exact=True).click()
    rest(visit)


def choose_another(visit: Visit, key: str) -> None:
    """Chooses what is not chosen: the first such button of a row, or option of a list."""
    control = visit.page.locator(f".st-key-{key}")
    button = control.locator('[role="radio"][aria-checked="false"]')
    if button.count():
        button.first.click()
    else:
        control.locator("input").click()
        visit.page.locator('[role="option"][aria-selected="false"]').first.click()
    rest(visit)


ENDED = '[data-testid="stApp"][data-test-script-state="notRunning"]'
CHOICES = """() => [...document.querySelectorAll('[class*="st-key-"]')].map(box => {
  const key = [...box.classList].find(name => name.startsWith("st-key-")).slice(7)
  const list = '[data-testid="stSelectbox"] input'
  const chosen = '[role="radio"][aria-checked="true"], [data-tag] [title],'
    + ' [data-testid="stSliderThumbValue"]'
  const own = part => part.closest('[class*="st-key-"]') === box
  const lists = [...box.querySelectorAll(list)].filter(own).map(input => input.value)
  return [key, [...lists, ...[...box.querySelectorAll(chosen)].filter(own).map(e => e.textContent)]]
}).filter(([, shown]) => shown.length)"""
