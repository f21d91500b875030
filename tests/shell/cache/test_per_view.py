"""Finished parts are shared by those who see the same, and by nobody else."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from shell.cache.per_view import cached_for
from shell.viewer.access import SINGLE_USER, AccessRefused, Scope
from shell.viewer.view import View

VIEW = View(SINGLE_USER, "zh", 2, 1, True, True, date(2010, 6, 30), "light", False)


def made(view: View, *choices: object) -> list[object]:
    return [view, *choices]


def test_an_equal_view_and_equal_choices_share_one_result(demo_database: str) -> None:
    assert cached_for(VIEW, made, "a", ("b",)) == [VIEW, "a", ("b",)]
    assert cached_for(replace(VIEW), made, "a", ("b",)) is cached_for(VIEW, made, "a", ("b",))


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
    assert cached_for(other, made) is not cached_for(VIEW, made)


def test_who_may_not_see_all_cities_gets_nothing(demo_database: str) -> None:
    cached_for(VIEW, made)
    with pytest.raises(AccessRefused):
        cached_for(replace(VIEW, scope=Scope("ministry", ("110000",))), made)


def test_a_table_is_no_choice(demo_database: str) -> None:
    with pytest.raises(TypeError, match="unhashable"):
        cached_for(VIEW, made, pd.DataFrame())


def test_a_function_without_a_name_is_refused() -> None:
    with pytest.raises(ValueError, match="no name of its own"):
        cached_for(VIEW, lambda view: view)
