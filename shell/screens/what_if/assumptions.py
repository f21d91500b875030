"""What a slider, a list or a button changes of the scenario, told by Streamlit before the next run."""

from metrics.what_if.levers.catalogue import LEVERS
from metrics.what_if.scenario import Scenario, Target
from shell.screens.what_if import state
from shell.screens.what_if.scopes import is_valid
from shell.viewer.view import View

SAME = 1e-9  # a position this near to today's is today's


def set_target(key: str, value: float, today: float, addressee: str) -> None:
    """A target as assumed; back at today's it is assumed no longer."""
    now, year = state.last_scenario(), state.year()
    own = (key, addressee, year)
    targets = [t for t in now.targets if (t.indicator, t.whom, t.year) != own]
    if abs(value - today) > SAME:
        targets.append(Target(key, value, addressee, year))
    state.look_at(key)
    state.assume(Scenario(now.scope, tuple(targets), now.levers))


def set_lever(key: str, value: float, today: float, view: View) -> None:
    """A lever as assumed; what cannot be (a mix above one) is refused in words, nothing moves."""
    now = state.last_scenario()
    levers = [(name, at) for name, at in now.levers if name != key]
    if abs(value - today) > SAME:
        levers.append((key, value))
    moved = Scenario(now.scope, now.targets, tuple(levers))
    if is_valid(view, moved.text):
        state.assume(moved)
    else:
        state.refuse(key)


def move_scope() -> None:
    """Assumed targets and rates stay; numbers of persons, places and shares belong to the old scope."""
    now = state.last_scenario()
    rates = ("rate", "mean")
    levers = tuple((key, at) for key, at in now.levers if LEVERS[key].kind in rates)
    state.assume(Scenario(state.chosen_scope(), now.targets, levers))


def put_back(tab: str) -> None:
    """The tab's assumptions are given up."""
    now = state.last_scenario()
    if tab == "targets":
        state.assume(Scenario(now.scope, (), now.levers))
    else:
        state.assume(Scenario(now.scope, now.targets, ()))
