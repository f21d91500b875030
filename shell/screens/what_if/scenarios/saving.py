"""Where the what-if writes: scenarios as they are saved, and targets once their author has looked."""

import logging
from dataclasses import dataclass
from typing import Literal

from data_access import changes, scenarios, yearly_targets
from data_access.changes import Change
from data_access.scenarios import SavedScenario
from data_access.versions import Refused
from data_access.yearly_targets import NewTarget, TargetVersion
from metrics.what_if.scenario import Scenario, read
from shell.cache import database
from shell.parts.confirmation import Confirmation
from shell.viewer.access import Scope, require
from shell.viewer.may import may, require_may

LOG = logging.getLogger(__name__)
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


CONFIRMATION = Confirmation("what_if", "what_if_scenarios", Draft, Outcome)


def may_adopt(scope: Scope) -> bool:
    """Whether this viewer may set targets: the ministry's role over all cities, nobody else."""
    return may(scope, "adopt", "targets")


def listed(scope: Scope, visible: tuple[str, ...]) -> list[SavedScenario]:
    """Saved scenarios of the scopes that this viewer may look at, the newest first.

    One that names a city beside the viewer's own is left out, and one that is not understood.
    """
    require(scope)
    everybodys = scenarios.saved_scenarios(database.engine())
    in_sight = [saved for saved in everybodys if _scope_code(saved) in visible]
    if scope.cities is None:
        return in_sight
    pairs = ((saved, understood(saved)) for saved in in_sight)
    return [
        saved
        for saved, meant in pairs
        if meant is not None and may(scope, "open", "what_if_scenario", meant)
    ]


def _scope_code(saved: SavedScenario) -> str:
    return saved.content.partition("~")[0]


def save(
    scope: Scope, now: Scenario, snapshot: int, name: str, author: str, reason: str
) -> Outcome:
    """Saves a scenario; whatever goes wrong is an outcome with a name, and nothing is written."""
    require_may(scope, "save", "what_if_scenario", now)
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
    require_may(scope, "read", "targets")
    return yearly_targets.versions(database.engine(), indicators, year)


def adopt(scope: Scope, draft: Draft) -> Outcome:
    """Sets the targets of a draft; whatever goes wrong is an outcome, and nothing is written."""
    require_may(scope, "adopt", "targets")
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
    require_may(scope, "read", "log")
    return changes.log(database.engine(), most, SUBJECTS)


def understood(saved: SavedScenario) -> Scenario | None:
    """The scenario of what was saved; None where this version no longer knows its codes."""
    try:
        return read(saved.content)
    except ValueError:
        return None
