"""The command line under test speaks English, whatever the system of the tester speaks."""

import pytest

from commands.language import LOCALE


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*LOCALE, "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
