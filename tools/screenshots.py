"""Remakes the pictures of README and docs from a running dashboard: `.venv/bin/python tools/screenshots.py`.

Start the dashboard first (`python3 manage.py run`); the test packages and a Chromium are needed.
"""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, sync_playwright  # noqa: E402

from commands.chromium import FLAGS, find_chromium  # noqa: E402

FOLDER = ROOT / "docs" / "screenshots"
PAGES = {
    "overview": "",
    "city_ranking": "city_ranking",
    "target_gap": "target_gap",
    "cohort_survival": "cohort_survival",
    "service_chain": "service_chain",
    "tasks": "tasks",
    "city_profile": "city_profile?city=130100",
    "appraisal": "appraisal",
    "data_quality": "data_quality",
    "data_returns": "data_returns?return_part=progress",
    "what_if": "what_if",
    "definitions": "definitions",
}
WIDTH, HEIGHT = 1920, 1080
READY = '[data-testid="stApp"][data-test-script-state="notRunning"]'
DRAWN = 3_000  # milliseconds for maps and charts to settle


def main() -> int:
    """Takes every page in both languages."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--address", default="http://127.0.0.1:8501", help="of the dashboard")
    address = reader.parse_args().address
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        for name, path in PAGES.items():
            for language in ("zh", "en"):
                take(
                    browser,
                    f"{address}/{path}{'&' if '?' in path else '?'}lang={language}",
                    FOLDER / f"{name}-{language}.png",
                )
        browser.close()
    return 0


def take(browser: Browser, address: str, file: Path) -> None:
    """One picture of one page at the size of a projector."""
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    page.goto(address)
    page.wait_for_selector(READY, timeout=30_000)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(DRAWN)
    page.screenshot(path=file)
    page.close()
    print(file.relative_to(ROOT))


if __name__ == "__main__":
    sys.exit(main())
