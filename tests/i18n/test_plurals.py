"""English words agree with the number before them: 1 city misses, 3 cities miss."""

import re
import string
from dataclasses import dataclass

import pytest

from i18n import LANGUAGES, Language, entries, pick, text
from i18n.plurals import CHOICE, plural_form, with_plurals

# Placeholders that stand for words, dates or values with a unit in every text.
WORDS = set(
    "against amount area area_label axis best city clause day denominator difference end ends first goal group "
    "icon indicator last levers lower middle moved name names nation nearest pace peers place "
    "quote rates reference scope second stage step swing target tier upper value what "
    "where who worst year".split()
)
# A share of many stays in the plural: 1% have.
SHARES = {("what_if.reached", name) for name in ("surely", "above", "ever")}
COUNTS = (0, 1, 2, 11)
ADJECTIVE = r"(?:(?!(?:at|by|from|in|of|to|with)\b)[a-z]+ )?"


def is_number(key: str, name: str) -> bool:
    """Whether a text's placeholder can stand for a count."""
    return name not in WORDS and (key, name) not in SHARES


def placeholders(wording: str) -> set[str]:
    """The names that a text is filled with."""
    without = CHOICE.sub("", wording)
    return {name for _, name, _, _ in string.Formatter().parse(without) if name}


def rendered(key: str, language: Language, number: object) -> str:
    """A text with the number for every placeholder that can be one."""
    names = placeholders(entries()[key][language])
    return text(
        key, language, **{name: number if is_number(key, name) else "words" for name in names}
    )


def plurals() -> set[str]:
    """The first word of every form for many: cities, are, miss …"""
    choices = [choice for entry in entries().values() for choice in CHOICE.findall(entry["en"])]
    return {many.split()[0] for _, _, many in choices} - {"their", "these"}


ONE_OF_MANY = re.compile(rf"(?<![\d.,])1[*\]]* {ADJECTIVE}(?:{'|'.join(sorted(plurals()))})\b")
NUMBER_AND_PLAIN = re.compile(
    rf"\{{(\w+)\}}[*\]]* {ADJECTIVE}(?:{'|'.join(sorted(plurals()))}|(?!has|is|was)[a-z]+s)\b"
)


def test_every_text_can_be_written_with_any_number() -> None:
    for language in LANGUAGES:
        for key in entries():
            for number in COUNTS:
                assert not re.search(r"[{}|]", rendered(key, language, number)), key


def test_no_plural_follows_a_one() -> None:
    assert [key for key in entries() if ONE_OF_MANY.search(rendered(key, "en", 1))] == []


def test_no_number_is_followed_by_a_plural_alone() -> None:
    alone = {
        key: match[0]
        for key, entry in entries().items()
        for match in NUMBER_AND_PLAIN.finditer(entry["en"])
        if is_number(key, match[1])
    }

    assert alone == {}


def test_a_form_follows_a_number_that_is_written_there() -> None:
    for key, entry in entries().items():
        numbers = {name for name, _, _ in CHOICE.findall(entry["en"])}
        assert numbers <= {n for n in placeholders(entry["en"]) if is_number(key, n)}, key
        assert not CHOICE.search(entry["zh"]), key


def test_the_search_for_plurals_would_find_one() -> None:
    assert "cities" in plurals()
    assert ONE_OF_MANY.search("in **1** mature months")
    assert not ONE_OF_MANY.search("in 21 months of 2011 cities")
    assert NUMBER_AND_PLAIN.search("{n} new files")


@pytest.mark.parametrize("number", [1, -1, "1", "+1", "−1"])
def test_one_takes_the_singular(number: object) -> None:
    assert plural_form(number, "en") == "one"


@pytest.mark.parametrize("number", [0, 2, 11, 21, 1.0, "1.0", "1,234", "1%", "—", None])
def test_all_else_takes_the_plural(number: object) -> None:
    assert plural_form(number, "en") == "other"


def test_chinese_knows_no_singular() -> None:
    assert plural_form(1, "zh") == "other"


def test_noun_and_verb_agree() -> None:
    wording = "{n} {n:city misses|cities miss} it"

    assert with_plurals(wording, "en", {"n": 1}) == "{n} city misses it"
    assert with_plurals(wording, "en", {"n": "1,201"}) == "{n} cities miss it"


def test_a_text_agrees_with_its_number() -> None:
    assert text("tasks.part", "en", state="Met", n=1) == "Met: 1 city"
    assert text("tasks.part", "en", state="Met", n="12") == "Met: 12 cities"


@dataclass(frozen=True)
class Pair:
    zh: str = "人合格"
    en: str = "more {n:person|persons} passing"


def test_a_pair_agrees_with_the_number_given() -> None:
    assert pick(Pair(), "en", n="1") == "more person passing"
    assert pick(Pair(), "en") == "more persons passing"
    assert pick(Pair(), "zh", n=1) == "人合格"
