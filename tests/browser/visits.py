"""One visit to a page in a browser, with everything that it asked for and complained of."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SETTLE = 400  # milliseconds in which no word changes
PATIENCE = 60_000
# A deep link first asks below the page's own path; Streamlit then falls back to the root.
HARMLESS = re.compile(r"/_stcore/(health|host-config)$")
SKIP_LINK = "Skip to main content"


@dataclass
class Visit:
    """`page` is Playwright's; `outside` lists requests that left the machine."""

    page: Any
    home: str
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def open(self, address: str) -> "Visit":
        """Goes to a page and waits until it stands."""
        self.page.goto(f"{self.home}/{address}")
        self.settle()
        return self

    def settle(self) -> None:
        """Waits until the script has ended and the charts are drawn."""
        self.page.wait_for_selector(
            '[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=PATIENCE
        )
        self.page.wait_for_load_state("networkidle")
        before, now = "", " "
        for _ in range(40):
            self.page.wait_for_function(DRAWN, timeout=PATIENCE)
            self.page.wait_for_timeout(SETTLE)
            before, now = now, str(self.page.evaluate(ALL_WORDS))
            if before == now:
                return
        raise AssertionError("the page does not come to rest")

    def reach(self, title: str) -> None:
        """Waits for the page of this title: the address changes before the page does."""
        self.page.wait_for_function(
            "title => document.querySelector('h2')?.innerText === title", arg=title
        )
        self.settle()

    def words(self) -> str:
        """All words that a reader sees, those inside our own components too; not Streamlit's own."""
        return str(self.page.evaluate(ALL_WORDS)).replace(SKIP_LINK, "")

    def picture(self, file: Path) -> None:
        """Writes what the window shows, for looking at."""
        file.parent.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=str(file))

    def sideways(self) -> int:
        """Pixels by which the main part is wider than the window; it must not scroll sideways."""
        return int(
            self.page.evaluate(
                "() => { const e = document.querySelector('[data-testid=\"stMain\"]');"
                " return e.scrollWidth - e.clientWidth }"
            )
        )

    def main_height(self) -> tuple[int, int]:
        """Height of the main part's content and of the window that shows it, in pixels."""
        heights = self.page.evaluate(
            "() => { const e = document.querySelector('[data-testid=\"stMain\"]');"
            " return [e.scrollHeight, e.clientHeight] }"
        )
        return int(heights[0]), int(heights[1])


# No place is kept for something still to come, and every chart, map, table and card is there.
DRAWN = """() => {
  const all = name => [...document.querySelectorAll(`[data-testid="${name}"]`)]
  const holds = (name, part) => all(name).every(box => box.querySelector(part))
  return all("stHeading").length > 0
    && all("stSkeleton").length === 0
    && all("stAppSkeleton").length === 0
    && holds("stPlotlyChart", ".main-svg")
    && holds("stDeckGlJsonChart", "canvas")
    && holds("stDataFrame", "canvas")
}"""

ALL_WORDS = """() => {
  const found = []
  const walk = node => {
    if (node.nodeType === Node.TEXT_NODE) { found.push(node.textContent); return }
    if (node.shadowRoot) walk(node.shadowRoot)
    const tag = node.tagName
    const style = node instanceof Element ? getComputedStyle(node) : null
    if (style && (style.fontFamily.includes("Material") || style.fontSize === "0px")) return
    if (tag === "STYLE" || tag === "SCRIPT" || tag === "NOSCRIPT" || tag === "CODE" || tag === "TITLE") return
    for (const child of node.childNodes) walk(child)
  }
  walk(document.body)
  return found.join("\\n")
}"""


def visit(browser: Any, home: str, width: int = 1920, height: int = 1080, **context: Any) -> Visit:
    """A new visitor with an empty cache."""
    page = browser.new_context(
        viewport={"width": width, "height": height}, **({"locale": "zh-CN"} | context)
    ).new_page()
    page.set_default_timeout(PATIENCE)
    new_visit = Visit(page, home)
    page.on("request", lambda request: _note_request(new_visit, request.url))
    page.on("response", lambda answer: _note_answer(new_visit, answer))
    page.on("console", lambda message: _note_console(new_visit, message))
    page.on("pageerror", lambda error: new_visit.errors.append(str(error)))
    return new_visit


def _note_request(new_visit: Visit, url: str) -> None:
    if not url.startswith((new_visit.home, new_visit.home.replace("http", "ws"), "data:", "blob:")):
        new_visit.outside.append(url)


def _note_answer(new_visit: Visit, answer: Any) -> None:
    if answer.status >= 400 and not HARMLESS.search(answer.url):
        new_visit.failed.append(f"{answer.status} {answer.url}")


def _note_console(new_visit: Visit, message: Any) -> None:
    where = (message.location or {}).get("url", "")
    if message.type == "error" and not HARMLESS.search(where):
        new_visit.errors.append(message.text)
