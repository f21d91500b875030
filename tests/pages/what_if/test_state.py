"""What the what-if is asked for stands in one place: no other module knows its keys."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st

from metrics.what_if.scenario import Scenario, Target
from shell.screens.what_if import assumptions, state
from shell.screens.what_if.state import State
from shell.session import link

SCREEN = Path(state.__file__).parent
KEYS = {"TAB", "SCENARIO", "SCOPE", "YEAR", "SAVED", "REFUSED"}
MODULES = sorted(path for path in SCREEN.rglob("*.py") if path.name != "state.py")
RAISED = Scenario(targets=(Target("opening_rate", 0.6),))
TODAY = Scenario()


@pytest.fixture(autouse=True)
def session(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    values: dict[str, Any] = {}
    monkeypatch.setattr(st, "session_state", values)
    return values


@pytest.fixture(autouse=True)
def address(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    codes: dict[str, str] = {}
    monkeypatch.setattr(st, "query_params", codes)
    return codes


def literals(tree: ast.Module) -> Iterator[object]:
    return (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SCREEN).as_posix())
def test_no_other_module_of_the_screen_names_the_keys(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}

    assert not {getattr(state, key) for key in KEYS} & set(literals(tree))
    if names & {*KEYS, "INDICATOR"}:  # given to the widget that shows it, and to nothing else
        assert not names & {"session_state", "query_params"}
        assert "link" not in {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def test_the_keys_are_told_apart() -> None:
    assert len({getattr(state, key) for key in (*KEYS, "INDICATOR")}) == len(KEYS) + 1


def test_a_scenario_of_the_link_is_opened_and_its_target_looked_at(address: dict[str, str]) -> None:
    address |= {state.SCENARIO: RAISED.text}

    assert state.current(TODAY, lambda words: True) == State("targets", RAISED, 0)
    assert (state.indicator(), address[state.INDICATOR]) == ("opening_rate", "opening_rate")
    assert state.last_scenario() == RAISED


def test_what_may_not_be_opened_gives_way_to_the_default(address: dict[str, str]) -> None:
    address |= {state.SCENARIO: RAISED.text}

    assert state.current(TODAY, lambda words: False).scenario == TODAY
    assert address == {}


def test_a_move_is_shown_and_written_into_the_link_in_the_next_run(
    address: dict[str, str], session: dict[str, Any]
) -> None:
    state.current(TODAY, lambda words: True)
    session[state.YEAR] = "2011"
    assumptions.set_target("pass_rate", 0.9, 0.8, "all")
    moved = state.current(TODAY, lambda words: True)

    assert moved == State(
        "targets", Scenario(targets=(Target("pass_rate", 0.9, "all", 2011),)), 2011
    )
    assert address == {state.SCENARIO: moved.scenario.text}
    assumptions.set_target("pass_rate", 0.8, 0.8, "all")
    assert state.current(TODAY, lambda words: True).scenario == TODAY
    assert address == {}


def test_each_tab_gives_up_its_own_assumptions() -> None:
    both = Scenario(targets=RAISED.targets, levers=(("opening_rate", 0.6),))
    for tab, left in (("targets", (0, 1)), ("levers", (1, 0))):
        state.assume(both)
        assumptions.put_back(tab)
        now = state.last_scenario()
        assert (len(now.targets), len(now.levers)) == left


def test_another_scope_keeps_rates_and_gives_up_amounts(session: dict[str, Any]) -> None:
    state.assume(Scenario(levers=(("opening_rate", 0.6), ("volume", 9_000.0))))
    session[state.SCOPE] = "other"
    assumptions.move_scope()

    assert state.last_scenario() == Scenario("other", levers=(("opening_rate", 0.6),))


def test_a_refusal_is_given_out_once() -> None:
    state.refuse("share_student")

    assert [state.take_refused(), state.take_refused()] == ["share_student", ""]


def test_the_link_to_a_scenario_opens_the_tab_of_scenarios(address: dict[str, str]) -> None:
    address |= state.link_codes(RAISED.text)
    link.initial_value(state.TAB, state.TABS, "targets")

    assert state.current(TODAY, lambda words: True) == State("scenarios", RAISED, 0)
