"""The one place where a page writes: next year's plan, after a look at what it changes."""

import json
import logging
from dataclasses import dataclass

from data_access import appraisal_plans
from data_access.appraisal_plans import PlanRow, SavedPlan
from data_access.changes import Change
from data_access.versions import Refused
from metrics.appraisal.plan import KEYS, AppraisalPlan
from shell.cache import database
from shell.parts.confirmation import Confirmation
from shell.viewer.access import Scope
from shell.viewer.may import may, require_may

LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Draft:
    """A plan that its author looks at before it is saved; `after` is the version it follows."""

    year: int
    after: int
    rows: tuple[PlanRow, ...]
    set_by: str
    reason: str


@dataclass(frozen=True)
class Outcome:
    """What came of saving: the version, or the problem by its key in `appraisal.refused`."""

    year: int
    version: int = 0
    problem: str = ""


CONFIRMATION = Confirmation("appraisal", "appraisal", Draft, Outcome)


def may_save(scope: Scope) -> bool:
    """Whether this viewer may save plans: the ministry's role over all cities, nobody else."""
    return may(scope, "save", "plan")


def rows_of(plan: AppraisalPlan) -> tuple[PlanRow, ...]:
    """A plan as it is saved."""
    scale = plan.scale
    return tuple(map(PlanRow, KEYS, plan.weights, scale.floors, scale.targets))


def newest(scope: Scope, year: int) -> SavedPlan | None:
    """The year's own plan as the database has it now, not as the snapshot froze it."""
    require_may(scope, "read", "plan")
    return appraisal_plans.newest(database.engine(), year)


def log(scope: Scope) -> list[Change]:
    """The latest changes, the newest first."""
    require_may(scope, "read", "log")
    return appraisal_plans.log(database.engine())


def save(scope: Scope, draft: Draft) -> Outcome:
    """Saves a draft; whatever goes wrong is an outcome with a name, and nothing is written."""
    require_may(scope, "save", "plan")
    try:
        saved = appraisal_plans.save(
            database.engine(), draft.year, draft.rows, draft.set_by, draft.reason, draft.after
        )
    except Refused as refused:
        return Outcome(draft.year, problem=refused.problem)
    except Exception as error:  # noqa: BLE001 - whatever ails the database, the words stay typed
        LOG.warning("A plan could not be saved: %s", type(error).__name__)
        return Outcome(draft.year, problem="database")
    return Outcome(draft.year, saved.version)


def content(words: str) -> dict[str, tuple[float, float, float | None]]:
    """A plan as the log has it: weight, floor and target by component."""
    rows: dict[str, tuple[float, float, float | None]] = json.loads(words) if words else {}
    return {key: (row[0], row[1], row[2]) for key, row in rows.items()}
