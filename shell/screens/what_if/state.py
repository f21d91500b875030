"""Where the what-if keeps what it is asked for: in the session and in the link, and only through here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from metrics.what_if.scenario import Scenario, read
from shell.session import labels, link, unmet_requests

TABS = ("targets", "levers", "scenarios")
TAB, SCENARIO, SCOPE, YEAR = "what_if_tab", "scenario", "what_if_scope", "target_year"
SAVED, REFUSED = "saved_scenario", "what_if_said"
INDICATOR = "indicator"  # the target looked at; other pages ask for it under the same name
EVERY_YEAR = "0"


@dataclass(frozen=True)
class State:
    """What is asked for: the tab, the scenario, and the year that targets are set for.

    The year is 0 for every year; the scope is the scenario's.
    """

    tab: str
    scenario: Scenario
    year: int


def current(
    default: Scenario,
    may_open: Callable[[str], bool],
    label: str = "",
    words: Callable[[str], str] = str,
) -> State:
    """What this run is asked for; the scenario from the link where that has something new to say.

    `may_open` tells of a scenario's text whether viewer and snapshot can be asked about it; where
    none can, the default is opened. `label` and `words` name it where the link asked for another.
    """
    given = [linked_scenario(), scenario_text(), *_linked_before()]
    usable = [one for one in given if isinstance(one, str) and may_open(one)]
    is_new = usable[:1] == given[:1] and given[0] not in _linked_before()
    options = [*usable, default.text]
    chosen = link.initial_value(SCENARIO, options, default.text, label=label, words=words)
    if is_new and chosen == given[0]:
        _look_at_moved(read(chosen))
    link.write(SCENARIO, None if chosen == default.text else chosen)
    return State(tab(), read(chosen), year())


def linked_scenario() -> Any:
    """The text of the scenario that the link asks for, or None."""
    return link.current_value(SCENARIO)


def _linked_before() -> list[str]:
    """The scenario that this session wrote into the link last."""
    written: dict[str, str] = st.session_state.get(link.SEEN, {})
    return [value for name, value in written.items() if name == SCENARIO]


def _look_at_moved(scenario: Scenario) -> None:
    """Turns to a target that the scenario assumes, unless one of them is looked at already."""
    moved = [target.indicator for target in scenario.targets]
    if moved and st.session_state.get(INDICATOR) not in moved:
        look_at(moved[0])
        link.write(INDICATOR, moved[0])


def scenario_text() -> str | None:
    """The text of the scenario as the last run or click left it; None before the first."""
    return st.session_state.get(SCENARIO)


def last_scenario() -> Scenario:
    """The scenario as the last run or click left it, for callbacks."""
    return read(st.session_state[SCENARIO])


def assume(scenario: Scenario) -> None:
    """Makes a scenario the one of this session; the next run shows it and puts it into the link."""
    st.session_state[SCENARIO] = scenario.text


def link_codes(text: str) -> dict[str, str]:
    """What a link says that opens the tab of scenarios on a scenario of this text."""
    return {TAB: "scenarios", SCENARIO: text}


def tab() -> str:
    """The tab that is open."""
    chosen = st.session_state.get(TAB)
    return chosen if chosen in TABS else TABS[0]


def year() -> int:
    """The year that targets are set for; 0 for every year."""
    return int(labels.code_of(YEAR) or EVERY_YEAR)


def set_scope(scope: str, scopes: Sequence[str], words: Callable[[str], str]) -> None:
    """Gives the list of scopes the scenario's own, where it shows another or in other words."""
    if st.session_state.get(SCOPE) != scope:
        st.session_state[SCOPE] = scope
    labels.renew(SCOPE, scopes, words)


def chosen_scope() -> str:
    """The scope that the list of scopes shows."""
    return str(labels.code_of(SCOPE))


def indicator() -> str:
    """The target looked at."""
    return str(st.session_state.get(INDICATOR, "pass_rate"))


def look_at(key: str) -> None:
    """Makes a target the one looked at."""
    st.session_state[INDICATOR] = key


def choose_saved(number: int) -> None:
    """Turns to a saved scenario."""
    st.session_state[SAVED] = str(number)


def linked_saved() -> str:
    """The number of the saved scenario that the link asks for, or ""."""
    return str(link.current_value(SAVED) or "")


def note_saved(label: str, nothing: str) -> None:
    """Nothing is saved: a link that asks for a saved scenario asks in vain."""
    unmet_requests.note(SAVED, linked_saved() or None, "", label, nothing)


def drop_saved() -> None:
    """The page says in words of its own that the saved scenario is not open."""
    unmet_requests.drop(SAVED)


def refuse(lever: str) -> None:
    """Remembers for the next run that a lever could not be moved so."""
    st.session_state[REFUSED] = lever


def take_refused() -> str:
    """The lever that the last click could not move, given out once; "" where there was none."""
    return str(st.session_state.pop(REFUSED, ""))
