"""Texts call the whole by its name: the nation until another is given."""

from collections.abc import Iterator

import pytest

from i18n import LANGUAGES, entries, fill, pick, text
from i18n.area import NATION, name_area
from metrics.definition import Text

ANHUI = Text("皖中", "Central Anhui")


@pytest.fixture
def anhui() -> Iterator[None]:
    """The whole is called Central Anhui."""
    name_area(ANHUI)
    yield
    name_area(None)


def test_without_a_name_it_is_the_nation() -> None:
    assert text("tasks.nation", "zh") == "全国"
    assert text("tasks.nation", "en") == "Nation"
    assert text("overview.headline", "zh", day="今天", parts="无") == "截至今天，全国六项目标：无。"
    assert "of the nation at today:" in text("overview.headline", "en", day="today", parts="none")


@pytest.mark.usefixtures("anhui")
def test_a_name_stands_in_heads_and_in_sentences() -> None:
    assert [text("tasks.nation", language) for language in LANGUAGES] == [ANHUI.zh, ANHUI.en]
    assert text("overview.headline", "zh", day="今天", parts="无") == "截至今天，皖中六项目标：无。"
    assert "of Central Anhui at today:" in text(
        "overview.headline", "en", day="today", parts="none"
    )


@pytest.mark.usefixtures("anhui")
def test_pairs_of_words_are_filled_too() -> None:
    pair = Text("{n}个，{area}", "{n} of {area}")
    assert pick(pair, "en") == "{n} of Central Anhui"
    assert fill(pair, "zh", n=2) == "2个，皖中"


def test_no_text_says_nation_by_itself() -> None:
    wordings = [
        (key, entry[language]) for key, entry in entries().items() for language in LANGUAGES
    ]
    words = ("全国", "国家", "national ", "National", "the nation", "Nation ")
    assert [key for key, wording in wordings if any(word in wording for word in words)] == []


def test_both_languages_fill_the_same_places() -> None:
    assert NATION["zh"].keys() == NATION["en"].keys() == {"area", "area_label"}
