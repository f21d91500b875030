"""What a scenario's targets change within its scope, one indicator at a time."""

from metrics.what_if.scenario import Scenario
from metrics.what_if.targets import before_after as model
from metrics.what_if.targets.before_after import BeforeAfter
from shell.cache.readings import cached
from shell.viewer.view import View


def before_after_of(view: View, key: str, now: Scenario) -> BeforeAfter:
    """Cities by verdict, before and after, of one indicator; others of the scenario do not matter."""
    return cached(
        view.scope,
        view.snapshot,
        model.before_after,
        key=key,
        where=now.scope,
        targets=model.of_targets(now, key),
    )
