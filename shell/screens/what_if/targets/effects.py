"""What a scenario's targets change within its scope, one indicator at a time."""

from metrics.what_if.scenario import Scenario
from metrics.what_if.targets import before_after as model
from metrics.what_if.targets.before_after import Sides
from shell.cache.readings import computed
from shell.viewer.view import View


def sides_of(view: View, key: str, now: Scenario) -> Sides:
    """Cities by verdict, before and after, of one indicator; others of the scenario do not matter."""
    return computed(
        view.scope,
        view.snapshot,
        model.sides,
        key=key,
        where=now.scope,
        targets=model.of_targets(now, key),
    )
