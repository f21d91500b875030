"""A draft waits for its author's word, is saved once, and what came of it is drawn afterwards."""

from dataclasses import dataclass
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from shell.parts.confirmation import Confirmation, missing_field


@dataclass(frozen=True)
class Plan:
    weight: int


@dataclass(frozen=True)
class Saved:
    version: int


PLANS = Confirmation("plan", "appraisal", Plan, Saved)


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    state: dict[str, Any] = {}
    monkeypatch.setattr(st, "session_state", state)
    return state


def test_a_draft_is_saved_once(session: dict[str, Any]) -> None:
    drafts: list[Plan] = []

    def save(draft: Plan) -> Saved:
        drafts.append(draft)
        return Saved(len(drafts))

    PLANS.propose(Plan(20))
    assert (PLANS.proposed(), PLANS.last_outcome()) == (Plan(20), None)
    PLANS.confirm(save)
    PLANS.confirm(save)

    assert drafts == [Plan(20)]
    assert (PLANS.proposed(), PLANS.last_outcome()) == (None, Saved(1))


def test_a_dismissed_draft_is_gone_and_nothing_is_saved(session: dict[str, Any]) -> None:
    PLANS.propose(Plan(20))
    PLANS.dismiss()
    PLANS.confirm(lambda draft: Saved(draft.weight))

    assert (PLANS.proposed(), PLANS.last_outcome()) == (None, None)


def test_a_new_draft_takes_the_last_outcome_away(session: dict[str, Any]) -> None:
    PLANS.report(Saved(1))
    assert PLANS.last_outcome() == Saved(1)
    PLANS.propose(Plan(25))

    assert PLANS.last_outcome() is None


def test_what_two_screens_keep_does_not_meet(session: dict[str, Any]) -> None:
    other = Confirmation("other", "appraisal", Plan, Saved)
    other.propose(Plan(1))
    session.update(dict.fromkeys([*session], "left by an older version"))

    assert (PLANS.proposed(), other.proposed()) == (None, None)


@pytest.mark.parametrize(
    ("author", "reason", "missing"),
    [(" ", "r", "author"), ("王", "\n", "reason"), ("", "", "author"), ("王", "r", "")],
)
def test_both_fields_of_a_signature_are_asked_for(author: str, reason: str, missing: str) -> None:
    assert missing_field(author, reason) == missing


def page() -> None:
    import streamlit as st

    from shell.parts.confirmation import signature_fields
    from tests.shell.parts.test_confirmation import PLANS, Plan, Saved, View

    view = View()
    outcome = PLANS.last_outcome()
    if outcome is not None:
        PLANS.draw_outcome(view, "", "saved", year=2011, version=outcome.version)
    if PLANS.proposed() is not None:
        with PLANS.look_over(view, lambda draft: Saved(draft.weight)):
            st.markdown("what would change")
        return
    author, reason = signature_fields(view, "appraisal", "plan")
    if author and reason:
        PLANS.propose(Plan(7))
    elif author:
        PLANS.draw_problem(view, "reason")


class View:
    """What the part needs of a view."""

    language = "en"


def test_from_the_fields_over_the_look_to_the_outcome() -> None:
    test = AppTest.from_function(page).run()
    test.text_input(key="plan_author").set_value("Wang").run()
    assert [node.value for node in test.error] == [
        "Not saved: please give a reason (up to 400 characters)."
    ]
    test.text_area(key="plan_reason").set_value("A reason").run()
    test.run()
    assert [node.value for node in test.markdown] == ["what would change"]
    test.button(key="plan_confirm").click().run()

    assert "version 7" in test.success[0].value
    assert not test.exception
