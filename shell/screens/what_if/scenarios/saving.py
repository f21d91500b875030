"""Where the what-if writes: scenarios as they are saved, and targets once their author has looked."""

import logging
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from data_access import changes, scenarios, yearly_targets
from data_access.changes import Change
from data_access.scenarios import SavedScenario
from data_access.versions import Refused
from data_access.yearly_targets import NewTarget, TargetVersion
from metrics.what_if.scenario import Scenario, read
from shell.cache import database
from shell.viewer.access import AccessRefused, Scope, require, require_every_city
from shell.viewer.may_leave import may_hold

LOG = logging.getLogger(__name__)
PENDING, SAID = "_what_if_pending", "_what_if_scenario_said"
About = Literal["saved", "adopted"]
SUBJECTS = (scenarios.SUBJECT, yearly_targets.SUBJECT)


@dataclass(frozen=True)
class Draft:
    """Targets that their author looks at before they are set; `seen` is what they would follow."""

    snapshot: int
    scenario: int
    year: int
    new: tuple[NewTarget, ...]
    seen: tuple[TargetVersion, ...]
    author: str
    reason: str


@dataclass(frozen=True)
class Outcome:
    """What came of saving or adopting; `problem` is its key in `what_if_scenarios.refused`."""

    about: About
    problem: str = ""
    name: str = ""
    version: int = 0
    number: int = 0
    year: int = 0
    rows: int = 0


def may_adopt(scope: Scope) -> bool:
    """Whether this viewer may set targets: the ministry's role over all cities, nobody else."""
    return scope.role == "ministry" and scope.cities is None


def listed(scope: Scope, visible: tuple[str, ...]) -> list[SavedScenario]:
    """Saved scenarios of the scopes that this viewer may look at, the newest first.

    One that names a city beside the viewer's own is left out, and one that is not understood.
    """
    require(scope)
    held = [
        each for each in scenarios.saved_scenarios(database.engine()) if _about(each) in visible
    ]
    if scope.cities is None:
        return held
    read_ = ((each, understood(each)) for each in held)
    return [each for each, one in read_ if one is not None and may_hold(scope, one)]


def _about(saved: SavedScenario) -> str:
    return saved.content.partition("~")[0]


def save(
    scope: Scope, now: Scenario, snapshot: int, name: str, author: str, reason: str
) -> Outcome:
    """Saves a scenario; whatever goes wrong is an outcome with a name, and nothing is written."""
    require(scope)
    if not may_hold(scope, now):
        raise AccessRefused("This viewer saves scenarios of the own city only.")
    if now.is_today:
        return Outcome("saved", "nothing")
    try:
        saved = scenarios.save(database.engine(), name, now.text, snapshot, author, reason)
    except Refused as refused:
        return Outcome("saved", refused.problem, name)
    except Exception as error:  # noqa: BLE001 - whatever ails the database, the words stay typed
        LOG.warning("A scenario could not be saved: %s", type(error).__name__)
        return Outcome("saved", "database")
    return Outcome("saved", name=saved.name, version=saved.version, number=saved.id)


def versions(scope: Scope, indicators: tuple[str, ...], year: int) -> tuple[TargetVersion, ...]:
    """The targets of these indicators as the database has them now."""
    require_every_city(scope)
    return yearly_targets.versions(database.engine(), indicators, year)


def adopt(scope: Scope, draft: Draft) -> Outcome:
    """Sets the targets of a draft; whatever goes wrong is an outcome, and nothing is written."""
    if not may_adopt(scope):
        raise AccessRefused("This viewer may not set targets.")
    try:
        added = yearly_targets.adopt(
            database.engine(),
            draft.year,
            draft.new,
            draft.scenario,
            draft.author,
            draft.reason,
            draft.seen,
        )
    except Refused as refused:
        return Outcome("adopted", refused.problem, year=draft.year)
    except Exception as error:  # noqa: BLE001 - whatever ails the database, the words stay typed
        LOG.warning("Targets could not be set: %s", type(error).__name__)
        return Outcome("adopted", "database", year=draft.year)
    return Outcome("adopted", year=draft.year, rows=len(added))


def log(scope: Scope, most: int = 200) -> list[Change]:
    """The latest changes of scenarios and targets, the newest first."""
    require_every_city(scope)
    return changes.log(database.engine(), most, SUBJECTS)


def hold(draft: Draft) -> None:
    """Keeps a draft for its author to look at."""
    st.session_state[PENDING] = draft
    st.session_state.pop(SAID, None)


def held() -> Draft | None:
    """The draft that waits for its author's word."""
    found = st.session_state.get(PENDING)
    return found if isinstance(found, Draft) else None


def confirm(scope: Scope) -> None:
    """Told by a button: sets the targets that were looked at, once."""
    draft = st.session_state.pop(PENDING, None)
    if isinstance(draft, Draft):
        say(adopt(scope, draft))


def dismiss() -> None:
    """Told by a button: back to the form; what was typed stands there still."""
    st.session_state.pop(PENDING, None)


def say(outcome: Outcome) -> None:
    """Keeps what came of it for the next run."""
    st.session_state[SAID] = outcome


def said() -> Outcome | None:
    """What came of the last saving or adopting in this session."""
    found = st.session_state.get(SAID)
    return found if isinstance(found, Outcome) else None


def understood(saved: SavedScenario) -> Scenario | None:
    """The scenario of what was saved; None where this version no longer knows its codes."""
    try:
        return read(saved.content)
    except ValueError:
        return None
