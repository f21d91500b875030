"""The words of offices for yes, passed, groups, trades and what a visit found."""

import pytest

from data_access.returns.cells import words
from data_access.returns.parsing.office_file import Cell


@pytest.mark.parametrize("cell", ["是", "√", "Ｙ", True, 1, "有", "结业"])
def test_these_are_yes(cell: Cell) -> None:
    assert words.yes_or_no(cell).value is True


@pytest.mark.parametrize("cell", ["否", "×", "n", False, 0, "无", "未"])
def test_these_are_no(cell: Cell) -> None:
    assert words.yes_or_no(cell).value is False


def test_what_is_neither_is_said_and_nothing_is_empty() -> None:
    assert words.yes_or_no("也许").rule is not None
    assert words.yes_or_no(None).value is None and words.yes_or_no("").rule is None


def test_sixty_points_pass() -> None:
    assert [words.passed(cell).value for cell in (60, "59.9", "优", "不合格", "７８")] == [
        *(True, False, True, False, True)
    ]
    assert words.passed("缺考").rule is not None


@pytest.mark.parametrize(
    ("cell", "kinds", "code"),
    [
        ("大中专毕业生", words.GROUPS, "student"),
        ("农村劳动力", words.GROUPS, "rural"),
        ("复转军人", words.GROUPS, "veteran"),
        ("残疾失业人员", words.GROUPS, "disabled"),
        ("下岗失业人员", words.GROUPS, "laid_off"),
        ("百货店", words.TRADES, "retail"),
        ("理发店", words.TRADES, "services"),
        ("养猪", words.TRADES, "farming"),
        ("小吃店", words.TRADES, "catering"),
        ("正常经营", words.STATUSES, "operating"),
        ("暂停营业", words.STATUSES, "suspended"),
        ("已停业", words.STATUSES, "closed"),
        ("联系不上", words.STATUSES, "not_met"),
        ("syb创业培训", words.COURSES, "SYB"),
    ],
)
def test_an_offices_word_has_our_code(cell: Cell, kinds: dict[str, str], code: str) -> None:
    assert words.code_of(cell, kinds).value == code


def test_a_word_that_nobody_knows_is_not_put_under_others() -> None:
    assert words.code_of("三无人员", words.GROUPS).rule is not None
