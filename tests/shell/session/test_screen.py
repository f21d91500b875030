"""How the page learns that it is on a telephone."""

import re
from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st

from commands import ROOT
from shell.components import source
from shell.session import screen


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    state: dict[str, Any] = {}
    monkeypatch.setattr(st, "session_state", state)
    _browser(monkeypatch, "Mozilla/5.0 (X11; Linux x86_64)")
    return state


def _browser(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(st, "context", SimpleNamespace(headers={"User-Agent": name}))


def test_a_screen_is_wide_until_something_says_otherwise(session: dict[str, Any]) -> None:
    assert not screen.is_telephone()


def test_a_telephone_is_known_by_its_browser_before_it_has_told(
    session: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    _browser(monkeypatch, "Mozilla/5.0 (Linux; Android 14) Mobile Safari/537.36")

    assert screen.is_telephone()


def test_what_the_screen_tells_goes_before_the_browsers_name(session: dict[str, Any]) -> None:
    session[screen.KEY] = {"narrow": True}
    assert screen.is_telephone()

    session[screen.KEY] = {"narrow": False}
    assert not screen.is_telephone()


def test_what_was_told_once_holds_on_the_next_page(session: dict[str, Any]) -> None:
    session[screen.KEY] = {"narrow": True}
    screen.is_telephone()
    session[screen.KEY] = {"narrow": None}

    assert screen.is_telephone()


def _sources() -> dict[str, str]:
    files = [path for room in ("shell", "pages") for path in (ROOT / room).rglob("*.py")]
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in files}


def test_every_pair_of_columns_has_its_least_widths_in_the_sheet() -> None:
    words = "\n".join(_sources().values())
    named = set(re.findall(r'\bcolumns\(\s*"(\w+)"', words))

    assert named == set(re.findall(r"st-key-columns_(\w+) \{", source("screen.css")))


def test_the_frames_sheet_is_the_only_one_that_reaches_a_whole_page() -> None:
    sheets = {name for name, words in _sources().items() if "isolate_styles" in words}

    assert sheets == {"shell/session/screen.py"}
