"""The screens in a real browser: first deep link, no outside request, no error, one language."""

import re
from typing import Any

import pytest

from shell.session.navigation import PAGES
from tests.browser.conftest import SCREENSHOTS
from tests.browser.visits import visit

STEMS = [row.stem for row in PAGES]
CHINESE = re.compile(r"[\u3400-\u9fff]+")
LATIN = re.compile(r"[A-Za-z]{2,}")
# What stands in the other language on purpose: the names of the languages themselves, file forms,
# courses, statistical terms without a Chinese form, and codes.
CHINESE_IN_ENGLISH = {"中文"}
LATIN_IN_CHINESE = {
    "English",
    "CSV",
    "XLSX",
    "xlsx",
    "xls",
    "csv",
    "SYB",
    "GYB",
    "IYB",
    "XmR",
    "Kaplan",
    "Meier",
    "Wilson",
    "Holm",
    "RMST",
    "log",
    "rank",
    "Newcombe",
}
PATHS = re.compile(r"\bmetrics/\w+\.py\b")


def test_the_first_request_of_a_fresh_server_may_be_a_deep_link(
    chromium: Any, fresh_server: str
) -> None:
    first = visit(chromium, fresh_server).open("definitions?lang=zh")

    assert "指标说明" in first.page.inner_text("h2")
    assert "领导概览" in first.page.inner_text('[data-testid="stSidebarNav"]')
    assert "快照第2号" in first.words()
    assert first.errors == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("stem", STEMS)
def test_a_page_stays_at_home_complains_of_nothing_and_speaks_one_language(
    chromium: Any, server: str, stem: str, language: str
) -> None:
    seen = visit(chromium, server).open(address(stem, language))
    seen.picture(SCREENSHOTS / f"{stem}_{language}_1920.png")

    assert seen.outside == []
    assert seen.failed == []
    assert seen.errors == []
    assert not seen.page.locator('[data-testid="stException"]').count()
    assert not seen.page.locator('[data-testid="stAlertContentError"]').count()
    assert seen.sideways() <= 0
    assert foreign(seen.words(), language) == set()


def address(stem: str, language: str) -> str:
    return f"{'' if stem == 'overview' else stem}?lang={language}"


def foreign(words: str, language: str) -> set[str]:
    """Words of the other language, but for the listed few and the paths of our own files."""
    if language == "en":
        return set(CHINESE.findall(words)) - CHINESE_IN_ENGLISH
    return set(LATIN.findall(PATHS.sub("", words))) - LATIN_IN_CHINESE


def test_the_switch_changes_the_language_in_place(chromium: Any, server: str) -> None:
    seen = visit(chromium, server).open("?lang=zh")
    seen.page.get_by_text("English", exact=True).click()
    seen.reach("Overview")

    assert "lang=en" in seen.page.url
    assert set(CHINESE.findall(seen.words())) == {"中文"}


def test_the_menu_keeps_language_and_snapshot(chromium: Any, server: str) -> None:
    seen = visit(chromium, server).open("?lang=en&snapshot=1")
    seen.page.get_by_text("Definitions", exact=True).first.click()
    seen.reach("Definitions")

    assert "lang=en" in seen.page.url
    assert "snapshot=1" in seen.page.url
    assert "31 May 2010" in seen.words()


def test_the_leaders_page_needs_no_scrolling(chromium: Any, server: str) -> None:
    for link in ("?lang=zh", "?lang=en", "?lang=zh&projector=1", "?lang=en&projector=1"):
        content, window = visit(chromium, server).open(link).main_height()

        assert content <= window, link


def test_projector_mode_enlarges_type_and_can_be_left(chromium: Any, server: str) -> None:
    seen = visit(chromium, server).open("?lang=zh&projector=1")
    size = "getComputedStyle(document.documentElement).fontSize"

    seen.page.wait_for_function(f"() => {size} === '18px'")
    assert not seen.page.locator('[data-testid="stSidebarNav"]').is_visible()
    seen.page.get_by_text("退出投影").click()
    seen.settle()
    seen.page.wait_for_function(f"() => {size} === '16px'")
    assert seen.page.locator('[data-testid="stSidebarNav"]').is_visible()


def test_the_map_draws(chromium: Any, server: str) -> None:
    """The canvas holds the colour of at least one verdict."""
    import io

    from PIL import Image

    seen = visit(chromium, server).open("?lang=zh")
    seen.page.wait_for_timeout(1_500)
    picture = seen.page.locator('[data-testid="stDeckGlJsonChart"]').screenshot()
    colours = Image.open(io.BytesIO(picture)).convert("RGB").getcolors(1_000_000)

    assert colours is not None
    assert sum(n for n, colour in colours if colour == (0x5B, 0x93, 0xC7)) > 200


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("stem", STEMS)
def test_a_page_fits_a_telephone(chromium: Any, server: str, stem: str, language: str) -> None:
    seen = visit(chromium, server, 390, 844).open(address(stem, language))
    seen.picture(SCREENSHOTS / f"{stem}_{language}_390.png")

    assert seen.sideways() <= 0


@pytest.mark.parametrize("stem", STEMS)
def test_a_page_has_a_dark_look(chromium: Any, server: str, stem: str) -> None:
    seen = visit(chromium, server, color_scheme="dark").open(address(stem, "zh"))
    seen.picture(SCREENSHOTS / f"{stem}_zh_1920_dark.png")
    ground = "() => getComputedStyle(document.querySelector('.stApp')).backgroundColor"

    assert seen.page.evaluate(ground) == "rgb(20, 23, 27)"
