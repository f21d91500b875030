"""Finished parts are shared by those who see the same, and by nobody else."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from shell.cache.per_view import kept
from shell.viewer.access import SINGLE_USER, AccessRefused, Scope
from shell.viewer.view import View

VIEW = View(SINGLE_USER, "zh", 2, 1, True, True, date(2010, 6, 30), "light", False)


def made(view: View, *choices: object) -> list[object]:
    return [view, *choices]


def test_an_equal_view_and_equal_choices_share_one_result(demo_database: str) -> None:
    assert kept(VIEW, made, "a", ("b",)) == [VIEW, "a", ("b",)]
    assert kept(replace(VIEW), made, "a", ("b",)) is kept(VIEW, made, "a", ("b",))


@pytest.mark.parametrize(
    "other",
    [
        replace(VIEW, language="en"),
        replace(VIEW, snapshot=1),
        replace(VIEW, theme="dark"),
        replace(VIEW, projector=True),
    ],
)
def test_another_view_shares_no_result(demo_database: str, other: View) -> None:
    assert kept(other, made) is not kept(VIEW, made)


def test_who_may_not_see_all_cities_gets_nothing(demo_database: str) -> None:
    kept(VIEW, made)
    with pytest.raises(AccessRefused):
        kept(replace(VIEW, scope=Scope("ministry", ("110000",))), made)


def test_a_table_is_no_choice(demo_database: str) -> None:
    with pytest.raises(TypeError, match="unhashable"):
        kept(VIEW, made, pd.DataFrame())


def test_a_function_without_a_name_is_refused() -> None:
    with pytest.raises(ValueError, match="no name of its own"):
        kept(VIEW, lambda view: view)
