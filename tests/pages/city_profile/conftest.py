"""The profile of a city in the tests: opened, its words, its tables."""

import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

CITY = "440100"
NOTHING = re.compile(r"\bnan\b")
TABLES = ("mix", "changes", "cohorts", "groups", "institutions", "tasks")
Open = Callable[..., AppTest]


@pytest.fixture
def open_page(run_page: Callable[[str, dict[str, str]], AppTest]) -> Open:
    return lambda **link: run_page("city_profile", link)


def words(test: AppTest) -> str:
    return "\n".join(node.value for node in [*test.markdown, *test.caption, *test.subheader])


def drawn(test: AppTest) -> list[str]:
    """Every word in the page's tables."""
    return [
        str(cell)
        for table in test.dataframe
        for column in table.value
        for cell in table.value[column]
    ]
