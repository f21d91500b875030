"""Remakes the pictures of docs/own_data.md: an office's first day, walked in a browser over an empty database.

`.venv/bin/python tools/diary.py`; the test packages and a Chromium are needed.
"""

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import sync_playwright  # noqa: E402

from commands.chromium import FLAGS, find_chromium  # noqa: E402
from tests.browser import office_walk as walk  # noqa: E402
from tests.browser.conftest import start_server  # noqa: E402
from tests.browser.visits import Visit, visit  # noqa: E402

FOLDER = ROOT / "docs" / "screenshots" / "own_data"
WIDTH, HEIGHT = 1440, 900
USUAL_KEY = "document.querySelectorAll('code').forEach(c => { if (c.innerText.endsWith('identity.key')) c.innerText = 'var/identity.key' })"


def main() -> int:
    """Walks from nothing to a published snapshot."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="diary-") as name, sync_playwright() as playwright:
        folder = Path(name)
        os.environ["STARTUP_DASHBOARD_IDENTITY_KEY"] = str(folder / "identity.key")
        server, url = start_server(folder / "own.sqlite3")
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        try:
            _walk(visit(browser, url, WIDTH, HEIGHT), folder)
        finally:
            browser.close()
            server.terminate()
            server.wait()
    return 0


def _walk(seen: Visit, folder: Path) -> None:
    def picture(name: str) -> None:
        seen.page.evaluate(USUAL_KEY)
        seen.picture(FOLDER / f"{name}.png")

    walk.begin(seen, picture)
    template = walk.download_template(seen, folder)
    picture("3_files")
    walk.choose(seen, walk.fill(template, folder / "一.xlsx", walk.training(wrong=True)))
    _bring_into_sight(seen, "约定")
    picture("4_findings")
    walk.choose(seen, walk.fill(template, folder / "二.xlsx", walk.training(wrong=False)))
    seen.page.locator(".st-key-return_effect button").click()
    seen.page.get_by_text("只统计本市已报送的内容").first.wait_for()
    seen.settle()
    _bring_into_sight(seen, "前后对比")
    picture("5_effect")
    walk.bring_in(seen)
    picture("6_receipt")
    walk.count_anew(seen, 1)
    seen.open("overview?lang=zh")
    picture("7_overview")
    seen.open(f"{walk.PAGE}&return_part=progress")
    picture("8_months")
    walk.publish(seen, picture)


def _bring_into_sight(seen: Visit, words: str) -> None:
    """Scrolls to the heading of the findings, or of the figures."""
    place = seen.page.get_by_text("发现" if words == "约定" else words).last
    place.scroll_into_view_if_needed()
    seen.settle()


if __name__ == "__main__":
    sys.exit(main())
