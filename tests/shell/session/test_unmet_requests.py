"""What a link asks for in vain is remembered for as long as what is shown instead is still chosen."""

from typing import Any

import pytest
import streamlit as st

from shell.session import unmet_requests
from shell.session.unmet_requests import UnmetRequest


@pytest.fixture(autouse=True)
def session(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    state: dict[str, Any] = {}
    monkeypatch.setattr(st, "session_state", state)
    return state


def run(request: str | None, code: str) -> list[UnmetRequest]:
    unmet_requests.begin_run()
    unmet_requests.note("city", request, code, "City", code.title())
    return unmet_requests.of_run()


def test_a_request_is_remembered_until_another_choice_is_made() -> None:
    unmet = UnmetRequest("City", "atlantis", "Wuhan")

    assert run("atlantis", "wuhan") == [unmet]
    assert run(None, "wuhan") == [unmet]
    assert run(None, "beijing") == []
    assert run(None, "wuhan") == []


def test_what_a_run_does_not_draw_it_does_not_say() -> None:
    run("atlantis", "wuhan")
    unmet_requests.begin_run()

    assert unmet_requests.of_run() == []


def test_another_page_starts_anew() -> None:
    run("atlantis", "wuhan")
    unmet_requests.forget()

    assert run(None, "wuhan") == []


def test_what_a_page_says_itself_is_dropped() -> None:
    run("atlantis", "wuhan")
    unmet_requests.drop("city", "tier")

    assert unmet_requests.of_run() == run(None, "wuhan") == []
