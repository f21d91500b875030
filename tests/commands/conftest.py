"""The command line under test speaks English, whatever the system of the tester speaks."""

import pytest


@pytest.fixture(autouse=True)
def _in_english(english: None) -> None:
    """Every test of the commands."""
