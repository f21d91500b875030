"""An office with an empty database: three files come in, a city gets its figures, and all can be taken back."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from data_access.beginning import Beginning, begin
from data_access.engine import open_database
from tests.browser.conftest import start_server
from tests.browser.visits import Visit, visit
from tests.data_access.returns import office_samples as samples
from tests.data_access.returns.city_office import sizes

FILES = {
    "花名册.xlsx": samples.roster(persons=40),
    "开业.xlsx": samples.openings(range(60), closed={0: "2008-1-1", 5: "约定"}),
    "回访.csv": samples.visits(range(60), day="2008-12-20"),
}
PAGE = "data_returns?return_city=340100&return_month=2008-12"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, Path]]:
    """A server over a programme of one province, and the folder with the office's files."""
    monkeypatch.setenv("STARTUP_DASHBOARD_IDENTITY_KEY", str(tmp_path / "identity.key"))
    engine = open_database(str(tmp_path / "own.sqlite3"))
    begin(engine, Beginning(["340000"]))
    engine.dispose()
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)
    server, url = start_server(tmp_path / "own.sqlite3")
    yield url, tmp_path
    server.terminate()
    server.wait()


def bring_in(seen: Visit, file: Path) -> None:
    """Chooses a file, signs and brings it in; ends when the receipt stands."""
    seen.page.set_input_files("input[type=file]", str(file))
    button = seen.page.locator('[class*="st-key-return_bring_in"] button')
    button.wait_for()
    seen.settle()
    seen.page.locator(".st-key-return_author input").fill("C900")
    seen.page.keyboard.press("Enter")
    seen.settle()
    button.click()
    seen.page.get_by_text("号报送已导入，回执").wait_for()
    seen.settle()


def rows(folder: Path) -> dict[str, int]:
    engine = open_database(str(folder / "own.sqlite3"))
    try:
        return sizes(engine)
    finally:
        engine.dispose()


def test_an_office_brings_its_files_in_sees_its_city_and_takes_one_back(
    chromium: Any, office: tuple[str, Path]
) -> None:
    url, folder = office
    seen = visit(chromium, url)
    seen.page.goto(f"{url}/?lang=zh")
    seen.page.get_by_role("link", name="数据填报").last.click()
    seen.reach("数据填报")
    seen.open(f"{PAGE}&lang=zh")
    assert "可拖到此处" in str(
        seen.page.evaluate(
            "getComputedStyle(document.querySelector('[data-testid=\"stFileUploaderDropzoneInstructions\"]'),"
            " '::after').content"
        )
    )
    seen.page.get_by_text("下载台账模板").click()
    with seen.page.expect_download() as download:
        seen.page.locator(".st-key-return_template button").click()
    assert download.value.suggested_filename == "台账模板_340100.xlsx"
    seen.page.keyboard.press("Escape")
    for name in FILES:
        bring_in(seen, folder / name)
    assert rows(folder)["enrolments"] == 80
    assert rows(folder)["businesses"] == 58

    seen.page.locator(".st-key-return_count_anew button").click()
    seen.page.get_by_text("已生成快照第1号").wait_for()
    seen.open("city_profile?lang=zh&city=340100")
    assert "95.0%" in seen.words()

    seen.open(f"{PAGE}&lang=zh")
    seen.page.get_by_text("撤销一次报送").click()
    seen.page.locator(".st-key-return_undo_author input").fill("C901")
    seen.page.keyboard.press("Enter")
    seen.settle()
    seen.page.locator(".st-key-return_undo_now button").click()
    seen.page.get_by_text("号报送已撤销：删除记录").wait_for()
    assert "visits" not in rows(folder)
    assert seen.errors == []
    assert seen.outside == []
