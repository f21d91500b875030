"""Identity numbers: one person whatever the form, nothing guessed, nothing shown whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.returns.cells.identity import check_digit, identity, keyed_hash, masked
from data_access.returns.parsing.office_file import Cell

FIRST = "34010019700101001"
NUMBER = FIRST + check_digit(FIRST)


def test_the_check_digit_is_that_of_the_standard() -> None:
    """The example of GB 11643-1999: 11010519491231002X."""
    assert check_digit("11010519491231002") == "X"
    assert check_digit("44052418800101001") == "4"


@pytest.mark.parametrize(
    "cell",
    [
        *(NUMBER, f" {NUMBER}\t", f"'{NUMBER}", NUMBER.lower(), "340100700101001"),
        NUMBER.translate(str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")),
        f"{NUMBER[:6]} {NUMBER[6:14]} {NUMBER[14:]}",
    ],
)
def test_these_are_one_person(cell: Cell) -> None:
    person = identity(cell).value
    assert (person.number, person.sex, person.birth_year) == (NUMBER, "m", 1970)


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (3.401e17, "lost its last digits"),
        (340100197001010010, "lost its last digits"),
        ("3401**********0010", "masked"),
        ("12345", "has 5"),
        (f"3401001970{'1301'}001X", "birthday"),
        ("340100189901010016", "too early"),
    ],
)
def test_these_are_refused(cell: Cell, words: str) -> None:
    converted = identity(cell)
    assert converted.value is None and converted.offer is None
    assert converted.rule is not None and words in converted.rule.en


def test_a_wrong_check_digit_is_asked_about() -> None:
    wrong = FIRST + ("0" if NUMBER[-1] != "0" else "1")
    converted = identity(wrong)
    assert converted.value is None and converted.offer.number == wrong


def test_nothing_shows_a_number_whole() -> None:
    assert masked(NUMBER) == f"3401**********{NUMBER[-4:]}"
    assert NUMBER not in repr(identity(NUMBER).value)
    assert masked("13900001111") == "139******11"
    assert masked("张三") == "张*"


def test_a_hash_needs_a_key_and_something_to_hash() -> None:
    assert len(keyed_hash(b"k" * 32, NUMBER)) == 64
    assert keyed_hash(b"k" * 32, NUMBER) != keyed_hash(b"l" * 32, NUMBER)
    with pytest.raises(ValueError, match="32 bytes"):
        keyed_hash(b"short", NUMBER)
    with pytest.raises(ValueError, match="nothing to hash"):
        keyed_hash(b"k" * 32, "")


@given(st.text(alphabet="0123456789Xx ", max_size=20))
def test_what_is_no_number_of_18_or_15_signs_is_nobody(text: str) -> None:
    person = identity(text).value
    assert person is None or len(person.number) == 18
